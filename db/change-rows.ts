import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import type { ChangeSink, Sealed } from './change-sinks.ts';
import type { HistoryKeys } from './history-keys.ts';
import type { HybridClock } from './hybrid-clock.ts';
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

const sealed = (key: KeyObject, bound: string, { before, after }: ChangeValues): Buffer =>
  seal(key, JSON.stringify({ before, after }), bound);

/** Seals the values of a change to its place, under the key of its subject. */
export const sealValues = (keys: HistoryKeys, place: ChangePlace, values: ChangeValues): Buffer =>
  sealed(keyObjectOf(keys.forSubject(place.subject)), boundTo(place), values);

/** One field of a row that was changed, by its code. */
export interface ChangedField extends ChangeValues {
  readonly field: string;
}

/** What was done to one row at once. */
export interface RowChanges extends Pick<ChangePlace, 'entity' | 'rowId' | 'kind' | 'subject'> {
  readonly fields: readonly ChangedField[];
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

/** The newest clock of each field, by the row: for rows of which everything in the history is known. */
export type KnownHistory = Map<string, Map<string, string>>;

/** What a row goes by in what is known of it. */
export const rowPlace = (entity: string, rowId: string): string => `${entity} ${rowId}`;

export interface ChangeLog {
  /** From here on, changes are noted as taking back that transaction; of the rows in `known` nobody asks the history. */
  declareUndo(transactionId: string, known?: KnownHistory): void;
  append(changes: RowChanges): void;
  /** What was appended so far; null where nothing was. */
  written(): ChangesWritten | null;
}

/** What every change of one transaction shares. */
export interface ChangeMaker {
  readonly transactionId: string;
  readonly userId: string;
  readonly deviceId: string;
}

export type Digest = ReturnType<typeof createDigest>;

/**
 * Appends change rows for one transaction: who, where and on which device stay the same for all of them. `digest` goes on
 * from changes of the same transaction that were written before.
 */
export function createChangeLog(
  keys: HistoryKeys,
  clock: HybridClock,
  { transactionId, userId, deviceId }: ChangeMaker,
  sink: ChangeSink,
  digest: Digest = createDigest(),
): ChangeLog {
  let undoes: string | null = null;
  let history: KnownHistory = new Map();
  return {
    written: () => digest.written(),
    declareUndo(undone, known = new Map()) {
      undoes = undone;
      history = known;
    },
    append({ entity, rowId, kind, subject, fields, isFresh }) {
      const key = keyObjectOf(keys.forSubject(subject));
      const own = { transactionId, userId, deviceId, entity, rowId, kind, subject, undoes };
      const known = history.get(rowPlace(entity, rowId));
      const newest = (field: string) => (known ? (known.get(field) ?? null) : sink.newest(entity, rowId, field));
      const changes = fields.map(({ field, before, after }): Sealed => {
        // A row whose id was only just made has no history.
        const replaces = isFresh ? null : newest(field);
        const place: ChangePlace = { ...own, field, clock: clock.tick(), replaces };
        known?.set(field, place.clock);
        const bound = boundTo(place);
        digest.add(bound);
        return [place, sealed(key, bound, { before, after })];
      });
      sink.put(changes);
    },
  };
}
