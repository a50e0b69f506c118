import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { importLimits } from '../../../domain/imports/limits.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { OpenedRequest } from '../collecting/open-request.ts';
import { readInWorker, readRequestInWorker } from './read-in-worker.ts';
import type { Sheet } from './sheet.ts';

/** A file as it stands on the drive now. */
export interface OpenedSheet extends Sheet {
  /** SHA-256 of its bytes, hexadecimal. */
  readonly fileHash: string;
}

async function bytesOf(path: string): Promise<Buffer> {
  const { size, ...stats } = await stat(path).then((found) => ({ size: found.size, isFile: found.isFile() }));
  // Asked before opening: a pipe would wait for ever.
  if (!stats.isFile) throw new Refusal('import-missing', 'path');
  if (size > importLimits.bytes) throw new Refusal('import-too-large', 'path');
  return readFile(path);
}

const unreadable = (error: unknown): Error =>
  error instanceof Refusal ? error : new Refusal('import-missing', 'path');

/** The bytes of a file, and what it is known by. */
async function fileAt(path: string): Promise<{ bytes: Uint8Array; fileHash: string }> {
  const bytes = await bytesOf(path).catch((error: unknown) => {
    throw unreadable(error);
  });
  return { bytes: Uint8Array.from(bytes), fileHash: createHash('sha256').update(bytes).digest('hex') };
}

/** Reads a spreadsheet. Throws a refusal for whatever cannot be read; the file itself is only ever read. */
export async function openSheet(path: string, sheet: string | null): Promise<OpenedSheet> {
  const { bytes, fileHash } = await fileAt(path);
  return { ...(await readInWorker({ bytes, sheet })), fileHash };
}

/** The same for a request to an agency that came back. */
export async function openRequest(path: string, password: string): Promise<OpenedRequest & { fileHash: string }> {
  const { bytes, fileHash } = await fileAt(path);
  return { ...(await readRequestInWorker({ bytes, password })), fileHash };
}
