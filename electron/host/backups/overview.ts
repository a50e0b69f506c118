import { statSync } from 'node:fs';
import path from 'node:path';
import { nextWhileOpen } from '../../../domain/backups/due.ts';
import type { BackupFile, BackupOverview } from '../../../domain/backups/operations.ts';
import { backupWarnings } from '../../../domain/backups/warnings.ts';
import type { Computer } from '../computer.ts';
import type { RegisterSession } from '../register-session.ts';
import { headerPathOf, readHeader } from '../vault/header.ts';
import { openBackupNotes } from './backup-notes.ts';
import { type FoundBackup, findBackups } from './find-backups.ts';
import { fileOf } from './keep-few.ts';
import { onSameDrive, placeOfBackups, stateOfFolder, syncedBy } from './places.ts';
import { lastGood, madeElsewhere, stateOf } from './register-rows.ts';

export const withoutRegister = ({ registerName: _name, ...backup }: FoundBackup): BackupFile => backup;

/** The generation of the open register's key; null for one that was opened without its key file. */
function generationOf(session: RegisterSession): number | null {
  try {
    return readHeader(headerPathOf(session.path)).generation;
  } catch {
    return null;
  }
}

/** Everything the screens show about the backups of the open register. */
export function overviewOf(computer: Computer, session: RegisterSession): BackupOverview {
  const { home } = computer;
  const { registerId } = session;
  const place = placeOfBackups(home, registerId);
  const notes = openBackupNotes(home, registerId);
  const now = session.clock.now();
  const bytes = statSync(session.path, { throwIfNoEntry: false })?.size ?? 0;
  const state = stateOf(home, session, bytes);
  const automatic = !session.demonstration;
  const next = automatic ? nextWhileOpen(state, now) : null;
  const backups = findBackups(computer, registerId, generationOf(session)).map(withoutRegister);
  const last = lastGood(home, session);
  const warnings = backupWarnings({
    now,
    lastGoodAt: state.lastGoodAt,
    changedSince: state.since === null ? null : Date.parse(state.since),
    folder: stateOfFolder(place),
    lastFailure: notes.lastFailure(),
    notesDamaged: notes.damaged(),
    sameDrive: onSameDrive(place.folder, session.path),
    folderSyncedBy: syncedBy(place.folder),
    registerSyncedBy: syncedBy(path.dirname(session.path)),
  });
  return {
    folder: place.folder,
    folderKind: place.kind,
    last: last === null ? null : (backups.find((one) => one.path === fileOf(last)) ?? null),
    nextAt: next === null ? null : new Date(next).toISOString(),
    backups,
    elsewhere: madeElsewhere(session.read, session.deviceId),
    // Nobody's work is lost with the demonstration.
    warnings: automatic ? [...warnings] : [],
    automatic,
  };
}
