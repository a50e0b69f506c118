import { migrate } from '../../db/migrate.ts';
import { type Migration, migrations } from '../../db/migrations/index.ts';
import { openRegister } from '../../db/open.ts';
import { dataKeyOf, type Place } from '../register.ts';

/** The statements of a step; a trigger holds semicolons of its own and ends with END. */
function statementsOf(sql: string): string[] {
  const statements: string[] = [];
  let open = '';
  for (const piece of sql.split(/(?<=;)\s*\n/)) {
    open += `${piece}\n`;
    const bare = open.replace(/--.*$/gm, '').trim();
    if (/^CREATE TRIGGER/i.test(bare) && !/END;$/i.test(bare)) continue;
    if (bare !== '') statements.push(open);
    open = '';
  }
  return statements;
}

/** How many places there are to stop at on the way from a schema to the newest one. */
export const stopsFrom = (version: number): number =>
  migrations.filter((step) => step.version > version).reduce((sum, { sql }) => sum + statementsOf(sql).length, 0);

/** The migrations with a call of `stopHere()` after the `stop`th statement beyond a schema. */
export function stoppingAfter(version: number, stop: number): Migration[] {
  let left = stop;
  return migrations.map((step) => {
    if (step.version <= version) return step;
    const statements = statementsOf(step.sql);
    const here = left;
    left -= statements.length;
    if (here < 1 || here > statements.length) return step;
    return { ...step, sql: [...statements.slice(0, here), 'SELECT stopHere();', ...statements.slice(here)].join('\n') };
  });
}

/** Migrates and dies after that statement, as a kill at that moment would have it. */
export function migrateAndDie(place: Place, version: number, stop: number): void {
  const db = openRegister(place.file, dataKeyOf(place), { create: false });
  db.function('stopHere', () => {
    process.kill(process.pid, 'SIGKILL');
    return null;
  });
  migrate(db, stoppingAfter(version, stop));
}
