import { describe, expect, test } from 'vitest';
import { type Agreed, changedSince, type SignedOff, signOffState } from './sign-off.ts';

const now: Agreed = { definitionId: 'd1', methodLabel: 'Version 1', methodWords: 'By panel', plannedSize: 20 };
const decided = (given: Partial<SignedOff> = {}): SignedOff => ({
  ...now,
  signedOn: '2018-03-01',
  decision: 'endorsed',
  ...given,
});

describe('whether the Board has agreed', () => {
  test('nothing was before it', () => {
    expect(signOffState(now, [])).toEqual({ state: 'not-before-the-board' });
  });

  test.each(['endorsed', 'resolved'] as const)('%s is an agreement', (decision) => {
    expect(signOffState(now, [decided({ decision })])).toEqual({ state: 'signed-off', on: '2018-03-01' });
  });

  test.each(['noted', 'deferred'] as const)('%s is none', (decision) => {
    expect(signOffState(now, [decided({ decision })])).toEqual({ state: decision, on: '2018-03-01' });
  });

  test('an agreement holds although something was noted since', () => {
    const noted = decided({ decision: 'noted', signedOn: '2018-06-01' });
    expect(signOffState(now, [noted, decided()])).toEqual({ state: 'signed-off', on: '2018-03-01' });
  });

  test.each([
    [{ definitionId: 'd2' }, ['definition']],
    [{ methodLabel: 'Version 2' }, ['method']],
    [{ methodWords: 'By lot' }, ['method']],
    [{ plannedSize: 40 }, ['size']],
    [{ plannedSize: null, definitionId: 'd2' }, ['definition', 'size']],
  ])('%j since is said to have changed', (change, changed) => {
    expect(changedSince({ ...now, ...change }, now)).toEqual(changed);
    expect(signOffState({ ...now, ...change }, [decided()])).toEqual({ state: 'changed', on: '2018-03-01', changed });
  });

  test('a newer agreement to what it is now settles it', () => {
    const later = { ...now, plannedSize: 40 };
    expect(signOffState(later, [decided({ plannedSize: 40, signedOn: '2018-06-01' }), decided()])).toEqual({
      state: 'signed-off',
      on: '2018-06-01',
    });
  });
});
