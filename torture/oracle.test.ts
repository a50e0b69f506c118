import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentAfter, type Effects, judge } from './oracle.ts';

const before = new Map([['person:T-1:goal', 'A door']]);
const change: Effects = [
  ['person:T-1:goal', 'A key'],
  ['aliases:T-1', '["Ash"]'],
];
const remove: Effects = [['person:T-1:goal', null]];

describe('the oracle', () => {
  test('finds nothing where everything acknowledged is there, with the call in flight or without it', () => {
    for (const found of [contentAfter(before, [change]), contentAfter(before, [change, remove])]) {
      expect(judge(before, [change], remove, found)).toEqual({ lost: [], halfDone: [], content: found });
    }
  });

  test('reports what was acknowledged and is missing, older or back again', () => {
    expect(judge(before, [change], undefined, before).lost).toEqual(['person:T-1:goal', 'aliases:T-1']);
    expect(judge(before, [remove], undefined, before).lost).toEqual(['person:T-1:goal']);
  });

  test('reports what nobody wrote', () => {
    const found = new Map([...before, ['draft:person:T-9', 'words']]);
    expect(judge(before, [], change, found).lost).toEqual(['draft:person:T-9']);
  });

  test('reports a call that had some of its effects', () => {
    const found = contentAfter(before, [change.slice(1)]);
    expect(judge(before, [], change, found)).toMatchObject({ lost: [], halfDone: ['aliases:T-1'] });
  });

  test('never passes over a place that differs, whatever the calls were', () => {
    const effects = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(fc.constantFrom('1', '2'))), {
      maxLength: 4,
    });
    const calls = fc.array(effects, { maxLength: 6 });
    fc.assert(
      fc.property(calls, effects, fc.constantFrom('a', 'b', 'c'), (done, inFlight, at) => {
        const whole = contentAfter(new Map(), done);
        const spoiled = new Map([...whole, [at, 'spoiled']]);
        const { lost, halfDone } = judge(new Map(), done, inFlight, spoiled);
        return [...lost, ...halfDone].includes(at);
      }),
    );
  });
});
