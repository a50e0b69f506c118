import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type FrameworkEntryRow = EntityTables['frameworkEntry'];

/** Newest first, each with the code of its period. */
export const listEntries = (db: ReadDb): (FrameworkEntryRow & { periodCode: string })[] =>
  db.all(
    db
      .selectFrom('frameworkEntry')
      .innerJoin('period', 'period.id', 'frameworkEntry.periodId')
      .selectAll('frameworkEntry')
      .select('period.code as periodCode')
      .orderBy('frameworkEntry.id', 'desc'),
  );

/** Throws `not-found` where there is no such entry. */
export function getEntry(db: ReadDb, id: string): FrameworkEntryRow {
  const found = db.first(db.selectFrom('frameworkEntry').selectAll().where('id', '=', id));
  if (found === undefined) throw new Refusal('not-found', 'entryId');
  return found;
}
