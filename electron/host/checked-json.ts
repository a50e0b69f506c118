import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { replaceFile } from './vault/replace-file.ts';

const hashOf = (content: object): string => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** What was found of a file that the application keeps for itself. */
export type Found =
  | { readonly state: 'whole'; readonly content: object }
  /** Not there, or a file from before there was a check, which has to stand for itself. */
  | { readonly state: 'unchecked'; readonly content: object | null }
  /** Something in it is not as it was written, so that nothing of it is believed. */
  | { readonly state: 'damaged' };

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    return null;
  }
}

/** A check whose name is what was damaged. */
const looksChecked = (content: object): boolean =>
  Object.values(content).some((value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));

/** Reads a file that `writeChecked` wrote. */
export function readChecked(file: string): Found {
  const found = contentOf(file);
  if (found === undefined) return { state: 'unchecked', content: null };
  if (found === null || typeof found !== 'object' || Array.isArray(found)) return { state: 'damaged' };
  if (!('check' in found)) return looksChecked(found) ? { state: 'damaged' } : { state: 'unchecked', content: found };
  const { check, ...content } = found;
  return check === hashOf(content) ? { state: 'whole', content } : { state: 'damaged' };
}

/** Writes a file with a check over all of it: a bit that flips on the drive is never read as another setting. */
export function writeChecked(file: string, content: object): void {
  // As it will be read: what JSON leaves out is not checked.
  const plain = JSON.parse(JSON.stringify(content)) as object;
  replaceFile(file, `${JSON.stringify({ ...plain, check: hashOf(plain) }, null, 2)}\n`);
}
