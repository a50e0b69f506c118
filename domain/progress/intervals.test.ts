import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference, wilson } from './intervals.ts';

describe('the interval for one proportion', () => {
  // Newcombe RG (1998), Statistics in Medicine 17:857-872, table I, method 3 (score without continuity correction).
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is %f to %f, as Newcombe prints it', (count, of, low, high) => {
    const found = wilson(count, of);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('of nobody tells nothing, and of all never leaves 0 to 1', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilson(3, 3).high).toBe(1);
    expect(wilson(0, 3).low).toBe(0);
  });

  it('holds the share that was seen, and turns over with the question', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (of, some) => {
        const count = some % (of + 1);
        const [found, other] = [wilson(count, of), wilson(of - count, of)];
        expect(found.low).toBeLessThanOrEqual(count / of + 1e-12);
        expect(found.high).toBeGreaterThanOrEqual(count / of - 1e-12);
        expect(found.low).toBeCloseTo(1 - other.high, 10);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the interval for a difference of pairs', () => {
  // Complete response before and after consolidation therapy (Cavo and others 2012): 59, 6, 16, 80. The interval of
  // Newcombe's method 10 as Fagerland, Lydersen and Laake give it (Statistical Analysis of Contingency Tables, 2017, ch. 8):
  // before less after -0.0621, from -0.1186 to -0.0046.
  it('is that of the published example', () => {
    const found = pairedDifference({ both: 59, onlyBefore: 6, onlyAfter: 16, neither: 80 });
    expect(found.difference).toBeCloseTo(0.0621, 4);
    expect(found.low).toBeCloseTo(0.0046, 4);
    expect(found.high).toBeCloseTo(0.1186, 4);
  });

  it('of nobody tells nothing', () => {
    expect(pairedDifference({ both: 0, onlyBefore: 0, onlyAfter: 0, neither: 0 })).toEqual({
      difference: 0,
      low: -1,
      high: 1,
    });
  });

  const small = fc.record({
    both: fc.nat(12),
    onlyBefore: fc.nat(12),
    onlyAfter: fc.nat(12),
    neither: fc.nat(12),
  });
  it('stays within -1 to 1, holds the difference, and turns over with time', () => {
    fc.assert(
      fc.property(small, (counts) => {
        const found = pairedDifference(counts);
        const back = pairedDifference({
          ...counts,
          onlyBefore: counts.onlyAfter,
          onlyAfter: counts.onlyBefore,
        });
        expect(found.low).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(found.high).toBeLessThanOrEqual(1 + 1e-9);
        expect(found.low).toBeLessThanOrEqual(found.difference + 1e-9);
        expect(found.high).toBeGreaterThanOrEqual(found.difference - 1e-9);
        expect(back.low).toBeCloseTo(-found.high, 9);
      }),
      { numRuns: 300 },
    );
  });

  /** How often the interval holds the truth, counted out over every table that ten pairs can give. */
  function coverage(pairs: number, chances: readonly [number, number, number, number]): number {
    const [both, onlyBefore, onlyAfter, neither] = chances;
    const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
    let covered = 0;
    for (let a = 0; a <= pairs; a += 1)
      for (let b = 0; a + b <= pairs; b += 1)
        for (let c = 0; a + b + c <= pairs; c += 1) {
          const d = pairs - a - b - c;
          const ways = factorial(pairs) / (factorial(a) * factorial(b) * factorial(c) * factorial(d));
          const chance = ways * both ** a * onlyBefore ** b * onlyAfter ** c * neither ** d;
          const found = pairedDifference({ both: a, onlyBefore: b, onlyAfter: c, neither: d });
          const truth = onlyAfter - onlyBefore;
          if (found.low <= truth && truth <= found.high) covered += chance;
        }
    return covered;
  }

  // What the paper finds for method 10 on average is close to 95 %; none of these may fall far short of it.
  it.each([
    [[0.25, 0.25, 0.25, 0.25]],
    [[0.4, 0.1, 0.1, 0.4]],
    [[0.1, 0.05, 0.45, 0.4]],
    [[0.7, 0.1, 0.1, 0.1]],
  ] as const)('of ten pairs holds the truth in nearly all cases, counted out: %o', (chances) => {
    const found = coverage(10, chances);
    expect(found).toBeGreaterThan(0.92);
    expect(found).toBeLessThanOrEqual(1 + 1e-9);
  });
});
