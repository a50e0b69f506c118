import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { type AssessmentRow, findAssessment } from '../../../db/repositories/fidelity/assessments.ts';
import { findIssue, issuesOf, reportsOf } from '../../../db/repositories/fidelity/issues.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { userNames } from '../../../db/repositories/users/names.ts';
import { type Assessment, assessment as assessmentShape } from '../../../domain/fidelity/shapes.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { isLeading, narrowed, wholeAssessment } from './fidelity-view.ts';

/** What was issued, as it was issued, whoever looks. Throws `not-found`. */
export function issuedCopy(db: ReadDb, issueId: string) {
  const issue = findIssue(db, issueId);
  if (issue === undefined) throw new Refusal('not-found', 'issueId');
  const copy: Assessment = assessmentShape.parse(JSON.parse(issue.content));
  return { ...issue, copy };
}

/** Keeps a copy of the assessment as it stands, under the next number. `issuedBy` null where it was issued before copies were kept. */
export function keepCopy(
  db: WriteDb,
  { id, periodId }: Pick<AssessmentRow, 'id' | 'periodId'>,
  issuedOn: string,
  issuedBy: string | null,
): { readonly issueId: string; readonly number: number } {
  const number = (issuesOf(db, id)[0]?.number ?? 0) + 1;
  const content = JSON.stringify({ ...wholeAssessment(db, periodId), issuedOn });
  const issueId = db.insert('fidelityIssue', { assessmentId: id, number, issuedOn, issuedBy, content });
  return { issueId, number };
}

/** An assessment that was issued by an older version has no copy: it is made before anything can be changed. */
export function assertCopyKept(db: WriteDb, assessment: AssessmentRow): void {
  if (assessment.issuedOn !== null && issuesOf(db, assessment.id).length === 0)
    keepCopy(db, assessment, assessment.issuedOn, null);
}

export const issueHandlers: Pick<FeatureHandlers<'fidelity'>, 'fidelity.issues' | 'fidelity.openIssue'> = {
  'fidelity.issues': ({ db }, { periodId }) => {
    getPeriod(db, periodId);
    const assessment = findAssessment(db, periodId);
    if (assessment === undefined) return { issues: [], reports: [] };
    const names = userNames(db);
    return {
      issues: issuesOf(db, assessment.id).map(({ id, number, issuedOn, issuedBy }) => ({
        ...{ id, number, issuedOn },
        who: issuedBy === null ? null : (names.get(issuedBy) ?? null),
      })),
      reports: reportsOf(db, assessment.id).map(({ id, number, variant, format, name, savedAt, who }) => ({
        ...{ id, number, variant, format, name, savedAt, who },
      })),
    };
  },
  'fidelity.openIssue': (context, { issueId }) => {
    const { number, issuedOn, copy } = issuedCopy(context.db, issueId);
    return { number, issuedOn, assessment: narrowed(copy, isLeading(context)) };
  },
};
