import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { readSalt, refusalOf } from '../../../db/open.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type Header, readHeader } from './header.ts';
import { refusalOfFile, removeQuietly, syncFolder } from './replace-file.ts';

/** A database and what may lie beside it while it is written. */
const suffixes = ['', '-wal', '-shm', '-journal'];

/** Why a register could not be made, beside the folder that somebody chose. */
function refusalOfMaking(error: unknown): unknown {
  const refusal = refusalOfFile(error) ?? refusalOf(error);
  if (refusal === null || refusal.code === 'register-exists') return error;
  return new Refusal(refusal.code === 'register-read-only' ? 'folder-read-only' : refusal.code, 'folder');
}

function clearUnfinished(unfinished: string): void {
  for (const suffix of suffixes) rmSync(`${unfinished}${suffix}`, { force: true });
}

/** The salt that a key file names, or null where it cannot be read. */
function saltOf(keyFile: string): string | null {
  try {
    return readHeader(keyFile).registerSalt;
  } catch {
    return null;
  }
}

/**
 * Clears what an interrupted making left: a key file whose register never got its name. Nobody was shown a passphrase
 * that opens it, so nothing is lost; any other key file is left alone.
 */
export function clearInterrupted(registerPath: string, keyFile: string): void {
  const unfinished = `${registerPath}.unfinished`;
  if (existsSync(registerPath) || !existsSync(unfinished) || !existsSync(keyFile)) return;
  if (statSync(unfinished).size < 16 || saltOf(keyFile) !== readSalt(unfinished).toString('base64')) return;
  removeQuietly(keyFile);
  clearUnfinished(unfinished);
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
    clearUnfinished(unfinished);
    build(unfinished);
    const header = writeKeyFile(readSalt(unfinished).toString('base64'));
    renameSync(unfinished, registerPath);
    syncFolder(path.dirname(registerPath));
    return header;
  } catch (error) {
    for (const suffix of suffixes) removeQuietly(`${unfinished}${suffix}`);
    for (const keyFile of existsSync(registerPath) ? [] : keyFiles) removeQuietly(keyFile);
    throw refusalOfMaking(error);
  }
}
