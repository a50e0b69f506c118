import { compiledOnce, type ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import type { Among } from '../among.ts';

export type FactRow = EntityTables['fact'];

/** Everything recorded for one period, of everyone or of these people. */
export function factsOfPeriod(db: ReadDb, periodId: string, among: Among = 'all'): FactRow[] {
  const all = db.selectFrom('fact').selectAll().where('periodId', '=', periodId);
  return db.all(among === 'all' ? all : all.where('personId', 'in', [...among]));
}

/** Everything recorded for one person in periods. */
export const factsOfPerson = (db: ReadDb, personId: string): FactRow[] =>
  db.all(db.selectFrom('fact').selectAll().where('personId', '=', personId).where('occasion', '=', 'period'));

/** The baselines of these people. */
export const baselinesOf = (db: ReadDb, personIds: readonly string[]): FactRow[] =>
  db.all(
    db
      .selectFrom('fact')
      .selectAll()
      .where('occasion', '=', 'baseline')
      .where('personId', 'in', [...personIds]),
  );

const inPeriod = compiledOnce((db, personId: string, periodId: string, code: string) =>
  db
    .selectFrom('fact')
    .selectAll()
    .where('personId', '=', personId)
    .where('periodId', '=', periodId)
    .where('code', '=', code),
);

const atBaseline = compiledOnce((db, personId: string, occasion: 'baseline', code: string) =>
  db
    .selectFrom('fact')
    .selectAll()
    .where('personId', '=', personId)
    .where('occasion', '=', occasion)
    .where('code', '=', code),
);

/** One fact of one person in a period, or at the baseline where no period is named. */
export const findFact = (db: ReadDb, personId: string, periodId: string | null, code: string): FactRow | undefined =>
  db.first(periodId === null ? atBaseline(db, personId, 'baseline', code) : inPeriod(db, personId, periodId, code));
