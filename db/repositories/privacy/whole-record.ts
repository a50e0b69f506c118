import { type EntityName, entities } from '../../../domain/entities.ts';
import type { Stored } from '../../change-rows.ts';
import { rowsAbout } from '../../erase.ts';
import type { ReadDb } from '../../handles.ts';
import type { RawDb } from '../../open.ts';
import { recordsOf } from '../people/merges.ts';

/** Rows that never go to the person as they stand: boxes are opened by a key, and the others are about somebody else too. */
const leftOut: readonly EntityName[] = ['sealedFact', 'keepApart', 'standAside', 'accessFinding'];

export interface WholeRow {
  readonly entity: EntityName;
  /** What is stored, by the stable code of each field. */
  readonly fields: readonly { readonly field: string; readonly value: Stored }[];
}

/** Everything that stands about one person now, kind by kind; a table that comes later is in it by being an entity. */
export function wholeRecord(raw: RawDb, personId: string): WholeRow[] {
  const rows: WholeRow[] = [];
  for (const [entity, ids] of rowsAbout(raw, personId)) {
    if (leftOut.includes(entity)) continue;
    const select = raw.prepare<[string], Record<string, Stored>>(`SELECT * FROM "${entity}" WHERE id = ?`);
    for (const id of ids) {
      const row = select.get(id) ?? {};
      const fields = Object.entries(entities[entity].fields).map(([column, { code }]) => ({
        field: code,
        value: row[column] ?? null,
      }));
      rows.push({ entity, fields });
    }
  }
  return rows;
}

/** Names under which others than this person, and those who work here, are known. */
export function namesOfOthers(db: ReadDb, personId: string) {
  // The names of a record that was joined to theirs are their own.
  const own = new Set(recordsOf(db, personId));
  const people = db.all(
    db.selectFrom('person').select(['id', 'reference', 'preferredName', 'givenName', 'familyName']),
  );
  const aliases = db.all(db.selectFrom('personAlias').select(['personId', 'name']));
  const workers = db.all(db.selectFrom('userAccount').select(['displayName', 'signInName']));
  const namesOf = (mine: boolean): (string | null)[] => [
    ...people
      .filter((person) => own.has(person.id) === mine)
      .flatMap((person) => [person.preferredName, person.givenName, person.familyName, mine ? person.reference : null]),
    ...aliases.filter((alias) => own.has(alias.personId) === mine).map((alias) => alias.name),
  ];
  return {
    own: namesOf(true),
    others: namesOf(false),
    workers: workers.flatMap((worker) => [worker.displayName, worker.signInName]),
  };
}
