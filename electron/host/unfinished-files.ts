import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { readChecked, writeChecked } from './checked-json.ts';
import type { RegisterSession } from './register-session.ts';
import { refusalOfFile, removeQuietly } from './vault/replace-file.ts';

const unfinished = z.object({
  /** The register that is to know of the files, and how long its audit trail was before it did. */
  registerPath: z.string(),
  auditCount: z.int(),
  folder: z.string(),
  /** The hidden folder in which they are written first. */
  staging: z.string(),
  files: z.array(z.object({ name: z.string(), sha256: z.string() })),
});
export type Unfinished = z.output<typeof unfinished>;
const all = z.object({ unfinished: z.array(unfinished) });

export const unfinishedIn = (home: string): string => path.join(home, 'unfinished-files.json');

export function readUnfinished(home: string): readonly Unfinished[] {
  const found = readChecked(unfinishedIn(home));
  return all.safeParse(found.state === 'damaged' ? null : found.content).data?.unfinished ?? [];
}

/** A full data folder keeps nobody from saving files elsewhere; only a kill in that second would then leave them behind. */
function keep(home: string, next: readonly Unfinished[]): void {
  try {
    writeChecked(unfinishedIn(home), { unfinished: next });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Remembers, outside the register, files that are about to be written: with this the next opening finishes what a kill left. */
export const noteUnfinished = (home: string, one: Unfinished): void => keep(home, [...readUnfinished(home), one]);

export const forgetUnfinished = (home: string, { staging }: Pick<Unfinished, 'staging'>): void =>
  keep(
    home,
    readUnfinished(home).filter((one) => one.staging !== staging),
  );

/** Removes a hidden folder in one step first, so that a kill leaves it whole or under a name that is never taken back. */
export function removeStaging(staging: string): void {
  const done = `${staging}-done`;
  try {
    if (existsSync(staging)) renameSync(staging, done);
  } catch {
    // Then it is removed piece by piece.
    removeQuietly(staging);
  }
  removeQuietly(done);
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Files that the register does not know go, and what they replaced stands where it stood. */
function takeBack({ folder, staging, files }: Unfinished): void {
  if (!existsSync(staging)) return;
  for (const { name, sha256 } of files) {
    const [staged, place, before] = [
      path.join(staging, name),
      path.join(folder, name),
      path.join(staging, 'before', name),
    ];
    const ours = !existsSync(staged) && existsSync(place) && hashOf(place) === sha256;
    if (ours) rmSync(place);
    if (existsSync(before) && !existsSync(place)) renameSync(before, place);
  }
}

/**
 * Whether the register took note of the files before the process ended. Then that is its next entry; after a kill the next
 * is an opening, or the backup before an update.
 */
function isKept({ raw }: RegisterSession, { auditCount }: Unfinished): boolean {
  const next = raw
    .prepare<[number], string>('SELECT operation FROM audit WHERE seq = ?')
    .pluck()
    .get(auditCount + 1);
  return next !== undefined && !/^(vault|backups)\./.test(next);
}

/**
 * Finishes what a kill left of files that were being saved: they are kept in their folder where the register knows of
 * them, and taken back where it does not. To be called before anything else is noted in the trail. A folder that is not
 * there now, as a drive that is unplugged, waits for another time.
 */
export function settleUnfinishedFiles(home: string, session: RegisterSession): void {
  for (const one of readUnfinished(home).filter(({ registerPath }) => registerPath === session.path)) {
    if (!existsSync(one.folder)) continue;
    try {
      if (!isKept(session, one)) takeBack(one);
      removeStaging(one.staging);
      if (!existsSync(one.staging)) forgetUnfinished(home, one);
    } catch (error) {
      if (refusalOfFile(error) === null) throw error;
    }
  }
}
