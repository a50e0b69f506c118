import { readFileSync } from 'node:fs';
import { createAuditTrail } from '../../../db/audit.ts';
import { type RawDb, refusalOf } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import { noteInAudit } from '../audit-entry.ts';
import { auditKeyOf, type RegisterSession, registerRow } from '../register-session.ts';
import { type Header, headerPathOf } from '../vault/header.ts';
import { replaceFile } from '../vault/replace-file.ts';
import { type Made, makeAtOnce, type Source } from './make-backup.ts';
import { type BackupPlace, ownFolder, placeOfBackups } from './places.ts';
import { noteInRegister } from './register-rows.ts';

/** What a person decided after the backup before an update had failed: another folder, or null for going on without one. */
export interface UpdateBackup {
  readonly folder: string | null;
}

/** The register whose shape is about to be changed, and what opened it. */
interface Updated {
  readonly registerPath: string;
  readonly header: Header;
  readonly dataKey: Secret;
  readonly updateBackup?: UpdateBackup | undefined;
}

/** Another place may do better. Damage in the register itself is none of these: it must not be updated at all. */
const troubleWithPlace: readonly RefusalCode[] = [
  'folder-full',
  'folder-read-only',
  'folder-missing',
  'backup-damaged',
];
const isTroubleWithPlace = (error: unknown): error is Refusal =>
  error instanceof Refusal && troubleWithPlace.includes(error.code);

/** The first place that takes it. Throws `backup-needed-first` where none does, or what is wrong with the one chosen. */
function makeInOneOf(home: string, source: Source, folder: string | null): Made {
  const usual = [
    placeOfBackups(home, source.registerId),
    { folder: ownFolder(home, source.registerId), kind: 'this-computer' as const },
  ];
  const places: readonly BackupPlace[] = folder === null ? usual : [{ folder, kind: 'chosen' }];
  for (const place of places) {
    try {
      return makeAtOnce(home, source, 'update', place);
    } catch (error) {
      if (!isTroubleWithPlace(error)) throw error instanceof Refusal ? new Refusal(error.code, 'path') : error;
      if (folder !== null) throw new Refusal(error.code, 'updateBackup');
    }
  }
  throw new Refusal('backup-needed-first', 'path');
}

const sourceOf = (raw: RawDb, { registerPath, header, dataKey }: Updated): Source => {
  const register = registerRow(raw);
  return {
    raw,
    registerId: register.id,
    registerName: register.name,
    generation: header.generation,
    head: createAuditTrail(raw, auditKeyOf(raw)).head(),
    dataKey,
    writeKeyFile: (place) => replaceFile(place, readFileSync(headerPathOf(registerPath))),
    now: Date.now(),
  };
};

/**
 * The pair as it is, before a newer version changes the shape of a register, so that the version that wrote it can open it
 * again. Where the chosen folder is not there it goes into the application's own. Without it the register stays as it is,
 * unless somebody says that they must get in all the same: the change is one transaction, so what is at stake is the way
 * back to the older version, and not the register.
 */
export function backUpBeforeUpdate(home: string, raw: RawDb, updated: Updated): Made | 'none' | 'not-needed' {
  // The demonstration is made anew whenever it is wanted.
  if (registerRow(raw).demonstration === 1) return 'not-needed';
  const { updateBackup } = updated;
  try {
    return makeInOneOf(home, sourceOf(raw, updated), updateBackup?.folder ?? null);
  } catch (error) {
    const goOn = updateBackup?.folder === null && error instanceof Refusal && error.code === 'backup-needed-first';
    if (goOn) return 'none';
    throw error;
  }
}

const noteNone = (session: RegisterSession): void =>
  noteInAudit(session, { window: 'main' }, 'backups.make', { kind: 'none', ids: [] }, null, {
    reason: 'update',
    made: 'no',
  });

/** Notes in the register that has now been updated what was kept of the one before, or that somebody went on without. */
export function noteUpdate(home: string, session: RegisterSession, update: Made | 'none' | 'not-needed'): void {
  if (update === 'not-needed') return;
  try {
    if (update === 'none') noteNone(session);
    else {
      const { generation, auditCount } = update.backup;
      const removed = update.removed.length;
      noteInRegister(home, session, update.removed, { reason: 'update', auditCount, generation, removed });
    }
  } catch (error) {
    // Noted with the next backup, from what this computer remembers.
    if (refusalOf(error) === null) throw error;
  }
}
