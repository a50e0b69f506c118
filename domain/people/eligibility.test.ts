import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, assessEligibility, type CohortDefinition, coreNeeds, type NeedFacts } from './eligibility.ts';

const closed: CohortDefinition = {
  code: 'mcn',
  label: 'Two or more',
  openness: 'closed',
  needCodes: coreNeeds,
  minimum: 2,
};
const open: CohortDefinition = { ...closed, openness: 'open' };
const labels = { homelessness: 'Housing', offending: 'Police and courts', 'domestic-abuse': 'Abuse' };

const need = (code: string, facts: Partial<NeedFacts> = {}): NeedFacts => ({
  code,
  suspected: null,
  disclosed: null,
  helpOffered: null,
  helpAgreed: null,
  atRisk: false,
  ...facts,
});
const present = (code: string) => need(code, { disclosed: 'yes' });

describe('the definition of multiple complex needs', () => {
  it('is met by two needs, suspected or disclosed', () => {
    const result = assessEligibility(
      closed,
      [present('homelessness'), need('offending', { suspected: 'yes' })],
      labels,
    );
    expect(result).toMatchObject({
      outcome: 'meets',
      present: ['homelessness', 'offending'],
      summary: 'Meets the definition: 2 of 5, two or more are needed',
    });
    expect(result.reasons.slice(0, 2)).toEqual([
      'Housing: counted, because it is disclosed.',
      'Police and courts: counted, because it is suspected.',
    ]);
    expect(result.reasons).toHaveLength(5);
  });

  it('is at risk when present and at-risk needs together are enough', () => {
    const result = assessEligibility(closed, [present('homelessness'), need('offending', { atRisk: true })], labels);
    expect(result.outcome).toBe('at-risk');
    expect(result.summary).toBe('At risk of meeting the definition: 1 of 5 and 1 at risk, two or more are needed');
    expect(result.reasons[1]).toBe('Police and courts: at risk, and not counted as present.');
  });

  it('is not met by one need, and says what is recorded about the others', () => {
    const needs = [present('homelessness'), need('offending', { suspected: 'no', disclosed: 'declined' })];
    const result = assessEligibility(closed, needs, labels);
    expect(result.summary).toBe('Does not meet the definition: 1 of 5, two or more are needed');
    expect(result.reasons[1]).toBe('Police and courts: not counted; suspected: no; disclosed: declined to say.');
    expect(result.reasons[2]).toBe('substance-misuse: not counted, nothing is recorded yet.');
  });

  it('counts a local need only where the definition is open', () => {
    const needs = [present('homelessness'), present('domestic-abuse')];
    expect(assessEligibility(open, needs, labels)).toMatchObject({
      outcome: 'meets',
      summary: 'Meets the definition: 2 needs, two or more are needed',
    });
    const result = assessEligibility(closed, needs, labels);
    expect(result.outcome).toBe('does-not-meet');
    expect(result.reasons.at(-1)).toBe('Abuse: disclosed, but a local need is not part of this definition.');
  });

  it('never takes help offered or agreed for a need, and counts a need once', () => {
    const offered = need('offending', { helpOffered: 'yes', helpAgreed: 'yes' });
    expect(
      assessEligibility(closed, [present('homelessness'), present('homelessness'), offered], labels).present,
    ).toEqual(['homelessness']);
  });

  const answer = fc.option(fc.constantFrom(...answers), { nil: null });
  const anyNeed = fc.record({
    code: fc.constantFrom(...coreNeeds, 'domestic-abuse', 'gambling'),
    suspected: answer,
    disclosed: answer,
    helpOffered: answer,
    helpAgreed: answer,
    atRisk: fc.boolean(),
  });
  const anyNeeds = fc.uniqueArray(anyNeed, { selector: (one) => one.code });

  it('does not depend on the order, and more facts of need never take someone out', () => {
    const rank = { 'does-not-meet': 0, 'at-risk': 1, meets: 2 };
    fc.assert(
      fc.property(anyNeeds, fc.constantFrom(closed, open), fc.constantFrom(...coreNeeds), (needs, definition, code) => {
        const before = assessEligibility(definition, needs, labels);
        expect(assessEligibility(definition, needs.toReversed(), labels).outcome).toBe(before.outcome);
        const after = assessEligibility(
          definition,
          [...needs.filter((one) => one.code !== code), present(code)],
          labels,
        );
        expect(rank[after.outcome]).toBeGreaterThanOrEqual(rank[before.outcome]);
        expect(before.present.filter((one) => before.atRisk.includes(one))).toEqual([]);
      }),
    );
  });
});
