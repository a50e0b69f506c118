import { type EntityName, entities, entityNames } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import { Refusal } from '../domain/refusal.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { RawDb } from './open.ts';
import { columnsNaming, recordsOf } from './reown.ts';
import { indexPeople } from './search-index.ts';
import { dropTexts, forgetDroppedWords } from './text-index.ts';

const shapeOf = (entity: EntityName): EntityShape => entities[entity];

/** The ids of every row that is about somebody or a record that was joined to theirs, or names them, by entity. */
export function rowsAbout(db: RawDb, personId: string): ReadonlyMap<EntityName, readonly string[]> {
  const found = new Map<EntityName, string[]>();
  const records = JSON.stringify(recordsOf(db, personId));
  for (const entity of entityNames) {
    const columns = columnsNaming(db, entity);
    if (columns.length === 0) continue;
    const rows = db
      .prepare<string[], { id: string }>(
        `SELECT id FROM "${entity}" WHERE ${columns.map((column) => `"${column}" IN (SELECT value FROM json_each(?))`).join(' OR ')}`,
      )
      .all(...columns.map(() => records));
    if (rows.length > 0)
      found.set(
        entity,
        rows.map((row) => row.id),
      );
  }
  return found;
}

/**
 * Erases somebody with every record that was joined to theirs; call it inside a transaction. Every row about them goes, drafts of all users, their words in the
 * search index, and the key of their history; what their change rows hold is overwritten, and so is the history of rows
 * about somebody else that named them. The chain of changes and the audit trail stay: ids, codes and times, no content.
 * The rows leave no change row of their own: the erasure record says that they went. Throws `not-found` for nobody.
 */
export function erasePerson(db: RawDb, keys: HistoryKeys, personId: string): void {
  const rows = rowsAbout(db, personId);
  const records = recordsOf(db, personId);
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
  for (const id of records) {
    db.prepare('UPDATE change SET sealed = ? WHERE subject = ?').run(emptied, id);
    db.prepare('DELETE FROM draft WHERE keySubject = ? OR subject = ?').run(id, id);
  }
  for (const [entity, ids] of rows) {
    if (entity === 'person') continue;
    const drafts = db.prepare('DELETE FROM draft WHERE subject = ?');
    for (const id of ids) drafts.run(id);
  }
  for (const id of records) keys.destroy(id);
  indexPeople(db, records);
  dropTexts(db, [...rows.values()].flat());
  forgetDroppedWords(db);
}

/**
 * Writes the log back into the file and empties it: it holds whole pages as they were before. Within the file, what is
 * deleted has been overwritten with zeros as it went (`secure_delete`).
 */
export const leaveNoTrace = (db: RawDb): void => void db.pragma('wal_checkpoint(TRUNCATE)');
