import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { penceIn, poundsInWords } from './money.ts';
import { type CountedFact, type Slot, tally, tallyInWords } from './tally.ts';
import { addRanges, rangeOf, type UnitCost, unitCostOn } from './unit-costs.ts';

const cost = (validFrom: string, amount: number, service = 'service-ae'): UnitCost => ({
  ...{ id: `${service} ${validFrom}`, service, unit: 'attendance', amount, low: amount, high: amount + 2400 },
  ...{ priceYear: '2013-14', geography: 'England', source: 'NICE guideline NG94', note: null, validFrom },
});

describe('a unit cost', () => {
  it('is the newest version that had begun', () => {
    const costs = [cost('2018-07-01', 12_000), cost('2018-01-01', 11_400), cost('2018-01-01', 99, 'service-court')];
    const on = (day: string) => unitCostOn(costs, 'service-ae', day)?.amount;
    expect([on('2017-12-31'), on('2018-01-01'), on('2018-06-30'), on('2018-07-01'), on('2030-01-01')]).toEqual([
      undefined,
      11_400,
      11_400,
      12_000,
      12_000,
    ]);
  });

  it('makes a range of a count, whatever the count, never one figure', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(1_000_000), fc.nat(1_000_000), (count, amount, more) => {
        const range = rangeOf(count, { low: amount, amount, high: amount + more });
        expect(range.low).toBeLessThanOrEqual(range.mid);
        expect(range.mid).toBeLessThanOrEqual(range.high);
        expect(addRanges([range, range])).toEqual(rangeOf(2 * count, { low: amount, amount, high: amount + more }));
      }),
      { numRuns: 100 },
    );
    expect(addRanges([])).toEqual({ low: 0, mid: 0, high: 0 });
  });
});

describe('money', () => {
  it.each([
    ['141.71', 14_171],
    ['£1,200', 120_000],
    [' £ 0.5 ', 50],
    ['0', 0],
    ['-1', null],
    ['1.005', null],
    ['twelve', null],
    ['', null],
  ])('%s is %s pence', (typed, pence) => expect(penceIn(typed)).toBe(pence));

  it.each([
    [14_171, '£142'],
    [9_999, '£99.99'],
    [0, '£0.00'],
    [123_456_789, '£1,234,568'],
  ])('%i pence are %s', (pence, words) => expect(poundsInWords(pence)).toBe(words));
});

const slots: Slot[] = ['a', 'b', 'c'].flatMap((personId) => ['q1', 'q2'].map((periodId) => ({ personId, periodId })));
const fact = (personId: string, periodId: string, valueNumber: number | null): CountedFact => ({
  ...{ personId, periodId, code: 'service-ae', valueNumber },
  state: valueNumber === null ? 'not-supplied' : 'recorded',
});

describe('a count over people and periods', () => {
  it('keeps zero, blank, unavailable and not shared apart', () => {
    const facts = [
      fact('a', 'q1', 3),
      fact('a', 'q2', 0),
      fact('b', 'q1', null),
      fact('c', 'q1', 9),
      fact('x', 'q1', 50),
    ];
    const found = tally(slots, facts, (personId) => personId !== 'c');
    expect(found).toEqual({
      ...{ count: 3, people: 3, peopleCounted: 1, places: 6, recorded: 2, unavailable: 1, missing: 1, notShared: 2 },
    });
    expect(tallyInWords(found, 'counts')).toBe(
      'Counted for 1 of 3 people; of 6 counts 1 not entered, 1 unavailable, with a reason, 2 not shared.',
    );
    const whole = tally(slots.slice(0, 2), facts, () => true);
    expect(tallyInWords(whole, 'counts')).toBe('Counted for 1 of 1 people.');
  });

  it('always adds up', () => {
    const entered = fc.array(fc.tuple(fc.constantFrom(...slots), fc.option(fc.nat(20)), fc.boolean()), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(entered, (rows) => {
        const facts = rows.map(([slot, value]) => fact(slot.personId, slot.periodId, value));
        const hidden = new Set(rows.filter(([, , hides]) => hides).map(([slot]) => slot.personId));
        const found = tally(slots, facts, (personId) => !hidden.has(personId));
        expect(found.recorded + found.unavailable + found.missing + found.notShared).toBe(found.places);
        expect(found.peopleCounted).toBeLessThanOrEqual(found.people);
        if (found.recorded === 0) expect(found.count).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
