import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

/** The lines of a plan that stand in tables of their own, by the name of the table. */
export const lineTables = ['goal', 'planNote', 'promise', 'agreedRisk', 'safetyNote', 'storyPart'] as const;
export type LineTable = (typeof lineTables)[number];

const ofPerson = <Table extends LineTable | 'correction' | 'planReading' | 'riskAgreement'>(
  db: ReadDb,
  table: Table,
  personId: string,
): EntityTables[Table][] =>
  db.all(
    db
      .selectFrom(table as 'goal')
      .selectAll()
      .where('personId', '=', personId)
      .orderBy('id'),
  ) as unknown as EntityTables[Table][];

/** Every line of somebody's plan, in the order in which they were written; what may be shown is for the caller to say. */
export const linesOf = (db: ReadDb, personId: string) => ({
  goals: ofPerson(db, 'goal', personId),
  notes: ofPerson(db, 'planNote', personId),
  promises: ofPerson(db, 'promise', personId),
  risks: ofPerson(db, 'agreedRisk', personId),
  riskAgreements: ofPerson(db, 'riskAgreement', personId),
  safety: ofPerson(db, 'safetyNote', personId),
  story: ofPerson(db, 'storyPart', personId),
  corrections: ofPerson(db, 'correction', personId),
  readings: ofPerson(db, 'planReading', personId),
});
export type Lines = ReturnType<typeof linesOf>;

/** One line of somebody's plan. Throws `not-found` where there is none, or it is about somebody else. */
export function getLine<Table extends LineTable | 'correction'>(
  db: ReadDb,
  table: Table,
  personId: string,
  lineId: string,
): EntityTables[Table] {
  const found = db.first(
    db
      .selectFrom(table as 'goal')
      .selectAll()
      .where('id', '=', lineId)
      .where('personId', '=', personId),
  );
  if (found === undefined) throw new Refusal('not-found', 'lineId');
  return found as unknown as EntityTables[Table];
}

/** How many lines of somebody's plan stand in each table and category, for what is recorded and not shown. */
export const agreementsOf = (db: ReadDb, riskId: string): EntityTables['riskAgreement'][] =>
  db.all(db.selectFrom('riskAgreement').selectAll().where('riskId', '=', riskId).orderBy('id'));
