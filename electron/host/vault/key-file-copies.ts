import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Computer } from '../computer.ts';
import { type Header, readHeader } from './header.ts';

/** A key file that can be read; null for one that is missing, torn or hostile, so that it stands in no other one's way. */
export function keyFileOrNull(file: string): Header | null {
  try {
    return readHeader(file);
  } catch {
    return null;
  }
}

/**
 * Where this computer keeps its copy of a key file: the newest of a register under the register's id, and one of an older
 * generation, which belongs to a restored copy, beside it. So an older one never takes the place of a newer.
 */
export function placeOfCopy(computer: Computer, { registerId, generation }: Pick<Header, 'registerId' | 'generation'>) {
  const usual = computer.keyFileCopy(registerId);
  const newer = (keyFileOrNull(usual)?.generation ?? 0) > generation;
  return newer ? computer.keyFileCopy(`${registerId}.${generation}`) : usual;
}

interface Copy {
  readonly header: Header;
  readonly bytes: Buffer;
}

/** The copies of key files that this computer keeps, of whatever registers. */
export function keyFileCopies(computer: Computer): Copy[] {
  const folder = path.dirname(computer.keyFileCopy('any'));
  const files = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  return files.flatMap((file) => {
    const header = keyFileOrNull(file);
    return header === null ? [] : [{ header, bytes: readFileSync(file) }];
  });
}
