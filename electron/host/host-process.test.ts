import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

test.skipIf(process.platform === 'win32')(
  'a host outlives what is meant for its shell, and opens no port for a debugger',
  async () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'casebook-signal-'));
    const host = fork(path.resolve('electron/host/host-process.ts'), [], {
      execArgv: ['--no-warnings'],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const said = host.stderr === null ? Promise.resolve('') : text(host.stderr);
    const settings = { home, shell: 'terminal', demonstration: false, lockSignals: [] };
    host.send({ type: 'start', settings });
    await once(host, 'message');
    for (const signal of ['SIGINT', 'SIGHUP', 'SIGUSR1'] as const) host.kill(signal);
    host.send({ type: 'call', id: 1, name: 'vault.status', input: {}, caller: { window: 'main' } });
    const [answer] = await once(host, 'message');
    expect(answer).toMatchObject({ type: 'reply', reply: { ok: true } });
    host.send({ type: 'end', reason: 'asked' });
    await once(host, 'exit');
    expect(await said).toBe('');
    rmSync(home, { recursive: true, force: true });
  },
);
