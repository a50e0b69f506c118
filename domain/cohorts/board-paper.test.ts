import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asHtml } from '../governance/as-html.ts';
import { asMarkdown } from '../governance/as-markdown.ts';
import { foldForSearch } from '../search.ts';
import { type BoardPaperInput, boardPaper, countInWords, holdsName, leftOut } from './board-paper.ts';

const input = (
  given: Partial<BoardPaperInput> = {},
  cohort: Partial<BoardPaperInput['cohort']> = {},
): BoardPaperInput => ({
  area: 'Midshire',
  counts: { now: 12, ever: 15, left: 3 },
  decisions: [],
  names: new Set(),
  madeOn: '2019-07-08',
  ...given,
  cohort: {
    name: 'Housing First',
    purpose: 'A home first, with no conditions.',
    definitionId: 'd1',
    definitionLabel: 'Two or more of five needs',
    openness: 'closed',
    minimum: 2,
    needs: ['Housing', 'Drugs or alcohol'],
    methodLabel: 'Version 1',
    methodWords: 'The panel reads each referral with its reasons.',
    plannedSize: 20,
    validFrom: '2018-02-07',
    validTo: null,
    ...cohort,
  },
});

const decision = {
  signedOn: '2018-03-01',
  decision: 'endorsed',
  meeting: 'Health and Wellbeing Board',
  minute: '23',
  conditions: 'Back in a year.',
  definitionId: 'd1',
  methodLabel: 'Version 1',
  methodWords: 'The panel reads each referral with its reasons.',
  plannedSize: 20,
} as const;

const said = (given: Partial<BoardPaperInput> = {}, cohort: Partial<BoardPaperInput['cohort']> = {}): string => {
  const paper = boardPaper(input(given, cohort));
  return `${asMarkdown(paper)}\n${asHtml(paper)}`;
};

/** A name as somebody may have it, with an accent, a hyphen or an apostrophe, and never a word that the paper itself says. */
const letter = fc.constantFrom(...'abdefghklmnorstuvzåøł'.split(''));
const syllables = fc.array(letter, { minLength: 5, maxLength: 9 }).map((parts) => `Q${parts.join('')}x`);
const name = fc.oneof(
  syllables,
  fc.tuple(syllables, syllables).map(([one, other]) => `${one}-${other}`),
  syllables.map((one) => `O'${one}`),
  fc.integer({ min: 1, max: 9999 }).map((number) => `QX-${String(number).padStart(4, '0')}`),
);
const places = ['purpose', 'methodLabel', 'methodWords', 'name', 'definitionLabel', 'conditions', 'meeting', 'minute'];

describe('the paper for the Board', () => {
  test('holds no name, alias or reference of anybody, wherever somebody wrote one', () => {
    const around = fc.string({ maxLength: 20, unit: fc.constantFrom(...'abc ,.()“'.split('')) });
    fc.assert(
      fc.property(name, around, around, fc.constantFrom(...places), (one, before, after, place) => {
        const words = `${before} ${one}${/^[\p{L}\p{N}]/u.test(after) ? ' ' : ''}${after}`;
        const names = new Set([foldForSearch(one), ...foldForSearch(one).split(' ')]);
        const inDecision = ['conditions', 'meeting', 'minute'].includes(place);
        const decisions = [inDecision ? { ...decision, [place]: words } : decision];
        const paper = said({ names, decisions }, inDecision ? {} : { [place]: words });
        expect(foldForSearch(paper)).not.toContain(foldForSearch(one));
        expect(paper).toContain(leftOut);
      }),
      { numRuns: 300 },
    );
  });

  test('leaves out what holds a long number: a day of somebody’s, or a number of theirs', () => {
    for (const words of ['Since 03/04/2018', 'NHS 943 476 5919', 'Ring 07700 900123'])
      expect(said({}, { purpose: words })).not.toContain(words.slice(-6));
  });

  test('says a few people as a few, and never how few', () => {
    expect([0, 1, 4, 5, 24].map(countInWords)).toEqual(['nobody', 'fewer than five', 'fewer than five', '5', '24']);
    for (const few of [1, 2, 3, 4]) {
      const paper = said({ counts: { now: few, ever: few, left: few } });
      expect(paper).toContain('fewer than five');
      expect(paper).toBe(said({ counts: { now: 2, ever: 2, left: 2 } }));
    }
  });

  test('names no day on which anybody could have joined: a cohort of one begins with them', () => {
    const paper = said({}, { validFrom: '2018-02-07', validTo: '2018-11-19' });
    expect(paper).toContain('January to March 2018');
    expect(paper).not.toMatch(/7 February|19 November|2018-02|2018-11/);
  });

  test('shows definition, method, size and what was decided', () => {
    const paper = asMarkdown(boardPaper(input({ decisions: [decision] })));
    for (const words of [
      'Two or more of five needs',
      'at least two',
      'Version 1',
      'The panel reads',
      '20 people',
      '1 March 2018',
      'minute 23',
      'Endorsed',
      'Back in a year.',
      'Nothing',
    ])
      expect(paper).toContain(words);
  });

  test('says what has changed since', () => {
    const paper = asMarkdown(
      boardPaper(input({ decisions: [decision] }, { plannedSize: 40, methodLabel: 'Version 2' })),
    );
    expect(paper).toContain('method, size');
  });

  test('a word is a name only as a whole word', () => {
    const names = new Set(['will', 'mary ann']);
    expect(holdsName('We shall be willing', names)).toBe(false);
    expect(holdsName('As Will said', names)).toBe(true);
    expect(holdsName('and mary-ann', names)).toBe(true);
    expect(holdsName('Mary, Ann', names)).toBe(true);
  });
});
