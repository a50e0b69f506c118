import { sql } from 'kysely';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import type { Among } from '../among.ts';

export type MoveRow = EntityTables['move'];

/** Every move of one person, in the order in which they happened. Who may see them is for the caller to ask. */
export const movesOf = (db: ReadDb, personId: string): MoveRow[] =>
  db.all(
    db.selectFrom('move').selectAll().where('personId', '=', personId).orderBy('fromOn').orderBy('inDay').orderBy('id'),
  );

/** The moves of these people or of everyone, each in order, by whom they are about. */
export function movesOfEach(db: ReadDb, among: Among): Map<string, MoveRow[]> {
  const all = db.selectFrom('move').selectAll().orderBy('fromOn').orderBy('inDay').orderBy('id');
  const each = new Map<string, MoveRow[]>();
  for (const row of db.all(among === 'all' ? all : all.where('personId', 'in', [...among]))) {
    const own = each.get(row.personId);
    if (own === undefined) each.set(row.personId, [row]);
    else own.push(row);
  }
  return each;
}

/**
 * The moves of somebody, or of everybody, that whoever has no key does not see as moves: without a place, with a box beside
 * them and right after another one of the same category, as a sealed one may be. Nothing but the box says which are.
 */
export function movesHiddenFrom(db: ReadDb, personId?: string): ReadonlySet<string> {
  const before = sql<string>`(SELECT "earlier"."housing" FROM "move" AS "earlier"
    WHERE "earlier"."personId" = "move"."personId"
      AND ("earlier"."fromOn", "earlier"."inDay", "earlier"."id") < ("move"."fromOn", "move"."inDay", "move"."id")
    ORDER BY "earlier"."fromOn" DESC, "earlier"."inDay" DESC, "earlier"."id" DESC LIMIT 1)`;
  const all = db
    .selectFrom('sealedFact')
    .innerJoin('move', 'move.id', 'sealedFact.factId')
    .select('move.id')
    .distinct()
    .where('move.place', 'is', null)
    .where('move.housing', '=', before);
  const rows = db.all(personId === undefined ? all : all.where('move.personId', '=', personId));
  return new Set(rows.map(({ id }) => id));
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
