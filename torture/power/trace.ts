/** What a process did to its files and what it said, in the order in which it happened. */
export type Event =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'opened'; readonly path: string; readonly emptied: boolean }
  | { readonly kind: 'written'; readonly path: string; readonly at: number | null; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly path: string; readonly length: number }
  | { readonly kind: 'synced'; readonly path: string }
  | { readonly kind: 'renamed'; readonly path: string; readonly to: string }
  | { readonly kind: 'removed'; readonly path: string };

const calls = ['openat', 'pwrite64', 'write', 'fsync', 'fdatasync', 'ftruncate', 'unlink', 'rename'];

/** The command line that records a process: only its main thread, where the database and the key files are written. */
export const recorder = (trace: string): string[] => [
  'strace',
  ...['-o', trace, '-y', '-xx', '-s', '1000000', '-e', `trace=${calls.join(',')}`, '--'],
];

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
const textOf = (hex: string): string => bytesOf(hex).toString('utf8');

const hex = String.raw`((?:\\x[0-9a-f]{2})*)`;
const writing = new RegExp(String.raw`^p?write(?:64)?\((\d+)<${hex}>, "${hex}", \d+(?:, (\d+))?\) = (\d+)`);
const syncing = new RegExp(String.raw`^f(?:data)?sync\(\d+<${hex}>\) = 0`);
const cutting = new RegExp(String.raw`^ftruncate\(\d+<${hex}>, (\d+)\) = 0`);
const opening = new RegExp(String.raw`^openat\([^,]+, "${hex}", (\S*O_CREAT\S*)[^)]*\) = \d`);
const removing = new RegExp(String.raw`^unlink\("${hex}"\) = 0`);
const renaming = new RegExp(String.raw`^rename\("${hex}", "${hex}"\) = 0`);

const standardOutput = '1';

function written(line: string): Event | null {
  const [, handle = '', path = '', data = '', at, count = '0'] = writing.exec(line) ?? [];
  if (handle === '') return null;
  const bytes = bytesOf(data).subarray(0, Number(count));
  if (handle === standardOutput) return { kind: 'said', text: bytes.toString('utf8') };
  return { kind: 'written', path: textOf(path), at: at === undefined ? null : Number(at), bytes };
}

const kinds: readonly (readonly [RegExp, (found: readonly string[]) => Event])[] = [
  [syncing, ([path = '']) => ({ kind: 'synced', path: textOf(path) })],
  [cutting, ([path = '', length = '0']) => ({ kind: 'cut', path: textOf(path), length: Number(length) })],
  [opening, ([path = '', flags = '']) => ({ kind: 'opened', path: textOf(path), emptied: flags.includes('O_TRUNC') })],
  [removing, ([path = '']) => ({ kind: 'removed', path: textOf(path) })],
  [renaming, ([path = '', to = '']) => ({ kind: 'renamed', path: textOf(path), to: textOf(to) })],
];

function eventIn(line: string): Event | null {
  const write = written(line);
  if (write !== null) return write;
  for (const [pattern, make] of kinds) {
    const found = pattern.exec(line);
    if (found !== null) return make(found.slice(1));
  }
  return null;
}

/** Reads a recording of `strace -y -xx`. Calls that failed did nothing and are left out. */
export const readTrace = (text: string): Event[] =>
  text.split('\n').flatMap((line) => {
    const event = eventIn(line);
    return event === null ? [] : [event];
  });
