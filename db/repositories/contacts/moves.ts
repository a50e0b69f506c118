import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type MoveRow = EntityTables['move'];

/** Every move of one person, in the order in which they happened. Who may see them is for the caller to ask. */
export const movesOf = (db: ReadDb, personId: string): MoveRow[] =>
  db.all(
    db.selectFrom('move').selectAll().where('personId', '=', personId).orderBy('fromOn').orderBy('inDay').orderBy('id'),
  );

/** A move of one person. Throws `not-found` where there is no such move. */
export function moveOf(db: ReadDb, personId: string, moveId: string): MoveRow {
  const found = db.first(db.selectFrom('move').selectAll().where('id', '=', moveId).where('personId', '=', personId));
  if (found === undefined) throw new Refusal('not-found', 'moveId');
  return found;
}

/** The place of one more move on a day, after those that are there. */
export function nextInDay(db: ReadDb, personId: string, fromOn: IsoDate): number {
  const own = db
    .selectFrom('move')
    .select(({ fn }) => fn.max<number | null>('inDay').as('last'))
    .where('personId', '=', personId)
    .where('fromOn', '=', fromOn);
  return (db.first(own)?.last ?? 0) + 1;
}
