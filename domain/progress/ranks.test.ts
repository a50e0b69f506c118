import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  hodgesLehmann,
  leastForInterval,
  medianInterval,
  medianOf,
  signChances,
  signedRankChances,
  walshInterval,
  walshSum,
} from './ranks.ts';

// Hollander M, Wolfe DA (1973 and 1999), Nonparametric Statistical Methods, table 3.1 and examples 3.1 to 3.4: the Hamilton
// depression scale factor before (x) and after (y) tranquillizer therapy, for nine patients.
const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
/** In thousandths, so that they are whole. */
const changes = before.map((value, at) => Math.round(1000 * ((after[at] ?? 0) - value)));

const values = (most = 12) => fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 1, maxLength: most });
const sumsOf = (some: readonly number[]): number[] =>
  some.flatMap((one, at) => some.slice(at).map((other) => one + other)).toSorted((a, b) => a - b);

/** Every way to give signs to these sizes. */
const signed = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>(
    (ways, size) =>
      ways.flatMap((way) => [
        [...way, size],
        [...way, -size],
      ]),
    [[]],
  );

describe('the middle change and its interval', () => {
  it('are those of the published example: -0.46, from -0.786 to -0.010 at 96.1 %', () => {
    expect(hodgesLehmann(changes)).toBeCloseTo(-460, 6);
    const found = walshInterval(changes);
    expect(found).toMatchObject({ low: -786, high: -10 });
    expect(found?.coverage).toBeCloseTo(0.961, 3);
  });

  it('finds each sum of two as if they were all written down', () => {
    fc.assert(
      fc.property(values(), (some) => {
        const all = sumsOf(some);
        const sorted = some.toSorted((a, b) => a - b);
        expect(all.map((_, at) => walshSum(sorted, at + 1))).toEqual(all);
        expect(hodgesLehmann(some)).toBe((medianOf(all) ?? Number.NaN) / 2);
      }),
      { numRuns: 100 },
    );
  });

  it('counts the rank sums as if each way to give signs were written down', () => {
    for (const n of [1, 2, 5, 9]) {
      const ranks = Array.from({ length: n }, (_, at) => at + 1);
      const sums = signed(ranks).map((way) => way.filter((rank) => rank > 0).reduce((sum, rank) => sum + rank, 0));
      const counted = [...signedRankChances(n)].map((chance) => Math.round(chance * 2 ** n));
      expect(counted).toEqual(counted.map((_, sum) => sums.filter((one) => one === sum).length));
    }
  });

  // The definition itself: where nothing changes in truth, each difference is as likely up as down.
  it.each([
    [[1, 2, 3, 4, 5, 6]],
    [[1, 1, 1, 2, 2, 2, 7]],
    [[0, 0, 3, 3, 5, 8, 8, 9]],
    [[0, 0, 0, 0, 0, 4]],
    [[5, 5, 5, 5, 5, 5, 5, 5, 5]],
    [[1, 2, 4, 8, 16, 32, 64, 128, 256, 512]],
  ])('holds no change in at least 95 %% of all ways to give signs to %o', (sizes) => {
    const ways = signed(sizes);
    const holding = ways.filter((way) => {
      const found = walshInterval(way);
      return found !== null && found.low <= 0 && found.high >= 0;
    });
    expect(holding.length / ways.length).toBeGreaterThanOrEqual(0.95);
  });

  it('is not told of fewer than six, of none and of one', () => {
    for (const few of [[], [3], [3, 3, 3, 3, 3]]) expect(walshInterval(few)).toBeNull();
    expect(leastForInterval).toBe(6);
    expect(walshInterval([3, 3, 3, 3, 3, 3])).toMatchObject({ low: 3, high: 3 });
    expect(hodgesLehmann([])).toBeNull();
    expect(hodgesLehmann([3])).toBe(3);
  });

  it('is of no width where all are equal, and joins the approximation without a leap', () => {
    expect(walshInterval(Array.from({ length: 40 }, () => 0))).toMatchObject({ low: 0, high: 0 });
    const spread = (n: number): number[] => Array.from({ length: n }, (_, at) => at * 100 - n * 50);
    const [exact, approximated] = [walshInterval(spread(60)), walshInterval(spread(61))];
    expect(Math.abs((exact?.low ?? 0) / 60 - (approximated?.low ?? 0) / 61)).toBeLessThan(1);
  });
});

describe('the median and its interval', () => {
  it('of the published changes is from the second smallest to the second largest: 3.9 % lie outside', () => {
    // Binomial with n = 9 and one half: P(X <= 1) = 10/512, so the second smallest and the second largest.
    const found = medianInterval(changes);
    const sorted = changes.toSorted((a, b) => a - b);
    expect(found).toMatchObject({ low: sorted[1], high: sorted[7] });
    expect(found?.coverage).toBeCloseTo(1 - 20 / 512, 10);
  });

  it('counts heads as if every throw were written down', () => {
    const throws = signed([1, 1, 1, 1, 1, 1, 1]);
    const heads = throws.map((one) => one.filter((side) => side > 0).length);
    expect([...signChances(7)].map((chance) => Math.round(chance * 128))).toEqual(
      [0, 1, 2, 3].map((count) => heads.filter((one) => one === count).length),
    );
  });

  it('holds the median, and needs six', () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
    expect(medianInterval([1, 2, 3, 4, 5, 6])).toMatchObject({ low: 1, high: 6 });
    fc.assert(
      fc.property(values(80), (some) => {
        const [found, median] = [medianInterval(some), medianOf(some)];
        expect(found === null).toBe(some.length < leastForInterval);
        if (found === null || median === null) return;
        expect(found.low).toBeLessThanOrEqual(median);
        expect(found.high).toBeGreaterThanOrEqual(median);
        expect(found.coverage).toBeGreaterThanOrEqual(0.95);
      }),
      { numRuns: 100 },
    );
  });

  it('works for a thousand without running out of numbers', () => {
    const many = Array.from({ length: 1000 }, (_, at) => at);
    expect(medianInterval(many)).toMatchObject({ low: 468, high: 531 });
  });
});
