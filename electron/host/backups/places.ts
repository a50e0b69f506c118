import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type SyncService, syncServiceOf } from '../../../domain/backups/synced-folder.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { refusalOfFile } from '../vault/replace-file.ts';
import { backupsHome, openBackupNotes } from './backup-notes.ts';

export interface BackupPlace {
  readonly folder: string;
  readonly kind: 'this-computer' | 'chosen';
}

/** The application's own folder for the backups of a register. */
export const ownFolder = (home: string, registerId: string): string => path.join(backupsHome(home), registerId);

/** Where the backups of a register go on this computer. */
export function placeOfBackups(home: string, registerId: string): BackupPlace {
  const { folder } = openBackupNotes(home, registerId).read();
  return folder === null ? { folder: ownFolder(home, registerId), kind: 'this-computer' } : { folder, kind: 'chosen' };
}

/** Every folder in which backups of a register may lie. */
export const foldersOfBackups = (home: string, registerId: string): readonly string[] => {
  const { folder, backups } = openBackupNotes(home, registerId).read();
  const all = [ownFolder(home, registerId), ...(folder === null ? [] : [folder]), ...backups.map((one) => one.folder)];
  return [...new Set(all)];
};

export function stateOfFolder({ folder, kind }: BackupPlace): 'ready' | 'missing' | 'read-only' {
  // Our own folder is made when it is needed.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return kind === 'chosen' ? 'missing' : 'ready';
  try {
    accessSync(folder, constants.W_OK);
    return 'ready';
  } catch {
    return 'read-only';
  }
}

/** Makes our own folder where it is missing; a chosen one that is not there is a drive that is not plugged in. */
export function assertFolder(place: BackupPlace): void {
  if (place.kind === 'this-computer') {
    try {
      mkdirSync(place.folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw refusalOfFile(error, 'folder') ?? error;
    }
  }
  const state = stateOfFolder(place);
  if (state !== 'ready') throw new Refusal(state === 'missing' ? 'folder-missing' : 'folder-read-only', 'folder');
}

/** The folder itself, or the nearest one above it that exists. */
function nearest(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  const above = path.dirname(folder);
  return found !== undefined || above === folder ? folder : nearest(above);
}

/** Whether two places lie on one drive; false where that cannot be told. */
export function onSameDrive(one: string, other: string): boolean {
  const [first, second] = [one, other].map((at) => statSync(nearest(at), { throwIfNoEntry: false })?.dev);
  return first !== undefined && first === second;
}

/** Which service copies this folder to the internet, by its path as it is written and as its links lead. */
export function syncedBy(folder: string): SyncService | null {
  const found = syncServiceOf(folder, process.env);
  if (found !== null) return found;
  try {
    const there = nearest(folder);
    return syncServiceOf(realpathSync.native(there), process.env);
  } catch {
    return null;
  }
}

/** Whether two paths lead to one file, without opening either of them. */
export function isSameFile(one: string, other: string): boolean {
  const [first, second] = [one, other].map((at) => statSync(at, { throwIfNoEntry: false }));
  return first !== undefined && second !== undefined && first.ino === second.ino && first.dev === second.dev;
}
