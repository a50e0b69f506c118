import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkPeriod,
  daysIn,
  firstQuarters,
  inScope,
  inStock,
  joinedIn,
  leftIn,
  overlaps,
  type Period,
  spanInQuarters,
  spanInWords,
} from './periods.ts';

const y1q4: Period = {
  code: 'Y1Q4',
  label: 'January to March 2018',
  calendar: 'meam',
  firstDay: '2018-01-01',
  lastDay: '2018-03-31',
};

describe('checking a period', () => {
  it('takes days that exist, in order', () => {
    expect(checkPeriod(y1q4)).toBeNull();
    expect(checkPeriod({ ...y1q4, lastDay: '2018-01-01' })).toBeNull();
    expect(checkPeriod({ ...y1q4, lastDay: '2018-02-30' })).toBe('date-impossible');
    expect(checkPeriod({ ...y1q4, firstDay: 'January' })).toBe('date-impossible');
    expect(checkPeriod({ ...y1q4, lastDay: '2017-12-31' })).toBe('date-order');
  });

  it('keeps codes apart, and dates apart within a calendar', () => {
    expect(checkPeriod({ ...y1q4, calendar: 'board' }, [y1q4])).toBe('period-code-taken');
    const next = { ...y1q4, code: 'Y2Q1', firstDay: '2018-03-31', lastDay: '2018-06-30' };
    expect(checkPeriod(next, [y1q4])).toBe('period-overlaps');
    expect(checkPeriod({ ...next, calendar: 'financial' }, [y1q4])).toBeNull();
    expect(checkPeriod({ ...next, firstDay: '2018-04-01' }, [y1q4])).toBeNull();
  });

  it('overlaps when a day is shared', () => {
    expect(overlaps(y1q4, { firstDay: '2018-03-31', lastDay: '2018-04-30' })).toBe(true);
    expect(overlaps(y1q4, { firstDay: '2018-04-01', lastDay: '2018-04-30' })).toBe(false);
  });
});

describe('the first quarters of a register', () => {
  it('are five, the first with today in it', () => {
    expect(firstQuarters('2026-11-22').map(({ code, label }) => `${code}: ${label}`)).toEqual([
      'Y1Q4: October to December 2026',
      'Y2Q1: January to March 2027',
      'Y2Q2: April to June 2027',
      'Y2Q3: July to September 2027',
      'Y2Q4: October to December 2027',
    ]);
    expect(firstQuarters('2018-03-31')[0]).toEqual(y1q4);
  });

  const day = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('follow each other without a gap on any day', () => {
    fc.assert(
      fc.property(day, (today) => {
        const quarters = firstQuarters(today);
        expect(quarters[0]?.firstDay && quarters[0].firstDay <= today && today <= quarters[0].lastDay).toBe(true);
        quarters.forEach((quarter, at) => {
          expect(checkPeriod(quarter, quarters.slice(0, at))).toBeNull();
          const next = quarters[at + 1];
          if (next) expect(daysIn({ firstDay: quarter.lastDay, lastDay: next.firstDay })).toBe(2);
        });
      }),
    );
  });

  it('count nights and stock without losing anyone', () => {
    const membership = fc
      .tuple(day, fc.option(day, { nil: null }))
      .map(([one, other]) => (other !== null && other < one ? [other, one] : [one, other]) as [string, string | null])
      .map(([joinedOn, leftOn]) => ({ joinedOn, leftOn }));
    fc.assert(
      fc.property(membership, day, (member, today) => {
        const [before, now] = firstQuarters(today);
        if (!before || !now) throw new Error('two quarters expected');
        const both = { firstDay: before.firstDay, lastDay: now.lastDay };
        expect(inScope(member, before) + inScope(member, now)).toBe(inScope(member, both));
        const change = Number(joinedIn(member, now)) - Number(leftIn(member, now));
        expect(Number(inStock(member, now))).toBe(Number(inStock(member, before)) + change);
        expect(inScope(member, now)).toBeLessThanOrEqual(daysIn(now));
      }),
    );
  });
});

describe('nights in scope', () => {
  it.each([
    ['2017-12-01', null, 90],
    ['2018-03-31', null, 1],
    ['2018-04-01', null, 0],
    ['2017-12-01', '2018-01-01', 0],
    ['2017-12-01', '2018-01-02', 1],
    ['2018-02-10', '2018-02-10', 0],
    ['2018-02-10', '2018-03-01', 19],
    ['2018-02-10', '2018-12-31', 50],
  ])('from %s to %s are %i', (joinedOn, leftOn, nights) => expect(inScope({ joinedOn, leftOn }, y1q4)).toBe(nights));

  it('leave the day of leaving out of the stock', () => {
    expect(inStock({ joinedOn: '2018-01-01', leftOn: '2018-03-31' }, y1q4)).toBe(false);
    expect(inStock({ joinedOn: '2018-03-31', leftOn: '2018-04-01' }, y1q4)).toBe(true);
  });
});

describe('spans in words', () => {
  it.each([
    ['2018-01-01', '2018-03-31', 'January to March 2018', 'January to March 2018'],
    ['2018-02-01', '2018-02-28', 'February 2018', 'January to March 2018'],
    ['2018-11-01', '2019-01-31', 'November 2018 to January 2019', 'October 2018 to March 2019'],
    ['2018-02-05', '2018-02-28', '5 February 2018 to 28 February 2018', 'January to March 2018'],
  ])('%s to %s', (firstDay, lastDay, words, quarters) => {
    expect(spanInWords({ firstDay, lastDay })).toBe(words);
    expect(spanInQuarters({ firstDay, lastDay })).toBe(quarters);
  });
});
