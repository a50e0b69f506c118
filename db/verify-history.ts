import { erasedPutBack, type Finding, historyDiffers } from '../domain/audit/tampering.ts';
import { type ChangePlace, digestOfChanges } from './change-rows.ts';
import type { RawDb } from './open.ts';

/** What holding the history of changes against the audit trail found. */
export interface HistoryVerified {
  readonly finding: Finding | null;
  /** Changes that an entry of the trail names by their digest. */
  readonly named: number;
  /** Changes that none names: those of the register's making, and of versions before the trail named any. */
  readonly unnamed: number;
}

interface Named {
  readonly seq: number;
  readonly transactionId: string;
  readonly changes: number;
  readonly digest: string;
}

const atOnce = 200;

/**
 * Holds every transaction of the history against the entry of the trail that names it, so that changes which are missing,
 * and any that were put in, are seen. The trail itself is verified apart. Yields between pieces of the work, between
 * which others may write.
 */
export function* verifyHistory(db: RawDb): Generator<void, HistoryVerified> {
  const until = db.prepare<[], number | null>('SELECT max(seq) FROM audit').pluck().get() ?? 0;
  const total = db.prepare<[], number>('SELECT count(*) FROM change').pluck().get() ?? 0;
  const entries = db.prepare<[number, number]>(
    `SELECT seq, transactionId, json_extract(detail, '$.changes') AS changes, json_extract(detail, '$.digest') AS digest
     FROM audit WHERE seq > ? AND seq <= ? AND transactionId IS NOT NULL AND json_type(detail, '$.digest') = 'text'
     ORDER BY seq LIMIT ${atOnce}`,
  );
  const changes = db.prepare<[string], ChangePlace>(
    `SELECT transactionId, clock, replaces, deviceId, userId, entity, rowId, field, kind, subject, undoes
     FROM change WHERE transactionId = ? ORDER BY seq`,
  );
  let [named, after] = [0, 0];
  for (;;) {
    const some = entries.all(after, until) as Named[];
    for (const { seq, transactionId, changes: count, digest } of some) {
      const places = changes.all(transactionId);
      if (places.length !== count || digestOfChanges(places) !== digest)
        return { finding: historyDiffers(seq), named, unnamed: total - named };
      named += count;
      after = seq;
    }
    if (some.length < atOnce) break;
    yield;
  }
  return { finding: erasedIsBack(db) ? erasedPutBack : null, named, unnamed: total - named };
}

/** Whether the key of somebody who was erased, or anything that it sealed, stands in the register. */
function erasedIsBack(db: RawDb): boolean {
  const back = db.prepare(
    `SELECT 1 FROM erasure WHERE EXISTS (SELECT 1 FROM historyKey WHERE historyKey.subject = erasure.subjectId)
       OR EXISTS (SELECT 1 FROM change WHERE change.subject = erasure.subjectId AND length(change.sealed) > 0) LIMIT 1`,
  );
  return back.get() !== undefined;
}
