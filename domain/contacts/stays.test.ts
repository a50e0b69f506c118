import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayFromNumber } from '../programme/periods.ts';
import { staysBetween } from './stays.ts';

const move = (id: string, fromOn: string, housing: string) => ({ id, fromOn, housing });

test('a band shows the stays between two days, and what is not known before the first', () => {
  const moves = [move('a', '2018-01-11', 'hostel'), move('b', '2018-01-16', 'not-known')];
  expect(staysBetween(moves, '2018-01-01', '2018-01-21').map(({ code, days }) => [code, days])).toEqual([
    [null, 10],
    ['hostel', 5],
    [null, 5],
  ]);
  expect(staysBetween(moves, '2018-01-12', '2018-01-14').map(({ code, fromOn }) => [code, fromOn])).toEqual([
    ['hostel', '2018-01-12'],
  ]);
  expect(staysBetween(moves, '2018-01-12', '2018-01-12')).toEqual([]);
});

test('its parts add up to the whole, without a gap', () => {
  const day = fc.integer({ min: 17_000, max: 17_400 }).map(dayFromNumber);
  const moves = fc
    .array(fc.tuple(day, fc.constantFrom('hostel', 'prison', 'not-known')), { maxLength: 8 })
    .map((some) => some.toSorted().map(([fromOn, housing], at) => move(String(at), fromOn, housing)));
  fc.assert(
    fc.property(moves, day, day, (some, one, other) => {
      const [first, end] = one < other ? [one, other] : [other, one];
      fc.pre(first < end);
      const stays = staysBetween(some, first, end);
      expect(stays.reduce((sum, stay) => sum + stay.share, 0)).toBeCloseTo(1);
      for (const [at, stay] of stays.entries()) expect(stay.fromOn).toBe(stays[at - 1]?.untilOn ?? first);
    }),
  );
});
