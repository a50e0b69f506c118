import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInBrief, dayInWords, momentInWords, parseDay, parsePartialDay } from './dates.ts';

const today = '2019-07-08';
const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('typed days', () => {
  it.each([
    ['3 April 2018', '2018-04-03'],
    ['3/4/2018', '2018-04-03'],
    ['03.04.18', '2018-04-03'],
    ['3rd apr 2018', '2018-04-03'],
    ['Tuesday 3 April 2018', '2018-04-03'],
    ['1 Sept 2018', '2018-09-01'],
    ['2018-04-03', '2018-04-03'],
    ['3/4/84', '1984-04-03'],
    ['today', '2019-07-08'],
    ['Yesterday', '2019-07-07'],
  ])('reads %s', (typed, day) => {
    expect(parseDay(typed, today)).toBe(day);
  });

  it.each(['31/2/2018', '29 February 2018', '3 Foo 2018', '3 Ma 2018', '2018', 'soon', '4/2018', '0/1/2018'])(
    'does not read %s as a day',
    (typed) => {
      expect(parseDay(typed, today)).toBeNull();
    },
  );

  it('puts the day before the month, as people here write it', () => {
    expect(parseDay('1/2/2018', today)).toBe('2018-02-01');
  });

  it('reads back every day that it writes', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDay(dayInWords(day), today)).toBe(day);
        expect(parseDay(dayInBrief(day), today)).toBe(day);
      }),
    );
  });
});

describe('partly known days', () => {
  it.each([
    ['1984', '1984'],
    ['April 1984', '1984-04'],
    ['4/1984', '1984-04'],
    ['1984-04', '1984-04'],
    ['3 April 1984', '1984-04-03'],
  ])('reads %s', (typed, day) => {
    expect(parsePartialDay(typed, today)).toBe(day);
  });

  it.each(['13/1984', 'about 1984', '84'])('does not read %s', (typed) => {
    expect(parsePartialDay(typed, today)).toBeNull();
  });

  it('reads back months and years as it writes them', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(4, 7, 10), (day, length) => {
        const known = day.slice(0, length);
        expect(parsePartialDay(dayInWords(known), today)).toBe(known);
      }),
    );
  });
});

describe('moments', () => {
  it('names today and yesterday', () => {
    const at = (day: string) => new Date(`${day}T12:30:00`).toISOString();
    expect(momentInWords(at('2019-07-08'), today)).toBe('today at 12:30');
    expect(momentInWords(at('2019-07-07'), today)).toBe('yesterday at 12:30');
    expect(momentInWords(at('2018-04-03'), today)).toBe('3 April 2018 at 12:30');
  });
});
