import { namesIn } from '../../../db/repositories/privacy/names.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions } from '../../../db/repositories/programme/reference.ts';
import { findNote, savedFiles } from '../../../db/repositories/progress/notes.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { figuresOf, peopleOf } from './progress-figures.ts';
import { saveFidelity, saveOutcomes } from './progress-save.ts';

/** The newest files of figures that are listed. */
const mostSaved = 50;

export const progressHandlers: FeatureHandlers<'progress'> = {
  'progress.figures': (context, input) => figuresOf(context, input),
  'progress.people': (context, input) => {
    const { people, reading } = peopleOf(context, input);
    return { people, reading };
  },
  'progress.note': ({ db, viewer }, { factCode, periodId, words }) => {
    getPeriod(db, periodId);
    if (!factDefinitions(db, viewer.today).some(({ code }) => code === factCode))
      throw new Refusal('measure-unknown', 'factCode');
    if (findNote(db, factCode, periodId) !== undefined) throw new Refusal('note-taken', 'periodId');
    const noteId = db.insert('recordingNote', { factCode, periodId, words });
    return { transactionId: db.transactionId, noteId };
  },
  'progress.removeNote': ({ db }, { noteId }) => {
    db.remove('recordingNote', noteId);
    return { transactionId: db.transactionId };
  },
  'progress.saved': ({ db }) => {
    const names = namesIn(db);
    return {
      files: savedFiles(db, mostSaved).map((row) => ({
        id: row.id,
        what: row.what,
        factCode: row.factCode,
        savedAt: row.savedAt,
        recipient: row.agencyId === null ? (row.recipientWords ?? '') : names.agency(row.agencyId),
        by: names.user(row.savedBy),
        people: row.people,
        files: JSON.parse(row.files) as { name: string; bytes: number; sha256: string }[],
      })),
    };
  },
  'progress.saveOutcomes': (context, input) => saveOutcomes(context, input),
  'progress.saveFidelity': (context, input) => saveFidelity(context, input),
};
