import { compiledOnce, type ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { recordsOf } from '../people/merges.ts';

export type DeathRow = EntityTables['death'];
export type DeathStatus = 'suspected' | 'concluded';

const standingOfOne = compiledOnce((db, personId: string) =>
  db.selectFrom('death').selectAll().where('personId', '=', personId).where('takenBackOn', 'is', null),
);

/** What stands about somebody's death; a report that was taken back does not stand. */
export const standingDeath = (db: ReadDb, personId: string): DeathRow | undefined =>
  db.first(standingOfOne(db, personId));

/** What stands about the death of somebody, in their record and in each that was made one with it. */
export const standingReports = (db: ReadDb, personId: string): DeathRow[] =>
  recordsOf(db, personId).flatMap((id) => standingDeath(db, id) ?? []);

/** Whether somebody has died, as far as it is known: suspected, concluded, or null. */
export const deathOf = (db: ReadDb, personId: string): DeathStatus | null =>
  (standingDeath(db, personId)?.status as DeathStatus | undefined) ?? null;

/** Everyone who has died or is thought to have: nobody owes them a contact, and they are asked for nothing. */
export const peopleWhoDied = (db: ReadDb): Map<string, DeathStatus> =>
  new Map(
    db
      .all(db.selectFrom('death').select(['personId', 'status']).where('takenBackOn', 'is', null))
      .map(({ personId, status }) => [personId, status as DeathStatus]),
  );
