import { type EntityName, entities, entityByCode } from '../domain/entities.ts';
import { Refusal } from '../domain/refusal.ts';
import { type KnownHistory, openChange, rowPlace, type SealedChange, type Stored } from './change-rows.ts';
import type { Changes, NewRow, ReadDb, WriteDb } from './handles.ts';
import { type HistoryKeys, programmeSubject } from './history-keys.ts';
import { readingToMilliseconds } from './hybrid-clock.ts';

interface RowChange {
  readonly entity: EntityName;
  readonly rowId: string;
  readonly kind: 'insert' | 'set' | 'delete';
  /** Column by column, what stood before. */
  readonly before: Record<string, Stored>;
  readonly lastSeq: number;
}

const columnsByCode = new Map(
  Object.entries(entities).flatMap(([entity, { fields }]) =>
    Object.entries(fields).map(([column, field]) => [`${entity} ${field.code}`, column] as const),
  ),
);
const columnOf = (entity: EntityName, fieldCode: string): string | undefined =>
  columnsByCode.get(`${entity} ${fieldCode}`);

type Place = Pick<SealedChange, 'entity' | 'rowId' | 'field'>;
type Link = Pick<SealedChange, 'transactionId' | 'replaces' | 'undoes'>;

/**
 * The change of a field that counts, as far back as one transaction: the newest, unless it was itself taken back. What counts
 * then is the change before it, so that several steps can be undone one after the other.
 */
function holdingChange(db: ReadDb, at: Place, until: string): Link | undefined {
  const place = db
    .selectFrom('change')
    .select(['transactionId', 'replaces', 'undoes'])
    .where('entity', '=', at.entity)
    .where('rowId', '=', at.rowId)
    .where('field', '=', at.field);
  let holding: Link | undefined = db.first(place.orderBy('clock', 'desc').limit(1));
  while (holding !== undefined && holding.transactionId !== until) {
    const { undoes } = holding;
    if (undoes === null) return holding;
    const undone: Link | undefined = db.first(place.where('transactionId', '=', undoes).orderBy('clock').limit(1));
    const before = undone?.replaces ?? null;
    holding = before === null ? undefined : db.first(place.where('clock', '=', before));
  }
  return holding;
}

/** Refuses when a field has a newer change that still holds. */
function assertNewest(db: ReadDb, change: SealedChange): void {
  const holding = holdingChange(db, change, change.transactionId);
  if (holding?.transactionId !== change.transactionId) throw new Refusal('undo-overtaken');
}

/**
 * Every place that a transaction changed and that others have changed later, or at any time in a row that it added. Asked
 * once for all: a transaction can be thousands of rows, and of hardly any is there more to know.
 */
function touchedByOthers(
  db: ReadDb,
  transactionId: string,
): { readonly places: Set<string>; readonly rows: Set<string> } {
  const own = db.selectFrom('change').select(['entity', 'rowId']).distinct().where('transactionId', '=', transactionId);
  const others = db.all(
    db
      .selectFrom(own.as('own'))
      .innerJoin('change as other', (join) =>
        join.onRef('other.entity', '=', 'own.entity').onRef('other.rowId', '=', 'own.rowId'),
      )
      .select(['other.entity', 'other.rowId', 'other.field'])
      .distinct()
      .where('other.transactionId', '!=', transactionId),
  );
  return {
    places: new Set(others.map((other) => placeOf(other))),
    rows: new Set(others.map(({ entity, rowId }) => rowPlace(entity, rowId))),
  };
}

const placeOf = ({ entity, rowId, field }: Place): string => `${entity} ${rowId} ${field}`;

/** Refuses to take a row away in which somebody has since filled in a field that was empty when it was added. */
function assertNothingFilledIn(db: ReadDb, row: RowChange, transactionId: string): void {
  const { code: entity } = entities[row.entity];
  const filled = db.all(
    db
      .selectFrom('change')
      .select('field')
      .distinct()
      .where('entity', '=', entity)
      .where('rowId', '=', row.rowId)
      .where('transactionId', '!=', transactionId),
  );
  const isOwn = (field: string): boolean => Object.hasOwn(row.before, columnOf(row.entity, field) ?? '');
  for (const { field } of filled)
    if (!isOwn(field) && holdingChange(db, { entity, rowId: row.rowId, field }, transactionId) !== undefined)
      throw new Refusal('undo-overtaken');
}

/** The value before a change; undefined where its key or its field is gone. Before a row was added nothing stood, so nothing is opened. */
function stoodBefore(keys: HistoryKeys, change: SealedChange): Stored | undefined {
  if (change.kind !== 'insert') return openChange(keys, change)?.before;
  return keys.find(change.subject) === undefined || change.sealed.length === 0 ? undefined : null;
}

/** What stood before a change, and where; refused where its key or its field is gone. */
function openedBefore(keys: HistoryKeys, change: SealedChange): readonly [EntityName, column: string, Stored] {
  const entity = entityByCode(change.entity);
  const column = entity === undefined ? undefined : columnOf(entity, change.field);
  const before = stoodBefore(keys, change);
  if (entity === undefined || column === undefined || before === undefined) throw new Refusal('undo-overtaken');
  return [entity, column, before];
}

/** What a transaction changed, and what is thereby known of the history of rows that no other did. */
interface Gathered {
  /** The newest first. */
  readonly rows: readonly RowChange[];
  readonly known: KnownHistory;
}

function gather(db: ReadDb, keys: HistoryKeys, transactionId: string): Gathered {
  const found = db.all(
    db.selectFrom('change').selectAll().where('transactionId', '=', transactionId).orderBy('seq'),
  ) as SealedChange[];
  if (found.length === 0) throw new Refusal('not-found');
  const others = touchedByOthers(db, transactionId);
  const rows = new Map<string, { -readonly [K in keyof RowChange]: RowChange[K] }>();
  const known: KnownHistory = new Map();
  for (const change of found) {
    const at = rowPlace(change.entity, change.rowId);
    if (!others.rows.has(at)) known.set(at, (known.get(at) ?? new Map()).set(change.field, change.clock));
    if (others.places.has(placeOf(change))) assertNewest(db, change);
    const [entity, column, before] = openedBefore(keys, change);
    const place = `${at} ${change.kind}`;
    const row = rows.get(place) ?? { entity, rowId: change.rowId, kind: change.kind, before: {}, lastSeq: 0 };
    // The first value seen is what stood before the transaction, should a field have changed twice in it.
    if (!Object.hasOwn(row.before, column)) row.before[column] = before;
    row.lastSeq = change.seq;
    rows.set(place, row);
  }
  for (const row of rows.values()) {
    const isTouched = others.rows.has(rowPlace(entities[row.entity].code, row.rowId));
    if (row.kind === 'insert' && isTouched) assertNothingFilledIn(db, row, transactionId);
  }
  return { rows: [...rows.values()].sort((a, b) => b.lastSeq - a.lastSeq), known };
}

/** What a transaction changed: each row once, by the stable code of its kind of thing. */
export const changedRows = (db: ReadDb, transactionId: string): { readonly entity: string; readonly rowId: string }[] =>
  db.all(db.selectFrom('change').select(['entity', 'rowId']).distinct().where('transactionId', '=', transactionId));

/** Each field that a transaction changed, and the subject whose key seals it. */
export const changedFields = (
  db: ReadDb,
  transactionId: string,
): {
  readonly entity: string;
  readonly rowId: string;
  readonly field: string;
  readonly subject: string;
  readonly userId: string;
}[] =>
  db.all(
    db
      .selectFrom('change')
      .select(['entity', 'rowId', 'field', 'subject', 'userId'])
      .where('transactionId', '=', transactionId),
  );

/** The people whom a transaction was about. */
export const peopleOf = (db: ReadDb, transactionId: string): string[] =>
  db
    .all(db.selectFrom('change').select('subject').distinct().where('transactionId', '=', transactionId))
    .map(({ subject }) => subject)
    .filter((subject) => subject !== programmeSubject);

function invert(db: WriteDb, row: RowChange): void {
  if (row.kind === 'insert') db.remove(row.entity, row.rowId);
  else if (row.kind === 'set') db.update(row.entity, row.rowId, row.before as Changes<EntityName>);
  else db.insert(row.entity, { ...row.before, id: row.rowId } as NewRow<EntityName>);
}

const breaksConstraint = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT');

/**
 * Inverts one transaction through the same writer, so that the inversion is itself history and can be undone. Refused
 * when anything later touched one of its fields, or has come to rest on what it would take away.
 */
export function undoTransaction(db: WriteDb, keys: HistoryKeys, transactionId: string): void {
  const { rows, known } = gather(db, keys, transactionId);
  db.declareUndo(transactionId, known);
  try {
    for (const row of rows) invert(db, row);
  } catch (error) {
    throw breaksConstraint(error) ? new Refusal('undo-overtaken') : error;
  }
}

/** When each row of an entity was last changed, as ISO text, by row id. */
export function lastChangedAt(db: ReadDb, entity: EntityName): Map<string, string> {
  const rows = db.all(
    db
      .selectFrom('change')
      .select(({ fn }) => ['rowId', fn.max('clock').as('clock')])
      .where('entity', '=', entities[entity].code)
      .groupBy('rowId'),
  );
  return new Map(rows.map((row) => [row.rowId, new Date(readingToMilliseconds(row.clock)).toISOString()]));
}
