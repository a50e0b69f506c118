import { type EntityName, entities, entityNames } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { RawDb } from './open.ts';
import { indexPeople } from './search-index.ts';
import { dropTexts } from './text-index.ts';

const shapeOf = (entity: EntityName): EntityShape => entities[entity];

interface Reference {
  readonly table: string;
  readonly from: string;
}

/**
 * Where somebody stands in the rows of an entity: the column that says whom a row is about, and every other that points
 * at a person, such as the second of two people to keep apart. Read from the schema, so that a table that comes later
 * is covered by being an entity.
 */
function columnsNaming(db: RawDb, entity: EntityName): string[] {
  const { about } = shapeOf(entity);
  if (about === 'programme') return [];
  const pointing = (db.pragma(`foreign_key_list("${entity}")`) as readonly Reference[])
    .filter(({ table }) => table === 'person')
    .map(({ from }) => from);
  return [...new Set([about.column, ...pointing])];
}

/** The ids of every row that is about somebody, or names them, by entity. */
export function rowsAbout(db: RawDb, personId: string): ReadonlyMap<EntityName, readonly string[]> {
  const found = new Map<EntityName, string[]>();
  for (const entity of entityNames) {
    const columns = columnsNaming(db, entity);
    if (columns.length === 0) continue;
    const rows = db
      .prepare<string[], { id: string }>(
        `SELECT id FROM "${entity}" WHERE ${columns.map((column) => `"${column}" = ?`).join(' OR ')}`,
      )
      .all(...columns.map(() => personId));
    if (rows.length > 0)
      found.set(
        entity,
        rows.map((row) => row.id),
      );
  }
  return found;
}

/**
 * Erases somebody; call it inside a transaction. Every row about them goes, drafts of all users, their words in the
 * search index, and the key of their history; what their change rows hold is overwritten, and so is the history of rows
 * about somebody else that named them. The chain of changes and the audit trail stay: ids, codes and times, no content.
 * The rows leave no change row of their own: the erasure record says that they went. Throws `not-found` for nobody.
 */
export function erasePerson(db: RawDb, keys: HistoryKeys, personId: string): void {
  const rows = rowsAbout(db, personId);
  if (!rows.has('person')) throw new Refusal('not-found', 'personId');
  // Rows point at one another; whether anything is left pointing at nothing is asked at the commit.
  db.pragma('defer_foreign_keys = ON');
  const emptied = Buffer.alloc(0);
  const empty = db.prepare('UPDATE change SET sealed = ? WHERE entity = ? AND rowId = ?');
  for (const [entity, ids] of rows) {
    const remove = db.prepare(`DELETE FROM "${entity}" WHERE id = ?`);
    for (const id of ids) {
      remove.run(id);
      empty.run(emptied, shapeOf(entity).code, id);
    }
  }
  db.prepare('UPDATE change SET sealed = ? WHERE subject = ?').run(emptied, personId);
  db.prepare('DELETE FROM draft WHERE keySubject = ? OR subject = ?').run(personId, personId);
  for (const [entity, ids] of rows) {
    if (entity === 'person') continue;
    const drafts = db.prepare('DELETE FROM draft WHERE subject = ?');
    for (const id of ids) drafts.run(id);
  }
  keys.destroy(personId);
  indexPeople(db, [personId]);
  dropTexts(db, [...rows.values()].flat());
}

/**
 * Writes the log back into the file and empties it: it holds whole pages as they were before. Within the file, what is
 * deleted has been overwritten with zeros as it went (`secure_delete`).
 */
export const leaveNoTrace = (db: RawDb): void => void db.pragma('wal_checkpoint(TRUNCATE)');
