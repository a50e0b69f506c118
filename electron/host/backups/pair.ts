import { closeSync, existsSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type RawDb, refusalOf } from '../../../db/open.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { headerPathOf } from '../vault/header.ts';
import { refusalOfFile, removeQuietly, syncFolder } from '../vault/replace-file.ts';

/** A failure beside the folder it happened in; a damaged page of the register itself keeps its own word. */
export function refusalBeside(error: unknown, field: string): unknown {
  const refusal = refusalOfFile(error) ?? refusalOf(error);
  if (refusal === null) return error;
  return new Refusal(refusal.code === 'register-read-only' ? 'folder-read-only' : refusal.code, refusal.field ?? field);
}

export function clearUnfinished(unfinished: string): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) removeQuietly(`${unfinished}${suffix}`);
}

function makeDurable(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Writes the register as it is at this moment into another file, encrypted under the same key and with the same salt
 * (measured: VACUUM INTO keeps both). Blocks while it runs: about 17 ms for each megabyte.
 */
export function copyRegister(raw: RawDb, unfinished: string): void {
  clearUnfinished(unfinished);
  try {
    // Left to the database, everybody on the computer could read the file.
    writeFileSync(unfinished, '', { flag: 'wx', mode: 0o600 });
    raw.prepare('VACUUM INTO ?').run(unfinished);
    makeDurable(unfinished);
  } catch (error) {
    clearUnfinished(unfinished);
    throw refusalBeside(error, 'folder');
  }
}

/**
 * Gives a checked copy its name, after its key file has got the same one: whatever is visible as a backup is a whole pair.
 * Ended in between, a key file without its register is left, which the next run clears.
 */
export function placePair(unfinished: string, file: string, writeKeyFile: (place: string) => void): void {
  try {
    if (existsSync(file)) throw new Refusal('register-exists', 'name');
    writeKeyFile(headerPathOf(file));
    renameSync(unfinished, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    if (existsSync(unfinished)) removeQuietly(headerPathOf(file));
    clearUnfinished(unfinished);
    throw refusalBeside(error, 'folder');
  }
}
