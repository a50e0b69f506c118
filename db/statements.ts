import type { Statement } from 'better-sqlite3-multiple-ciphers';
import type { RawDb } from './open.ts';

const prepared = new WeakMap<RawDb, Map<string, Statement>>();

/** Made once for each register: making a statement takes several times as long as running it. */
export function statementFor(db: RawDb, sql: string): Statement {
  const known = prepared.get(db) ?? new Map<string, Statement>();
  const found = known.get(sql);
  if (found !== undefined) return found;
  // Which columns are written differs from call to call, so there are many; not without end.
  if (known.size > 500) known.clear();
  const statement = db.prepare(sql);
  prepared.set(db, known.set(sql, statement));
  return statement;
}
