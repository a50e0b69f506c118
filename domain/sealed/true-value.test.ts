import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptOf, trueValue } from './true-value.ts';

const value = (code: string, foldsInto?: string, sealed = foldsInto !== undefined) => ({
  code,
  sealed,
  crosswalk: foldsInto === undefined ? ({} as Record<string, string>) : { foldsInto },
});
const values = [value('hostel'), value('for-now'), value('refuge', 'for-now'), value('old-name', 'hostel', false)];

describe('what is kept of a value', () => {
  test('a sealed one keeps what it folds into, and is boxed', () => {
    expect(keptOf(values, 'refuge')).toEqual({ kept: 'for-now', boxed: 'refuge' });
  });

  test('one that a sealed value folds into is boxed too, so that the two look the same', () => {
    expect(keptOf(values, 'for-now')).toEqual({ kept: 'for-now', boxed: 'for-now' });
  });

  test.each(['hostel', 'old-name', 'not-in-the-list'])('%s is kept as it is, without a box', (code) => {
    expect(keptOf(values, code)).toEqual({ kept: code, boxed: null });
  });

  test('never says in the clear which of them it was', () => {
    fc.assert(
      fc.property(fc.constantFrom('refuge', 'for-now'), fc.constantFrom('refuge', 'for-now'), (one, other) => {
        expect(keptOf(values, one).kept).toBe(keptOf(values, other).kept);
        expect(keptOf(values, one).boxed === null).toBe(keptOf(values, other).boxed === null);
      }),
    );
  });
});

describe('the true value', () => {
  test('is what stands in the clear where there is no box', () => {
    expect(trueValue('hostel', [])).toBe('hostel');
  });

  test('outlives somebody saving the folded value, which is all they see', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), (before, after) => {
        const boxes = [...Array(before).fill('for-now'), 'refuge', ...Array(after).fill('for-now')];
        expect(trueValue('for-now', boxes)).toBe('refuge');
      }),
    );
  });

  test('is the newest of several', () => {
    expect(trueValue('for-now', ['refuge', 'for-now', 'safe-house', 'for-now'])).toBe('safe-house');
  });
});
