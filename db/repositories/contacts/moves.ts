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

/** The moves of these people, or of everyone, that began by a day, by person. Who may see them is for the caller to ask. */
export function movesUntil(db: ReadDb, personIds: readonly string[] | 'all', lastDay: IsoDate): Map<string, MoveRow[]> {
  const all = db.selectFrom('move').selectAll().where('fromOn', '<=', lastDay).orderBy('fromOn').orderBy('inDay');
  const byPerson = new Map<string, MoveRow[]>();
  for (const row of db.all(personIds === 'all' ? all : all.where('personId', 'in', [...personIds]))) {
    const own = byPerson.get(row.personId);
    if (own === undefined) byPerson.set(row.personId, [row]);
    else own.push(row);
  }
  return byPerson;
}

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
