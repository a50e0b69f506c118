import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';
import { publicTask } from './sharing-examples.ts';

type Inputs = { readonly [K in Extract<OperationName, `progress.${string}`>]: InputOf<K> };

/** To whom figures go, and on what ground. */
export const toldFigures = {
  agencyId: null,
  recipientWords: 'The evaluators',
  what: null,
  purpose: 'evaluation',
  purposeWords: null,
  ...publicTask,
  whyNoLess: null,
  becauseAnyway: 'Agreed with the officer',
};

/** One input for every operation of this part. */
export async function progressExamples(test: TestHost): Promise<Inputs> {
  const [periodId = '', later = ''] = [test.periods.Y1Q4, test.periods.Y2Q1];
  const measure = { factCode: 'housing-status', calendar: 'meam', by: 'period' as const, from: null, to: null };
  const { noteId } = await test.call('progress.note', {
    factCode: 'offending-arrests',
    periodId,
    words: 'The police send cautions as well',
  });
  const file = { format: 'csv' as const, pictures: [], folder: test.folder, disclosure: toldFigures };
  return {
    'progress.figures': measure,
    'progress.people': measure,
    'progress.note': { factCode: 'housing-status', periodId: later, words: 'Moves are recorded with their day' },
    'progress.removeNote': { noteId },
    'progress.saved': {},
    'progress.saveOutcomes': { ...measure, what: 'figures', ...file },
    'progress.saveFidelity': file,
  };
}
