import { createHmac } from 'node:crypto';
import type { RawDb } from './open.ts';

/** One line of the audit trail: ids and codes, never content. */
export interface AuditEntry {
  readonly at: string;
  readonly userId: string | null;
  readonly deviceId: string;
  readonly callerWindow: string;
  readonly operation: string;
  readonly disclosed: 'none' | 'person' | 'list' | 'search';
  readonly personIds: readonly string[];
  readonly transactionId: string | null;
  readonly detail: Readonly<Record<string, string | number>>;
}

export interface AuditHead {
  readonly count: number;
  readonly hash: string;
}

/** How a head is printed: 12 characters are enough to compare by eye. */
export const shortHead = (head: AuditHead): string => head.hash.slice(0, 12);

interface StoredEntry {
  seq: number;
  at: string;
  userId: string | null;
  deviceId: string;
  callerWindow: string;
  operation: string;
  disclosed: string;
  personIds: string;
  transactionId: string | null;
  detail: string;
  previousHash: string;
  hash: string;
}

/** What stands before the first entry. */
const noHash = '0'.repeat(64);

/** HMAC-SHA256 over the entry's values in a fixed order; JSON arrays of strings and numbers are canonical. */
const hashOf = (key: Uint8Array, entry: Omit<StoredEntry, 'hash'>): string =>
  createHmac('sha256', key)
    .update(
      JSON.stringify([
        entry.seq,
        entry.at,
        entry.userId,
        entry.deviceId,
        entry.callerWindow,
        entry.operation,
        entry.disclosed,
        entry.personIds,
        entry.transactionId,
        entry.detail,
        entry.previousHash,
      ]),
    )
    .digest('hex');

/** Why an entry does not follow the one before it, in words, or null when it does. */
function problemOf({ hash, ...entry }: StoredEntry, before: AuditHead, key: Uint8Array): string | null {
  if (entry.seq !== before.count + 1) return `entry ${before.count + 1} is missing`;
  return entry.previousHash === before.hash && hash === hashOf(key, entry) ? null : `entry ${entry.seq} was changed`;
}

export interface AuditTrail {
  /** Appends one entry; call it inside the transaction that it belongs to. */
  append(entry: AuditEntry): void;
  head(): AuditHead;
  /** Whether a head that was noted outside is one of this chain; a register that lacks it was rolled back. */
  holds(noted: AuditHead): boolean;
  /** Walks the whole chain. `problem` names the first entry that does not fit, in words. */
  verify(known: AuditHead | null): { readonly head: AuditHead; readonly problem: string | null };
}

/** The append-only chain of who did and saw what. The key is the register's own audit key, 32 bytes. */
export function createAuditTrail(db: RawDb, key: Uint8Array): AuditTrail {
  const last = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, userId, deviceId, callerWindow, operation, disclosed, personIds, transactionId, detail, previousHash, hash)
     VALUES (@seq, @at, @userId, @deviceId, @callerWindow, @operation, @disclosed, @personIds, @transactionId, @detail, @previousHash, @hash)`,
  );
  const head = (): AuditHead => {
    const found = last.get();
    return found === undefined ? { count: 0, hash: noHash } : { count: found.seq, hash: found.hash };
  };
  const hashAt = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?');
  return {
    head,
    holds: ({ count, hash }) => (count === 0 ? hash === noHash : hashAt.get(count)?.hash === hash),
    append(entry) {
      const before = head();
      const stored: Omit<StoredEntry, 'hash'> = {
        ...entry,
        seq: before.count + 1,
        personIds: JSON.stringify(entry.personIds),
        detail: JSON.stringify(entry.detail),
        previousHash: before.hash,
      };
      insert.run({ ...stored, hash: hashOf(key, stored) });
    },
    verify(known) {
      let reached: AuditHead = { count: 0, hash: noHash };
      const entries = db.prepare<[], StoredEntry>('SELECT * FROM audit ORDER BY seq').iterate();
      for (const entry of entries) {
        const problem = problemOf(entry, reached, key);
        if (problem !== null) return { head: reached, problem };
        reached = { count: entry.seq, hash: entry.hash };
        if (known?.count === entry.seq && known.hash !== entry.hash) {
          return { head: reached, problem: `entry ${entry.seq} is not the one that was noted outside` };
        }
      }
      const cut = known !== null && known.count > reached.count;
      return {
        head: reached,
        problem: cut ? `the trail ends at entry ${reached.count}, but ${known.count} had been noted outside` : null,
      };
    },
  };
}
