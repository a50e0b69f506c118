import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type FactRow = EntityTables['fact'];

/** Everything recorded for one period. */
export const factsOfPeriod = (db: ReadDb, periodId: string): FactRow[] =>
  db.all(db.selectFrom('fact').selectAll().where('periodId', '=', periodId));

/** Everything recorded for one person in periods. */
export const factsOfPerson = (db: ReadDb, personId: string): FactRow[] =>
  db.all(db.selectFrom('fact').selectAll().where('personId', '=', personId).where('occasion', '=', 'period'));

export const findFact = (db: ReadDb, personId: string, periodId: string, code: string): FactRow | undefined =>
  db.first(
    db
      .selectFrom('fact')
      .selectAll()
      .where('personId', '=', personId)
      .where('periodId', '=', periodId)
      .where('code', '=', code),
  );
