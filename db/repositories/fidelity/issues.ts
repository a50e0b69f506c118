import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type IssueRow = EntityTables['fidelityIssue'];

/** What was issued of an assessment, newest first. */
export const issuesOf = (db: ReadDb, assessmentId: string): IssueRow[] =>
  db.all(db.selectFrom('fidelityIssue').selectAll().where('assessmentId', '=', assessmentId).orderBy('number', 'desc'));

/** One issue, with the period that it is of. */
export const findIssue = (db: ReadDb, id: string): (IssueRow & { readonly periodId: string }) | undefined =>
  db.first(
    db
      .selectFrom('fidelityIssue')
      .innerJoin('assessment', 'assessment.id', 'fidelityIssue.assessmentId')
      .selectAll('fidelityIssue')
      .select('assessment.periodId')
      .where('fidelityIssue.id', '=', id),
  );

/** The reports of an assessment that left the register, newest first. */
export const reportsOf = (db: ReadDb, assessmentId: string) =>
  db.all(
    db
      .selectFrom('fidelityReport')
      .leftJoin('fidelityIssue', 'fidelityIssue.id', 'fidelityReport.issueId')
      .innerJoin('userAccount', 'userAccount.id', 'fidelityReport.savedBy')
      .selectAll('fidelityReport')
      .select(['fidelityIssue.number', 'userAccount.displayName as who'])
      .where('fidelityReport.assessmentId', '=', assessmentId)
      .orderBy('fidelityReport.savedAt', 'desc')
      .orderBy('fidelityReport.id', 'desc'),
  );
