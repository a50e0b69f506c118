import { headingWords } from '../../../domain/imports/headings.ts';
import type { KeptChoices } from '../../../domain/imports/operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb, WriteDb } from '../../handles.ts';

export interface KeptMapping {
  readonly id: string;
  readonly name: string;
  readonly savedOn: string;
  readonly choices: KeptChoices;
}

const keyOf = (headings: readonly string[]): string => JSON.stringify(headings.map(headingWords));

/** The mappings that are kept, by name. */
export const keptMappings = (db: ReadDb): KeptMapping[] =>
  db
    .all(db.selectFrom('importMapping').select(['id', 'name', 'savedOn', 'choices']).orderBy('name'))
    .map((row) => ({ ...row, choices: JSON.parse(row.choices) as KeptChoices }));

/** What was kept for the same headings in the same order, the newest; undefined where nothing was. */
export function keptFor(db: ReadDb, headings: readonly string[]): KeptMapping | undefined {
  const row = db.first(
    db
      .selectFrom('importMapping')
      .select(['id', 'name', 'savedOn', 'choices'])
      .where('headings', '=', keyOf(headings))
      .orderBy('savedOn', 'desc')
      .orderBy('id', 'desc'),
  );
  return row === undefined ? undefined : { ...row, choices: JSON.parse(row.choices) as KeptChoices };
}

function assertNameFree(db: ReadDb, name: string, except: string | null): void {
  const holders = db.all(db.selectFrom('importMapping').select('id').where('name', '=', name));
  if (holders.some(({ id }) => id !== except)) throw new Refusal('import-mapping-exists', 'name');
}

function assertKept(db: ReadDb, id: string): void {
  if (db.first(db.selectFrom('importMapping').select('id').where('id', '=', id)) === undefined)
    throw new Refusal('not-found', 'id');
}

/** Keeps choices under a name; in the place of those of an id. Answers with the id. */
export function keepMapping(db: WriteDb, id: string | null, name: string, choices: KeptChoices, today: string): string {
  assertNameFree(db, name, id);
  const headings = keyOf(choices.columns.map(({ heading }) => heading));
  const row = { name, headings, choices: JSON.stringify(choices), savedOn: today };
  if (id === null) return db.insert('importMapping', row);
  assertKept(db, id);
  db.update('importMapping', id, row);
  return id;
}

export function renameMapping(db: WriteDb, id: string, name: string): void {
  assertKept(db, id);
  assertNameFree(db, name, id);
  db.update('importMapping', id, { name });
}

export function removeMapping(db: WriteDb, id: string): void {
  assertKept(db, id);
  db.remove('importMapping', id);
}
