import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountedMove, distributionsOf, pairedOf, scoredMoves, seriesOf, sharesOf, verdictOf } from './figures.ts';
import { asOutside } from './outside.ts';
import type { Figures } from './shapes.ts';

const order = ['v:street', 'v:home', 's:declined', 'blank', 'joined', 'left', 'not-reached'];
const key = fc.constantFrom(...order.slice(0, 4));
const moves = fc.array(
  fc.record({
    from: fc.oneof(key, fc.constant('joined')),
    to: fc.oneof(key, fc.constant('left')),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 12 },
);

describe('shares of two times', () => {
  it('add up to the people with a value in both, before and after', () => {
    fc.assert(
      fc.property(moves, (given) => {
        const shares = sharesOf(given, order, false);
        const of = given
          .filter(({ from, to }) => from.startsWith('v:') && to.startsWith('v:'))
          .reduce((sum, { count }) => sum + count, 0);
        for (const end of ['before', 'after'] as const)
          expect(shares.reduce((sum, share) => sum + share[end], 0)).toBe(of);
        for (const share of shares) expect(['too-few', 'cannot-tell', 'changed']).toContain(share.verdict);
      }),
      { numRuns: 100 },
    );
  });

  it('of nobody are none, and are muted where recording changed', () => {
    expect(sharesOf([], order, false)).toEqual([]);
    const all: CountedMove[] = [{ from: 'v:street', to: 'v:home', count: 30 }];
    expect(sharesOf(all, order, false).map(({ verdict }) => verdict)).toEqual(['changed', 'changed']);
    expect(sharesOf(all, order, true).map(({ verdict }) => verdict)).toEqual(['muted', 'muted']);
  });
});

describe('what may be said', () => {
  const up = { low: 1, high: 2 };
  const down = { low: -2, high: -1 };
  const across = { low: -1, high: 2 };
  it.each([
    [0, up, 'up-is-good', false, 'no-pairs'],
    [9, up, 'up-is-good', false, 'better'],
    [9, up, 'down-is-good', false, 'worse'],
    [9, down, 'up-is-good', false, 'worse'],
    [9, down, 'down-is-good', false, 'better'],
    [9, up, 'ambiguous', false, 'changed'],
    [9, down, 'none', false, 'changed'],
    [9, across, 'up-is-good', false, 'cannot-tell'],
    [9, { low: 0, high: 2 }, 'up-is-good', false, 'cannot-tell'],
    [9, null, 'up-is-good', false, 'too-few'],
    [9, up, 'up-is-good', true, 'muted'],
  ] as const)('of %i pairs with %o where %s is %s', (pairs, interval, polarity, muted, verdict) => {
    expect(verdictOf(pairs, interval, polarity, muted)).toBe(verdict);
  });
});

describe('numbers', () => {
  it('of two instruments are two lines, and a number that is no score is in neither', () => {
    const cells = [
      { step: 0, key: 'n:20.0|swemwbs', count: 2 },
      { step: 0, key: 'n:40.0|swemwbs', count: 1 },
      { step: 1, key: 'n:44.0|wemwbs', count: 3 },
    ];
    expect(
      seriesOf(cells, []).map(({ instrument, points }) => [instrument, points.map(({ n, mean }) => [n, mean])]),
    ).toEqual([
      ['swemwbs', [[2, 18.59]]],
      ['wemwbs', [[3, 44]]],
    ]);
    const given = [
      { from: 'n:20.0|swemwbs', to: 'n:44.0|wemwbs', count: 2 },
      { from: 'n:20.0|swemwbs', to: 'n:40.0|swemwbs', count: 1 },
      { from: 'n:20.0|swemwbs', to: 's:declined', count: 4 },
    ];
    expect(scoredMoves(given)).toMatchObject({ otherInstrument: 2, notAScore: 1 });
    const paired = pairedOf(given, { before: cells.slice(0, 2), after: cells.slice(2) }, 'up-is-good', false);
    expect(paired.map(({ instrument, pairs, verdict }) => [instrument, pairs, verdict])).toEqual([
      ['swemwbs', 0, 'no-pairs'],
      ['wemwbs', 0, 'no-pairs'],
    ]);
  });

  it('stand with how many they are, and a quarter that nobody was in has nobody', () => {
    expect(distributionsOf([0, 1], [{ step: 1, key: 'n:3.0|', count: 4 }])).toEqual([
      { step: 0, inScope: 0, recorded: 0, cells: [] },
      { step: 1, inScope: 4, recorded: 4, cells: [] },
    ]);
  });
});

describe('what leaves the register', () => {
  const scored = (people: number): Figures => {
    const given = [{ from: 'n:20.0|swemwbs', to: 'n:25.0|swemwbs', count: people }];
    const cells = [
      { step: 0, key: 'n:20.0|swemwbs', count: people },
      { step: 1, key: 'n:25.0|swemwbs', count: people },
    ];
    const paired = pairedOf(given, { before: cells.slice(0, 1), after: cells.slice(1) }, 'up-is-good', false);
    const shares = sharesOf([{ from: 'v:street', to: 'v:home', count: people }], order, false);
    return {
      ...{ factCode: 'wellbeing-score', label: 'Wellbeing', valueType: 'score', polarity: 'up-is-good' },
      ...{ by: 'period', steps: [], labels: {}, order, notes: [], muted: false, reading: '' },
      distribution: distributionsOf([0, 1], cells),
      series: seriesOf(cells, cells),
      comparison: {
        ...{ from: 0, to: 1, flow: [], pairs: people, shares, paired, otherInstrument: 0, notAScore: 0, reading: '' },
      },
    };
  };
  const numbersIn = (figures: Figures): (number | null)[] => [
    ...figures.series.flatMap(({ points }) =>
      points.flatMap(({ mean, median, low, high, complete }) => [mean, median, low, high, complete?.mean ?? null]),
    ),
    ...(figures.comparison?.paired ?? []).flatMap(({ middle, low, high, before, availableAfter }) => [
      ...[middle, low, high, before.mean, before.median, availableAfter.mean],
    ]),
    ...(figures.comparison?.shares ?? []).flatMap(({ difference, low, high }) => [difference, low, high]),
  ];

  it('holds no mean, median, difference or interval of nine people, and all of them of ten', () => {
    expect(new Set(numbersIn(asOutside(scored(9))))).toEqual(new Set([null]));
    expect(numbersIn(asOutside(scored(10)))).not.toContain(null);
    expect(numbersIn(asOutside(scored(10)))).toEqual(numbersIn(scored(10)));
    expect(asOutside(scored(9)).distribution).toEqual(scored(9).distribution);
  });
});
