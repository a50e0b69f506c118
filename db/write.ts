import { type EntityName, entities } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ChangedField, type ChangeLog, type ChangesWritten, createChangeLog, type Stored } from './change-rows.ts';
import { intoHistory } from './change-sinks.ts';
import { emptyHistory } from './empty-history.ts';
import { askAgain, type ReadDb, type WriteDb } from './handles.ts';
import { type HistoryKeys, programmeSubject } from './history-keys.ts';
import type { HybridClock } from './hybrid-clock.ts';
import type { IdSource } from './ids.ts';
import { holdForWriting, type RawDb } from './open.ts';
import type { Reowned } from './reown.ts';
import { indexPeople } from './search-index.ts';
import { statementFor } from './statements.ts';
import { forgetDroppedWords, holdsText, indexTexts } from './text-index.ts';

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

/** One transaction while it runs. */
export interface Transaction {
  readonly writer: Writer;
  readonly log: ChangeLog;
  readonly id: string;
  /** People whose names may have changed, for the search index. */
  readonly touched: Set<string>;
  /** Rows whose words may have changed, for the index over what was written. */
  readonly texts: Map<string, EntityName>;
  /** Whether words go that must leave no trace in the indexes either. */
  leavesNoWords?: boolean;
  /** Told of each statement that changed a row, where somebody wants to repeat it. */
  readonly ran?: (sql: string, values: readonly Stored[]) => void;
}

const quoted = (columns: readonly string[], join: string, after = ''): string =>
  columns.map((column) => `"${column}"${after}`).join(join);

function change({ writer, ran }: Transaction, sql: string, values: readonly Stored[]): void {
  statementFor(writer.db, sql).run(...values);
  ran?.(sql, values);
}

const currentRow = (db: RawDb, entity: EntityName, id: string): Row | undefined =>
  statementFor(db, `SELECT * FROM "${entity}" WHERE id = ?`).get(id) as Row | undefined;

function noteTouched({ touched, texts }: Transaction, entity: EntityName, row: Row): void {
  if (holdsText(entity)) texts.set(String(row.id), entity);
  const person = entity === 'person' ? row.id : entity === 'personAlias' ? row.personId : null;
  if (typeof person === 'string') touched.add(person);
  // A record that was joined to another is found under the other.
  if (entity === 'person' && typeof row.mergedIntoId === 'string') touched.add(row.mergedIntoId);
}

interface ChangedPlace {
  readonly rowId: string;
  readonly subject: string;
  readonly columns: readonly string[];
  /** Whether the row was only just given its id. */
  readonly isFresh: boolean;
}

/** Leaves a change row for each of these columns whose value differs. */
function noteChanges(
  { log }: Transaction,
  shape: EntityShape,
  kind: 'insert' | 'set' | 'delete',
  place: ChangedPlace,
  before: Row,
  after: Row,
): void {
  const { rowId, subject, isFresh, columns } = place;
  const fields: ChangedField[] = [];
  for (const column of columns) {
    const [was, becomes] = [before[column] ?? null, after[column] ?? null];
    if (was === becomes) continue;
    fields.push({ field: codeOf(shape, column), before: was, after: becomes });
  }
  if (fields.length > 0) log.append({ entity: shape.code, rowId, kind, subject, fields, isFresh });
}

function insertRow(transaction: Transaction, entity: EntityName, given: Row): string {
  const { ids } = transaction.writer;
  const shape = shapeOf(entity);
  const row: Row = { ...given, id: given.id ?? ids.newId() };
  const rowId = String(row.id);
  const columns = checkedColumns(shape, row);
  const names = ['id', ...columns];
  const sql = `INSERT INTO "${entity}" (${quoted(names, ', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  change(
    transaction,
    sql,
    names.map((name) => row[name] ?? null),
  );
  const place = { rowId, subject: subjectOf(shape, row), columns, isFresh: given.id === undefined };
  noteChanges(transaction, shape, 'insert', place, {}, row);
  noteTouched(transaction, entity, row);
  return rowId;
}

function updateRow(transaction: Transaction, entity: EntityName, rowId: string, wanted: Row): boolean {
  const { db } = transaction.writer;
  const shape = shapeOf(entity);
  const before = currentRow(db, entity, rowId);
  if (before === undefined) throw new Refusal('not-found');
  const columns = checkedColumns(shape, wanted).filter(
    (column) => wanted[column] !== undefined && wanted[column] !== before[column],
  );
  if (columns.length === 0) return false;
  const sql = `UPDATE "${entity}" SET ${quoted(columns, ', ', ' = ?')} WHERE id = ?`;
  change(transaction, sql, [...columns.map((column) => wanted[column] ?? null), rowId]);
  const subject = subjectOf(shape, { ...before, ...wanted });
  noteChanges(transaction, shape, 'set', { rowId, subject, columns, isFresh: false }, before, wanted);
  noteTouched(transaction, entity, before);
  noteTouched(transaction, entity, { ...before, ...wanted });
  return true;
}

function removeRow(transaction: Transaction, entity: EntityName, rowId: string): void {
  const { db } = transaction.writer;
  const shape = shapeOf(entity);
  const before = currentRow(db, entity, rowId);
  if (before === undefined) return;
  noteTouched(transaction, entity, before);
  change(transaction, `DELETE FROM "${entity}" WHERE id = ?`, [rowId]);
  const place = { rowId, subject: subjectOf(shape, before), columns: Object.keys(shape.fields), isFresh: false };
  noteChanges(transaction, shape, 'delete', place, before, {});
}

/** Every row leaves its old place before any takes its new one; the references are asked about at the commit. */
function reownRows(transaction: Transaction, rows: readonly Reowned[]): void {
  const { db } = transaction.writer;
  db.pragma('defer_foreign_keys = ON');
  const before = rows.map(({ entity, id }) => currentRow(db, entity, id));
  const put = ({ entity, column, id }: Reowned, owner: string): void => {
    checkedColumns(shapeOf(entity), { [column]: owner });
    statementFor(db, `UPDATE "${entity}" SET "${column}" = ? WHERE id = ?`).run(owner, id);
  };
  for (const row of rows) put(row, `${row.id} on its way`);
  for (const [at, row] of rows.entries()) {
    const stood = before[at];
    if (stood === undefined) throw new Refusal('not-found');
    put(row, row.to);
    const shape = shapeOf(row.entity);
    const wanted: Row = { [row.column]: row.to };
    const subject = subjectOf(shape, { ...stood, ...wanted });
    const place = { rowId: row.id, subject, columns: [row.column], isFresh: false };
    noteChanges(transaction, shape, 'set', place, stood, wanted);
    noteTouched(transaction, row.entity, { ...stood, ...wanted });
    noteTouched(transaction, row.entity, stood);
  }
}

export function createWriteDb(transaction: Transaction): WriteDb {
  const noteAsked = (entity: EntityName): void => {
    if (shapeOf(entity).about === 'programme') askAgain(db);
  };
  const db: WriteDb = {
    ...transaction.writer.read,
    transactionId: transaction.id,
    declareUndo: (undone, known) => transaction.log.declareUndo(undone, known),
    insert(entity, row) {
      noteAsked(entity);
      return insertRow(transaction, entity, row as Row);
    },
    update(entity, id, changes) {
      noteAsked(entity);
      return updateRow(transaction, entity, id, changes as Row);
    },
    // Rows about people only: what the programme is asked stays as it was.
    reown: (rows) => reownRows(transaction, rows),
    emptyHistory(entity, id, column) {
      const { writer, ran } = transaction;
      if (ran !== undefined || (currentRow(writer.db, entity, id)?.[column] ?? null) !== null)
        throw new Error(`the history of ${entity} ${column} cannot be emptied here`);
      const shape = shapeOf(entity);
      transaction.leavesNoWords = true;
      emptyHistory(writer.db, writer.keys, { entity: shape.code, rowId: id, field: codeOf(shape, column) });
    },
    remove(entity, id) {
      noteAsked(entity);
      removeRow(transaction, entity, id);
    },
  };
  return db;
}

/** Appended in the transaction before it is committed: the audit entry, which names what was changed by its digest. */
export type BeforeCommit<T> = (transactionId: string, result: T, written: ChangesWritten | null) => void;

/** Runs work in one transaction, brings the indexes up to date and has it noted: what every write comes down to. */
export function runTransaction<T>(
  transaction: Transaction,
  work: (db: WriteDb) => T,
  beforeCommit: BeforeCommit<T> = () => undefined,
): T {
  const { writer, log, id, touched, texts } = transaction;
  const pages = holdForWriting(writer.db);
  try {
    return writer.db
      .transaction(() => {
        const result = work(createWriteDb(transaction));
        indexPeople(writer.db, touched);
        indexTexts(writer.db, texts);
        if (transaction.leavesNoWords === true) forgetDroppedWords(writer.db);
        beforeCommit(id, result, log.written());
        return result;
      })
      .immediate();
  } catch (error) {
    writer.keys.forget();
    throw error;
  } finally {
    pages.done();
  }
}

/**
 * Runs one synchronous transaction: everything it does, its change rows, the search indexes and whatever `beforeCommit`
 * appends are kept together or not at all.
 */
export function writeTransaction<T>(
  writer: Writer,
  userId: string,
  work: (db: WriteDb) => T,
  beforeCommit?: BeforeCommit<T>,
): T {
  const id = writer.ids.newId();
  const maker = { transactionId: id, userId, deviceId: writer.deviceId };
  const log = createChangeLog(writer.keys, writer.clock, maker, intoHistory(writer.db));
  return runTransaction({ writer, log, id, touched: new Set(), texts: new Map() }, work, beforeCommit);
}
