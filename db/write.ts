import { type EntityName, type EntityShape, entities } from '../domain/entities.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ChangeLog, createChangeLog, type Stored } from './change-rows.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { type HistoryKeys, programmeSubject } from './history-keys.ts';
import type { HybridClock } from './hybrid-clock.ts';
import type { IdSource } from './ids.ts';
import type { RawDb } from './open.ts';
import { indexPeople } from './search-index.ts';

type Row = Record<string, Stored>;

/** What a writer needs besides the database: who writes, on which device, and where ids and clock readings come from. */
export interface Writer {
  readonly db: RawDb;
  readonly read: ReadDb;
  readonly keys: HistoryKeys;
  readonly clock: HybridClock;
  readonly ids: IdSource;
  readonly deviceId: string;
}

const shapeOf = (entity: EntityName): EntityShape => entities[entity];

/** Only columns of the entity table are ever written, so their names can stand in SQL. */
function checkedColumns(shape: EntityShape, row: Row): string[] {
  const columns = Object.keys(row).filter((column) => column !== 'id');
  for (const column of columns) {
    if (!Object.hasOwn(shape.fields, column)) throw new Error(`${shape.code} has no field ${column}`);
  }
  return columns;
}

function subjectOf(shape: EntityShape, row: Row): string {
  if (shape.about === 'programme') return programmeSubject;
  const owner = row[shape.about.column];
  return typeof owner === 'string' ? owner : programmeSubject;
}

const codeOf = (shape: EntityShape, column: string): string => {
  const field = shape.fields[column];
  if (field === undefined) throw new Error(`${shape.code} has no field ${column}`);
  return field.code;
};

function createWriteDb(writer: Writer, log: ChangeLog, transactionId: string, touched: Set<string>): WriteDb {
  const { db, read, ids } = writer;
  const current = (entity: EntityName, id: string): Row | undefined =>
    db.prepare(`SELECT * FROM "${entity}" WHERE id = ?`).get(id) as Row | undefined;
  const noteTouched = (entity: EntityName, row: Row): void => {
    const person = entity === 'person' ? row.id : entity === 'personAlias' ? row.personId : null;
    if (typeof person === 'string') touched.add(person);
  };

  return {
    ...read,
    transactionId,
    declareUndo: (undone) => log.declareUndo(undone),
    insert(entity, given) {
      const shape = shapeOf(entity);
      const row: Row = { ...(given as Row), id: given.id ?? ids.newId() };
      const rowId = String(row.id);
      const columns = checkedColumns(shape, row);
      const names = ['id', ...columns];
      db.prepare(
        `INSERT INTO "${entity}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ).run(...names.map((name) => row[name] ?? null));
      const subject = subjectOf(shape, row);
      for (const column of columns) {
        const after = row[column] ?? null;
        if (after !== null) {
          log.append({
            entity: shape.code,
            rowId,
            field: codeOf(shape, column),
            kind: 'insert',
            subject,
            before: null,
            after,
          });
        }
      }
      noteTouched(entity, row);
      return rowId;
    },
    update(entity, id, changes) {
      const shape = shapeOf(entity);
      const before = current(entity, id);
      if (before === undefined) throw new Refusal('not-found');
      const wanted = changes as Row;
      const columns = checkedColumns(shape, wanted).filter(
        (column) => wanted[column] !== undefined && wanted[column] !== before[column],
      );
      if (columns.length === 0) return false;
      db.prepare(`UPDATE "${entity}" SET ${columns.map((name) => `"${name}" = ?`).join(', ')} WHERE id = ?`).run(
        ...columns.map((name) => wanted[name] ?? null),
        id,
      );
      const subject = subjectOf(shape, { ...before, ...wanted });
      for (const column of columns) {
        log.append({
          entity: shape.code,
          rowId: id,
          field: codeOf(shape, column),
          kind: 'set',
          subject,
          before: before[column] ?? null,
          after: wanted[column] ?? null,
        });
      }
      noteTouched(entity, before);
      return true;
    },
    remove(entity, id) {
      const shape = shapeOf(entity);
      const before = current(entity, id);
      if (before === undefined) return;
      noteTouched(entity, before);
      db.prepare(`DELETE FROM "${entity}" WHERE id = ?`).run(id);
      const subject = subjectOf(shape, before);
      for (const column of Object.keys(shape.fields)) {
        const value = before[column] ?? null;
        if (value !== null) {
          log.append({
            entity: shape.code,
            rowId: id,
            field: codeOf(shape, column),
            kind: 'delete',
            subject,
            before: value,
            after: null,
          });
        }
      }
    },
  };
}

/**
 * Runs one synchronous transaction: everything it does, its change rows, the search index and whatever `beforeCommit`
 * appends (the audit entry) are kept together or not at all.
 */
export function writeTransaction<T>(
  writer: Writer,
  userId: string,
  work: (db: WriteDb) => T,
  beforeCommit: (transactionId: string, result: T) => void = () => undefined,
): T {
  const transactionId = writer.ids.newId();
  const maker = { transactionId, userId, deviceId: writer.deviceId };
  try {
    return writer.db
      .transaction(() => {
        const touched = new Set<string>();
        const log = createChangeLog(writer.db, writer.keys, writer.clock, maker);
        const result = work(createWriteDb(writer, log, transactionId, touched));
        indexPeople(writer.db, touched);
        beforeCommit(transactionId, result);
        return result;
      })
      .immediate();
  } catch (error) {
    writer.keys.forget();
    throw error;
  }
}
