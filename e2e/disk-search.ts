import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

interface Found {
  readonly path: string;
  readonly encoding: 'utf8' | 'utf16le';
}

interface PlainFile {
  readonly path: string;
  readonly writtenAt: number;
}

/** What `look` gives, or the fallback: a file may go away while it is looked at. */
const attempt = <T>(look: () => T, fallback: T): T => {
  try {
    return look();
  } catch {
    return fallback;
  }
};

const filesBelow = (folder: string): PlainFile[] =>
  attempt(() => readdirSync(folder, { withFileTypes: true }), []).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() ? [{ path, writtenAt: attempt(() => statSync(path).mtimeMs, 0) }] : [];
  });

const read = (path: string): Buffer => attempt(() => readFileSync(path), Buffer.alloc(0));

/** Where one of these texts stands in files below these folders, as UTF-8 or as UTF-16, written since `after`. */
export const searchDisk = (places: readonly string[], texts: readonly string[], after = 0): Found[] => {
  const encodings = ['utf8', 'utf16le'] as const;
  const sought = texts.flatMap((text) =>
    encodings.map((encoding) => ({ encoding, bytes: Buffer.from(text, encoding) })),
  );
  return places.flatMap(filesBelow).flatMap(({ path, writtenAt }) => {
    if (writtenAt < after) return [];
    const content = read(path);
    return sought.filter(({ bytes }) => content.includes(bytes)).map(({ encoding }) => ({ path, encoding }));
  });
};

/** Where this computer's programs keep things: the hidden folders of the home folder, and temporary folders. */
export const placesOnThisComputer = (): string[] => [
  ...readdirSync(homedir())
    .filter((name) => name.startsWith('.') && name !== '.npm')
    .map((name) => join(homedir(), name)),
  ...new Set([tmpdir(), '/tmp', '/var/tmp', '/dev/shm']),
];
