import { type EntityName, entities, entityNames } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import type { RawDb } from './open.ts';

/** Whose row one is, in one of its columns, after it was given over. */
export interface Reowned {
  readonly entity: EntityName;
  readonly column: string;
  readonly id: string;
  readonly to: string;
}

interface Reference {
  readonly table: string;
  readonly from: string;
}

/**
 * Where somebody stands in the rows of an entity: the column that says whom a row is about, and every other that points
 * at a person, such as the second of two people to keep apart. Read from the schema, so that a table that comes later
 * is covered by being an entity.
 */
export function columnsNaming(db: RawDb, entity: EntityName): string[] {
  const { about }: EntityShape = entities[entity];
  if (about === 'programme') return [];
  const pointing = (db.pragma(`foreign_key_list("${entity}")`) as readonly Reference[])
    .filter(({ table }) => table === 'person')
    .map(({ from }) => from);
  return [...new Set([about.column, ...pointing])];
}

/** A person with every record that was joined to theirs. */
export const recordsOf = (db: RawDb, personId: string): readonly string[] => [
  personId,
  ...db.prepare<[string], string>('SELECT id FROM person WHERE mergedIntoId = ? ORDER BY id').pluck().all(personId),
];

/**
 * What stays with the record that it was written for: the record itself, boxes that open for nobody else, and words that
 * are sealed under its key, which go over by being sealed anew.
 */
const stays: readonly EntityName[] = ['sealedFact', 'standAside'];

/** The columns in which a row changes hands: the record itself keeps its id, and a note of two joined records who was joined. */
const columnsGiven = (db: RawDb, entity: EntityName): string[] =>
  columnsNaming(db, entity).filter(
    (column) => !(entity === 'person' && column === 'id') && !(entity === 'personMerge' && column === 'mergedId'),
  );

/** Two records that were taken apart again are a matter of both, and stay where they were. */
const onlyOf = (entity: EntityName): string => (entity === 'personMerge' ? ' AND unmergedAt IS NULL' : '');

/** Every row that goes over with somebody, by the column that names them. */
export function rowsToGive(db: RawDb, personId: string): Omit<Reowned, 'to'>[] {
  return entityNames.flatMap((entity) => {
    if (stays.includes(entity)) return [];
    return columnsGiven(db, entity).flatMap((column) =>
      db
        .prepare<[string], string>(`SELECT id FROM "${entity}" WHERE "${column}" = ?${onlyOf(entity)} ORDER BY id`)
        .pluck()
        .all(personId)
        .map((id) => ({ entity, column, id })),
    );
  });
}

interface UniqueIndex {
  readonly parts: readonly string[];
  readonly where: string | null;
}

/** The parts of an index as its SQL has them: `(personId, ifnull(periodId, ''), code) WHERE liftedOn IS NULL`. */
function readIndex(sql: string): UniqueIndex {
  const open = sql.indexOf('(');
  const parts: string[] = [];
  let [depth, from, at] = [0, open + 1, open];
  for (; at < sql.length; at += 1) {
    const letter = sql[at];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if ((letter === ',' && depth === 1) || depth === 0) {
      parts.push(sql.slice(from, at).trim().replaceAll('"', ''));
      from = at + 1;
    }
    if (depth === 0) break;
  }
  const where = /^\s*WHERE\s+(.*)$/is.exec(sql.slice(at + 1));
  return { parts, where: where?.[1] ?? null };
}

function uniqueIndexes(db: RawDb, entity: EntityName): UniqueIndex[] {
  const all = db.pragma(`index_list("${entity}")`) as readonly { name: string; unique: number; origin: string }[];
  return all
    .filter(({ unique, origin }) => unique === 1 && origin !== 'pk')
    .map(({ name, origin }) => {
      if (origin === 'c') {
        const sql = db.prepare<[string], string>('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(name);
        return readIndex(sql ?? '()');
      }
      const columns = db.pragma(`index_info("${name}")`) as readonly { name: string }[];
      return { parts: columns.map((column) => column.name), where: null };
    });
}

/** Two rows of which somebody can have only one. */
export interface Clash {
  readonly entity: EntityName;
  readonly column: string;
  readonly keptId: string;
  readonly otherId: string;
}

/** Rows of one person that could not stand beside rows of another, as every unique index of the schema has it. */
export function clashesBetween(db: RawDb, keptId: string, otherId: string): Clash[] {
  return entityNames.flatMap((entity) => {
    if (stays.includes(entity)) return [];
    return columnsGiven(db, entity).flatMap((column) =>
      uniqueIndexes(db, entity)
        .filter(({ parts }) => parts.includes(column))
        .flatMap(({ parts, where }) =>
          clashesIn(db, entity, column, { parts: parts.filter((part) => part !== column), where }, keptId, otherId),
        ),
    );
  });
}

function clashesIn(
  db: RawDb,
  entity: EntityName,
  column: string,
  { parts, where }: UniqueIndex,
  keptId: string,
  otherId: string,
): Clash[] {
  const chosen = parts.map((part, at) => `(${part}) AS part${at}`);
  const rows = `SELECT ${['id', ...chosen].join(', ')} FROM "${entity}" WHERE "${column}" = ?${where === null ? '' : ` AND (${where})`}`;
  const same = parts.map((_, at) => `mine.part${at} = theirs.part${at}`).join(' AND ') || '1';
  return db
    .prepare<[string, string], { keptId: string; otherId: string }>(
      `SELECT mine.id AS keptId, theirs.id AS otherId FROM (${rows}) AS mine JOIN (${rows}) AS theirs ON ${same} ORDER BY theirs.id`,
    )
    .all(keptId, otherId)
    .map((pair) => ({ entity, column, ...pair }));
}
