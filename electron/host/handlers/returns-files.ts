import { createHash } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReturnFile } from '../../../domain/returns/files.ts';
import { refusalOfFile, syncFolder } from '../vault/replace-file.ts';

export interface WrittenFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

const isManifest = (file: ReturnFile): boolean => file.name.endsWith('-manifest.json');

/** The manifest with the size and hash of every other file put into it, its first line left as it is. */
function withHashes(manifest: ReturnFile, written: readonly WrittenFile[]): ReturnFile {
  const text = manifest.text.trimEnd();
  const hashes = JSON.stringify(written, null, 2).replaceAll('\n', '\n  ');
  return { name: manifest.name, text: `${text.slice(0, text.lastIndexOf('\n}'))},\n  "hashes": ${hashes}\n}\n` };
}

function writeWhole(file: string, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  const handle = openSync(file, 'wx', 0o600);
  try {
    let done = 0;
    while (done < bytes.length) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const describe = (file: ReturnFile): WrittenFile => ({
  name: file.name,
  bytes: Buffer.byteLength(file.text, 'utf8'),
  sha256: createHash('sha256').update(file.text, 'utf8').digest('hex'),
});

function assertFolder(folder: string): void {
  try {
    if (!statSync(folder).isDirectory()) throw new Refusal('folder-missing', 'folder');
    accessSync(folder, constants.W_OK);
  } catch (error) {
    throw refusalOfFile(error, 'folder') ?? error;
  }
}

/**
 * Puts a return's files into an existing folder: all of them are written and made durable in a hidden folder beside
 * their place first, so that a full drive leaves nothing half written. Files of the same return are replaced.
 */
export function writeReturnFiles(folder: string, files: readonly ReturnFile[]): WrittenFile[] {
  assertFolder(folder);
  let staging: string | null = null;
  try {
    staging = mkdtempSync(path.join(folder, '.mcn-return-'));
    const plain = files.filter((file) => !isManifest(file));
    const described = plain.map(describe);
    const manifests = files.filter(isManifest).map((manifest) => withHashes(manifest, described));
    const all = [...plain, ...manifests];
    for (const file of all) writeWhole(path.join(staging, file.name), file.text);
    for (const file of all) renameSync(path.join(staging, file.name), path.join(folder, file.name));
    syncFolder(folder);
    return all.map(describe);
  } catch (error) {
    throw refusalOfFile(error, 'folder') ?? error;
  } finally {
    if (staging !== null) rmSync(staging, { recursive: true, force: true });
  }
}
