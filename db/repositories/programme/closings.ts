import type { IssuedCopy } from '../../../domain/programme/closing-operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type ClosingRow = EntityTables['periodClosing'];

/** Each time a period was closed, the newest first. */
export const closingsOf = (db: ReadDb, periodId: string): ClosingRow[] =>
  db.all(
    db
      .selectFrom('periodClosing')
      .selectAll()
      .where('periodId', '=', periodId)
      .orderBy('closedOn', 'desc')
      .orderBy('id', 'desc'),
  );

/** The closing that holds; undefined while the period is open. */
export const closingInForce = (db: ReadDb, periodId: string): ClosingRow | undefined =>
  db.first(db.selectFrom('periodClosing').selectAll().where('periodId', '=', periodId).where('reopenedOn', 'is', null));

/** On which day each closed period was closed, by its id. */
export const closedPeriods = (db: ReadDb): Map<string, string> =>
  new Map(
    db
      .all(db.selectFrom('periodClosing').select(['periodId', 'closedOn']).where('reopenedOn', 'is', null))
      .map(({ periodId, closedOn }) => [periodId, closedOn]),
  );

/** Refuses to write into a period whose figures are settled. */
export function assertPeriodOpen(db: ReadDb, periodId: string, field = 'periodId'): void {
  if (closingInForce(db, periodId) !== undefined) throw new Refusal('period-closed', field);
}

/** What was issued from the figures of a period, in the order of the days. Each keeps its own copy. */
export function issuedFrom(db: ReadDb, periodId: string): IssuedCopy[] {
  const returns = db.all(db.selectFrom('returnExport').select('exportedAt').where('periodId', '=', periodId));
  const reports = db.all(
    db
      .selectFrom('fidelityIssue')
      .innerJoin('assessment', 'assessment.id', 'fidelityIssue.assessmentId')
      .select('fidelityIssue.issuedOn')
      .where('assessment.periodId', '=', periodId),
  );
  const briefings = db.all(db.selectFrom('briefing').select('preparedOn').where('periodId', '=', periodId));
  const issued: IssuedCopy[] = [
    ...returns.map(({ exportedAt }) => ({ what: 'return' as const, on: exportedAt.slice(0, 10) })),
    ...reports.map(({ issuedOn }) => ({ what: 'fidelity' as const, on: issuedOn.slice(0, 10) })),
    ...briefings.map(({ preparedOn }) => ({ what: 'briefing' as const, on: preparedOn })),
  ];
  return issued.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
