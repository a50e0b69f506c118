import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { type AuditHead, createAuditTrail } from '../../../db/audit.ts';
import { openCopy, type RawDb } from '../../../db/open.ts';
import type { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { auditKeyOf } from '../register-session.ts';

export interface CheckedCopy {
  readonly bytes: number;
  readonly sha256: string;
}

/** What reading a whole register found that is no damage. */
interface Whole {
  /** What is wrong with its audit trail, as a sentence; null where nothing is. */
  readonly trailProblem: string | null;
}

const chunk = 1024 * 1024;

export function hashOfFile(file: string): string {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(chunk);
  const handle = openSync(file, 'r');
  try {
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer))
      hash.update(buffer.subarray(0, read));
  } finally {
    closeSync(handle);
  }
  return hash.digest('hex');
}

/**
 * Every page against its code, every reference, and where the trail ends; throws `backup-damaged` for anything else. A trail
 * that somebody tampered with is told and not refused: such a register needs its backups most, as evidence too.
 */
export function assertWhole(db: RawDb, head: AuditHead | null): Whole {
  const integrity = db.pragma('integrity_check', { simple: true });
  const broken = db.pragma('foreign_key_check') as readonly unknown[];
  const trail = createAuditTrail(db, auditKeyOf(db));
  const last = trail.head();
  const sameHead = head === null || (last.count === head.count && last.hash === head.hash);
  if (integrity !== 'ok' || broken.length > 0 || !sameHead) throw new Refusal('backup-damaged');
  return { trailProblem: trail.verify(head).problem };
}

/**
 * Opens a copy with its key, without changing a byte of it, and reads all of it. Throws `backup-damaged` unless every page
 * is whole and the audit trail ends exactly where the register's did. The copy was written row by row, so whatever is wrong
 * with its trail is wrong with the register's.
 */
export function checkCopy(file: string, key: Secret, head: AuditHead): CheckedCopy {
  const sha256 = hashOfFile(file);
  let db: RawDb | null = null;
  try {
    db = openCopy(file, key);
    assertWhole(db, head);
  } catch {
    throw new Refusal('backup-damaged');
  } finally {
    db?.close();
  }
  return { bytes: statSync(file).size, sha256 };
}
