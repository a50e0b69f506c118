import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type LeftText, leftText } from '../../domain/drafts/left-text.ts';
import { Refusal } from '../../domain/refusal.ts';
import { removeQuietly, replaceFile } from './vault/replace-file.ts';

/** Texts that may wait for one person on this computer, and bytes that all of them together may take. */
const mostWaiting = 32;
const mostBytes = 64 * 1024 * 1024;

/** A text that cannot be opened by the passphrase of its owner is of no use to anybody after this many days. */
const uselessAfter = 90 * 24 * 60 * 60_000;

/** Whose text it is. Both are UUIDs, which the schema of the call makes sure of: they become names of folders. */
export interface LeftFor {
  readonly registerId: string;
  readonly userId: string;
}

const file = z.strictObject({ format: z.literal('mcn-casebook-left-text'), version: z.literal(1), box: leftText });
const ending = '.left';

const rootOf = (home: string): string => path.join(home, 'left-text');
const folderOf = (home: string, { registerId, userId }: LeftFor): string => path.join(rootOf(home), registerId, userId);

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
};
const bytesOf = (place: string): number => statSync(place, { throwIfNoEntry: false })?.size ?? 0;

/**
 * Keeps what a page sealed when its host died, in the application's data folder, durably and without being able to read
 * it. Throws a Refusal where there is no room; what was kept before stays.
 */
export function keepLeftText(home: string, owner: LeftFor, boxes: readonly LeftText[], now: number): void {
  const folder = folderOf(home, owner);
  const taken = filesIn(rootOf(home)).reduce((sum, place) => sum + bytesOf(place), 0);
  const coming = boxes.reduce((sum, box) => sum + box.sealed.length, 0);
  if (filesIn(folder).length + boxes.length > mostWaiting || taken + coming > mostBytes)
    throw new Refusal('left-text-full');
  for (const [index, box] of boxes.entries()) {
    // In the order in which they were left, which is the order in which they are opened.
    const order = `${String(now).padStart(15, '0')}-${String(index).padStart(2, '0')}`;
    const content = { format: 'mcn-casebook-left-text', version: 1, box } satisfies z.input<typeof file>;
    replaceFile(path.join(folder, `${order}-${randomUUID()}${ending}`), `${JSON.stringify(content)}\n`);
  }
}

/** A text that waits, where it lies. `box` is null for a file that is torn or was never one of ours. */
export interface Waiting {
  readonly place: string;
  readonly box: LeftText | null;
}

const read = (place: string): LeftText | null => {
  try {
    return file.parse(JSON.parse(readFileSync(place, 'utf8'))).box;
  } catch {
    return null;
  }
};

/** What waits for somebody on this computer, oldest first. Never throws: it must not keep anybody out. */
export const waitingFor = (home: string, owner: LeftFor): Waiting[] =>
  filesIn(folderOf(home, owner)).map((place) => ({ place, box: read(place) }));

/** Removes one that is in the register now, or that belongs nowhere any more. */
export const removeLeft = ({ place }: Waiting): void => removeQuietly(place);

/** Removes one that cannot be opened once it is old: a key that nobody holds any more will not come back. */
export function removeUseless({ place }: Waiting, now: number): void {
  const writtenAt = statSync(place, { throwIfNoEntry: false })?.mtimeMs;
  if (writtenAt !== undefined && now - writtenAt > uselessAfter) removeQuietly(place);
}
