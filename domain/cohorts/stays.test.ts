import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inScope, type MembershipDates } from '../programme/periods.ts';
import { joinedStays, newestStay, wholeStay } from './stays.ts';

const day = (number: number): string => new Date(Date.UTC(2018, 0, 1 + number)).toISOString().slice(0, 10);
const stay = fc
  .tuple(fc.integer({ min: 0, max: 150 }), fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }))
  .map(([from, long]): MembershipDates => ({ joinedOn: day(from), leftOn: long === null ? null : day(from + long) }));
const stays = fc.array(stay, { maxLength: 6 });
const quarter = { firstDay: '2018-01-01', lastDay: '2018-06-30' };

/** The nights of each stay, put into one bag: what the sum has to be, counted night by night. */
const nights = (all: readonly MembershipDates[]): number => {
  let count = 0;
  for (let at = 0; day(at) <= quarter.lastDay; at++)
    if (all.some(({ joinedOn, leftOn }) => joinedOn <= day(at) && (leftOn === null || day(at) < leftOn))) count++;
  return count;
};

describe('stays in several cohorts', () => {
  test('hold each night once, however they overlap', () => {
    fc.assert(
      fc.property(stays, (all) => {
        const sum = joinedStays(all).reduce((total, one) => total + inScope(one, quarter), 0);
        expect(sum).toBe(nights(all));
      }),
    );
  });

  test('never touch one another once they are joined, and stand in order', () => {
    fc.assert(
      fc.property(stays, (all) => {
        const whole = joinedStays(all);
        for (const [at, one] of whole.slice(1).entries())
          expect((whole[at]?.leftOn ?? '9999-12-31') < one.joinedOn).toBe(true);
      }),
    );
  });

  test('somebody who is in one of them still is in the programme, whichever they joined last', () => {
    const meam = { joinedOn: '2018-01-05', leftOn: null };
    const trial = { joinedOn: '2018-02-01', leftOn: '2018-03-01' };
    expect(newestStay([trial, meam])).toEqual(meam);
    expect(newestStay([])).toBeUndefined();
  });

  test('one that begins on the day on which another ends goes on from it', () => {
    const first = { joinedOn: '2018-01-05', leftOn: '2018-02-01' };
    expect(joinedStays([first, { joinedOn: '2018-02-01', leftOn: null }])).toEqual([
      { joinedOn: '2018-01-05', leftOn: null },
    ]);
    expect(joinedStays([first, { joinedOn: '2018-02-02', leftOn: null }])).toHaveLength(2);
  });

  test('within a period they are one row from the first day to the last', () => {
    const ended = { joinedOn: '2018-02-01', leftOn: '2018-03-01' };
    expect(wholeStay([ended, { joinedOn: '2018-01-05', leftOn: null }])).toEqual({
      joinedOn: '2018-01-05',
      leftOn: null,
    });
    expect(wholeStay([ended, { joinedOn: '2018-01-05', leftOn: '2018-01-20' }])).toEqual({
      joinedOn: '2018-01-05',
      leftOn: '2018-03-01',
    });
  });
});
