import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../fixtures.ts';
import { family, hostProcesses, listeningAddresses } from '../processes.ts';
import { launchLimit, plainCommand } from '../shells.ts';

const isWindow = /--type=renderer/;

/** The parts of the application that are running: it is open when both are there. */
const parts = (pid: number): { host: boolean; window: boolean } => ({
  host: hostProcesses(pid).length > 0,
  window: family(pid).some(({ command }) => isWindow.test(command)),
});

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
};

test('the search for listening ports finds one that is there', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const hexadecimal = port.toString(16).toUpperCase().padStart(4, '0');
  expect(listeningAddresses(family(process.pid))).toContain(`0100007F:${hexadecimal}`);
  server.close();
});

test('no process of the application listens on a port', async ({ shell }) => {
  test.setTimeout(2 * launchLimit);
  const home = mkdtempSync(join(tmpdir(), 'casebook-test-'));
  const { command, args, env } = plainCommand(shell, home);
  const child = spawn(command, args, { env, stdio: 'ignore' });
  try {
    const pid = child.pid ?? 0;
    await expect.poll(() => parts(pid), { timeout: launchLimit }).toEqual({ host: true, window: true });
    expect(listeningAddresses(family(pid))).toEqual([]);
  } finally {
    await end(child);
    rmSync(home, { recursive: true, force: true });
  }
});
