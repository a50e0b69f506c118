import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { readSalt, refusalOf } from '../../../db/open.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Header } from './header.ts';
import { refusalOfFile, removeQuietly } from './replace-file.ts';

/** A database and what may lie beside it while it is written. */
const suffixes = ['', '-wal', '-shm', '-journal'];

/** Why a register could not be made, beside the folder that somebody chose. */
function refusalOfMaking(error: unknown): unknown {
  const refusal = refusalOfFile(error) ?? refusalOf(error);
  if (refusal === null || refusal.code === 'register-exists') return error;
  return new Refusal(refusal.code === 'register-read-only' ? 'folder-read-only' : refusal.code, 'folder');
}

/**
 * Builds the register under another name and gives it its own name last: a register that can be seen is whole, and one
 * that could not be finished leaves nothing behind.
 */
export function putInPlace(
  registerPath: string,
  keyFiles: readonly string[],
  build: (file: string) => void,
  writeKeyFile: (salt: string) => Header,
): Header {
  const unfinished = `${registerPath}.unfinished`;
  try {
    mkdirSync(path.dirname(registerPath), { recursive: true, mode: 0o700 });
    for (const suffix of suffixes) rmSync(`${unfinished}${suffix}`, { force: true });
    build(unfinished);
    const header = writeKeyFile(readSalt(unfinished).toString('base64'));
    renameSync(unfinished, registerPath);
    return header;
  } catch (error) {
    for (const suffix of suffixes) removeQuietly(`${unfinished}${suffix}`);
    for (const keyFile of existsSync(registerPath) ? [] : keyFiles) removeQuietly(keyFile);
    throw refusalOfMaking(error);
  }
}
