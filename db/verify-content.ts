import { createHash } from 'node:crypto';
import { contentDiffers, erasedPutBack, type Finding } from '../domain/audit/tampering.ts';
import { type EntityName, entities, entityNames } from '../domain/entities.ts';
import type { EntityShape } from '../domain/entity-shape.ts';
import { type ChangeValues, openChange, type SealedChange, type Stored } from './change-rows.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { RawDb } from './open.ts';

/** What holding the rows of the register against their history found. */
export interface ContentVerified {
  readonly finding: Finding | null;
  /** Rows held against their history. */
  readonly held: number;
  /** Rows that have none: they came with the program and were never changed. */
  readonly withoutHistory: number;
}

type Row = Readonly<Record<string, Stored>>;
/** How a row stands to the newest changes of its fields; `erased` where it stands and its history was emptied. */
type Standing = 'agrees' | 'differs' | 'erased';

const rowsAtOnce = 100;

/** Only an erasure empties a change. */
const isEmptied = (change: SealedChange): boolean => change.sealed.length === 0;

/** What a change holds; undefined where its key is gone or is another one, as when an older page of keys was put back. */
function opened(keys: HistoryKeys, change: SealedChange): ChangeValues | undefined {
  try {
    return openChange(keys, change);
  } catch {
    return undefined;
  }
}

interface Column {
  readonly name: string;
  readonly dflt_value: string | null;
}

/** What a column holds where nothing was said, as the schema writes it: `'text'`, `0`, or nothing. */
function atFirst({ dflt_value: written }: Column): Stored {
  if (written === null) return null;
  return written.startsWith("'") ? written.slice(1, -1) : Number(written);
}

const defaultsOf = (db: RawDb, entity: EntityName): ReadonlyMap<string, Stored> =>
  new Map((db.pragma(`table_info("${entity}")`) as readonly Column[]).map((column) => [column.name, atFirst(column)]));

const columnsByCode = (entity: EntityName): ReadonlyMap<string, string> => {
  const shape: EntityShape = entities[entity];
  return new Map(Object.entries(shape.fields).map(([column, field]) => [field.code, column]));
};

/** One kind of row: its columns by the codes that the history has for them, and what each holds where nothing was said. */
interface Kind {
  readonly columns: ReadonlyMap<string, string>;
  readonly defaults: ReadonlyMap<string, Stored>;
}

/** Whether the fields that have no change of their own are as a row begins; unknown for one that came with the program. */
function untouchedAgree({ columns, defaults }: Kind, newest: readonly SealedChange[], row: Row): boolean {
  if (newest.every(({ kind }) => kind !== 'insert')) return true;
  const changed = new Set(newest.map(({ field }) => field));
  return [...columns].every(
    ([code, column]) => changed.has(code) || row[column] == null || row[column] === defaults.get(column),
  );
}

/** How a row stands to the newest change of each of its fields. */
function standingOf(keys: HistoryKeys, kind: Kind, newest: readonly SealedChange[], row: Row | undefined): Standing {
  const last = newest.reduce((a, b) => (a.clock > b.clock ? a : b));
  if (last.kind === 'delete') return row === undefined ? 'agrees' : 'differs';
  if (isEmptied(last)) return row === undefined ? 'agrees' : 'erased';
  if (row === undefined) return 'differs';
  const agrees = newest.every((change) => {
    const column = kind.columns.get(change.field);
    // A field of an earlier version; one that went with the row and came back empty; one that was erased with somebody.
    if (column === undefined || change.kind === 'delete' || isEmptied(change)) return true;
    const values = opened(keys, change);
    return values !== undefined && values.after === (row[column] ?? null);
  });
  return agrees && untouchedAgree(kind, newest, row) ? 'agrees' : 'differs';
}

const grouped = (changes: readonly SealedChange[]): ReadonlyMap<string, SealedChange[]> => {
  const groups = new Map<string, SealedChange[]>();
  for (const change of changes) {
    const group = groups.get(change.rowId);
    if (group === undefined) groups.set(change.rowId, [change]);
    else group.push(change);
  }
  return groups;
};

/** Yields how each row of one kind stands, those that are gone included; in pieces that each see one moment. */
function* standingsOf(db: RawDb, keys: HistoryKeys, entity: EntityName): Generator<Standing[]> {
  const { code } = entities[entity];
  const kind = { columns: columnsByCode(entity), defaults: defaultsOf(db, entity) };
  const next = db.prepare<[string, string], string>(
    `SELECT DISTINCT rowId FROM change WHERE entity = ? AND rowId > ? ORDER BY rowId LIMIT ${rowsAtOnce}`,
  );
  const newest = db.prepare<[string, string], SealedChange>(
    `SELECT * FROM change WHERE clock IN (SELECT max(clock) FROM change
       WHERE entity = ? AND rowId IN (SELECT value FROM json_each(?)) GROUP BY rowId, field)`,
  );
  const present = db.prepare<[string], Row>(`SELECT * FROM "${entity}" WHERE id IN (SELECT value FROM json_each(?))`);
  let after = '';
  for (;;) {
    const ids = next.pluck().all(code, after) as unknown as string[];
    const rows = new Map(present.all(JSON.stringify(ids)).map((row) => [row.id, row]));
    const changes = grouped(newest.all(code, JSON.stringify(ids)));
    yield ids.map((id) => standingOf(keys, kind, changes.get(id) ?? [], rows.get(id)));
    if (ids.length < rowsAtOnce) return;
    after = ids.at(-1) ?? after;
  }
}

/** Holds the content of every file about somebody against the digest in its row, which the history speaks for. */
function* filesThatDiffer(db: RawDb): Generator<boolean> {
  const digest = db.prepare<[string], string>('SELECT sha256 FROM attachment WHERE id = ?').pluck();
  const content = db
    .prepare<[string], Uint8Array>('SELECT content FROM attachmentContent WHERE attachmentId = ?')
    .pluck();
  for (const id of db.prepare<[], string>('SELECT id FROM attachment').pluck().all() as unknown as string[]) {
    const [expected, kept] = [digest.get(id) as unknown, content.get(id) as unknown];
    // Gone since the ids were read.
    if (expected === undefined) continue;
    yield !(kept instanceof Uint8Array) || createHash('sha256').update(kept).digest('hex') !== expected;
  }
}

/**
 * Holds every row against the newest change of each of its fields: an older page that somebody put back is accepted by
 * the cipher, and this is what gives it away. Sound as far as the history is (`verifyHistory`). Yields between pieces of
 * the work, between which others may write.
 */
export function* verifyContent(db: RawDb, keys: HistoryKeys): Generator<void, ContentVerified> {
  const found = { agrees: 0, differs: 0, erased: 0 };
  let withoutHistory = 0;
  for (const entity of entityNames) {
    for (const standings of standingsOf(db, keys, entity)) {
      for (const standing of standings) found[standing] += 1;
      yield;
    }
    const unknown = db.prepare<[string], number>(
      `SELECT count(*) FROM "${entity}" WHERE id NOT IN (SELECT rowId FROM change WHERE entity = ?)`,
    );
    withoutHistory += unknown.pluck().get(entities[entity].code) ?? 0;
  }
  for (const differs of filesThatDiffer(db)) {
    found[differs ? 'differs' : 'agrees'] += 1;
    yield;
  }
  const finding = found.erased > 0 ? erasedPutBack : found.differs > 0 ? contentDiffers(found.differs) : null;
  return { finding, held: found.agrees + found.differs, withoutHistory };
}
