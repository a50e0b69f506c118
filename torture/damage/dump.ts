import { createHash } from 'node:crypto';
import type { RawDb } from '../../db/open.ts';

/** A fingerprint of every row of every table: two registers that share it say the same in every respect. */
export function dumpOf(db: RawDb, counts: (table: string) => boolean = () => true): string {
  const hash = createHash('sha256');
  const tables = db
    .prepare<[], { name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
    )
    .all();
  for (const { name } of tables.filter((table) => counts(table.name))) {
    hash.update(name);
    for (const row of db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).raw().iterate())
      hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}
