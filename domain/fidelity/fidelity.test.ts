import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  averageFidelity,
  countWords,
  fidelitySectionKeys,
  isRating,
  type SectionRatings,
  standingSentence,
  strongestAndWeakest,
  summaryWordLimit,
} from './fidelity.ts';

const ratingsOf = (values: readonly (number | null)[]): SectionRatings =>
  Object.fromEntries(fidelitySectionKeys.map((key, at) => [key, values[at] ?? null])) as SectionRatings;
const labels = Object.fromEntries(
  fidelitySectionKeys.map((key) => [key, key.charAt(0).toUpperCase() + key.slice(1).replaceAll('-', ' ')]),
) as Record<(typeof fidelitySectionKeys)[number], string>;

describe('average fidelity', () => {
  it('gives the mean of the first Coventry report', () => {
    expect(averageFidelity([5, 3, 3, 2, 2, 2, 2])).toEqual({
      mean: '2.71',
      rated: 7,
      of: 7,
      sentence: 'mean of 7 of 7 sections',
    });
  });

  it('uses the rated sections only, and says how many', () => {
    expect(averageFidelity([5, null, 3, 2, 2, 2, 2])).toMatchObject({
      mean: '2.67',
      sentence: 'mean of 6 of 7 sections rated',
    });
    expect(averageFidelity([null, null])).toEqual({ mean: null, rated: 0, of: 2, sentence: 'no section rated yet' });
  });

  it('rounds half up', () => {
    expect(averageFidelity([1, 1, 1, 1, 1, 1, 1, 2]).mean).toBe('1.13');
    expect(averageFidelity([10]).mean).toBe('10.00');
  });

  it.each([0, 11, 2.5, Number.NaN, -1])('refuses a rating of %s', (rating) => {
    expect(() => averageFidelity([rating])).toThrow(expect.objectContaining({ code: 'rating-not-whole' }));
    expect(isRating(rating)).toBe(false);
  });

  it('refuses a rating in words', () => expect(isRating('five')).toBe(false));

  it('is within half a hundredth of the true mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 9 }), (ratings) => {
        const hundredths = BigInt((averageFidelity(ratings).mean ?? '').replace('.', ''));
        const [sum, count] = [BigInt(ratings.reduce((a, b) => a + b, 0)), BigInt(ratings.length)];
        const twiceError = 2n * (hundredths * count - 100n * sum);
        expect(twiceError > -count && twiceError <= count).toBe(true);
      }),
    );
  });
});

describe('where the ratings stand', () => {
  it('names the strongest and counts the weakest', () => {
    const ratings = ratingsOf([5, 3, 3, 2, 2, 2, 2]);
    expect(standingSentence(ratings, labels)).toBe(
      'Strongest in partnership and coproduction; four sections stand at 2.',
    );
    expect(strongestAndWeakest(ratings).weakest).toEqual({ rating: 2, keys: fidelitySectionKeys.slice(3) });
  });

  it('has words for nothing, one, all equal, and many strongest', () => {
    expect(standingSentence(ratingsOf([]), labels)).toBe('No section is rated yet.');
    expect(standingSentence(ratingsOf([4]), labels)).toBe(
      'One section is rated so far: partnership and coproduction, at 4.',
    );
    expect(standingSentence(ratingsOf([3, 3, 3]), labels)).toBe('Three sections are rated, all at 3.');
    expect(standingSentence(ratingsOf([6, 6, 6, 1]), labels)).toBe(
      'Strongest in three sections at 6; flexible responses from services stands at 1.',
    );
  });
});

describe('counting words', () => {
  it.each([
    ['', 0],
    ['  \n ', 0],
    ['One two  three', 3],
    ['well-known person-centred work', 3],
    ['health & wellbeing', 2],
    ['planned - and done – together — soon', 5],
    ['the work—which matters', 4],
    ["the person's own, the partners’ aim", 6],
    ['4 of 12 in 2016–19, £1,000.50', 6],
    ['• first\n• second', 2],
    ['agreed,signed(twice)', 3],
    ['and/or e.g. meam.org.uk', 3],
    ['one\u200btwo\u00a0three', 3],
    ['Łukasz Ó Brien 漢字', 4],
  ])('%j has %i', (text, words) => expect(countWords(text)).toBe(words));

  it('adds up over lines', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]+(-[a-z]+)?$/), { maxLength: 250 });
    fc.assert(
      fc.property(words, (list) => {
        expect(countWords(list.join('\n'))).toBe(list.length);
      }),
    );
  });

  it('allows two hundred words in a summary', () => expect(summaryWordLimit).toBe(200));
});
