import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  type AttachmentType,
  attachmentLimits,
  cleanedName,
  type Kept,
  wrongWithSize,
} from '../../../domain/contacts/attachments.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { typeOfContent } from './type-of-content.ts';

export interface FileToKeep {
  readonly name: string;
  readonly type: AttachmentType;
  readonly content: Buffer;
}

async function bytesOf(file: string): Promise<Buffer> {
  const found = await stat(file);
  // Asked before opening: a pipe would wait for ever, and a huge file would fill the memory.
  if (!found.isFile()) throw new Refusal('attachment-missing', 'path');
  if (found.size > attachmentLimits.each) throw new Refusal('attachment-too-large', 'path');
  return readFile(file);
}

/** Reads a file that somebody chose. Throws a refusal for whatever is not kept; the file itself is only ever read. */
export async function readFileToKeep(file: string, kept: Kept): Promise<FileToKeep> {
  const content = await bytesOf(file).catch((error: unknown) => {
    throw error instanceof Refusal ? error : new Refusal('attachment-missing', 'path');
  });
  const wrong = wrongWithSize(content.length, kept);
  if (wrong !== null) throw new Refusal(wrong, 'path');
  const type = typeOfContent(content);
  if (type === null) throw new Refusal('attachment-type', 'path');
  return { name: cleanedName(path.basename(file), type), type, content };
}
