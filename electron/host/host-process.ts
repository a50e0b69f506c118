import { writeSync } from 'node:fs';
import { createHost } from './create-host.ts';
import { openHostChannel } from './host-channel.ts';
import { serveHost } from './serve-host.ts';

/** Where in our own bundle an error arose, without its message: messages can hold what somebody typed. */
const place = (error: unknown): string => {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  const frame = error instanceof Error ? /([\w-]+\.js:\d+:\d+)\)?$/m.exec(error.stack ?? '')?.[1] : undefined;
  return `${name}@${frame ?? 'unknown'}`;
};

const endWithCode = (kind: string) => (error: unknown) => {
  writeSync(2, `code:${kind}:${place(error)}\n`);
  process.exit(1);
};

process.on('uncaughtException', endWithCode('uncaught'));
process.on('unhandledRejection', endWithCode('unhandled'));
// Ctrl+C in a terminal, and closing it, reach every process of the group; the shell decides when the host ends.
for (const signal of ['SIGINT', 'SIGHUP']) process.on(signal, () => undefined);
// Left alone, this signal makes Node open a port through which anybody on this computer could read the keys.
process.on('SIGUSR1', () => undefined);

serveHost(openHostChannel(), createHost);
