import type { RawDb } from '../db/open.ts';

/** What the plan of a run cannot know beforehand, because the application hands out the ids. */
const lookUps: Readonly<Record<string, string>> = {
  person: 'SELECT id FROM person WHERE reference = ?',
  period: 'SELECT id FROM period WHERE code = ?',
  portrait: 'SELECT id FROM portrait WHERE title = ?',
  cohort: 'SELECT id FROM cohort WHERE code = ?',
  membership:
    'SELECT membership.id FROM membership JOIN person ON person.id = personId WHERE reference = ? AND leftOn IS NULL',
  request: 'SELECT rightsRequest.id FROM rightsRequest JOIN person ON person.id = personId WHERE reference = ?',
  transaction: "SELECT transactionId FROM change WHERE ? = 'last' ORDER BY seq DESC LIMIT 1",
};

function found(db: RawDb, text: string): string {
  const [what = '', which = ''] = text.slice(1).split(/:(.*)/s);
  const sql = lookUps[what];
  if (sql === undefined) throw new Error(`nothing is looked up by the name ${what}`);
  return db.prepare<[string], string>(sql).pluck().get(which) ?? 'not there';
}

/** The same input with `$person:REFERENCE` and the like replaced by the ids of this register. */
export function lookUp(db: RawDb, input: unknown): unknown {
  if (typeof input === 'string') return input.startsWith('$') ? found(db, input) : input;
  if (Array.isArray(input)) return input.map((one) => lookUp(db, one));
  if (input === null || typeof input !== 'object') return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, lookUp(db, value)]));
}
