import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber, dayNumber, firstQuarters } from '../programme/periods.ts';
import { periodSinceJoining, quarterFromJoining, quarterSinceJoining } from './since-joining.ts';

const quarters = firstQuarters('2018-02-01').map(({ code, firstDay, lastDay }) => ({ code, firstDay, lastDay }));
const codeOf = (joinedOn: string, number: number) => periodSinceJoining(joinedOn, number, quarters)?.code ?? null;

describe('a quarter since joining', () => {
  test('is three months from the day of joining, whatever the length of the months', () => {
    expect(quarterFromJoining('2018-01-01', 1)).toEqual({ firstDay: '2018-01-01', lastDay: '2018-03-31' });
    expect(quarterFromJoining('2017-11-30', 2)).toEqual({ firstDay: '2018-02-28', lastDay: '2018-05-29' });
    expect(quarterFromJoining('2019-11-30', 2).firstDay).toBe('2020-02-29');
  });

  test('is recorded in the period that holds most of it', () => {
    // Joined on the first day of a quarter, and ten days before its last.
    expect([1, 2, 5, 6].map((number) => codeOf('2018-01-01', number))).toEqual(['Y1Q4', 'Y2Q1', 'Y2Q4', null]);
    expect([1, 2].map((number) => codeOf('2018-03-21', number))).toEqual(['Y2Q1', 'Y2Q2']);
    // 10 February to 9 May: fifty days against thirty-nine.
    expect(codeOf('2018-02-10', 1)).toBe('Y1Q4');
  });

  test('a period of joining that holds too little of the first one stands for none', () => {
    const [first, second] = quarters;
    expect(first && quarterSinceJoining('2018-03-21', first, quarters)).toBeNull();
    expect(second && quarterSinceJoining('2018-03-21', second, quarters)).toBe(1);
    expect(first && quarterSinceJoining('2018-04-01', first, quarters)).toBeNull();
  });

  test('each number and its period lead to one another', () => {
    const many = Array.from({ length: 24 }, (_, at) => {
      const firstDay = `${2018 + Math.floor(at / 4)}-${String((at % 4) * 3 + 1).padStart(2, '0')}-01`;
      const next = `${2018 + Math.floor((at + 1) / 4)}-${String(((at + 1) % 4) * 3 + 1).padStart(2, '0')}-01`;
      return { firstDay, lastDay: dayFromNumber(dayNumber(next) - 1) };
    });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 12 }), (joined, number) => {
        const joinedOn = dayFromNumber(dayNumber('2018-01-01') + joined);
        const period = periodSinceJoining(joinedOn, number, many);
        if (period === null) return;
        const back = quarterSinceJoining(joinedOn, period, many);
        // Three months differ in length, so that two of them may share a period: the first of them names it.
        expect(back).toBeLessThanOrEqual(number);
        expect(periodSinceJoining(joinedOn, back ?? 0, many)).toBe(period);
      }),
      { numRuns: 200 },
    );
  });
});
