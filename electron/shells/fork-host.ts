import { fork } from 'node:child_process';
import type { FromHost } from '../host/host-protocol.ts';
import { hostEnvironment, type SpawnHost } from './host-child.ts';
import { smallHeap } from './small-heap.ts';
import { relayCodes } from './stderr-codes.ts';

/**
 * Starts hosts as child processes of this one.
 * @param file absolute path of the host's bundle
 * @param nodePath the Node that runs it; this process's own by default
 */
export const forkHost =
  (file: string, nodePath: string = process.execPath): SpawnHost =>
  (listener) => {
    const child = fork(file, [], {
      execPath: nodePath,
      execArgv: [smallHeap],
      serialization: 'json',
      env: hostEnvironment(process.env),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let told = false;
    const exit = () => {
      if (!told) listener.exit();
      told = true;
    };
    child.on('message', (message) => listener.message(message as FromHost));
    child.once('exit', exit);
    child.once('error', exit);
    relayCodes(child.stderr, (line) => process.stderr.write(line));
    return {
      send: (message) => {
        if (child.connected) child.send(message, () => undefined);
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
