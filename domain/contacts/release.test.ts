import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromNumber } from '../programme/periods.ts';
import { addDays, bankHolidays, hardDay, isWeekend, weekday } from './bank-holidays.ts';
import { daysUntil, dueOf, inDays, releaseTasks } from './release.ts';

describe('bank holidays of England and Wales', () => {
  // As published on gov.uk for these years.
  test.each([
    [2017, ['01-02', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
    [2018, ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26']],
    [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
    [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
    [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
    [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  ])('%i', (year, days) => {
    expect(bankHolidays(year)).toEqual(days.map((day) => `${year}-${day}`));
  });

  test('never fall on a weekend, and there are at least eight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2150 }), (year) => {
        const days = bankHolidays(year);
        expect(days.filter(isWeekend)).toEqual([]);
        expect(new Set(days).size).toBe(days.length);
        expect(days.length).toBeGreaterThanOrEqual(8);
      }),
    );
  });
});

describe('a hard day to be released on', () => {
  test.each([
    ['2018-04-06', 'friday'],
    ['2018-04-07', 'weekend'],
    ['2018-05-07', 'bank-holiday'],
    ['2018-03-30', 'bank-holiday'],
    ['2018-12-24', 'before-bank-holiday'],
    ['2018-04-10', null],
  ])('%s: %s', (day, why) => expect(hardDay(day)).toBe(why));

  test('is told by the weekday as the calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }).map(dayFromNumber), (day) => {
        expect(weekday(day)).toBe(new Date(`${day}T12:00:00Z`).getUTCDay());
      }),
    );
  });
});

describe('the tasks of a release', () => {
  const titles = (stage: string): string[] =>
    releaseTasks.filter((task) => task.stage === stage).map(({ code }) => code);

  test('before the day: where tonight, prescription, naloxone, who meets them; then day 0 and day 21', () => {
    expect(titles('before')).toEqual(['where-tonight', 'prescription', 'naloxone', 'who-meets']);
    expect(titles('day-0')).toEqual(['met', 'somewhere-to-sleep']);
    expect(titles('by-day-21')).toEqual(['treatment']);
  });

  test('are due a week ahead, on the day, and 21 days after it', () => {
    expect(dueOf('before', '2018-04-20', '2018-04-03')).toBe('2018-04-13');
    expect(dueOf('day-0', '2018-04-20', '2018-04-03')).toBe('2018-04-20');
    expect(dueOf('by-day-21', '2018-04-20', '2018-04-03')).toBe('2018-05-11');
  });

  test('are due today where a week ahead has passed, and always before the day', () => {
    expect(dueOf('before', '2018-04-05', '2018-04-03')).toBe('2018-04-03');
    expect(dueOf('before', '2018-04-03', '2018-04-03')).toBe('2018-04-02');
    const day = fc.integer({ min: 17_000, max: 19_000 }).map(dayFromNumber);
    fc.assert(
      fc.property(day, day, (releaseOn, today) => {
        const [before, on, after] = (['before', 'day-0', 'by-day-21'] as const).map((stage) =>
          dueOf(stage, releaseOn, today),
        );
        expect(before).toBeDefined();
        expect((before ?? '') < (on ?? '')).toBe(true);
        expect(daysUntil(after ?? '', on ?? '')).toBe(21);
      }),
    );
  });

  test('a distance in days is said in words', () => {
    const said = [-9, -1, 0, 1, 12].map((days) => inDays(addDays('2018-04-03', days), '2018-04-03'));
    expect(said).toEqual(['9 days ago', 'yesterday', 'today', 'tomorrow', 'in 12 days']);
  });
});
