import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';

// The last is what Node says of a path with a NUL in it.
const noSuchPlace = new Set(['ENOENT', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP', 'ERR_INVALID_ARG_VALUE']);
const closedPlace = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTEMPTY']);

/** What a failure of the file system means to the person at the screen. */
export function refusalOfFile(error: unknown, field?: string): Refusal | null {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOSPC' || code === 'EFBIG' || code === 'EDQUOT' || code === 'EIO')
    return new Refusal('folder-full', field);
  if (closedPlace.has(String(code))) return new Refusal('folder-read-only', field);
  if (noSuchPlace.has(String(code))) return new Refusal('folder-missing', field);
  return null;
}

/** Makes the entry of a renamed file durable; some systems cannot open a folder, and there it is not needed. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Removes what may be there, on the way out of a failure that is about to be told. */
export function removeQuietly(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true });
  } catch {
    // What could not be written cannot be removed either; the refusal says why.
  }
}

/**
 * Writes a whole file beside its place, makes it durable and renames it: a reader sees the old file or the new one,
 * never a part. Throws a Refusal for a full, read-only or missing folder.
 */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const folder = path.dirname(file);
  const unfinished = path.join(folder, `.${path.basename(file)}.${process.pid}.unfinished`);
  const bytes = Buffer.from(content);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const handle = openSync(unfinished, 'w', 0o600);
    try {
      let written = 0;
      while (written < bytes.length) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(unfinished, file);
    syncFolder(folder);
  } catch (error) {
    removeQuietly(unfinished);
    throw refusalOfFile(error) ?? error;
  }
}

/** Files beside each other that processes began and did not finish: `start`, the process's number and `.unfinished`. */
export function unfinishedBeside(folder: string, start: string): { readonly path: string; readonly pid: number }[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  return readdirSync(folder).flatMap((name) => {
    const pid = name.startsWith(start) ? /^(\d+)\.unfinished$/.exec(name.slice(start.length))?.[1] : undefined;
    return pid === undefined ? [] : [{ path: path.join(folder, name), pid: Number(pid) }];
  });
}

/** Removes what processes that were killed left of writing this file; for whoever alone writes it now. */
export function removeUnfinished(file: string): void {
  for (const one of unfinishedBeside(path.dirname(file), `.${path.basename(file)}.`)) removeQuietly(one.path);
}

/** For the file, its copy and what a file system adds; never less than some of its blocks. In bytes. */
const roomFor = (file: string): number =>
  Math.max(64 * 1024, 3 * (statSync(file, { throwIfNoEntry: false })?.size ?? 0));

/**
 * Keeps room beside a file that may have to be put back when the drive is full, and answers with what gives the room up.
 * Throws a Refusal where there is none, while nothing has been changed yet. What a crash leaves of it is written over by
 * the next.
 */
export function reserveRoom(file: string): () => void {
  const room = path.join(path.dirname(file), `.${path.basename(file)}.room`);
  try {
    writeFileSync(room, Buffer.alloc(roomFor(file), 1), { mode: 0o600, flush: true });
  } catch (error) {
    removeQuietly(room);
    throw refusalOfFile(error) ?? error;
  }
  return () => removeQuietly(room);
}
