import { createHash, randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../domain/refusal.ts';
import type { JobContext } from './context.ts';
import { forgetUnfinished, noteUnfinished, removeStaging, type Unfinished } from './unfinished-files.ts';
import { refusalOfFile, syncFolder } from './vault/replace-file.ts';

/** A file that is about to be written into a folder that somebody chose: text in UTF-8, or bytes as they are. */
export type NewFile = TextFile | { readonly name: string; readonly bytes: Uint8Array };

interface TextFile {
  readonly name: string;
  readonly text: string;
}

const bytesOf = (file: NewFile): Uint8Array => ('text' in file ? Buffer.from(file.text, 'utf8') : file.bytes);

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

function writeWhole(file: string, bytes: Uint8Array): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    let done = 0;
    while (done < bytes.length) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Name, size and hash of a file as it will be written. */
export function describeFile(file: NewFile): WrittenFile {
  const bytes = bytesOf(file);
  return { name: file.name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function assertFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new Refusal('folder-missing', 'folder');
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refusalOfFile(error, 'folder') ?? error;
  }
}

/** Renames every staged file into its place; answers with how to take all of that back. */
function putAllInPlace(staging: string, folder: string, names: readonly string[]): () => void {
  const before = path.join(staging, 'before');
  mkdirSync(before);
  const moved: [from: string, to: string][] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    moved.push([from, to]);
  };
  const takeBack = (): void => {
    for (const [from, to] of moved.reverse()) renameSync(to, from);
  };
  try {
    for (const name of names) {
      const place = path.join(folder, name);
      // A folder of that name is not ours to move; renaming onto it fails and takes everything back.
      if (lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === false) move(place, path.join(before, name));
      move(path.join(staging, name), place);
    }
    syncFolder(folder);
    return takeBack;
  } catch (error) {
    takeBack();
    throw error;
  }
}

/** The register that is to know of the files, and the data folder in which an interruption of it is remembered. */
type For = Pick<JobContext, 'computer' | 'reading'>;

function begin({ computer, reading }: For, folder: string, files: readonly NewFile[]): Unfinished {
  const { session } = reading();
  const unfinished = {
    registerPath: session.path,
    auditCount: session.audit.head().count,
    folder,
    staging: path.join(folder, `.mcn-writing-${randomUUID()}`),
    files: files.map(describeFile).map(({ name, sha256 }) => ({ name, sha256 })),
  };
  noteUnfinished(computer.home, unfinished);
  return unfinished;
}

/** Puts staged files in place and has them noted; takes them back where they cannot be. */
function placeAndKeep<T>(staging: string, folder: string, files: readonly NewFile[], keep: () => T): T {
  mkdirSync(staging, { mode: 0o700 });
  for (const file of files) writeWhole(path.join(staging, file.name), bytesOf(file));
  const takeBack = putAllInPlace(
    staging,
    folder,
    files.map((file) => file.name),
  );
  try {
    return keep();
  } catch (error) {
    takeBack();
    throw error;
  }
}

/**
 * Puts files into an existing folder and then lets `keep` note them in the register. All of them are written and made
 * durable in a hidden folder beside their place first, and when anything fails, `keep` included, all of them are taken
 * back and what they replaced stands where it stood: they are either kept here and there or nowhere. What a kill leaves
 * is settled by the next opening.
 */
export function writeFilesInto<T>(
  context: For,
  folder: string,
  files: readonly NewFile[],
  keep: (written: readonly WrittenFile[]) => T,
): T {
  assertFolder(folder);
  const unfinished = begin(context, folder, files);
  try {
    return placeAndKeep(unfinished.staging, folder, files, () => keep(files.map(describeFile)));
  } catch (error) {
    throw refusalOfFile(error, 'folder') ?? error;
  } finally {
    removeStaging(unfinished.staging);
    forgetUnfinished(context.computer.home, unfinished);
  }
}
