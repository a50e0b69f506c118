import { existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { toRemove } from '../../../domain/backups/rotation.ts';
import { headerPathOf } from '../vault/header.ts';
import { removeQuietly, removeUnfinished } from '../vault/replace-file.ts';
import type { BackupNotes, NotedBackup } from './backup-notes.ts';
import { unfinishedIn } from './names.ts';
import { clearUnfinished } from './pair.ts';

export const fileOf = ({ folder, name }: Pick<NotedBackup, 'folder' | 'name'>): string => path.join(folder, name);

/** Whether the pair lies there as it was made, as far as that is seen from outside. */
export function isThere(backup: NotedBackup): boolean {
  const file = fileOf(backup);
  return statSync(file, { throwIfNoEntry: false })?.size === backup.bytes && existsSync(headerPathOf(file));
}

/** The file first: a key file alone is ignored by everything, a register without one would look like a loss. */
function removePair(notes: BackupNotes, backup: NotedBackup): boolean {
  notes.note({ ...backup, state: 'removing' });
  try {
    for (const file of [fileOf(backup), headerPathOf(fileOf(backup))]) rmSync(file, { force: true });
  } catch {
    // Tried again next time; until then it is still known.
    return false;
  }
  return true;
}

/**
 * Clears what an interrupted run of ours left in a folder, and nothing else: the unfinished copy, a key file that never
 * got its backup, the rest of a pair that was being removed. A pair that got its name is whole, and is kept.
 * @returns ids of backups whose removal was finished
 */
export function settleInterrupted(notes: BackupNotes, folder: string, registerId: string): readonly string[] {
  clearUnfinished(unfinishedIn(folder, registerId));
  const removed: string[] = [];
  for (const backup of notes.read().backups.filter((one) => one.folder === folder)) {
    if (backup.state === 'removing' && removePair(notes, backup)) {
      removed.push(backup.id);
      notes.forget(backup.id);
    }
    if (backup.state !== 'making') continue;
    removeUnfinished(headerPathOf(fileOf(backup)));
    if (isThere(backup)) notes.note({ ...backup, state: 'made' });
    else {
      if (!existsSync(fileOf(backup))) removeQuietly(headerPathOf(fileOf(backup)));
      notes.forget(backup.id);
    }
  }
  return removed;
}

/** Removes from a folder what the rule no longer keeps. @returns the ids of what is gone */
export function removeOld(notes: BackupNotes, folder: string, now: number): readonly string[] {
  const here = notes.read().backups.filter((one) => one.folder === folder && one.state === 'made');
  const rotated = here.map((one) => ({ ...one, good: isThere(one), ours: true }));
  const gone = new Set(toRemove(rotated, new Date(now).toISOString()));
  const removed = here.filter((one) => gone.has(one.id) && removePair(notes, one)).map(({ id }) => id);
  for (const id of removed) notes.forget(id);
  return removed;
}
