import { describe, expect, it } from 'vitest';
import { type Change, gathered, thingChanged } from './change-words.ts';
import { nextThing } from './next-thing.ts';

const change = (over: Partial<Change>): Change => ({
  transactionId: 't',
  at: '2019-07-04T10:00:00.000Z',
  who: 'Robin Ellery',
  entity: 'need',
  personId: 'p',
  personName: 'Asha',
  fields: 1,
  ...over,
});

describe('what changed', () => {
  it('names the person where the name is known', () => {
    expect(thingChanged(change({}))).toBe('Asha’s needs');
    expect(thingChanged(change({ personName: null }))).toBe('a person’s needs');
    expect(thingChanged(change({ entity: 'from-a-newer-version' }))).toBe('the register');
  });

  it('reads one sitting as one line, also when two things take turns', () => {
    const lines = gathered(
      [
        change({ at: '2019-07-04T10:20:00.000Z' }),
        change({ at: '2019-07-04T10:15:00.000Z', entity: 'fact' }),
        change({ at: '2019-07-04T10:10:00.000Z' }),
        change({ at: '2019-07-04T10:05:00.000Z', who: 'Tom Okafor' }),
        change({ at: '2019-07-03T10:00:00.000Z' }),
      ],
      10,
    );
    expect(lines.map((line) => [line.who, thingChanged(line)])).toEqual([
      ['Robin Ellery', 'Asha’s needs'],
      ['Robin Ellery', 'Asha’s outcomes'],
      ['Tom Okafor', 'Asha’s needs'],
      ['Robin Ellery', 'Asha’s needs'],
    ]);
  });
});

const period = {
  id: 'q',
  code: 'Y1Q4',
  label: 'January to March 2018',
  calendar: 'meam',
  firstDay: '2018-01-01',
  lastDay: '2018-03-31',
  note: null,
  closedOn: null,
};
const complete = { inScope: 8, recorded: 8, unavailable: 0, missing: 0, percentRecorded: 100, sentence: '' };
const average = { mean: '2.71', rated: 7, of: 7, sentence: '' };
const assessment = {
  periodId: 'q',
  periodCode: 'Y1Q4',
  average,
  status: null,
  overallRag: 'not-set',
  issuedOn: null,
  ratings: {},
} as const;

describe('the next thing', () => {
  const screen = (standing: Parameters<typeof nextThing>[0]) => nextThing(standing).route.screen;
  const standing = { people: 2, completeness: complete, period, assessment };

  it('goes from people over gaps and ratings to the return', () => {
    expect(screen({ ...standing, people: 0 })).toBe('people');
    expect(screen({ ...standing, period: null, completeness: null, assessment: null })).toBe('settings');
    expect(screen({ ...standing, completeness: { ...complete, missing: 1 } })).toBe('quarter');
    expect(screen({ ...standing, assessment: null })).toBe('fidelity');
    expect(screen(standing)).toBe('returns');
  });

  it('counts one value as one', () => {
    expect(nextThing({ ...standing, completeness: { ...complete, missing: 1 } }).title).toBe(
      '1 value is still missing for Y1Q4',
    );
  });
});
