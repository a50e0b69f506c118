import { sql } from 'kysely';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** Whether a person has a reference, or had it in a record that was joined to theirs. */
const namedBy = (reference: string) =>
  sql<boolean>`"person"."id" IN (SELECT coalesce("named"."mergedIntoId", "named"."id") FROM "person" AS "named"
    WHERE "named"."reference" = ${reference})`;

/** The id of the person with a reference; undefined where there is none, or none of whom this viewer may know. */
export const personWithReference = (db: ReadDb, viewer: Viewer, reference: string): string | undefined =>
  db.first(db.selectFrom('person').select('person.id').where(namedBy(reference)).where(maySeePerson(viewer)))?.id;
