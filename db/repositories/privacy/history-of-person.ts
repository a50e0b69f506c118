import { type Compilable, sql } from 'kysely';
import { type EntityName, entities, entityByCode } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import { type ChangeValues, openChange, type SealedChange, type Stored } from '../../change-rows.ts';
import { compiledOnce, type ReadDb } from '../../handles.ts';
import type { HistoryKeys } from '../../history-keys.ts';
import { readingToMilliseconds } from '../../hybrid-clock.ts';
import { recordsOf } from '../people/merges.ts';

/** What one transaction did to one row about somebody: each field with what stood before and after. */
export interface RowHistory {
  readonly seq: number;
  readonly at: string;
  readonly userId: string;
  readonly entity: EntityName;
  readonly rowId: string;
  readonly kind: 'insert' | 'set' | 'delete';
  readonly fields: readonly ({ readonly field: string } & ChangeValues)[];
}

const sameRow = (one: SealedChange, other: SealedChange): boolean =>
  one.transactionId === other.transactionId &&
  one.entity === other.entity &&
  one.rowId === other.rowId &&
  one.kind === other.kind;

/** Neighbouring changes of one transaction to one row, each group newest first as they came. */
function grouped(changes: readonly SealedChange[]): SealedChange[][] {
  const groups: SealedChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last?.[0] !== undefined && sameRow(last[0], change)) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function opened(keys: HistoryKeys, group: readonly SealedChange[]): RowHistory | null {
  const [newest] = group;
  const entity = newest === undefined ? undefined : entityByCode(newest.entity);
  if (newest === undefined || entity === undefined) return null;
  const fields = group.toReversed().flatMap((change) => {
    const values = openChange(keys, change);
    // Nothing before and nothing after: what stood there was taken out of the history.
    if (values === undefined || (values.before === null && values.after === null)) return [];
    return [{ field: change.field, ...values }];
  });
  if (fields.length === 0) return null;
  return {
    seq: group.at(-1)?.seq ?? newest.seq,
    at: new Date(readingToMilliseconds(newest.clock)).toISOString(),
    userId: newest.userId,
    entity,
    rowId: newest.rowId,
    kind: newest.kind,
    fields,
  };
}

const readAtOnce = 600;

/**
 * The history of one person, newest first, from below a place in the chain (`before`, as `seq`; null for the newest).
 * Yields row by row, so that a page takes no more than it shows. Nothing where their key was destroyed.
 */
export function* historyOf(
  db: ReadDb,
  keys: HistoryKeys,
  personId: string,
  before: number | null = null,
): Generator<RowHistory> {
  const records = recordsOf(db, personId);
  if (records.every((id) => keys.find(id) === undefined)) return;
  let below = before;
  for (;;) {
    const all = db.selectFrom('change').selectAll().where('subject', 'in', records).orderBy('seq', 'desc');
    const page = (below === null ? all : all.where('seq', '<', below)).limit(readAtOnce);
    const changes = db.all(page) as SealedChange[];
    const groups = grouped(changes);
    // The last group of a full read may go on in the next one.
    const whole = changes.length < readAtOnce || groups.length === 1 ? groups : groups.slice(0, -1);
    for (const group of whole) {
      const row = opened(keys, group);
      if (row !== null) yield row;
    }
    const last = whole.at(-1)?.at(-1);
    if (changes.length < readAtOnce || last === undefined) return;
    below = last.seq;
  }
}

type Asked = (db: ReadDb, rowId: string) => Compilable<{ readonly value: Stored }>;
const asked = new Map<string, Asked>();

/** The query for what a column of a row holds now, compiled once for each column: an undo asks it of every row. */
function heldIn(entity: EntityName, column: string): Asked {
  const name = `${entity} ${column}`;
  const known =
    asked.get(name) ??
    compiledOnce((db, rowId: string) =>
      db.selectFrom(entity).select(sql.ref<Stored>(column).as('value')).where('id', '=', rowId),
    );
  asked.set(name, known);
  return known;
}

/**
 * What a column of a row holds or last held: asked of the row itself, and where that is gone of its newest change. Null
 * where neither says.
 */
export function lastKnown(db: ReadDb, keys: HistoryKeys, entity: EntityName, rowId: string, column: string): Stored {
  const row = db.first(heldIn(entity, column)(db, rowId));
  if (row !== undefined) return row.value;
  const { code, fields }: EntityShape = entities[entity];
  const newest = db.first(
    db
      .selectFrom('change')
      .selectAll()
      .where('entity', '=', code)
      .where('rowId', '=', rowId)
      .where('field', '=', fields[column]?.code ?? '')
      .orderBy('seq', 'desc')
      .limit(1),
  ) as SealedChange | undefined;
  const values = newest === undefined ? undefined : openChange(keys, newest);
  return values?.after ?? values?.before ?? null;
}

/**
 * Every value that a column of a row holds or ever held, as text. What a row said while it belonged to another kind of
 * information is not for whoever sees only the kind that it belongs to now.
 */
export function everHeld(
  db: ReadDb,
  keys: HistoryKeys,
  entity: EntityName,
  rowId: string,
  column: string,
): ReadonlySet<string> {
  const { code, fields }: EntityShape = entities[entity];
  const changes = db.all(
    db
      .selectFrom('change')
      .selectAll()
      .where('entity', '=', code)
      .where('rowId', '=', rowId)
      .where('field', '=', fields[column]?.code ?? ''),
  ) as SealedChange[];
  const values = changes.flatMap((change) => {
    const { before, after } = openChange(keys, change) ?? {};
    return [before, after];
  });
  const all = [lastKnown(db, keys, entity, rowId, column), ...values];
  return new Set(all.flatMap((value) => (value == null ? [] : [String(value)])));
}
