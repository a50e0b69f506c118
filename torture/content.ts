import { createHistoryKeys } from '../db/history-keys.ts';
import type { RawDb } from '../db/open.ts';
import { findDraft } from '../db/repositories/drafts/drafts.ts';

/** What a register says, as one flat list: a place in words and what stands there. Nothing stands there where it is null. */
export type Content = ReadonlyMap<string, string>;

/** Each query answers with places and what stands there; what a person wrote stands under their reference. */
const queries: readonly string[] = [
  ...['preferredName', 'goal', 'strengths', 'pronouns'].map(
    (column) => `SELECT 'person:' || reference || ':${column}' AS at, ${column} AS it FROM person`,
  ),
  `SELECT 'aliases:' || reference AS at, json_group_array(name) AS it
   FROM (SELECT reference, name FROM personAlias JOIN person ON person.id = personId ORDER BY reference, name)
   GROUP BY reference`,
  `SELECT 'need:' || reference || ':' || code AS at,
     ifnull(suspected, '') || '|' || ifnull(disclosed, '') || '|' || ifnull(helpOffered, '') AS it
   FROM need JOIN person ON person.id = personId`,
  `SELECT 'membership:' || reference || ':' || joinedOn AS at,
     ifnull(leftOn, '') || '|' || ifnull(destination, '') AS it
   FROM membership JOIN person ON person.id = personId`,
  `SELECT 'consent:' || reference || ':' || decidedOn AS at, decision || '|' || ifnull(withdrawnOn, '') AS it
   FROM consent JOIN person ON person.id = personId`,
  `SELECT 'fact:' || reference || ':' || period.code || ':' || fact.code AS at, state || '|' || ifnull(valueNumber, '') AS it
   FROM fact JOIN person ON person.id = personId JOIN period ON period.id = periodId`,
  `SELECT 'portrait:' || title AS at, ifnull(pseudonym, '') AS it FROM portrait`,
  `SELECT 'portrait:' || title || ':' || sectionKey AS at, body AS it
   FROM portraitSection JOIN portrait ON portrait.id = portraitId`,
  `SELECT 'rating:' || period.code || ':' || sectionKey AS at, CAST(rating AS TEXT) AS it
   FROM assessmentSection JOIN assessment ON assessment.id = assessmentId JOIN period ON period.id = periodId`,
  `SELECT 'entry:' || question AS at, finding AS it FROM frameworkEntry`,
];

interface Stands {
  readonly at: string;
  readonly it: string | number | null;
}

function drafts(db: RawDb): Stands[] {
  const keys = createHistoryKeys(db);
  const places = db
    .prepare<[], { userId: string; form: string; subject: string }>('SELECT userId, form, subject FROM draft')
    .all();
  return places.map((place) => ({
    at: `draft:${place.form}:${place.subject}`,
    it: findDraft(db, keys, place)?.content ?? null,
  }));
}

/** Everything that the campaign's own work can have written, read straight from the tables. */
export function contentOf(db: RawDb): Content {
  const rows = queries.flatMap((sql) => db.prepare<[], Stands>(sql).all());
  const standing = [...rows, ...drafts(db)].filter(({ it }) => it !== null);
  return new Map(standing.map(({ at, it }) => [at, String(it)]));
}
