import { searchWords } from '../domain/search.ts';
import type { RawDb } from './open.ts';

interface Names {
  rowKey: number;
  reference: string;
  preferredName: string;
  givenName: string | null;
  familyName: string | null;
}

/**
 * Brings the search index up to date for these people. Words are folded here and not in a trigger, because functions of
 * ours may not run in triggers while `trusted_schema` is off.
 */
export function indexPeople(db: RawDb, personIds: Iterable<string>): void {
  const person = db.prepare<[string], Names>(
    'SELECT rowKey, reference, preferredName, givenName, familyName FROM person WHERE id = ?',
  );
  // A name that is restricted is not for everybody who may look for somebody.
  const aliases = db.prepare<[string], { name: string }>(
    "SELECT name FROM personAlias WHERE personId = ? AND category = 'identity'",
  );
  const joined = db.prepare<[string], string>('SELECT reference FROM person WHERE mergedIntoId = ?').pluck();
  const drop = db.prepare('DELETE FROM personSearch WHERE rowid = ?');
  const add = db.prepare('INSERT INTO personSearch (rowid, folded) VALUES (?, ?)');
  const gone = db.prepare('DELETE FROM personSearch WHERE rowid NOT IN (SELECT rowKey FROM person)');
  let isAnyGone = false;
  for (const id of personIds) {
    const found = person.get(id);
    if (found === undefined) {
      isAnyGone = true;
      continue;
    }
    const names = [found.preferredName, found.givenName, found.familyName, ...aliases.all(id).map((one) => one.name)];
    const words = [...names, found.reference, ...joined.all(id)].filter((name) => name !== null).flatMap(searchWords);
    drop.run(found.rowKey);
    add.run(found.rowKey, [...new Set(words)].join(' '));
  }
  // Once for all of them, since it looks at every row.
  if (isAnyGone) gone.run();
}
