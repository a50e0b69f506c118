import type { RecordingNote } from '../../../domain/progress/shapes.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

/** The notes of one fact, by the order of their periods. */
export const notesOf = (db: ReadDb, factCode: string): RecordingNote[] =>
  db.all(
    db
      .selectFrom('recordingNote')
      .innerJoin('period', 'period.id', 'recordingNote.periodId')
      .select(['recordingNote.id', 'recordingNote.periodId', 'period.code as periodCode', 'recordingNote.words'])
      .where('factCode', '=', factCode)
      .orderBy('period.firstDay'),
  );

export const findNote = (db: ReadDb, factCode: string, periodId: string) =>
  db.first(
    db.selectFrom('recordingNote').selectAll().where('factCode', '=', factCode).where('periodId', '=', periodId),
  );

/** Files of figures that left, the newest first. */
export const savedFiles = (db: ReadDb, limit: number): EntityTables['figuresFile'][] =>
  db.all(db.selectFrom('figuresFile').selectAll().orderBy('savedAt', 'desc').orderBy('id', 'desc').limit(limit));
