import { describe, expect, test } from 'vitest';
import { checkDecision, type DecidedAfter, type GivenDecision } from './deciding.ts';

const today = '2018-04-03';
const after: DecidedAfter = { happenedOn: '2018-03-01', acceptedOn: '2018-03-10', lastDecidedOn: '' };
const takenOn: GivenDecision = { decision: 'taken-on', decidedOn: '2018-04-02', advice: null, deferredUntil: null };
const deferred: GivenDecision = { ...takenOn, decision: 'deferred', deferredUntil: '2018-05-01' };

describe('a decision of the panel', () => {
  test('is taken when it fits', () => {
    expect(checkDecision(takenOn, after, today)).toBeNull();
    expect(checkDecision(deferred, after, today)).toBeNull();
    expect(checkDecision({ ...deferred, deferredUntil: today }, after, today)).toBeNull();
    expect(checkDecision({ ...takenOn, decision: 'not-taken-on', advice: 'The day centre' }, after, today)).toBeNull();
    expect(checkDecision({ ...takenOn, decidedOn: '2018-03-01' }, { ...after, acceptedOn: null }, today)).toBeNull();
  });

  test.each<[string, Partial<GivenDecision>, string, string]>([
    ['in the future', { decidedOn: '2018-04-04' }, 'date-in-future', 'decidedOn'],
    ['before the referral', { decidedOn: '2018-02-28' }, 'decided-before-referred', 'decidedOn'],
    ['before it came on the list', { decidedOn: '2018-03-09' }, 'decided-before-accepted', 'decidedOn'],
    ['not taken on without advice', { decision: 'not-taken-on' }, 'advice-missing', 'advice'],
    ['put off without a day', { decision: 'deferred' }, 'deferral-missing', 'deferredUntil'],
    [
      'put off to a day that is over',
      { ...deferred, decidedOn: '2018-03-20', deferredUntil: '2018-04-02' },
      'deferral-in-past',
      'deferredUntil',
    ],
    [
      'put off to the day itself',
      { ...deferred, deferredUntil: '2018-04-02' },
      'deferral-before-decision',
      'deferredUntil',
    ],
    ['taken on and put off at once', { deferredUntil: '2018-05-01' }, 'deferral-not-expected', 'deferredUntil'],
  ])('is refused %s', (_what, given, code, field) => {
    expect(checkDecision({ ...takenOn, ...given }, after, today)).toEqual({ code, field });
  });

  test('is refused before the one that stands', () => {
    expect(checkDecision(takenOn, { ...after, lastDecidedOn: '2018-04-03' }, today)).toEqual({
      code: 'date-order',
      field: 'decidedOn',
    });
  });
});
