import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { assertLooksLikeRegister, readSalt } from '../../../db/open.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Computer } from '../computer.ts';
import { headerPathOf, readHeader } from './header.ts';
import { refusalOfFile, replaceFile } from './replace-file.ts';

/** The copies of key files that this computer keeps, of whatever registers. */
function keyFileCopies(computer: Computer): string[] {
  const folder = path.dirname(computer.keyFileCopy('any'));
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

/** Which register a key file belongs to; null for one that cannot be read, so that it stands in no other one's way. */
function saltIn(keyFile: string): string | null {
  try {
    return readHeader(keyFile).registerSalt;
  } catch {
    return null;
  }
}

/** Puts new content in the place of a file and keeps the old one beside it under a longer name. */
function exchange(file: string, content: Uint8Array, keptAs: string): void {
  const kept = `${file}.${keptAs}`;
  try {
    const there = existsSync(file);
    if (there) renameSync(file, kept);
    try {
      replaceFile(file, content);
    } catch (error) {
      if (there) renameSync(kept, file);
      throw error;
    }
  } catch (error) {
    throw refusalOfFile(error, 'path') ?? error;
  }
}

/**
 * Puts the copy of the key file that this computer kept back beside the register; a damaged one stays there under a
 * longer name. Throws `header-missing` where there is no copy of this register's key file.
 */
export function restoreKeyFile(computer: Computer, registerPath: string, now: number): void {
  assertLooksLikeRegister(registerPath);
  const salt = readSalt(registerPath).toString('base64');
  const copy = keyFileCopies(computer).find((one) => saltIn(one) === salt);
  if (copy === undefined) throw new Refusal('header-missing', 'path');
  exchange(headerPathOf(registerPath), readFileSync(copy), `damaged-${now}`);
}
