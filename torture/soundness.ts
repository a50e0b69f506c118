import type { AuditHead } from '../db/audit.ts';
import { createAuditTrail } from '../db/audit.ts';
import { openChange, type SealedChange } from '../db/change-rows.ts';
import { createHistoryKeys } from '../db/history-keys.ts';
import type { RawDb } from '../db/open.ts';
import { entities } from '../domain/entities.ts';
import { auditKeyOf } from '../electron/host/register-session.ts';

/** Rows that must not exist in a register in which nothing is half done, each with the words for it. */
const contradictions: readonly (readonly [words: string, sql: string])[] = [
  [
    'a person without an entry in the search index',
    'SELECT 1 FROM person LEFT JOIN personSearch ON personSearch.rowid = rowKey WHERE personSearch.rowid IS NULL',
  ],
  [
    'an entry in the search index without a person',
    'SELECT 1 FROM personSearch LEFT JOIN person ON rowKey = personSearch.rowid WHERE rowKey IS NULL',
  ],
  [
    'a text in the search index without its place, or a place without its text',
    'SELECT 1 FROM textPlace LEFT JOIN textSearch ON textSearch.rowid = key WHERE textSearch.rowid IS NULL UNION ALL SELECT 1 FROM textSearch LEFT JOIN textPlace ON key = textSearch.rowid WHERE key IS NULL',
  ],
  ['a person without a key of their own', 'SELECT 1 FROM person WHERE id NOT IN (SELECT subject FROM historyKey)'],
  [
    'a person without history',
    "SELECT 1 FROM person WHERE id NOT IN (SELECT rowId FROM change WHERE entity = 'person' AND kind = 'insert')",
  ],
];

function lastValues(db: RawDb): Map<string, unknown> {
  const keys = createHistoryKeys(db);
  const changes = db.prepare<[], SealedChange>(
    "SELECT * FROM change WHERE entity = 'person' AND kind <> 'delete' ORDER BY clock DESC LIMIT 400",
  );
  const last = new Map<string, unknown>();
  for (const change of changes.iterate()) {
    const at = `${change.rowId} ${change.field}`;
    if (!last.has(at)) last.set(at, openChange(keys, change)?.after);
  }
  return last;
}

/** Whether the newest change rows about people say what their rows say. */
function historyDisagrees(db: RawDb): boolean {
  const codes = Object.entries(entities.person.fields).map(([column, field]) => [field.code, column] as const);
  const columns = new Map(codes);
  const row = db.prepare<[string], Record<string, unknown>>('SELECT * FROM person WHERE id = ?');
  for (const [at, value] of lastValues(db)) {
    const [id = '', code = ''] = at.split(' ');
    const column = columns.get(code);
    const person = row.get(id);
    if (column === undefined || person === undefined || value === undefined) continue;
    if (person[column] !== value) return true;
  }
  return false;
}

/**
 * Everything that is wrong with an open register, whatever it should hold: pages, references, the audit trail (also
 * against a head noted outside), the index, and history that contradicts the rows. `auditedFrom` is the first change
 * that the audit trail must know of.
 */
export function unsoundness(db: RawDb, noted: AuditHead | null, auditedFrom = 0): string[] {
  const found: string[] = [];
  const pages = db.pragma('integrity_check', { simple: true });
  if (pages !== 'ok') found.push(`damaged pages: ${String(pages)}`);
  if ((db.pragma('foreign_key_check') as readonly unknown[]).length > 0) found.push('references that lead nowhere');
  const trail = createAuditTrail(db, auditKeyOf(db)).verify(noted);
  if (trail.problem !== null) found.push(`in the audit trail, ${trail.problem}`);
  // An older register, before its steps, has no index over what was written yet.
  const has = db.prepare<[string], 1>('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck();
  const askable = contradictions.filter(([, sql]) => !sql.includes('textSearch') || has.get('textSearch') === 1);
  for (const [words, sql] of askable) if (db.prepare(`${sql} LIMIT 1`).get() !== undefined) found.push(words);
  const unaudited = db.prepare(
    `SELECT 1 FROM change WHERE seq > ? AND transactionId NOT IN
       (SELECT transactionId FROM audit WHERE transactionId IS NOT NULL) LIMIT 1`,
  );
  if (unaudited.get(auditedFrom) !== undefined) found.push('a change without an entry in the audit trail');
  if (historyDisagrees(db)) found.push('history that says something else than the rows');
  return found;
}
