import type { ReadDb } from '../../handles.ts';
import type { RawDb } from '../../open.ts';
import type { HouseTables } from '../../schema.ts';

export type BackupRow = HouseTables['backup'];

/** Every backup that was ever made of this register, oldest first, on whichever computer. */
export const listBackups = (db: ReadDb): BackupRow[] =>
  db.all(db.selectFrom('backup').selectAll().orderBy('madeAt').orderBy('id'));

/** Backups that may still exist somewhere and so still hold whoever was in the register when they were made. */
export const backupsThatMayExist = (db: ReadDb): BackupRow[] =>
  db.all(db.selectFrom('backup').selectAll().where('removedAt', 'is', null).orderBy('madeAt').orderBy('id'));

/** When the first thing was written that an audit trail of that length does not have yet; null where nothing was. */
export function changedSince(db: ReadDb, auditCount: number): string | null {
  const first = db.first(
    db
      .selectFrom('audit')
      .select('at')
      .where('seq', '>', auditCount)
      .where('transactionId', 'is not', null)
      .where('operation', 'not like', 'backups.%')
      .orderBy('seq')
      .limit(1),
  );
  return first?.at ?? null;
}

/** Notes a backup; one that is noted already is left as it is. Inside a transaction. */
export function recordBackup(db: RawDb, row: BackupRow): void {
  db.prepare(
    `INSERT OR IGNORE INTO backup (id, madeAt, name, folder, folderKind, deviceId, reason, bytes, sha256, generation,
       auditCount, auditHash, verified, seenAt, missingAt, removedAt)
     VALUES (@id, @madeAt, @name, @folder, @folderKind, @deviceId, @reason, @bytes, @sha256, @generation,
       @auditCount, @auditHash, @verified, @seenAt, @missingAt, @removedAt)`,
  ).run(row);
}

/** What a look into the folders found of one backup. */
export type Found = 'seen' | 'missing' | 'removed';

/** Notes what became of a backup. What was removed stays removed; one that is seen again is not missing. */
export function noteFound(db: RawDb, id: string, found: Found, at: string): void {
  const set = {
    seen: 'seenAt = @at, missingAt = NULL',
    missing: 'missingAt = ifnull(missingAt, @at)',
    removed: 'removedAt = ifnull(removedAt, @at)',
  }[found];
  db.prepare(`UPDATE backup SET ${set} WHERE id = @id`).run({ id, at });
}
