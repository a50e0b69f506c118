import { type Compilable, sql } from 'kysely';
import { Refusal } from '../../../domain/refusal.ts';
import { queryWords } from '../../../domain/search.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { compiledOnce, type ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeePerson } from '../sharing/visible.ts';

export type PersonRow = EntityTables['person'];
export type NeedRow = EntityTables['need'];
/** As much of a need as decides whether somebody meets a definition. */
export type DecidingNeedRow = Pick<NeedRow, 'personId' | 'code' | 'suspected' | 'disclosed' | 'atRisk'>;

/** What a list shows of a person, before needs and eligibility are put beside it. */
export interface ListedPerson {
  readonly id: string;
  readonly reference: string;
  readonly preferredName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

const listed = [
  'person.id',
  'person.reference',
  'person.preferredName',
  'person.givenName',
  'person.familyName',
] as const;

const personById = compiledOnce((db, id: string) => db.selectFrom('person').selectAll().where('id', '=', id));

/** Undefined where there is no such person. */
export const findPerson = (db: ReadDb, id: string): PersonRow | undefined => db.first(personById(db, id));

/** Which of these ids are of somebody who is in the register still, whoever may see them. */
export const peopleThere = (db: ReadDb, ids: readonly string[]): ReadonlySet<string> =>
  new Set(
    db
      .all(
        db
          .selectFrom('person')
          .select('id')
          .where('id', 'in', [...ids]),
      )
      .map(({ id }) => id),
  );

/** Throws `not-found` where there is no such person. */
export function getPerson(db: ReadDb, id: string): PersonRow {
  const found = findPerson(db, id);
  if (found === undefined) throw new Refusal('not-found', 'personId');
  return found;
}

/** Everyone of whom the viewer may know, by name. */
export const listPeople = (db: ReadDb, viewer: Viewer): ListedPerson[] =>
  db.all(
    db
      .selectFrom('person')
      .select(listed)
      .where(maySeePerson(viewer))
      .orderBy('person.preferredName')
      .orderBy('person.reference'),
  );

// The trigram index answers for three letters and more; a shorter word is compared with every row.
const shortestIndexed = 3;

/**
 * Of those of whom the viewer may know, people in whose names or reference every typed word occurs, whatever the accents and capitals; those whose preferred
 * name begins with the first word come first. Asks for one more than `limit`, so that the caller can tell there is more.
 */
export function searchPeople(db: ReadDb, viewer: Viewer, typed: string, limit: number): ListedPerson[] {
  const words = queryWords(typed);
  const [first] = words;
  if (first === undefined)
    return db.all(
      db
        .selectFrom('person')
        .select(listed)
        .where(maySeePerson(viewer))
        .orderBy('person.preferredName')
        .limit(limit + 1),
    );
  const indexed = words.filter((word) => [...word].length >= shortestIndexed);
  let query = db.selectFrom('person').innerJoin('personSearch', 'personSearch.rowid', 'person.rowKey').select(listed);
  if (indexed.length > 0) {
    const match = indexed.map((word) => `"${word}"`).join(' AND ');
    query = query.where(sql<boolean>`"personSearch" MATCH ${match}`);
  }
  for (const word of words) {
    if (indexed.includes(word)) continue;
    query = query.where(sql<boolean>`instr(' ' || "personSearch"."folded", ' ' || ${word}) > 0`);
  }
  const ranked: Compilable<ListedPerson> = query
    .where(maySeePerson(viewer))
    .orderBy(sql`instr(' ' || "personSearch"."folded", ' ' || ${first}) = 0`)
    .orderBy('person.preferredName')
    .orderBy('person.reference')
    .limit(limit + 1);
  return db.all(ranked);
}

const needsOfOne = compiledOnce((db, personId: string) =>
  db.selectFrom('need').selectAll().where('personId', '=', personId),
);

/** The needs of these people, or of everyone. */
export const needsOf = (db: ReadDb, personIds: readonly string[] | 'all'): NeedRow[] => {
  if (personIds.length === 1 && personIds[0] !== undefined) return db.all(needsOfOne(db, personIds[0]));
  const all = db.selectFrom('need').selectAll();
  return db.all(personIds === 'all' ? all : all.where('personId', 'in', [...personIds]));
};

/** The same with nothing but what decides, for lists of many people. */
export const decidingNeedsOf = (db: ReadDb, personIds: readonly string[] | 'all'): DecidingNeedRow[] => {
  const all = db.selectFrom('need').select(['personId', 'code', 'suspected', 'disclosed', 'atRisk']);
  return db.all(personIds === 'all' ? all : all.where('personId', 'in', [...personIds]));
};

/** The reference of that number. */
export const referenceNumbered = (number: number): string => `C-${String(number).padStart(4, '0')}`;

/** The next free reference of the form C-0001. */
export const nextReference = (db: ReadDb): string => referenceNumbered(newestReferenceNumber(db) + 1);

/** The highest number that a reference of the form C-0001 has. */
export function newestReferenceNumber(db: ReadDb): number {
  const newest = db.first(
    db
      .selectFrom('person')
      .select(sql<number>`max(CAST(substr("reference", 3) AS INTEGER))`.as('number'))
      .where('reference', 'like', 'C-%')
      // A long number is some other scheme's, and counting on from it would not stay exact.
      .where(sql<boolean>`length("reference") <= 11`),
  );
  return newest?.number ?? 0;
}

const withReference = compiledOnce((db, reference: string) =>
  db.selectFrom('person').select(['id', 'reference']).where('reference', '=', reference),
);

/** Refuses a reference that somebody else has, in capitals or not. */
export function assertReferenceFree(db: ReadDb, reference: string, except: string | null, field: string): void {
  const references = db.selectFrom('person').select(['id', 'reference']);
  // The database compares only the letters A to Z without regard to capitals.
  const ascii = /^[\x20-\x7e]*$/.test(reference);
  const folded = reference.toLowerCase();
  const holders = ascii
    ? db.all(withReference(db, reference))
    : db.all(references).filter((other) => other.reference.toLowerCase() === folded);
  if (holders.some((holder) => holder.id !== except)) throw new Refusal('reference-taken', field);
}
