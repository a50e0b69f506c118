import { describe, expect, it } from 'vitest';
import reference from '../../assets/reference-data.json' with { type: 'json' };
import { categories } from '../access.ts';
import { fidelitySectionKeys, fidelityStatuses } from '../fidelity/fidelity.ts';
import { code, isoDate } from '../fields.ts';
import { measures, polarities, urgencies, valueTypes } from '../outcomes/values.ts';
import { coreNeeds } from '../people/eligibility.ts';
import type { ReferenceData } from './reference-data.ts';

// The literal types of the file's text are wider than the unions; the tests below check those one by one.
const data = reference as unknown as ReferenceData;
const valuesOf = (list: string) => data.values.filter((value) => value.list === list);
const codesOf = (list: string) => valuesOf(list).map((value) => value.code);

describe('the reference data of a new register', () => {
  it('uses codes that the contract takes, each once in its list, in order', () => {
    for (const list of data.lists) {
      const values = valuesOf(list.code);
      expect(values.length).toBeGreaterThan(0);
      expect(new Set(values.map((value) => value.code)).size).toBe(values.length);
      expect(values.map((value) => value.position)).toEqual(values.map((_, at) => at + 1));
    }
    const all = [...data.lists, ...data.values, ...data.needs, ...data.facts, ...data.definitions].map(
      (one) => one.code,
    );
    expect(all.filter((one) => !code.safeParse(one).success)).toEqual([]);
    const known = new Set(data.lists.map((list) => list.code));
    expect(data.values.filter((value) => !known.has(value.list))).toEqual([]);
  });

  it('gives everything a label, a definition and a first day', () => {
    for (const one of [...data.values, ...data.needs, ...data.facts]) {
      expect(one.label.length).toBeGreaterThan(1);
      expect(one.definition).toMatch(/\.$/);
      expect(isoDate.safeParse(one.validFrom).success).toBe(true);
    }
  });

  it('points only at what exists', () => {
    for (const value of data.values) {
      const { foldsInto, broadGroup, publicGroup } = value.crosswalk;
      if (foldsInto !== undefined) expect(codesOf(value.list)).toContain(foldsInto);
      if (broadGroup !== undefined) expect(codesOf(`${value.list}-broad`)).toContain(broadGroup);
      if (publicGroup !== undefined) expect(codesOf(`${value.list}-public`)).toContain(publicGroup);
    }
    for (const list of data.lists.filter((one) => data.lists.some((other) => other.code === `${one.code}-public`))) {
      expect(valuesOf(list.code).filter((value) => value.crosswalk.publicGroup === undefined)).toEqual([]);
    }
  });

  it('holds the definition, the needs and the words of both', () => {
    expect(data.definitions[0]).toMatchObject({
      code: 'mcn-2018-06',
      openness: 'closed',
      minimum: 2,
      validFrom: '2018-06-01',
    });
    expect(data.needs.map((need) => need.code).toSorted()).toEqual([...coreNeeds].toSorted());
    expect(
      data.definitions.every((one) => one.needCodes.every((need) => coreNeeds.some((core) => core === need))),
    ).toBe(true);
    expect(data.needs.map((need) => need.label)).toEqual([
      'Housing',
      'Drugs or alcohol',
      'Police and courts',
      'Mental health',
      'Work and money',
    ]);
  });

  it('has the sixteen housing categories, with the refuge sealed and folded', () => {
    expect(codesOf('housing-category')).toHaveLength(16);
    expect(data.values.filter((value) => value.sealed).map((value) => [value.code, value.crosswalk.foldsInto])).toEqual(
      [['refuge', 'temporary-accommodation']],
    );
  });

  it('keeps the person’s no apart from a service’s no, and silence out of the destinations', () => {
    expect(codesOf('access-to-help')).toEqual(expect.arrayContaining(['person-said-no', 'service-said-no']));
    expect(codesOf('destination').filter((one) => /disengage|contact|known|silen/.test(one))).toEqual([]);
    expect(codesOf('ethnicity')).toHaveLength(19);
    expect(codesOf('sex')).toEqual(['female', 'male', 'another-term']);
    expect(codesOf('fidelity-status')).toEqual([...fidelityStatuses]);
    expect(codesOf('calendar')).toEqual(['meam', 'financial', 'municipal', 'board']);
    expect(codesOf('perspective')).toEqual(['individual', 'organisational', 'system']);
  });

  it('defines the facts within the closed words of the domain', () => {
    for (const fact of data.facts) {
      expect(measures).toContain(fact.measure);
      expect(polarities).toContain(fact.polarity);
      expect(valueTypes).toContain(fact.valueType);
      expect(categories).toContain(fact.category);
      expect(fact.list === null).toBe(fact.valueType !== 'code');
      if (fact.list !== null) expect(data.lists.map((list) => list.code)).toContain(fact.list);
    }
    expect(data.facts.filter((fact) => fact.required).map((fact) => fact.code)).toEqual([
      'housing-status',
      'substance-status',
      'substance-help',
      'offending-arrests',
      'offending-status',
      'wellbeing-score',
      'wellbeing-support',
      'eet-status',
    ]);
    expect(data.facts.find((fact) => fact.code === 'wellbeing-score')).toMatchObject({
      minimum: 7,
      maximum: 35,
      instrument: 'swemwbs',
    });
    expect(data.facts.find((fact) => fact.code === 'substance-days-used')).toMatchObject({ minimum: 0, maximum: 28 });
  });

  it('marks each use of a service as a crisis or as planned, and requires none of them', () => {
    const used = data.facts.filter((fact) => fact.urgency !== null);
    expect(used).toHaveLength(14);
    expect(used.filter((fact) => fact.valueType !== 'count' || fact.minimum !== 0)).toEqual([]);
    const own = data.facts.filter((fact) => fact.measure === 'service-use');
    expect(own.filter((fact) => fact.required || fact.urgency === null)).toEqual([]);
    for (const fact of used) expect(urgencies).toContain(fact.urgency);
  });

  it('gives every unit cost a range, a price year, an area and a source, and a service that there is', () => {
    for (const cost of data.unitCosts) {
      expect(data.facts.map(({ code }) => code)).toContain(cost.service);
      expect([cost.low <= cost.amount, cost.amount <= cost.high]).toEqual([true, true]);
      expect(cost.priceYear).toMatch(/^\d{4}(-\d{2})?$/);
      expect([cost.geography, cost.source, cost.note]).not.toContain('');
      expect(cost.note).toContain('An example to replace');
    }
  });

  it('has the seven sections with their sixteen statements', () => {
    expect(data.sections.map((section) => section.key)).toEqual([...fidelitySectionKeys]);
    expect(data.sections.map((section) => section.statements.length)).toEqual([2, 3, 3, 2, 2, 2, 2]);
  });

  it('uses no word that blames', () => {
    const blaming =
      /fail(ed|ure)? to|refus(e|es|ed) to engage|disengag|addict|abuser|vagrant|hard to reach|chaotic|non-complian/i;
    expect(JSON.stringify(data).match(blaming)).toBeNull();
  });
});
