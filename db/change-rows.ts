import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { HistoryKeys } from './history-keys.ts';
import type { HybridClock } from './hybrid-clock.ts';
import type { RawDb } from './open.ts';
import { seal, unseal } from './seal.ts';

/** What a column can hold. */
export type Stored = string | number | null;

/** Where and by whom a change happened: all of it authenticated with the sealed values. */
export interface ChangePlace {
  readonly transactionId: string;
  readonly clock: string;
  readonly replaces: string | null;
  readonly deviceId: string;
  readonly userId: string;
  readonly entity: string;
  readonly rowId: string;
  readonly field: string;
  readonly kind: 'insert' | 'set' | 'delete';
  readonly subject: string;
  /** The transaction that this one takes back, if it does. */
  readonly undoes: string | null;
}

export interface SealedChange extends ChangePlace {
  readonly seq: number;
  readonly sealed: Uint8Array;
}

export interface ChangeValues {
  readonly before: Stored;
  readonly after: Stored;
}

/** Everything about a change but its values, in a fixed order: what is authenticated with them, and what its digest is made of. */
export const boundTo = (place: ChangePlace): string =>
  JSON.stringify([
    place.transactionId,
    place.clock,
    place.replaces,
    place.deviceId,
    place.userId,
    place.entity,
    place.rowId,
    place.field,
    place.kind,
    place.subject,
    place.undoes,
  ]);

// Somebody's rows change many at a time, each field sealed with one key. Goes with the bytes that it was made of.
const keyObjects = new WeakMap<Uint8Array, KeyObject>();

function keyObjectOf(key: Uint8Array): KeyObject {
  const known = keyObjects.get(key) ?? createSecretKey(key);
  keyObjects.set(key, known);
  return known;
}

/** Opens the values of a change; undefined when they, or the subject's key, have been destroyed. */
export function openChange(keys: HistoryKeys, change: SealedChange): ChangeValues | undefined {
  const key = keys.find(change.subject);
  if (key === undefined || change.sealed.length === 0) return undefined;
  return JSON.parse(unseal(keyObjectOf(key), change.sealed, boundTo(change)).toString('utf8')) as ChangeValues;
}

/** Seals the values of a change to its place, under the key of its subject. */
export const sealValues = (keys: HistoryKeys, place: ChangePlace, { before, after }: ChangeValues): Buffer =>
  seal(keyObjectOf(keys.forSubject(place.subject)), Buffer.from(JSON.stringify({ before, after })), boundTo(place));

export interface NewChange extends Pick<ChangePlace, 'entity' | 'rowId' | 'field' | 'kind' | 'subject'>, ChangeValues {
  /** Whether the row was only just given its id, so that nothing about it can stand in the history yet. */
  readonly isFresh: boolean;
}

/** What the audit trail keeps of the changes of one transaction, so that none can go missing later without it being seen. */
export interface ChangesWritten {
  readonly changes: number;
  /** SHA-256 over what each change is bound to, in the order in which they were written, as base64url. */
  readonly digest: string;
}

/** Adds up the digest of a transaction's changes, in their order. The values are not in it: each is sealed to its place, and erasing empties it. */
export function createDigest(): { add(bound: string): void; written(): ChangesWritten | null } {
  const hash = createHash('sha256');
  let changes = 0;
  return {
    add(bound) {
      hash.update(`${bound}\n`);
      changes += 1;
    },
    written: () => (changes === 0 ? null : { changes, digest: hash.copy().digest('base64url') }),
  };
}

export function digestOfChanges(places: readonly ChangePlace[]): string {
  const hash = createHash('sha256');
  for (const place of places) hash.update(`${boundTo(place)}\n`);
  return hash.digest('base64url');
}

export interface ChangeLog {
  /** From here on, changes are noted as taking back that transaction. */
  declareUndo(transactionId: string): void;
  append(change: NewChange): void;
  /** What was appended so far; null where nothing was. */
  written(): ChangesWritten | null;
}

/** What every change of one transaction shares. */
export interface ChangeMaker {
  readonly transactionId: string;
  readonly userId: string;
  readonly deviceId: string;
}

const prepareStatements = (db: RawDb) => ({
  newest: db
    .prepare<[string, string, string], string>(
      'SELECT clock FROM change WHERE entity = ? AND rowId = ? AND field = ? ORDER BY clock DESC LIMIT 1',
    )
    .pluck(),
  insert: db.prepare(
    `INSERT INTO change (transactionId, clock, replaces, deviceId, userId, entity, rowId, field, kind, subject, undoes, sealed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
});

const statements = new WeakMap<RawDb, ReturnType<typeof prepareStatements>>();

function statementsOf(db: RawDb): ReturnType<typeof prepareStatements> {
  const known = statements.get(db) ?? prepareStatements(db);
  statements.set(db, known);
  return known;
}

/** Where a sealed change goes: the register's history, or what is prepared for it. */
export interface ChangeSink {
  /** The newest clock at a place that has a history; null where it has none. */
  newest(entity: string, rowId: string, field: string): string | null;
  put(place: ChangePlace, sealed: Buffer): void;
}

const intoHistory = (db: RawDb): ChangeSink => {
  const { newest, insert } = statementsOf(db);
  return {
    newest: (entity, rowId, field) => newest.get(entity, rowId, field) ?? null,
    put: ({ transactionId, clock, replaces, deviceId, userId, entity, rowId, field, kind, subject, undoes }, sealed) =>
      void insert.run(
        ...[transactionId, clock, replaces, deviceId, userId, entity, rowId, field, kind, subject, undoes, sealed],
      ),
  };
};

export type Digest = ReturnType<typeof createDigest>;

/**
 * Appends change rows for one transaction: who, where and on which device stay the same for all of them. `digest` goes on
 * from changes of the same transaction that were written before.
 */
export function createChangeLog(
  db: RawDb,
  keys: HistoryKeys,
  clock: HybridClock,
  maker: ChangeMaker,
  digest: Digest = createDigest(),
  sink: ChangeSink = intoHistory(db),
): ChangeLog {
  let undoes: string | null = null;
  return {
    written: () => digest.written(),
    declareUndo(undone) {
      undoes = undone;
    },
    append({ before, after, isFresh, ...where }) {
      const { entity, rowId, field } = where;
      // A row whose id was only just made has no history.
      const replaces = isFresh ? null : sink.newest(entity, rowId, field);
      const place: ChangePlace = { ...maker, ...where, clock: clock.tick(), replaces, undoes };
      sink.put(place, sealValues(keys, place, { before, after }));
      digest.add(boundTo(place));
    },
  };
}

export const newestInHistory = (db: RawDb): ChangeSink['newest'] => intoHistory(db).newest;
