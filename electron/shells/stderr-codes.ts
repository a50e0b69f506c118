import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

const codeLine = /^code:[a-z-]+(:[\w.@:-]{1,160})?$/;

/**
 * Passes on what the host writes to standard error, but only lines that are codes: anything else (a stack, a library's
 * warning) might hold what somebody typed, so it is dropped.
 */
export const relayCodes = (stream: Readable | null, write: (line: string) => void): void => {
  if (!stream) return;
  createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    if (codeLine.test(line)) write(`casebook host ${line}\n`);
  });
};
