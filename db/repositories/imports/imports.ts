import { sql } from 'kysely';
import { entities } from '../../../domain/entities.ts';
import type { Somebody } from '../../../domain/imports/duplicates.ts';
import type { ImportNote } from '../../../domain/imports/operations.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { maySeePerson, maySeeRow } from '../sharing/visible.ts';

const fullName = (given: string | null, family: string | null): string =>
  [given, family].filter((part) => part !== null).join(' ');

/** Everybody of whom the viewer may know, as somebody who may be meant by a row. */
export function peopleToCompare(db: ReadDb, viewer: Viewer): Somebody[] {
  const aliases = new Map<string, string[]>();
  const shown = db
    .selectFrom('personAlias')
    .select(['personId', 'name'])
    .where(maySeeRow(viewer, 'personAlias.personId', 'personAlias.category'));
  for (const { personId, name } of db.all(shown)) aliases.set(personId, [...(aliases.get(personId) ?? []), name]);
  const people = db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference', 'preferredName', 'givenName', 'familyName', 'birthDate'])
      .where(maySeePerson(viewer)),
  );
  return people.map(({ id, ...person }) => ({
    ...person,
    personId: id,
    line: null,
    name: fullName(person.givenName, person.familyName) || person.preferredName,
    aliases: aliases.get(id) ?? [],
  }));
}

/** Every reference that is taken, in small letters, also of those of whom the viewer may not know. */
export const takenReferences = (db: ReadDb): ReadonlySet<string> =>
  new Set(db.all(db.selectFrom('person').select('reference')).map(({ reference }) => reference.toLowerCase()));

/** Earlier imports, newest first, each with the transaction that made it. */
export function listImports(db: ReadDb): ImportNote[] {
  const rows = db.all(
    db
      .selectFrom('spreadsheetImport')
      .innerJoin('userAccount', 'userAccount.id', 'spreadsheetImport.takenInBy')
      .select([
        'spreadsheetImport.id',
        'spreadsheetImport.takenInAt as at',
        'userAccount.displayName as who',
        'spreadsheetImport.kind',
        'spreadsheetImport.rows',
        'spreadsheetImport.added',
        'spreadsheetImport.changed',
        'spreadsheetImport.leftOut',
        'spreadsheetImport.fileHash',
        (where) =>
          where
            .selectFrom('change')
            .select(sql<string>`max("transactionId")`.as('made'))
            .where('change.entity', '=', entities.spreadsheetImport.code)
            .whereRef('change.rowId', '=', 'spreadsheetImport.id')
            .where('change.kind', '=', 'insert')
            .as('transactionId'),
      ])
      .orderBy('spreadsheetImport.takenInAt', 'desc')
      .orderBy('spreadsheetImport.id', 'desc'),
  );
  return rows;
}
