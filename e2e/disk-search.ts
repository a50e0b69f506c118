import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

interface Found {
  readonly path: string;
  readonly encoding: 'utf8' | 'utf16le';
}

/** Every plain file below a folder; what goes away meanwhile is left out. */
const filesBelow = (path: string): string[] => {
  try {
    const entry = lstatSync(path);
    if (entry.isFile()) return [path];
    return entry.isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [];
  } catch {
    return [];
  }
};

/** Where a text stands in files below these folders, as UTF-8 or as UTF-16. Files not written since `after` are skipped. */
export const searchDisk = (places: readonly string[], text: string, after = 0): Found[] => {
  const encodings = ['utf8', 'utf16le'] as const;
  const sought = encodings.map((encoding) => ({ encoding, bytes: Buffer.from(text, encoding) }));
  return places.flatMap(filesBelow).flatMap((path) => {
    try {
      if (lstatSync(path).mtimeMs < after) return [];
      const content = readFileSync(path);
      return sought.filter(({ bytes }) => content.includes(bytes)).map(({ encoding }) => ({ path, encoding }));
    } catch {
      return [];
    }
  });
};

/** Where this computer's programs keep things: the hidden folders of the home folder, and temporary folders. */
export const placesOnThisComputer = (): string[] => [
  ...readdirSync(homedir())
    .filter((name) => name.startsWith('.') && name !== '.npm')
    .map((name) => join(homedir(), name)),
  ...new Set([tmpdir(), '/tmp', '/var/tmp', '/dev/shm']),
];
