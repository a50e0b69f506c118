import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDue, nextWhileOpen } from './due.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 25, 16);
const state = (given: object = {}) => ({ changed: true, lastGoodAt: now - 2 * hour, expected: 500, ...given });

describe('a backup is due', () => {
  test.each([
    ['closing', 1, true],
    ['locking', hour - 1, false],
    ['locking', hour, true],
    ['open', 23 * hour, false],
    ['open', 24 * hour, true],
  ] as const)('when %s and the last one is %i ms old: %s', (moment, age, due) => {
    expect(isDue(state({ lastGoodAt: now - age }), moment, now)).toBe(due);
  });

  test('never where nothing was written, and at once where there is none yet', () => {
    fc.assert(
      fc.property(fc.constantFrom('closing', 'locking', 'open'), fc.integer(), (moment, lastGoodAt) => {
        expect(isDue(state({ changed: false, lastGoodAt }), moment, now)).toBe(false);
        expect(isDue(state({ lastGoodAt: null }), moment, now)).toBe(true);
      }),
    );
  });

  test('where the last one is dated in the future, because the clock was set back', () => {
    for (const moment of ['closing', 'locking', 'open'] as const)
      expect(isDue(state({ lastGoodAt: now + 900 * 24 * hour }), moment, now)).toBe(true);
  });

  test('while open only, where it takes longer than a closing window waits', () => {
    const large = state({ expected: 9_000, lastGoodAt: null });
    expect([isDue(large, 'closing', now), isDue(large, 'locking', now), isDue(large, 'open', now)]).toEqual([
      false,
      false,
      true,
    ]);
  });
});

test('the next one while open comes a day after the last, and never in the past', () => {
  expect(nextWhileOpen(state(), now)).toBe(now + 22 * hour);
  expect(nextWhileOpen(state({ lastGoodAt: now - 90 * hour }), now)).toBe(now);
  expect(nextWhileOpen(state({ lastGoodAt: null }), now)).toBe(now);
  expect(nextWhileOpen(state({ changed: false }), now)).toBeNull();
});
