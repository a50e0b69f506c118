import { sql } from 'kysely';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { holderIn } from '../sharing/holder.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** Everybody of whom the viewer may know and the use of whose record is not restricted, by reference. */
export const peopleToExport = (db: ReadDb, viewer: Viewer): string[] =>
  db
    .all(
      db
        .selectFrom('person')
        .select('id')
        .where(maySeePerson(viewer))
        .where(sql<boolean>`NOT EXISTS (SELECT 1 FROM "restriction" WHERE "restriction"."personId" = "person"."id"
          AND "restriction"."liftedOn" IS NULL)`)
        .orderBy(sql`"person"."reference" COLLATE BINARY`),
    )
    .map(({ id }) => id);

/** The rows of some people that stand in a file of them, in a query for each kind. */
export const rowsToExport = (db: ReadDb, ids: readonly string[], cohortId: string) => ({
  people: db.all(
    db
      .selectFrom('person')
      .selectAll()
      .select(holderIn('person').as('holder'))
      .where('id', 'in', [...ids]),
  ),
  aliases: db.all(
    db
      .selectFrom('personAlias')
      .select(['personId', 'name', 'kind'])
      .where('personId', 'in', [...ids])
      // A name that is restricted leaves the register in no file.
      .where('category', '=', 'identity')
      .orderBy('name'),
  ),
  numbers: db.all(
    db
      .selectFrom('personIdentifier')
      .select(['personId', 'scheme', 'value', 'issuerId', 'category'])
      .where('personId', 'in', [...ids])
      .orderBy('value'),
  ),
  choices: db.all(
    db
      .selectFrom('personChoice')
      .select(['personId', 'list', 'code', 'category'])
      .where('personId', 'in', [...ids])
      .orderBy('code'),
  ),
  places: db.all(
    db
      .selectFrom('whereabouts')
      .select(['personId', 'words', 'lastKnownOn'])
      .where('personId', 'in', [...ids])
      .where('noLongerOn', 'is', null)
      // Nor does a place that belongs to somebody's safety.
      .where('category', '=', 'contact')
      .orderBy('lastKnownOn')
      .orderBy('id'),
  ),
  needs: db.all(
    db
      .selectFrom('need')
      .selectAll()
      .where('personId', 'in', [...ids]),
  ),
  memberships: db.all(
    db
      .selectFrom('membership')
      .select(['personId', 'cohortId', 'joinedOn', 'leftOn', 'destination'])
      .where('personId', 'in', [...ids])
      .orderBy('joinedOn'),
  ),
  cohortId,
});
export type RowsToExport = ReturnType<typeof rowsToExport>;
