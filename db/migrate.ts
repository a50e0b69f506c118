import { Refusal } from '../domain/refusal.ts';
import { type Migration, migrations } from './migrations/index.ts';
import type { RawDb } from './open.ts';

export const newestVersion = (steps: readonly Migration[] = migrations): number => steps.at(-1)?.version ?? 0;

const currentVersion = (db: RawDb): number => Number(db.pragma('user_version', { simple: true }));

/** Whether this version would change the register's schema. */
export const isOlder = (db: RawDb): boolean => currentVersion(db) < newestVersion();

/**
 * Brings a register to the newest schema. All pending steps and the version number are one transaction: it is either
 * wholly old or wholly new. A register from a newer version is refused and left alone. Kysely's own migrator is not
 * used because it leaves half a failed migration behind on SQLite.
 */
export function migrate(db: RawDb, steps: readonly Migration[] = migrations): void {
  const from = currentVersion(db);
  const newest = newestVersion(steps);
  if (from > newest) throw new Refusal('register-from-newer-app', 'path');
  if (from === newest) return;
  // Foreign keys cannot be switched inside a transaction; a step may rebuild a table, so they are checked at the end.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      for (const step of steps) if (step.version > from) db.exec(step.sql);
      const broken = db.pragma('foreign_key_check') as readonly unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} broken references after migration`);
      db.pragma(`user_version = ${newest}`);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
