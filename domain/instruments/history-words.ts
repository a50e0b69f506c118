import { hidden, say, type ThingWords, words } from '../history/thing-words.ts';
import { categoryLabels } from '../sharing/words.ts';
import { shippedInstruments } from './shipped.ts';
import { completerLabels } from './words.ts';

const instrumentLabels = Object.fromEntries(shippedInstruments.map(({ code, label }) => [code, label]));

/** Results of measures, in plain words. Part of `domain/history/things.ts`. */
export const instrumentsThings: Readonly<Record<string, ThingWords>> = {
  'instrument-result': {
    label: 'Measure',
    fields: {
      person: hidden,
      instrument: say('Which', words(instrumentLabels)),
      'done-on': say('Completed on', 'day'),
      mode: say('How it was completed', { list: 'mode' }),
      'completed-by': say('Who completed it', words(completerLabels)),
      scores: say('Scores'),
      'sum-alone': say('Sum of the scores', 'number'),
      'recorded-by': say('Recorded by', 'user'),
      category: say('Kind of information', words(categoryLabels)),
    },
  },
};
