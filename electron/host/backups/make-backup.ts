import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { AuditHead } from '../../../db/audit.ts';
import type { RawDb } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import type { BackupReason } from '../../../domain/backups/rotation.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type BackupNotes, type NotedBackup, openBackupNotes } from './backup-notes.ts';
import { type CheckedCopy, checkCopy } from './check-copy.ts';
import { checkInWorker } from './check-in-worker.ts';
import { removeOld, settleInterrupted } from './keep-few.ts';
import { freePath, nameOfBackup, unfinishedIn } from './names.ts';
import { clearUnfinished, copyRegister, placePair } from './pair.ts';
import { assertFolder, type BackupPlace, placeOfBackups } from './places.ts';

/** An open register, as far as a copy of it needs it. */
export interface Source {
  readonly raw: RawDb;
  readonly registerId: string;
  readonly registerName: string;
  readonly generation: number;
  readonly head: AuditHead;
  readonly dataKey: Secret;
  /** Writes the key file of the copy into its place, with the head of the copy's own trail. */
  readonly writeKeyFile: (place: string) => void;
  /** Milliseconds, by the register's own clock. */
  readonly now: number;
}

export interface Made {
  readonly backup: NotedBackup;
  /** Ids of older ones that are not kept any longer. */
  readonly removed: readonly string[];
}

interface Order {
  readonly source: Source;
  readonly reason: BackupReason;
  readonly place: BackupPlace;
  readonly notes: BackupNotes;
  readonly begun: number;
}

const begin = (home: string, source: Source, reason: BackupReason, place?: BackupPlace): Order => {
  const notes = openBackupNotes(home, source.registerId);
  return { source, reason, notes, place: place ?? placeOfBackups(home, source.registerId), begun: performance.now() };
};

function copy({ source, place }: Order): string {
  assertFolder(place);
  const unfinished = unfinishedIn(place.folder, source.registerId);
  copyRegister(source.raw, unfinished);
  return unfinished;
}

function finish({ source, reason, place, notes, begun }: Order, unfinished: string, checked: CheckedCopy): Made {
  const file = freePath(place.folder, nameOfBackup(source.registerName, source.now));
  const { count: auditCount, hash: auditHash } = source.head;
  const backup: NotedBackup = {
    id: randomUUID(),
    name: path.basename(file),
    folder: place.folder,
    madeAt: new Date(source.now).toISOString(),
    reason,
    ...checked,
    generation: source.generation,
    auditCount,
    auditHash,
    took: Math.round(performance.now() - begun),
    state: 'making',
  };
  notes.note(backup);
  placePair(unfinished, file, source.writeKeyFile);
  const made: NotedBackup = { ...backup, state: 'made' };
  notes.note(made);
  notes.keep({ lastFailure: null, registerName: source.registerName });
  return { backup: made, removed: removeOld(notes, place.folder, source.now) };
}

interface Run {
  readonly stillOpen: () => boolean;
  readonly progress: (done: number, total: number) => void;
  /** A folder for this one alone. */
  readonly folder?: string | undefined;
}

/** Notes why none could be made, for the next look at the backups. */
function noteFailure({ notes }: Order, error: unknown): never {
  if (error instanceof Refusal && error.code !== 'cancelled') notes.keep({ lastFailure: error.code });
  throw error;
}

/**
 * Makes a backup of an open register: a copy, opened with its key and read whole, then named together with its key file.
 * Copying blocks; the reading happens in another thread. `stillOpen` is asked after that.
 * @param progress told how many of the three steps are done
 */
export async function makeBackup(home: string, source: Source, reason: BackupReason, run: Run): Promise<Made> {
  const place: BackupPlace | undefined = run.folder === undefined ? undefined : { folder: run.folder, kind: 'chosen' };
  const order = begin(home, source, reason, place);
  try {
    run.progress(0, 3);
    const finished = settleInterrupted(order.notes, order.place.folder, source.registerId);
    const unfinished = copy(order);
    run.progress(1, 3);
    try {
      const checked = await checkInWorker(unfinished, source.dataKey, source.head);
      if (!run.stillOpen()) throw new Refusal('cancelled');
      run.progress(2, 3);
      const made = finish(order, unfinished, checked);
      run.progress(3, 3);
      return { ...made, removed: [...finished, ...made.removed] };
    } catch (error) {
      clearUnfinished(unfinished);
      throw error;
    }
  } catch (error) {
    return noteFailure(order, error);
  }
}

/** In one go, for a register that has to wait for it. */
export function makeAtOnce(home: string, source: Source, reason: BackupReason, place: BackupPlace): Made {
  const order = begin(home, source, reason, place);
  try {
    const finished = settleInterrupted(order.notes, order.place.folder, source.registerId);
    const unfinished = copy(order);
    try {
      const made = finish(order, unfinished, checkCopy(unfinished, source.dataKey, source.head));
      return { ...made, removed: [...finished, ...made.removed] };
    } catch (error) {
      clearUnfinished(unfinished);
      throw error;
    }
  } catch (error) {
    return noteFailure(order, error);
  }
}
