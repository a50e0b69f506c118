import type { RefusalCode } from '../refusal.ts';
import type { SyncService } from './synced-folder.ts';

/** What is known about a register's backups when it is asked whether they can be relied on. */
export interface BackupFacts {
  readonly now: number;
  /** When the last good backup was made here; null for none. */
  readonly lastGoodAt: number | null;
  /** Since when the register holds something that no good backup has; null where every change is in one. */
  readonly changedSince: number | null;
  readonly folder: 'ready' | 'missing' | 'read-only';
  /** Why the last try failed; null where it did not. */
  readonly lastFailure: RefusalCode | null;
  /** What this computer remembered of the backups, their folder included, was damaged on its drive. */
  readonly notesDamaged: boolean;
  readonly sameDrive: boolean;
  readonly folderSyncedBy: SyncService | null;
  readonly registerSyncedBy: SyncService | null;
}

export const warningCodes = [
  'none-yet',
  'stopped',
  'folder-missing',
  'folder-read-only',
  'failed',
  'notes-damaged',
  'register-synced',
  'folder-synced',
  'same-drive',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export interface BackupWarning {
  readonly code: WarningCode;
  /** Whether work could be lost now; otherwise it is good to know. */
  readonly pressing: boolean;
  readonly sentence: string;
}

const day = 86_400_000;
/** After so many days without a good backup it is said on the first screen. */
const longestWithout = 7;

const failures: Partial<Record<RefusalCode, string>> = {
  'folder-full': 'There was no room left on the drive of the backups. Free some space or choose another folder.',
  'folder-read-only': 'Nothing could be saved in the folder of the backups. Choose another folder.',
  'backup-damaged':
    'The last backup was not whole when it was read again, so it was thrown away. The drive may be failing.',
};

function aboutAge({ now, lastGoodAt, changedSince }: BackupFacts): BackupWarning[] {
  if (changedSince === null) return [];
  if (lastGoodAt === null) {
    const late = now - changedSince >= longestWithout * day;
    const sentence = late
      ? 'This register has no backup after a week of work. Make one now.'
      : 'This register has no backup yet. One is made when it is locked or closed.';
    return [{ code: 'none-yet', pressing: late, sentence }];
  }
  const days = Math.floor((now - lastGoodAt) / day);
  if (days < longestWithout) return [];
  const sentence = `Backups have stopped: the last good one is ${days} days old, and there is newer work. Make one now.`;
  return [{ code: 'stopped', pressing: true, sentence }];
}

function aboutFolder({ folder, lastFailure }: BackupFacts): BackupWarning[] {
  if (folder === 'missing') {
    const sentence = 'The folder of the backups is not there. Plug the drive in, or choose another folder.';
    return [{ code: 'folder-missing', pressing: true, sentence }];
  }
  if (folder === 'read-only') {
    const sentence = 'Nothing can be saved in the folder of the backups. Choose another folder.';
    return [{ code: 'folder-read-only', pressing: true, sentence }];
  }
  if (lastFailure === null) return [];
  const sentence = failures[lastFailure] ?? 'The last backup could not be made. Make one now to see why.';
  return [{ code: 'failed', pressing: true, sentence }];
}

function aboutNotes({ notesDamaged }: BackupFacts): BackupWarning[] {
  if (!notesDamaged) return [];
  const sentence =
    'What this computer remembered about the backups was damaged, and is begun anew. Set the folder of the backups again, and make one now. The backups themselves are not touched.';
  return [{ code: 'notes-damaged', pressing: true, sentence }];
}

/** What a service that copies files does to a register, as the person is told. */
export const syncedRegister = (service: SyncService): string =>
  `This folder is copied to the internet by ${service}. It can put an old register in the place of the new one, or make two of them. Choose a folder that stays on this computer.`;

/**
 * What to tell about the backups, most pressing first. None of it refuses anything: the folder that a partnership has is
 * better than none.
 */
export function backupWarnings(facts: BackupFacts): readonly BackupWarning[] {
  const { registerSyncedBy, folderSyncedBy, sameDrive } = facts;
  const known: BackupWarning[] = [];
  if (registerSyncedBy !== null) {
    const sentence = `The register lies in a folder that ${registerSyncedBy} copies to the internet. It can put an old register in the place of the new one. Lock it, and move it with its key file to a folder that stays on this computer.`;
    known.push({ code: 'register-synced', pressing: false, sentence });
  }
  if (folderSyncedBy !== null) {
    const sentence = `The backups are copied to the internet by ${folderSyncedBy}. They are encrypted, but your information-governance lead should know.`;
    known.push({ code: 'folder-synced', pressing: false, sentence });
  }
  if (sameDrive && facts.folder === 'ready') {
    const sentence =
      'The backups lie on the same drive as the register. They help when something goes wrong in the file, but not when the computer is lost or its drive fails. A folder on a USB stick or a network drive does.';
    known.push({ code: 'same-drive', pressing: false, sentence });
  }
  return [...aboutNotes(facts), ...aboutFolder(facts), ...aboutAge(facts), ...known];
}
