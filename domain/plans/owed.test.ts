import { describe, expect, test } from 'vitest';
import { dayInFull } from './days.ts';
import { type OwedFacts, owedTo } from './owed.ts';

const settled: OwedFacts = {
  ...{ name: 'Asha', died: false, inCohort: true, joinedOn: '2018-01-05', lastContactOn: '2018-04-01' },
  ...{ hasPlan: true, planReviewOn: '2018-07-01', notKept: [], releaseOn: null, followUpDueOn: null },
};
const today = '2018-04-03';
const owed = (more: Partial<OwedFacts>, days = 14) =>
  owedTo({ ...settled, ...more }, { today, days, day: dayInFull }).map(({ code, sentence }) => [code, sentence]);

test('nothing is owed to somebody who was seen and has a plan', () => {
  expect(owed({})).toEqual([]);
});

describe('a contact', () => {
  test('is owed after as many days as the partnership agreed, and not on the last of them', () => {
    expect(owed({ lastContactOn: '2018-03-20' })).toEqual([]);
    expect(owed({ lastContactOn: '2018-03-19' })).toEqual([
      ['contact', 'We owe Asha a contact: the last was 15 days ago, and we agreed on 14 days at most.'],
    ]);
    expect(owed({ lastContactOn: '2018-03-19' }, 15)).toEqual([]);
  });

  test('counts from joining where none is written down', () => {
    expect(owed({ lastContactOn: null, joinedOn: '2018-03-25' })).toEqual([]);
    const nothing = [['contact', 'We owe Asha a contact: none is written down yet.']];
    expect(owed({ lastContactOn: null })).toEqual(nothing);
    expect(owed({ lastContactOn: null, joinedOn: null })).toEqual(nothing);
  });
});

test.each<[string, Partial<OwedFacts>, string]>([
  ['a plan', { hasPlan: false }, 'We owe Asha a plan: nothing is written down yet.'],
  ['another look', { planReviewOn: '2018-04-02' }, 'We owe Asha another look at the plan: it was due on 2 April 2018.'],
  [
    'an answer',
    { notKept: [{ agencyName: 'Midshire Homes', wording: 'A key by Friday' }] },
    'We owe Asha an answer: “A key by Friday” was promised by Midshire Homes and not kept.',
  ],
  ['a welcome', { releaseOn: '2018-04-10' }, 'We owe Asha a welcome: they are released on 10 April 2018.'],
  ['a follow-up', { followUpDueOn: today }, 'We owe Asha the follow-up that was due on 3 April 2018.'],
])('%s', (_what, more, sentence) => {
  expect(owed(more)).toEqual([[expect.any(String), sentence]]);
});

test('a release that is far off, or past, and a follow-up that is not due are not listed', () => {
  expect(owed({ releaseOn: '2018-05-02' })).toEqual([]);
  expect(owed({ releaseOn: '2018-04-02' })).toEqual([]);
  expect(owed({ followUpDueOn: '2018-04-04' })).toEqual([]);
});

const everything: Partial<OwedFacts> = {
  ...{ lastContactOn: null, hasPlan: false, notKept: [{ agencyName: 'Ward', wording: 'A bed' }] },
  ...{ releaseOn: '2018-04-10', followUpDueOn: '2018-04-01' },
};

test('somebody who has died is never listed, whatever stands open', () => {
  expect(owed({ ...everything, died: true })).toEqual([]);
});

test('somebody who has left is listed for the follow-up that is due and for nothing else', () => {
  expect(owed({ ...everything, inCohort: false }).map(([code]) => code)).toEqual(['follow-up']);
  expect(owed({ ...everything, inCohort: false, followUpDueOn: null })).toEqual([]);
});

test('each sentence says what we owe and blames nobody', () => {
  const all = owed(everything);
  expect(all.map(([code]) => code)).toEqual(['release', 'follow-up', 'contact', 'promise', 'plan']);
  for (const [, sentence] of all) {
    expect(sentence).toMatch(/^We owe Asha /);
    expect(sentence).not.toMatch(/fail|refus|engag|complian|miss/i);
  }
});
