import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inScope } from '../programme/periods.ts';
import { lastPossibleDay, scopeEnd } from './death.ts';

describe('the first day that counts no more', () => {
  test.each([
    ['2018-03-10', '2018-04-03', '2018-03-10'],
    ['2018-03', '2018-04-03', '2018-03-31'],
    ['2018-03', '2018-03-12', '2018-03-12'],
    ['2017', '2018-04-03', '2017-12-31'],
    ['2018', '2018-04-03', '2018-04-03'],
    [null, '2018-04-03', '2018-04-03'],
    ['2016-02', '2018-04-03', '2016-02-29'],
    ['2017-12', '2018-04-03', '2017-12-31'],
  ])('a death of %s, told on %s: %s', (diedOn, toldOn, ends) => {
    expect(scopeEnd(diedOn, toldOn)).toBe(ends);
  });

  test('leaves the night before a death in scope, and not the one of the day', () => {
    const period = { firstDay: '2018-03-01', lastDay: '2018-03-31' };
    expect(inScope({ joinedOn: '2018-03-01', leftOn: scopeEnd('2018-03-10', '2018-03-12') }, period)).toBe(9);
  });

  test('is never later than when we were told, and never earlier than what is known', () => {
    const day = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), day, (died, length, told) => {
        const partial = died.slice(0, length);
        const ends = scopeEnd(partial, told);
        expect(ends <= told).toBe(true);
        expect(lastPossibleDay(partial).startsWith(partial)).toBe(true);
        if (ends < told) expect(ends >= died).toBe(true);
      }),
    );
  });
});
