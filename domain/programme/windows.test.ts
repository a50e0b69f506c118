import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromNumber, dayNumber, daysIn, type Period } from './periods.ts';
import { rollingWindow, windowBefore, yearStart, yearToDate } from './windows.ts';

const period = (code: string, firstDay: string, lastDay: string, calendar = 'meam'): Period => ({
  code,
  label: code,
  calendar,
  firstDay,
  lastDay,
});

// Codes are not in any order, and neither is the list.
const y1q4 = period('Y1Q4', '2018-01-01', '2018-03-31');
const y2q1 = period('Y2Q1', '2018-04-01', '2018-06-30');
const y2q2 = period('Y2Q2', '2018-07-01', '2018-09-30');
const y2q3 = period('Y2Q3', '2018-10-01', '2018-12-31');
const y2q4 = period('Autumn again', '2019-01-01', '2019-03-31');
const board = period('B1', '2018-02-01', '2018-05-20', 'board');
const all = [y2q4, board, y2q1, y1q4, y2q3, y2q2];
const codes = (window: { periods: readonly Period[] } | null) => window?.periods.map(({ code }) => code) ?? null;

describe('the last four', () => {
  it('are the period and the three before it in its own calendar', () => {
    expect(codes(rollingWindow(all, y2q4))).toEqual(['Y2Q1', 'Y2Q2', 'Y2Q3', 'Autumn again']);
    expect(codes(rollingWindow(all, y2q1))).toEqual(['Y1Q4', 'Y2Q1']);
    expect(codes(rollingWindow(all, board))).toEqual(['B1']);
  });

  it('say which days no period covers', () => {
    const gap = all.filter((one) => one !== y2q2);
    expect(rollingWindow(gap, y2q4)).toMatchObject({ firstDay: '2018-01-01', lastDay: '2019-03-31', missingDays: 92 });
    expect(rollingWindow(all, y2q4)?.missingDays).toBe(0);
  });
});

describe('the year to date', () => {
  it('begins with the year of the calendar', () => {
    expect(codes(yearToDate(all, y2q3, '04-01'))).toEqual(['Y2Q1', 'Y2Q2', 'Y2Q3']);
    expect(codes(yearToDate(all, y1q4, '04-01'))).toEqual(['Y1Q4']);
    expect(codes(yearToDate(all, y2q4, '01-01'))).toEqual(['Autumn again']);
    expect(yearToDate(all, board, null)).toBeNull();
  });

  it('says what is missing since the year began', () => {
    // A year from April, of which only the last quarter is a period.
    expect(yearToDate(all, y1q4, '04-01')).toMatchObject({ firstDay: '2017-04-01', missingDays: 275 });
  });

  it.each([
    ['2018-04-01', '04-01', '2018-04-01'],
    ['2018-03-31', '04-01', '2017-04-01'],
    ['2018-12-31', '01-01', '2018-01-01'],
    ['2018-05-01', '05-01', '2018-05-01'],
  ])('%s in a year from %s began on %s', (day, begins, start) => expect(yearStart(day, begins)).toBe(start));
});

describe('the window before', () => {
  it('is as long, or there is none', () => {
    const two = rollingWindow(all, y2q3, 2);
    expect(two && codes(windowBefore(all, two))).toEqual(['Y1Q4', 'Y2Q1']);
    const three = rollingWindow(all, y2q3, 3);
    expect(three && windowBefore(all, three)).toBeNull();
    const first = rollingWindow(all, y1q4);
    expect(first && windowBefore(all, first)).toBeNull();
  });
});

it('holds whatever the periods are: in order, of one calendar, ending with the one asked for', () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.nat(5)), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(lengths, fc.nat(11), fc.integer({ min: 1, max: 5 }), (spans, at, count) => {
      let next = dayNumber('2018-01-01');
      const periods = spans.map(([days, gap], index) => {
        const first = next + gap;
        next = first + days;
        return period(String(index), dayFromNumber(first), dayFromNumber(next - 1));
      });
      const asked = periods[at % periods.length];
      if (asked === undefined) throw new Error('a period expected');
      const window = rollingWindow(periods.toReversed(), asked, count);
      if (window === null) throw new Error('a window expected');
      expect(window.periods.at(-1)).toBe(asked);
      expect(window.periods.length).toBe(Math.min(count, (at % periods.length) + 1));
      const covered = window.periods.reduce((days, one) => days + daysIn(one), 0);
      expect(covered + window.missingDays).toBe(daysIn(window));
    }),
    { numRuns: 150 },
  );
});
