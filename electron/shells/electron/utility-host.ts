import { utilityProcess } from 'electron';
import type { FromHost } from '../../host/host-protocol.ts';
import { hostEnvironment, type SpawnHost } from '../host-child.ts';
import { smallHeap } from '../small-heap.ts';
import { relayCodes } from '../stderr-codes.ts';

/**
 * Starts hosts as Electron utility processes, which need no Node beside Electron's own.
 * @param file absolute path of the host's bundle
 */
export const utilityHost =
  (file: string): SpawnHost =>
  (listener) => {
    const env = Object.fromEntries(
      Object.entries(hostEnvironment(process.env)).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    const child = utilityProcess.fork(file, [], {
      env,
      execArgv: [smallHeap],
      serviceName: 'Casebook host',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.on('message', (message: unknown) => listener.message(JSON.parse(String(message)) as FromHost));
    child.once('exit', () => listener.exit());
    relayCodes(child.stderr as NodeJS.ReadableStream as Parameters<typeof relayCodes>[0], (line) =>
      process.stderr.write(line),
    );
    return {
      // As text, so that exactly the values of JSON cross, as on the other transport.
      send: (message) => child.postMessage(JSON.stringify(message)),
      kill: () => {
        child.kill();
      },
    };
  };
