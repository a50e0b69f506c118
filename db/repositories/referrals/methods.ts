import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type FactorRow = EntityTables['prioritisationFactor'];
export type MethodRow = EntityTables['prioritisationMethod'];

/** Every version of every method, newest first. */
export const listMethods = (db: ReadDb): MethodRow[] =>
  db.all(db.selectFrom('prioritisationMethod').selectAll().orderBy('validFrom', 'desc').orderBy('version', 'desc'));

export const factorsOf = (db: ReadDb, methodId: string): FactorRow[] =>
  db.all(db.selectFrom('prioritisationFactor').selectAll().where('methodId', '=', methodId).orderBy('position'));

/** Throws `not-found` where there is no such version. */
export function getMethod(db: ReadDb, methodId: string): MethodRow {
  const found = db.first(db.selectFrom('prioritisationMethod').selectAll().where('id', '=', methodId));
  if (found === undefined) throw new Refusal('not-found', 'methodId');
  return found;
}

/** What was said of each factor of a referral, by the id of the factor; every version it was ever considered under. */
export function considerationsOf(db: ReadDb, referralId: string): Map<string, EntityTables['consideration']> {
  const rows = db.all(db.selectFrom('consideration').selectAll().where('referralId', '=', referralId));
  return new Map(rows.map((row) => [row.factorId, row]));
}

/** How many factors each method has, and how many of them were answered for each referral. */
export function consideredCounts(db: ReadDb) {
  const factors = db.all(
    db
      .selectFrom('prioritisationFactor')
      .select(({ fn }) => ['methodId', fn.countAll<number>().as('factors')])
      .groupBy('methodId'),
  );
  const answers = db.all(
    db
      .selectFrom('consideration')
      .select(({ fn }) => ['referralId', 'methodId', fn.countAll<number>().as('answers')])
      .groupBy(['referralId', 'methodId']),
  );
  return {
    of: new Map(factors.map((row) => [row.methodId, row.factors])),
    answered: new Map(answers.map((row) => [`${row.referralId} ${row.methodId}`, row.answers])),
  };
}
