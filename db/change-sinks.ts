import type { ChangePlace } from './change-rows.ts';
import type { RawDb } from './open.ts';
import { statementFor } from './statements.ts';

/** A change with its values sealed. */
export type Sealed = readonly [place: ChangePlace, sealed: Buffer];

/** Where sealed changes go: the register's history, or what is prepared for it. */
export interface ChangeSink {
  /** The newest clock at a place that has a history; null where it has none. */
  newest(entity: string, rowId: string, field: string): string | null;
  /** Takes changes of one transaction, in their order. */
  put(changes: readonly Sealed[]): void;
}

/** So many go in with one statement at most: nearly as fast as any number, and few statements to keep. */
const mostAtOnce = 12;

/** Calls `put` with no more at once than one statement takes. */
export function inParts<T>(all: readonly T[], put: (some: readonly T[]) => void): void {
  for (let from = 0; from < all.length; from += mostAtOnce) put(all.slice(from, from + mostAtOnce));
}

/** As many groups of placeholders as there are rows. */
export const placeholders = (rows: number, columns: number): string => {
  const group = `(${Array.from({ length: columns }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => group).join(', ');
};

const asMany = new Map<number, string>();

/**
 * Puts rows in with one statement; what the changes of a transaction share is given once. Undone with the whole transaction
 * where it fails, since SQLite would otherwise keep each page as it was, to undo this alone.
 */
function insertOf(rows: number): string {
  const known = asMany.get(rows);
  if (known !== undefined) return known;
  const own = Array.from({ length: 8 }, (_, at) => `own.column${at + 1}`).join(', ');
  const made = `INSERT OR ROLLBACK INTO change (transactionId, deviceId, userId, undoes, clock, replaces, entity, rowId, field, kind, subject, sealed)
    SELECT shared.column1, shared.column2, shared.column3, shared.column4, ${own}
    FROM (VALUES ${placeholders(1, 4)}) AS shared CROSS JOIN (VALUES ${placeholders(rows, 8)}) AS own`;
  asMany.set(rows, made);
  return made;
}

const newestAt = 'SELECT clock FROM change WHERE entity = ? AND rowId = ? AND field = ? ORDER BY clock DESC LIMIT 1';

/** Asks the history for the newest change of a place. */
export const newestInHistory = (db: RawDb): ChangeSink['newest'] => {
  const newest = db.prepare<[string, string, string], string>(newestAt).pluck();
  return (entity, rowId, field) => newest.get(entity, rowId, field) ?? null;
};

const sinks = new WeakMap<RawDb, ChangeSink>();

/** The history of a register. */
export function intoHistory(db: RawDb): ChangeSink {
  const known = sinks.get(db);
  if (known !== undefined) return known;
  const put = (some: readonly Sealed[]): void => {
    const first = some[0]?.[0];
    if (first === undefined) return;
    const values: unknown[] = [first.transactionId, first.deviceId, first.userId, first.undoes];
    for (const [{ clock, replaces, entity, rowId, field, kind, subject }, sealed] of some)
      values.push(clock, replaces, entity, rowId, field, kind, subject, sealed);
    statementFor(db, insertOf(some.length)).run(values);
  };
  const sink: ChangeSink = { newest: newestInHistory(db), put: (changes) => inParts(changes, put) };
  sinks.set(db, sink);
  return sink;
}
