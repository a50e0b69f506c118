import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkFactValue, completeness, completenessSentence, valueStates } from './values.ts';

const coded = { valueType: 'code', minimum: null, maximum: null } as const;
const count = { valueType: 'count', minimum: 0, maximum: 28 } as const;
const score = { valueType: 'score', minimum: 7, maximum: 35 } as const;
const codes = ['hostel', 'hospital'];
const recorded = (valueCode: string | null, valueNumber: number | null) =>
  ({ state: 'recorded', valueCode, valueNumber }) as const;

describe('checking a value', () => {
  it.each([
    [coded, recorded('hostel', null), null],
    [coded, recorded(null, null), 'value-missing'],
    [coded, recorded('castle', null), 'unknown-code'],
    [coded, recorded('hostel', 1), 'value-not-expected'],
    [count, recorded(null, 0), null],
    [count, recorded(null, 28), null],
    [count, recorded(null, null), 'value-missing'],
    [count, recorded('hostel', 1), 'value-not-expected'],
    [count, recorded(null, 1.5), 'value-not-whole'],
    [count, recorded(null, -1), 'value-out-of-range'],
    [count, recorded(null, 29), 'value-out-of-range'],
    [count, recorded(null, Number.POSITIVE_INFINITY), 'value-out-of-range'],
    [score, recorded(null, 7), null],
    [score, recorded(null, 18.59), null],
    [score, recorded(null, 6.99), 'value-out-of-range'],
    [score, recorded(null, 35.01), 'value-out-of-range'],
    [score, recorded(null, Number.NaN), 'value-out-of-range'],
  ])('%o with %o is %s', (definition, value, expected) => {
    expect(checkFactValue(definition, value, codes)).toBe(expected);
  });

  it('refuses counts below zero even where the definition sets no bound', () => {
    const unbounded = { valueType: 'count', minimum: null, maximum: null } as const;
    expect(checkFactValue(unbounded, recorded(null, -1), [])).toBe('value-out-of-range');
    expect(checkFactValue(unbounded, recorded(null, 100_000), [])).toBeNull();
  });

  it.each(valueStates.filter((state) => state !== 'recorded'))('takes no value with the state %s', (state) => {
    for (const definition of [coded, count, score]) {
      expect(checkFactValue(definition, { state, valueCode: null, valueNumber: null }, codes)).toBeNull();
      expect(checkFactValue(definition, { state, valueCode: 'hostel', valueNumber: null }, codes)).toBe(
        'value-not-expected',
      );
      expect(checkFactValue(definition, { state, valueCode: null, valueNumber: 0 }, codes)).toBe('value-not-expected');
    }
  });
});

describe('completeness', () => {
  const slots = ['a', 'b'].flatMap((personId) =>
    ['housing', 'eet', 'arrests'].map((factCode) => ({ personId, factCode })),
  );

  it('keeps recorded, unavailable and missing apart', () => {
    const counts = completeness(slots, [
      { personId: 'a', factCode: 'housing', state: 'recorded' },
      { personId: 'a', factCode: 'eet', state: 'declined' },
      { personId: 'b', factCode: 'arrests', state: 'recorded' },
      { personId: 'b', factCode: 'optional', state: 'recorded' },
    ]);
    expect(counts).toEqual({ inScope: 6, recorded: 2, unavailable: 1, missing: 3, percentRecorded: 33 });
    expect(completenessSentence(counts)).toBe(
      '2 of 6 values are in (33 %). 1 is unavailable, with a reason; 3 are still missing.',
    );
  });

  it('has no percentage of nothing', () => {
    const counts = completeness([], [{ personId: 'a', factCode: 'housing', state: 'recorded' }]);
    expect(counts).toEqual({ inScope: 0, recorded: 0, unavailable: 0, missing: 0, percentRecorded: null });
    expect(completenessSentence(counts)).toContain('nothing to enter');
  });

  it('says all or none only when it is so, and always adds up', () => {
    const state = fc.option(fc.constantFrom(...valueStates), { nil: null });
    fc.assert(
      fc.property(fc.array(state, { minLength: 1, maxLength: 300 }), (states) => {
        const required = states.map((_, at) => ({ personId: String(at), factCode: 'housing' }));
        const facts = states.flatMap((one, at) =>
          one === null ? [] : [{ personId: String(at), factCode: 'housing', state: one }],
        );
        const counts = completeness(required, facts);
        expect(counts.recorded + counts.unavailable + counts.missing).toBe(counts.inScope);
        expect(counts.missing).toBe(states.filter((one) => one === null).length);
        expect(counts.percentRecorded === 100).toBe(counts.recorded === counts.inScope);
        expect(counts.percentRecorded === 0).toBe(counts.recorded === 0);
      }),
    );
  });
});
