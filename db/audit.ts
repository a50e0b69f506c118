import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { edited, type Finding, otherHistory, removed, rolledBack, tailCut } from '../domain/audit/tampering.ts';
import { createAuditGroups, mostNamed } from './audit-groups.ts';
import { type IndexFinding, verifyIndex } from './audit-index.ts';
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
const hashOf = (key: KeyObject, entry: Omit<StoredEntry, 'hash'>): string =>
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

/** Why an entry does not follow the one before it, or null when it does. */
function problemOf({ hash, ...entry }: StoredEntry, before: AuditHead, key: KeyObject): Finding | null {
  if (entry.seq !== before.count + 1) return removed(before.count + 1);
  return entry.previousHash === before.hash && hash === hashOf(key, entry) ? null : edited(entry.seq);
}

/** What a walk along the whole chain found: how far it is in order, and the first thing that is not. */
export interface Verified {
  readonly head: AuditHead;
  readonly finding: Finding | null;
  /** The sentence of the finding. */
  readonly problem: string | null;
}

export interface AuditTrail {
  /** Appends one entry, in one durable step or inside the transaction that it belongs to. */
  append(entry: AuditEntry): void;
  head(): AuditHead;
  /** Whether a head that was noted outside is one of this chain; a register that lacks it was rolled back. */
  holds(noted: AuditHead): boolean;
  /** Walks the whole chain, up to the first entry that does not fit and against a head that was noted outside. */
  verify(noted: AuditHead | null): Verified;
  /** Whether the index of who has looked at whom says what the chain says. */
  verifyIndex(): IndexFinding;
}

const keepAll = (db: RawDb, key: KeyObject): AuditTrail['append'] => {
  const last = db.prepare<[], AuditHead>('SELECT seq AS count, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const insert = db.prepare(
    `INSERT INTO audit (seq, at, userId, deviceId, callerWindow, operation, disclosed, personIds, transactionId, detail, previousHash, hash)
     VALUES (@seq, @at, @userId, @deviceId, @callerWindow, @operation, @disclosed, @personIds, @transactionId, @detail, @previousHash, @hash)`,
  );
  const shown = db.prepare<[string, number]>('INSERT INTO auditShown (subject, seq) VALUES (?, ?)');
  const groups = createAuditGroups(db);
  return db.transaction((entry: AuditEntry) => {
    const before = last.get() ?? { count: 0, hash: noHash };
    const seq = before.count + 1;
    const ids = [...new Set(entry.personIds)];
    const group = ids.length > mostNamed ? groups.keep(ids) : null;
    const stored: Omit<StoredEntry, 'hash'> = {
      ...entry,
      seq,
      personIds: JSON.stringify(group === null ? ids : { group, people: ids.length }),
      detail: JSON.stringify(entry.detail),
      previousHash: before.hash,
    };
    insert.run({ ...stored, hash: hashOf(key, stored) });
    for (const subject of group === null ? ids : [group]) shown.run(subject, seq);
  });
};

/** The schema since which the trail has a mark of how far it reached. */
const markedSince = 50;

/** How far the trail's own mark says that it reached; nothing in a register that has not been brought up to date yet. */
const markOf = (db: RawDb): number =>
  Number(db.pragma('user_version', { simple: true })) < markedSince
    ? 0
    : (db.prepare<[], number>('SELECT reached FROM auditMark').pluck().get() ?? 0);

/**
 * The append-only chain of who did and saw what. It can be read and verified in a register of an older schema too, as is
 * done before that is brought up to date. The key is the register's own audit key, 32 bytes. */
export function createAuditTrail(db: RawDb, keyBytes: Uint8Array): AuditTrail {
  // Made once: from bytes it would be made anew for each entry, which takes six times as long as the hash.
  const key = createSecretKey(keyBytes);
  const last = db.prepare<[], AuditHead>('SELECT seq AS count, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const hashAt = db.prepare<[number], { hash: string }>('SELECT hash FROM audit WHERE seq = ?');
  let keep: ReturnType<typeof keepAll> | null = null;
  const found = (head: AuditHead, finding: Finding | null): Verified => ({
    head,
    finding,
    problem: finding?.sentence ?? null,
  });
  return {
    append: (entry) => {
      keep ??= keepAll(db, key);
      keep(entry);
    },
    head: () => last.get() ?? { count: 0, hash: noHash },
    holds: ({ count, hash }) => (count === 0 ? hash === noHash : hashAt.get(count)?.hash === hash),
    verify(noted) {
      let reached: AuditHead = { count: 0, hash: noHash };
      for (const entry of db.prepare<[], StoredEntry>('SELECT * FROM audit ORDER BY seq').iterate()) {
        const finding = problemOf(entry, reached, key);
        if (finding !== null) return found(reached, finding);
        reached = { count: entry.seq, hash: entry.hash };
        if (noted?.count === entry.seq && noted.hash !== entry.hash) return found(reached, otherHistory(entry.seq));
      }
      const marked = markOf(db);
      if (marked > reached.count) return found(reached, tailCut(reached.count, marked));
      if (noted !== null && noted.count > reached.count) return found(reached, rolledBack(reached.count, noted.count));
      return found(reached, null);
    },
    verifyIndex: () => verifyIndex(db),
  };
}
