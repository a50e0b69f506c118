import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type AssessmentRow = EntityTables['assessment'];
export type AssessmentSectionRow = EntityTables['assessmentSection'];
export type AimRow = EntityTables['aim'];

export const findAssessment = (db: ReadDb, periodId: string): AssessmentRow | undefined =>
  db.first(db.selectFrom('assessment').selectAll().where('periodId', '=', periodId));

export const sectionsOf = (db: ReadDb, assessmentId: string): AssessmentSectionRow[] =>
  db.all(db.selectFrom('assessmentSection').selectAll().where('assessmentId', '=', assessmentId));

export const findSection = (db: ReadDb, assessmentId: string, sectionKey: string): AssessmentSectionRow | undefined =>
  db.first(
    db
      .selectFrom('assessmentSection')
      .selectAll()
      .where('assessmentId', '=', assessmentId)
      .where('sectionKey', '=', sectionKey),
  );

/** In the order in which they are shown; an aim's parent comes before it. */
export const aimsOf = (db: ReadDb, assessmentId: string): AimRow[] =>
  db.all(db.selectFrom('aim').selectAll().where('assessmentId', '=', assessmentId).orderBy('position').orderBy('id'));

export const findAim = (db: ReadDb, id: string): AimRow | undefined =>
  db.first(db.selectFrom('aim').selectAll().where('id', '=', id));

export const allAssessments = (db: ReadDb): AssessmentRow[] => db.all(db.selectFrom('assessment').selectAll());

export const allRatings = (db: ReadDb) =>
  db.all(db.selectFrom('assessmentSection').select(['assessmentId', 'sectionKey', 'rating']));
