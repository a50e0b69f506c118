import { hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import { categoryLabels } from '../sharing/words.ts';
import { holdsLabels } from './answers.ts';

/** Requests to agencies and their answers, in plain words. Part of `domain/history/things.ts`. */
export const collectingThings: Readonly<Record<string, ThingWords>> = {
  'collecting-row': {
    label: 'Asked of an agency',
    fields: { person: hidden, request: hidden, 'row-key': hidden },
  },
  'collecting-cell': {
    label: 'Answer of an agency',
    fields: {
      person: hidden,
      row: hidden,
      code: say('Measure', 'fact'),
      category: say('Kind of information', words(categoryLabels)),
      'sent-state': say('As it stood when it was asked', 'state'),
      'sent-code': say('Value when it was asked', 'fact-value'),
      'sent-number': say('Number when it was asked', 'number'),
      'answered-at': say('Answer read in', 'moment'),
      'answer-state': say('Answer, how far known', 'state'),
      'answer-code': say('Value answered', 'fact-value'),
      'answer-number': say('Number answered', 'number'),
      holds: say('Which one holds', words(holdsLabels)),
    },
  },
};
