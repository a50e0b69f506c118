import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { personCategories } from '../access.ts';
import { type AgreementTerms, agreementRefusal, agreementStanding, holds } from './agreements.ts';
import { type Ground, gapsOf, onlyBasis, outsideGateway } from './grounds.ts';
import { guardOf, readKinds, writeKinds } from './kinds.ts';
import { lawfulBases } from './words.ts';

const whole: Ground = {
  basis: 'public-task',
  condition: 'health-or-social-care',
  offenceCondition: 'statutory-purposes',
  gateway: null,
  confidentiality: 'public-interest',
};

describe('what a ground leaves open', () => {
  test('health needs a condition of Article 9 and something that answers the duty of confidentiality', () => {
    expect(gapsOf(onlyBasis('public-task'), ['health'])).toEqual(['condition-missing', 'confidentiality-missing']);
    expect(gapsOf({ ...whole, confidentiality: null }, ['health'])).toEqual(['confidentiality-missing']);
    expect(gapsOf({ ...whole, offenceCondition: null }, ['health'])).toEqual([]);
  });

  test('police and courts need a condition of Article 10 with Schedule 1, and none of Article 9', () => {
    expect(gapsOf(onlyBasis('legal-obligation'), ['offending'])).toEqual(['offence-condition-missing']);
    expect(gapsOf({ ...whole, condition: null }, ['offending'])).toEqual([]);
  });

  test('housing needs a lawful basis alone', () => {
    for (const basis of lawfulBases.filter((one) => one !== 'consent'))
      expect(gapsOf(onlyBasis(basis), ['identity', 'contact', 'safety', 'housing', 'story'])).toEqual([]);
  });

  test('consent as the basis is warned of, whatever it is for', () => {
    for (const kind of personCategories)
      expect(gapsOf({ ...whole, basis: 'consent' }, [kind])).toEqual(['consent-as-basis']);
  });

  test('a condition for those who cannot consent is asked about, and the police are told apart', () => {
    expect(gapsOf({ ...whole, condition: 'vital-interests' }, ['health'])).toEqual(['condition-not-capable']);
    expect(gapsOf(whole, ['health'], true)).toEqual(['police-apart']);
  });
});

describe('a gateway', () => {
  const referral = { code: 'duty-to-refer', covers: ['identity', 'contact', 'housing'] as const, needsAgreement: true };

  test('opens the kinds that its Act names, and one that names none opens all', () => {
    expect(outsideGateway(referral, ['identity', 'housing'])).toEqual([]);
    expect(outsideGateway(referral, ['identity', 'health'])).toEqual(['health']);
    expect(outsideGateway({ ...referral, covers: null }, personCategories)).toEqual([]);
  });
});

describe('an agreement between agencies', () => {
  const terms: AgreementTerms = {
    agencyIds: ['a', 'b'],
    categories: ['identity', 'housing'],
    signedOn: '2018-01-10',
    reviewOn: '2018-10-10',
    endsOn: '2019-01-09',
    endedOn: null,
  };

  test.each([
    ['2018-01-09', 'not-yet', false],
    ['2018-01-10', 'in-force', true],
    ['2018-08-10', 'review-soon', true],
    ['2018-10-10', 'review-due', true],
    ['2019-01-09', 'review-due', true],
    ['2019-01-10', 'run-out', false],
  ] as const)('on %s is %s', (day, standing, inForce) => {
    expect(agreementStanding(terms, day)).toBe(standing);
    expect(holds(standing)).toBe(inForce);
  });

  test('that was ended has ended, whatever its days say', () => {
    expect(agreementStanding({ ...terms, endedOn: '2018-02-01' }, '2018-02-01')).toBe('ended');
  });

  test('carries only what its parties, its kinds and its days cover', () => {
    const told = { agencyId: 'a', categories: ['housing'] as const, on: '2018-03-01' };
    expect(agreementRefusal(terms, told)).toBeNull();
    expect(agreementRefusal(terms, { ...told, agencyId: 'c' })).toBe('agreement-not-for-agency');
    expect(agreementRefusal(terms, { ...told, agencyId: null })).toBe('agreement-not-for-agency');
    expect(agreementRefusal(terms, { ...told, categories: ['health'] })).toBe('agreement-not-for-category');
    expect(agreementRefusal(terms, { ...told, on: '2018-01-09' })).toBe('agreement-not-signed');
    expect(agreementRefusal(terms, { ...told, on: '2019-01-10' })).toBe('agreement-over');
    expect(agreementRefusal({ ...terms, endedOn: '2018-02-01' }, told)).toBe('agreement-over');
  });
});

describe('kinds of information as text', () => {
  test('come back as they were, in the order of the list, each once', () => {
    fc.assert(
      fc.property(fc.subarray([...personCategories]), (kinds) => {
        expect(readKinds(writeKinds([...kinds, ...kinds].toReversed()))).toEqual(kinds);
      }),
    );
    expect(readKinds('health sealed identity')).toEqual(['identity', 'health']);
    expect(readKinds(null)).toEqual([]);
  });

  test('words about several stand beside the one that is guarded most', () => {
    expect(guardOf(['identity', 'housing', 'health'])).toBe('health');
    expect(guardOf(['identity', 'offending'])).toBe('offending');
    expect(guardOf(['identity'])).toBe('identity');
  });
});
