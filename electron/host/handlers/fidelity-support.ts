import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { findAssessment } from '../../../db/repositories/fidelity/assessments.ts';
import { assertPeriodOpen } from '../../../db/repositories/programme/closings.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { fidelitySectionKeys } from '../../../domain/fidelity/fidelity.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** The assessment of a period, made on its first change. Refused once it has been issued. */
export function draftAssessment(db: WriteDb, periodId: string): string {
  getPeriod(db, periodId);
  assertPeriodOpen(db, periodId);
  const known = findAssessment(db, periodId);
  if (known === undefined) return db.insert('assessment', { periodId, overallRag: 'not-set' });
  if (known.issuedOn !== null) throw new Refusal('assessment-issued');
  return known.id;
}

/** Refuses what belongs to an assessment that has been issued. */
export function assertDraft(db: ReadDb, assessmentId: string): void {
  const assessment = db.first(
    db.selectFrom('assessment').select(['issuedOn', 'periodId']).where('id', '=', assessmentId),
  );
  if (assessment === undefined || assessment.issuedOn !== null) throw new Refusal('assessment-issued');
  assertPeriodOpen(db, assessment.periodId);
}

export function assertSection(sectionKey: string): void {
  if (!fidelitySectionKeys.some((key) => key === sectionKey)) throw new Refusal('unknown-code', 'sectionKey');
}
