import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceCodes, evidenceSentence, evidenceWords } from './evidence.ts';
import { fidelitySectionKeys, type SectionRatings } from './fidelity.ts';
import {
  fewestRatersShown,
  maySeeSpread,
  raterKindOf,
  spreadHiddenSentence,
  spreadOf,
  spreadSentence,
} from './raters.ts';
import { trendSentence } from './trend.ts';

test('a spread is the ratings in order, without whose they are', () => {
  expect(spreadOf([])).toBeNull();
  expect(spreadOf([4, 2, 10, 2])).toEqual({ raters: 4, lowest: 2, highest: 10, ratings: [2, 2, 4, 10] });
  for (const wrong of [0, 11, 2.5, Number.NaN])
    expect(() => spreadOf([3, wrong])).toThrow(expect.objectContaining({ code: 'rating-not-whole' }));
});

test('a spread never loses a rating and lies between its ends', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 12 }), (ratings) => {
      const spread = spreadOf(ratings);
      expect(spread?.ratings.toSorted()).toEqual(ratings.toSorted());
      expect(spread?.raters).toBe(ratings.length);
      expect(spread?.lowest).toBe(Math.min(...ratings));
      expect(spread?.highest).toBe(Math.max(...ratings));
    }),
    { numRuns: 100 },
  );
});

test('fewer than five are for the coordinator alone', () => {
  expect([3, 4, 5, 6].map((raters) => maySeeSpread(raters, false))).toEqual([false, false, true, true]);
  expect([0, 1, 4].every((raters) => maySeeSpread(raters, true))).toBe(true);
  expect(fewestRatersShown).toBe(5);
});

test('a spread is said with how many rated', () => {
  const says = (...ratings: number[]) =>
    spreadSentence(spreadOf(ratings) ?? { raters: 0, lowest: 0, highest: 0, ratings: [] });
  expect(says(3)).toBe('1 rater, at 3');
  expect(says(3, 3)).toBe('2 raters, all at 3');
  expect(says(2, 5, 3)).toBe('3 raters, from 2 to 5');
  expect(spreadHiddenSentence(1)).toBe('1 rater; with fewer than 5 only the coordinator sees how they lie');
});

test('whoever has lived it rates as such, whatever else they do', () => {
  expect(raterKindOf(['expert-by-experience'])).toBe('lived-experience');
  expect(raterKindOf(['caseworker', 'expert-by-experience'])).toBe('lived-experience');
  expect(raterKindOf(['coordinator'])).toBe('agency');
});

test('every fact beside a section says how many out of how many, and never a percentage', () => {
  for (const code of evidenceCodes) {
    expect(evidenceSentence(code, { count: 5, of: 7 })).toBe(`5 of 7 ${evidenceWords[code].says}.`);
    expect(evidenceSentence(code, { count: 0, of: 0 })).toBe(evidenceWords[code].none);
    expect(evidenceSentence(code, { count: 5, of: 7 })).not.toMatch(/%|per cent/);
  }
  const sections = new Set<string>(evidenceCodes.map((code) => evidenceWords[code].section));
  expect([...sections]).toEqual([...fidelitySectionKeys]);
});

const ratings = (...values: (number | null)[]): SectionRatings =>
  Object.fromEntries(fidelitySectionKeys.map((key, at) => [key, values[at] ?? null])) as SectionRatings;

test('the trend in one sentence compares the first rated period with the newest', () => {
  const first = { periodCode: 'Y1Q4', mean: '2.71', ratings: ratings(5, 3, 3, 2, 2, 2, 2) };
  const empty = { periodCode: 'Y2Q1', mean: null, ratings: ratings() };
  const last = { periodCode: 'Y2Q2', mean: '3.00', ratings: ratings(4, 3, 4, 3, 2, null, 2) };
  expect(trendSentence([empty])).toBe('No period is rated yet.');
  expect(trendSentence([first, empty])).toBe('One period is rated so far: 2.71 in Y1Q4.');
  expect(trendSentence([first, empty, last])).toBe(
    'From 2.71 in Y1Q4 to 3.00 in Y2Q2: of 6 sections rated in both, 2 are higher, 1 is lower and 3 are the same.',
  );
  const risen = { periodCode: 'Y2Q4', mean: '3.71', ratings: ratings(6, 4, 4, 3, 3, 3, 3) };
  expect(trendSentence([first, risen])).toBe(
    'From 2.71 in Y1Q4 to 3.71 in Y2Q4: all 7 sections rated in both are higher.',
  );
  const one = { periodCode: 'Y3Q1', mean: '6.00', ratings: ratings(6) };
  expect(trendSentence([risen, one])).toBe(
    'From 3.71 in Y2Q4 to 6.00 in Y3Q1: the one section rated in both is the same.',
  );
  const other = { periodCode: 'Y2Q3', mean: '2.00', ratings: ratings(null, null, null, null, null, 2) };
  expect(trendSentence([last, other])).toBe('From 3.00 in Y2Q2 to 2.00 in Y2Q3: no section is rated in both.');
});
