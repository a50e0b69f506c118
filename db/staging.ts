import type { Statement } from 'better-sqlite3-multiple-ciphers';
import { Refusal } from '../domain/refusal.ts';
import { type ChangeLog, type ChangeMaker, createChangeLog, createDigest, type Stored } from './change-rows.ts';
import { inParts, intoHistory, newestInHistory, placeholders, type Sealed } from './change-sinks.ts';
import { freshBytes } from './fresh-bytes.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { HybridClock } from './hybrid-clock.ts';
import type { RawDb } from './open.ts';

type Value = Stored | Uint8Array;
type Ran = readonly [sql: string, values: readonly Value[]];
type Run = (sql: string, values: readonly Value[]) => void;

/** The log of one piece; kept only once the piece has gone through. */
export interface PieceLog {
  readonly changes: ChangeLog;
  readonly keys: HistoryKeys;
  readonly ran: (sql: string, values: readonly Stored[]) => void;
  keep(): void;
}

/** What is prepared for one transaction: rows in memory, sealed changes in a temporary table, which the database keeps in memory as well. */
export interface Staging {
  log(): PieceLog;
  /** Refuses where others have changed rows of the same kinds since this was begun. */
  assertNotOvertaken(): void;
  /** Writes all of it; inside the transaction. */
  write(run: Run): void;
  /** A log of the transaction that goes on from what is prepared. */
  logAfter(): ChangeLog;
  discard(): void;
}

const newKey = 'INSERT INTO historyKey (subject, key) VALUES (?, ?)';

/** Keys of subjects that are not in the register yet; what they seal is. */
function createStagedKeys(keys: HistoryKeys): { readonly made: Map<string, Uint8Array>; of(rows: Ran[]): HistoryKeys } {
  const made = new Map<string, Uint8Array>();
  const find = (subject: string): Uint8Array | undefined => made.get(subject) ?? keys.find(subject);
  return {
    made,
    of: (rows) => ({
      ...keys,
      find,
      forSubject(subject) {
        const known = find(subject);
        if (known !== undefined) return known;
        const key = freshBytes(32);
        made.set(subject, key);
        rows.push([newKey, [subject, key]]);
        return key;
      },
    }),
  };
}

/** A temporary table for sealed changes of one transaction. */
function createStagedChanges(db: RawDb, { transactionId, deviceId, userId }: ChangeMaker) {
  const table = `temp."staged ${transactionId}"`;
  db.exec(`CREATE TEMP TABLE "staged ${transactionId}" (seq INTEGER PRIMARY KEY, clock TEXT, replaces TEXT, entity TEXT,
    rowId TEXT, field TEXT, kind TEXT, subject TEXT, undoes TEXT, sealed BLOB)`);
  const inserts: Statement[] = [];
  const add = (some: readonly Sealed[]): void => {
    const values: unknown[] = [];
    for (const [{ clock, replaces, entity, rowId, field, kind, subject, undoes }, sealed] of some)
      values.push(clock, replaces, entity, rowId, field, kind, subject, undoes, sealed);
    inserts[some.length] ??= db.prepare(
      `INSERT INTO ${table} (clock, replaces, entity, rowId, field, kind, subject, undoes, sealed) VALUES ${placeholders(some.length, 9)}`,
    );
    inserts[some.length]?.run(values);
  };
  const move = db.prepare(
    `INSERT INTO change (transactionId, clock, replaces, deviceId, userId, entity, rowId, field, kind, subject, undoes, sealed)
     SELECT ?, clock, replaces, ?, ?, entity, rowId, field, kind, subject, undoes, sealed FROM ${table} ORDER BY seq`,
  );
  return {
    add: db.transaction((changes: readonly Sealed[]) => inParts(changes, add)),
    move: () => void move.run(transactionId, deviceId, userId),
    drop: () => void db.exec(`DROP TABLE IF EXISTS ${table}`),
  };
}

/** Begins what is prepared for one transaction. */
export function createStaging(db: RawDb, keys: HistoryKeys, clock: HybridClock, maker: ChangeMaker): Staging {
  const begun = db.prepare<[], number | null>('SELECT max(seq) FROM change').pluck().get() ?? 0;
  const changed = createStagedChanges(db, maker);
  const stagedKeys = createStagedKeys(keys);
  const digest = createDigest();
  const newest = newestInHistory(db);
  const rows: Ran[] = [];
  const kinds = new Set<string>();
  return {
    log() {
      const [ran, changes]: [Ran[], Sealed[]] = [[], []];
      const own = stagedKeys.of(ran);
      const put = (some: readonly Sealed[]): void => void changes.push(...some);
      return {
        keys: own,
        changes: createChangeLog(own, clock, maker, { newest, put }, digest),
        ran: (sql, values) => void ran.push([sql, values]),
        keep() {
          changed.add(changes);
          rows.push(...ran);
          for (const [{ entity }] of changes) kinds.add(entity);
        },
      };
    },
    assertNotOvertaken() {
      const later = db.prepare<[number, string], number>(
        'SELECT 1 FROM change WHERE seq > ? AND entity IN (SELECT value FROM json_each(?)) LIMIT 1',
      );
      if (later.get(begun, JSON.stringify([...kinds])) !== undefined) throw new Refusal('changed-meanwhile');
    },
    write(run) {
      for (const [sql, values] of rows) run(sql, values);
      changed.move();
    },
    logAfter: () => createChangeLog(keys, clock, maker, intoHistory(db), digest),
    discard() {
      changed.drop();
      rows.length = 0;
      for (const key of stagedKeys.made.values()) key.fill(0);
      stagedKeys.made.clear();
    },
  };
}
