import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costFor, dearer, isSafeCost, leastCost, mostCost } from './derivation-cost.ts';

const mebibyte = 1024;
const gibibyte = 1024 * mebibyte;
const probe = (milliseconds: number) => ({ memoryKiB: 64 * mebibyte, passes: 3, milliseconds });
const laptop = 8 * gibibyte;
const workOf = ({ memoryKiB, passes }: { memoryKiB: number; passes: number }): number => memoryKiB * passes;
/** What a computer as fast as the probe says would need for a cost, in milliseconds. */
const timeOf = (cost: { memoryKiB: number; passes: number }, milliseconds: number): number =>
  (workOf(cost) / workOf(probe(0))) * milliseconds;

const milliseconds = fc.oneof(fc.integer({ min: 0, max: 20_000 }), fc.double({ min: 0, max: 5_000, noNaN: true }));
const memory = fc.integer({ min: 0, max: 512 * gibibyte });

describe('the cost of a guess', () => {
  it.each([
    [420, laptop, { memoryKiB: 152 * mebibyte, passes: 3 }],
    [500, laptop, { memoryKiB: 128 * mebibyte, passes: 3 }],
    [100, laptop, { memoryKiB: 640 * mebibyte, passes: 3 }],
    [100, 2 * gibibyte, { memoryKiB: 256 * mebibyte, passes: 7 }],
    [20, laptop, { memoryKiB: gibibyte, passes: 9 }],
    [2000, laptop, { memoryKiB: 64 * mebibyte, passes: 3 }],
    [500, 256 * mebibyte, { memoryKiB: 64 * mebibyte, passes: 6 }],
  ])('after %d ms for 64 MiB with %d KiB of memory', (taken, total, expected) => {
    expect(costFor(probe(taken), total)).toEqual({ ...expected, parallelism: 1 });
  });

  it('is always one that a key file may ask for, and never takes more than an eighth of the memory beyond the floor', () => {
    fc.assert(
      fc.property(milliseconds, memory, (taken, total) => {
        const cost = costFor(probe(taken), total);
        expect(isSafeCost(cost)).toBe(true);
        expect(cost.memoryKiB).toBeLessThanOrEqual(Math.max(leastCost.memoryKiB, total / 8));
      }),
    );
  });

  it('never falls where the computer is faster, nor where it has more memory', () => {
    fc.assert(
      fc.property(milliseconds, milliseconds, memory, memory, (one, other, few, many) => {
        const [fast, slow] = [Math.min(one, other), Math.max(one, other)];
        expect(costFor(probe(fast), few).memoryKiB).toBeGreaterThanOrEqual(costFor(probe(slow), few).memoryKiB);
        const [small, large] = [Math.min(few, many), Math.max(few, many)];
        expect(costFor(probe(fast), large).memoryKiB).toBeGreaterThanOrEqual(costFor(probe(fast), small).memoryKiB);
      }),
    );
  });

  it('takes between 0.75 and 1.5 seconds wherever neither floor nor ceiling stands in the way', () => {
    const within = fc.double({ min: 40, max: 1000, noNaN: true });
    fc.assert(
      fc.property(within, fc.integer({ min: gibibyte, max: 64 * gibibyte }), (taken, total) => {
        const cost = costFor(probe(taken), total);
        fc.pre(cost.passes < mostCost.passes);
        expect(timeOf(cost, taken)).toBeGreaterThanOrEqual(740);
        expect(timeOf(cost, taken)).toBeLessThanOrEqual(1500);
      }),
    );
  });

  it('does not depend on how dear the measured derivation was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 2000 }),
        fc.integer({ min: 1, max: 4 }),
        memory,
        (taken, times, total) => {
          const dear = { memoryKiB: 64 * mebibyte * times, passes: 3, milliseconds: taken * times };
          expect(costFor(dear, total)).toEqual(costFor(probe(taken), total));
        },
      ),
    );
  });
});

describe('the dearer of two costs', () => {
  it('is one of them, whichever comes first, and never less work', () => {
    const cost = fc.record({
      memoryKiB: fc.integer({ min: leastCost.memoryKiB, max: mostCost.memoryKiB }),
      passes: fc.integer({ min: 3, max: 10 }),
      parallelism: fc.constant(1),
    });
    fc.assert(
      fc.property(cost, cost, (one, other) => {
        const most = Math.max(workOf(one), workOf(other));
        for (const chosen of [dearer(one, other), dearer(other, one)]) {
          expect([one, other]).toContain(chosen);
          expect(workOf(chosen)).toBe(most);
        }
      }),
    );
  });
});

describe('a cost that a key file may ask for', () => {
  it.each([
    [{ memoryKiB: leastCost.memoryKiB - 1 }, false],
    [{ memoryKiB: mostCost.memoryKiB + 1 }, false],
    [{ memoryKiB: 70_000.5 }, false],
    [{ passes: 2 }, false],
    [{ passes: 11 }, false],
    [{ parallelism: 0 }, false],
    [{ parallelism: 17 }, false],
    [{}, true],
    [mostCost, true],
  ])('%j: %s', (part, safe) => expect(isSafeCost({ ...leastCost, ...part })).toBe(safe));
});
