import { existsSync } from 'node:fs';
import type { ReadDb } from '../../../db/handles.ts';
import {
  type BackupRow,
  backupsThatMayExist,
  changedSince,
  type Found,
  listBackups,
  noteFound,
  recordBackup,
} from '../../../db/repositories/backups/backups.ts';
import { writeTransaction } from '../../../db/write.ts';
import type { BackupState } from '../../../domain/backups/due.ts';
import { noteInAudit } from '../audit-entry.ts';
import type { RegisterSession } from '../register-session.ts';
import { type NotedBackup, openBackupNotes } from './backup-notes.ts';
import { fileOf, isThere } from './keep-few.ts';
import { ownFolder } from './places.ts';

function rowOf(home: string, session: RegisterSession, backup: NotedBackup): BackupRow {
  const { took: _took, state: _state, ...rest } = backup;
  return {
    ...rest,
    folderKind: backup.folder === ownFolder(home, session.registerId) ? 'this-computer' : 'chosen',
    deviceId: session.deviceId,
    verified: 1,
    seenAt: backup.madeAt,
    missingAt: null,
    removedAt: null,
  };
}

/** What is seen of a backup now; null where its folder is not there, as when a drive is not plugged in. */
function look(backup: Pick<BackupRow, 'folder' | 'name'>): Found | null {
  if (!existsSync(backup.folder)) return null;
  return existsSync(fileOf(backup)) ? 'seen' : 'missing';
}

/**
 * Brings the register's own list up to what this computer knows: new backups, those that were removed, and which of the
 * others are still there. One transaction with its entry in the audit trail.
 */
export function noteInRegister(
  home: string,
  session: RegisterSession,
  removed: readonly string[],
  detail: Readonly<Record<string, string | number>>,
): void {
  const { raw, read, deviceId, writer, user } = session;
  const at = new Date(session.clock.now()).toISOString();
  const made = openBackupNotes(home, session.registerId)
    .read()
    .backups.filter((one) => one.state === 'made');
  writeTransaction(
    writer,
    user.id,
    () => {
      for (const backup of made) recordBackup(raw, rowOf(home, session, backup));
      for (const id of removed) noteFound(raw, id, 'removed', at);
      for (const row of backupsThatMayExist(read).filter((one) => one.deviceId === deviceId)) {
        const found = look(row);
        if (found !== null) noteFound(raw, row.id, found, at);
      }
    },
    (transactionId) =>
      noteInAudit(session, { window: 'main' }, 'backups.make', { kind: 'none', ids: [] }, transactionId, detail),
  );
}

/** The last good backup of this computer that this very register is a continuation of. */
export function lastGood(home: string, session: RegisterSession): NotedBackup | null {
  const there = openBackupNotes(home, session.registerId)
    .read()
    .backups.filter((one) => one.state === 'made' && isThere(one))
    .sort((a, b) => b.auditCount - a.auditCount);
  return there.find(({ auditCount: count, auditHash: hash }) => session.audit.holds({ count, hash })) ?? null;
}

/** How long a copy of one megabyte took here at first, in milliseconds, before there is one to go by. */
const usualPace = 40;

/** What decides whether a backup is due. */
export function stateOf(home: string, session: RegisterSession, bytes: number): BackupState & { since: string | null } {
  const last = lastGood(home, session);
  const since = changedSince(session.read, last?.auditCount ?? 0);
  const pace = last === null ? usualPace / 1e6 : last.took / last.bytes;
  return {
    changed: since !== null || last === null,
    since,
    lastGoodAt: last === null ? null : Date.parse(last.madeAt),
    expected: pace * bytes,
  };
}

/** How many backups other computers made, which cannot be looked for from here. */
export const madeElsewhere = (read: ReadDb, deviceId: string): number =>
  listBackups(read).filter((one) => one.deviceId !== deviceId && one.removedAt === null).length;
