import path from 'node:path';
import { z } from 'zod';
import { backupReasons } from '../../../domain/backups/rotation.ts';
import { isRefusalCode, Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import { readChecked, writeChecked } from '../checked-json.ts';

const noted = z.object({
  id: z.uuid(),
  name: z.string(),
  folder: z.string(),
  madeAt: z.string(),
  reason: z.enum(backupReasons),
  bytes: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  generation: z.int(),
  auditCount: z.int(),
  auditHash: z.string(),
  /** How long it took to make, in milliseconds. */
  took: z.number(),
  /** `making`: found whole, not yet known to have its name; `removing`: about to be removed by the rule of what is kept. */
  state: z.enum(['making', 'made', 'removing']),
});
export type NotedBackup = z.output<typeof noted>;

const notes = z.object({
  registerName: z.string(),
  /** Where backups go; null for the application's own folder. */
  folder: z.string().nullable(),
  /** In the order of making. */
  backups: z.array(noted),
  lastFailure: z.string().nullable(),
});
type Notes = z.output<typeof notes>;

/**
 * What this computer remembers about one register's backups, outside the register, so that the door can offer them when
 * the register itself cannot be opened. Nothing about anybody's case.
 */
export interface BackupNotes {
  read(): Notes;
  keep(next: Partial<Notes>): void;
  /** Adds a backup, or changes what is known of it. */
  note(backup: NotedBackup): void;
  forget(id: string): void;
  lastFailure(): RefusalCode | null;
  /** Whether what was there cannot be believed any more, so that it is begun anew. */
  damaged(): boolean;
}

export const backupsHome = (home: string): string => path.join(home, 'backups');
export const notesFileOf = (home: string, registerId: string): string =>
  path.join(backupsHome(home), `${registerId}.json`);

const nothing: Notes = { registerName: '', folder: null, backups: [], lastFailure: null };

export function openBackupNotes(home: string, registerId: string): BackupNotes {
  const file = notesFileOf(home, registerId);
  // Always from the disk: another window may hold another copy of the same register.
  const look = (): { readonly notes: Notes; readonly damaged: boolean } => {
    const found = readChecked(file);
    const { data } = notes.safeParse(found.state === 'damaged' ? null : found.content);
    const damaged = data === undefined && (found.state === 'damaged' || found.content !== null);
    return { notes: data ?? nothing, damaged };
  };
  const read = (): Notes => look().notes;
  const keep = (next: Partial<Notes>): void => {
    try {
      writeChecked(file, { ...read(), ...next });
    } catch (error) {
      // A full data folder keeps nobody from a backup on another drive; an unnoted backup is merely never rotated away.
      if (!(error instanceof Refusal)) throw error;
    }
  };
  return {
    read,
    keep,
    note(backup) {
      const { backups } = read();
      const known = backups.some((one) => one.id === backup.id);
      keep({ backups: known ? backups.map((one) => (one.id === backup.id ? backup : one)) : [...backups, backup] });
    },
    forget: (id) => keep({ backups: read().backups.filter((one) => one.id !== id) }),
    damaged: () => look().damaged,
    lastFailure() {
      const { lastFailure } = read();
      return isRefusalCode(lastFailure) ? lastFailure : null;
    },
  };
}
