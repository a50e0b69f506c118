import { describe, expect, test } from 'vitest';
import { checkTurnedDown, type TurnedDownFacts, turnedDownInWords } from './turned-down.ts';

const today = '2018-06-01';
const service = {
  saidNoBy: 'service' as const,
  agencyName: null,
  reason: 'excluded-other-need',
  reasonLabel: 'Excluded because of another need',
  otherNeed: 'drug use',
  happenedOn: '2018-05-12',
};
const person = {
  ...service,
  saidNoBy: 'person' as const,
  reason: 'person-choice',
  reasonLabel: 'The person’s choice',
  otherNeed: null,
  happenedOn: '2018-04-03',
};

describe('the sentence of an offer that was turned down', () => {
  test('says a service’s no and a person’s no in two different ways', () => {
    expect(turnedDownInWords(service, today)).toBe('The service said no, because of drug use, 12 May');
    expect(turnedDownInWords(person, today)).toBe('The person said no, 3 April');
  });

  test('names the service where it is known, and the year where it is another', () => {
    expect(turnedDownInWords({ ...service, agencyName: 'Turning Path' }, '2019-01-05')).toBe(
      'Turning Path said no, because of drug use, 12 May 2018',
    );
  });

  test('does not name the other need to whoever may not see it', () => {
    expect(turnedDownInWords({ ...service, otherNeed: null }, today)).toBe(
      'The service said no, because of another need, 12 May',
    );
  });

  test.each([
    ['referrer-delay', 'The service said no, because the referral came late, 12 May'],
    ['receiving-delay', 'The service said no, because the service was late, 12 May'],
    ['threshold-not-met', 'The service said no, because its threshold was not met, 12 May'],
    ['wrong-details', 'The service said no, because the contact details were wrong, 12 May'],
    ['not-known', 'The service said no, 12 May'],
    ['constructor', 'The service said no, because: no beds, 12 May'],
  ])('of the reason %s', (reason, sentence) => {
    expect(turnedDownInWords({ ...service, reason, reasonLabel: 'No beds' }, today)).toBe(sentence);
  });
});

describe('what cannot be said of an offer', () => {
  const facts: TurnedDownFacts = {
    needCode: 'homelessness',
    offeredOn: '2018-05-01',
    saidNoBy: 'service',
    reason: 'excluded-other-need',
    otherNeed: 'substance-misuse',
    happenedOn: '2018-05-12',
  };

  test.each<[string, Partial<TurnedDownFacts>, string, string, string]>([
    [
      'a person’s choice told of a service',
      { reason: 'person-choice', otherNeed: null },
      'person',
      'reason-not-theirs',
      'reason',
    ],
    [
      'a service’s delay told of a person',
      { saidNoBy: 'person', reason: 'receiving-delay', otherNeed: null },
      'service',
      'reason-not-theirs',
      'reason',
    ],
    ['another need that is not named', { otherNeed: null }, 'service', 'other-need-missing', 'otherNeed'],
    ['the same need as its own reason', { otherNeed: 'homelessness' }, 'service', 'other-need-same', 'otherNeed'],
    [
      'another need beside another reason',
      { reason: 'threshold-not-met' },
      'service',
      'value-not-expected',
      'otherNeed',
    ],
    ['a no before the offer', { offeredOn: '2018-05-13' }, 'service', 'turned-down-before-offered', 'happenedOn'],
  ])('%s', (_what, changed, isOf, code, field) => {
    expect(checkTurnedDown({ ...facts, ...changed }, isOf)).toEqual({ code, field });
  });

  test('not known may be of either, and what fits is taken', () => {
    expect(checkTurnedDown(facts, 'service')).toBeNull();
    for (const saidNoBy of ['person', 'service'] as const)
      expect(checkTurnedDown({ ...facts, saidNoBy, reason: 'not-known', otherNeed: null }, 'either')).toBeNull();
  });
});
