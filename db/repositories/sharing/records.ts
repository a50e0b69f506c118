import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { holderIn } from './holder.ts';

export type SharingRow = EntityTables['sharing'];

export const sharingOf = (db: ReadDb, personId: string): SharingRow[] =>
  db.all(db.selectFrom('sharing').selectAll().where('personId', '=', personId));

export const sharingOfCell = (
  db: ReadDb,
  personId: string,
  agencyId: string,
  category: string,
): SharingRow | undefined =>
  db.first(
    db
      .selectFrom('sharing')
      .selectAll()
      .where('personId', '=', personId)
      .where('agencyId', '=', agencyId)
      .where('category', '=', category),
  );

/** The agency that holds a person's record: their own, or the coordinating one. */
export const holdingAgency = (db: ReadDb, personId: string): string | null =>
  db.first(db.selectFrom('person').select(holderIn('person').as('agencyId')).where('id', '=', personId))?.agencyId ??
  null;

/** The pairs that hold on a day in which somebody is one of the two, or all of them. */
export const apartPairs = (db: ReadDb, personId: string | 'all', today: IsoDate): EntityTables['keepApart'][] => {
  const holding = db
    .selectFrom('keepApart')
    .selectAll()
    .where('fromOn', '<=', today)
    .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>', today)]))
    .orderBy('id');
  return db.all(
    personId === 'all'
      ? holding
      : holding.where((where) => where.or([where('personId', '=', personId), where('otherId', '=', personId)])),
  );
};

/** How many requests of each agency about somebody were refused. */
export function refusedRequests(db: ReadDb, personId: string): ReadonlyMap<string, number> {
  const rows = db.all(
    db
      .selectFrom('sharingRequest')
      .select('agencyId')
      .where('personId', '=', personId)
      .where('direction', '=', 'asked-of-us')
      .where('outcome', '=', 'refused'),
  );
  const counted = new Map<string, number>();
  for (const { agencyId } of rows) if (agencyId !== null) counted.set(agencyId, (counted.get(agencyId) ?? 0) + 1);
  return counted;
}

/** The agency that holds the record of each of these people. */
export function holdersOf(db: ReadDb, personIds: readonly string[]): ReadonlyMap<string, string> {
  const rows = db.all(
    db
      .selectFrom('person')
      .select(['id', holderIn('person').as('agencyId')])
      .where('id', 'in', [...personIds]),
  );
  return new Map(rows.flatMap(({ id, agencyId }) => (agencyId === null ? [] : [[id, agencyId] as const])));
}
