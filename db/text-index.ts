import type { Category } from '../domain/access.ts';
import { type EntityName, entities, entityNames } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import { foldForSearch } from '../domain/search.ts';
import type { RawDb } from './open.ts';

/** What somebody wrote in one row, by the category of information that it belongs to. */
interface WrittenText {
  readonly category: string;
  readonly columns: readonly string[];
}

const shapeOf = (entity: EntityName): EntityShape => entities[entity];

/** Never in the index: sealed words open by their own key, and what runs the house is not about the work. */
const notIndexed: readonly Category[] = ['sealed', 'administration'];

/** The columns of an entity that hold somebody's own words, by the category that the entity gives them. */
function textColumns(entity: EntityName): ReadonlyMap<Category, readonly string[]> {
  const byCategory = new Map<Category, string[]>();
  for (const [column, { category, isText }] of Object.entries(shapeOf(entity).fields)) {
    if (isText !== true || notIndexed.includes(category)) continue;
    byCategory.set(category, [...(byCategory.get(category) ?? []), column]);
  }
  return byCategory;
}

const columnsOf = new Map(entityNames.map((entity) => [entity, textColumns(entity)]));

/** Whether an entity holds any words that a search looks through. */
export const holdsText = (entity: EntityName): boolean => (columnsOf.get(entity)?.size ?? 0) > 0;

type Row = Readonly<Record<string, unknown>>;

/** The words of a row, by category: the row's own where it has one, else that of each field. */
function writtenIn(entity: EntityName, row: Row): WrittenText[] {
  const { categoryColumn } = shapeOf(entity);
  const byCategory = columnsOf.get(entity) ?? new Map<Category, readonly string[]>();
  if (categoryColumn === undefined) return [...byCategory].map(([category, columns]) => ({ category, columns }));
  return [{ category: String(row[categoryColumn]), columns: [...byCategory.values()].flat() }];
}

/** The columns that hold a row's words of one category, for whoever shows where something was found. */
export const textColumnsFor = (entity: EntityName, category: string): readonly string[] =>
  shapeOf(entity).categoryColumn === undefined
    ? (columnsOf.get(entity)?.get(category as Category) ?? [])
    : [...(columnsOf.get(entity)?.values() ?? [])].flat();

/** Prepared once for all the rows of a transaction. */
function indexer(db: RawDb) {
  const keys = db.prepare<[string], { key: number }>('SELECT key FROM textPlace WHERE rowId = ?');
  const dropText = db.prepare('DELETE FROM textSearch WHERE rowid = ?');
  const dropPlace = db.prepare('DELETE FROM textPlace WHERE key = ?');
  const place = db.prepare<[string, string, string | null, string]>(
    'INSERT INTO textPlace (entity, rowId, personId, category) VALUES (?, ?, ?, ?)',
  );
  const add = db.prepare('INSERT INTO textSearch (rowid, folded) VALUES (?, ?)');
  const drop = (rowId: string): void => {
    for (const { key } of keys.all(rowId)) {
      dropText.run(key);
      dropPlace.run(key);
    }
  };
  const put = (entity: EntityName, row: Row): void => {
    const { code, about } = shapeOf(entity);
    const personId = about === 'programme' ? null : row[about.column];
    for (const { category, columns } of writtenIn(entity, row)) {
      const words = columns.flatMap((column) => row[column] ?? []).map((text) => foldForSearch(String(text)));
      const folded = words.filter((text) => text !== '').join(' ');
      if (folded === '') continue;
      const { lastInsertRowid } = place.run(code, String(row.id), personId == null ? null : String(personId), category);
      add.run(lastInsertRowid, folded);
    }
  };
  return { drop, put };
}

/** Brings the index over what was written up to date for these rows, gone ones included. */
export function indexTexts(db: RawDb, touched: ReadonlyMap<string, EntityName>): void {
  if (touched.size === 0) return;
  const { drop, put } = indexer(db);
  const rows = new Map<EntityName, ReturnType<typeof db.prepare<[string], Row>>>();
  for (const [rowId, entity] of touched) {
    const select = rows.get(entity) ?? db.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id = ?`);
    rows.set(entity, select);
    drop(rowId);
    const row = select.get(rowId);
    if (row !== undefined) put(entity, row);
  }
}

/** Takes the words of rows that are erased out of the index. */
export function dropTexts(db: RawDb, rowIds: Iterable<string>): void {
  const { drop } = indexer(db);
  for (const rowId of rowIds) drop(rowId);
}

/**
 * Writes both search indexes anew without what was taken out of them: until then the words of a row that is gone still
 * stand in their pages. FTS5's own secure deletion does that at once, and damages the index. It takes seconds in a large
 * register, so it is for what must leave no trace.
 */
export const forgetDroppedWords = (db: RawDb): void => {
  for (const index of ['personSearch', 'textSearch'])
    db.prepare(`INSERT INTO ${index} (${index}) VALUES ('optimize')`).run();
};

const readAtOnce = 500;

/** Every row of a table, some at a time: nothing can be written while a query is still being read. */
function* rowsOf(db: RawDb, entity: EntityName): Generator<Row> {
  const some = db.prepare<[number, number], Row & { readonly rowNumber: number }>(
    `SELECT *, rowid AS rowNumber FROM "${entity}" WHERE rowid > ? ORDER BY rowid LIMIT ?`,
  );
  let after = -1;
  for (;;) {
    const rows = some.all(after, readAtOnce);
    yield* rows;
    after = rows.at(-1)?.rowNumber ?? after;
    if (rows.length < readAtOnce) return;
  }
}

/** Fills the index of a register whose words were written before there was one; once, in one transaction. */
export function fillTextIndex(db: RawDb): void {
  const mark = db.prepare<[], { isFilled: number }>('SELECT isFilled FROM textIndexMark').get();
  if (mark === undefined || mark.isFilled === 1) return;
  db.transaction(() => {
    const { put } = indexer(db);
    for (const entity of entityNames.filter(holdsText)) {
      for (const row of rowsOf(db, entity)) put(entity, row);
    }
    db.prepare('UPDATE textIndexMark SET isFilled = 1').run();
  }).immediate();
}
