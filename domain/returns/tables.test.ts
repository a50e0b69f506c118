import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import reference from '../../assets/reference-data.json' with { type: 'json' };
import { fidelitySectionKeys } from '../fidelity/fidelity.ts';
import { type FactValue, valueStates } from '../outcomes/values.ts';
import { coreNeeds, eligibilityOutcomes } from '../people/eligibility.ts';
import type { ReferenceData } from '../programme/reference-data.ts';
import { ageBandOf, ageBands } from './ages.ts';
import { returnLabels } from './labels.ts';
import type { ReturnFidelity, ReturnInput, ReturnPerson, ReturnTable } from './shapes.ts';
import { returnRuleCodes } from './suppress.ts';
import { buildReturnTables } from './tables.ts';

const data = reference as unknown as ReferenceData;
const labels = returnLabels(data);
const period = {
  code: 'Y2Q1',
  label: 'April to June 2018',
  calendar: 'meam',
  firstDay: '2018-04-01',
  lastDay: '2018-06-30',
};
const all = <T>(value: T) =>
  Object.fromEntries(fidelitySectionKeys.map((key) => [key, value])) as Record<(typeof fidelitySectionKeys)[number], T>;
const fidelity: ReturnFidelity = {
  ratings: { ...all(2), 'partnership-and-coproduction': 5, 'audit-and-consistency': null },
  status: 'planning',
  overallRag: 'not-set',
  sectionRags: all('not-set' as const),
};
const recorded = (valueCode: string): FactValue => ({ state: 'recorded', valueCode, valueNumber: null });
const person = (changes: Partial<ReturnPerson> = {}): ReturnPerson => ({
  joinedOn: '2018-02-01',
  leftOn: null,
  agreed: true,
  birth: '1980-05-05',
  sex: 'female',
  ethnicity: 'indian',
  needs: ['homelessness', 'offending'],
  eligibility: 'meets',
  facts: {},
  ...changes,
});
const build = (people: readonly ReturnPerson[], rule: 'nhs-2018' | 'public' = 'nhs-2018') =>
  buildReturnTables({ period, people, fidelity: null, labels }, rule);
const cellsOf = (tables: readonly ReturnTable[], code: string): Record<string, unknown> => {
  const table = tables.find((one) => one.code === code);
  if (!table) throw new Error(`no table ${code}`);
  return Object.fromEntries(table.rows.map((row) => [row.code, row.cells.length === 1 ? row.cells[0] : row.cells]));
};

describe('the tables of a return', () => {
  it('count who was there, who joined, who left and who stayed', () => {
    const tables = build([
      person(),
      person({ joinedOn: '2018-05-01' }),
      person({ leftOn: '2018-06-30' }),
      person({ leftOn: '2018-03-01' }),
      person({ joinedOn: '2018-07-01' }),
    ]);
    expect(cellsOf(tables, 'people')).toEqual({ 'any-time': 3, joined: 1, left: 1, 'last-day': 2 });
  });

  it('hold a refuge as temporary accommodation, with no row that shows it', () => {
    const people = [
      person({ facts: { 'housing-status': recorded('refuge') } }),
      person({ facts: { 'housing-status': recorded('temporary-accommodation') } }),
    ];
    const fine = cellsOf(build(people), 'housing-status');
    expect(fine).toMatchObject({ 'temporary-accommodation': 2, all: 2 });
    expect(Object.keys(fine)).not.toContain('refuge');
    expect(cellsOf(build(people, 'public'), 'housing-status')).toEqual({
      'street-or-shelter': 0,
      'for-now': 2,
      institution: 0,
      'own-home': 0,
      'other-or-not-known': 0,
      'not-stated': 0,
      all: 2,
    });
    expect(JSON.stringify(build(people))).not.toMatch(/refuge/i);
  });

  it('keep another term and not stated, whoever is there', () => {
    expect(cellsOf(build([person()]), 'sex')).toEqual({
      female: 1,
      male: 0,
      'another-term': 0,
      'not-stated': 0,
      all: 1,
    });
    const local = { ...labels, lists: { ...labels.lists, sex: [] } };
    const tables = buildReturnTables(
      { period, people: [person({ sex: 'another-term' })], fidelity: null, labels: local },
      'public',
    );
    expect(cellsOf(tables, 'sex')).toEqual({ 'another-term': 1, 'not-stated': 0, all: 1 });
  });

  it('show ethnic groups in five, or two for the public', () => {
    const people = [
      person(),
      person({ ethnicity: 'roma' }),
      person({ ethnicity: 'white-british' }),
      person({ ethnicity: null }),
    ];
    expect(cellsOf(build(people), 'ethnicity')).toEqual({
      asian: 1,
      black: 0,
      mixed: 0,
      white: 2,
      other: 0,
      'not-stated': 1,
      all: 4,
    });
    expect(cellsOf(build(people, 'public'), 'ethnicity')).toEqual({
      'white-british': 1,
      'all-other': 2,
      'not-stated': 1,
      all: 4,
    });
  });

  it('count needs and how many there are', () => {
    const people = [person(), person({ needs: [...coreNeeds] }), person({ needs: [] }), person({ agreed: false })];
    expect(cellsOf(build(people), 'needs')).toMatchObject({
      homelessness: 2,
      worklessness: 1,
      'not-stated': 1,
      all: 4,
    });
    expect(cellsOf(build(people), 'number-of-needs')).toMatchObject({
      'up-to-1': 1,
      '2': 1,
      '5-or-more': 1,
      'not-stated': 1,
    });
    expect(cellsOf(build(people, 'public'), 'number-of-needs')).toMatchObject({
      'up-to-2': 2,
      '3-or-more': 1,
      'not-stated': 1,
    });
  });

  it('count people arrested, not arrests', () => {
    const arrests = (valueNumber: number) => ({
      'offending-arrests': { state: 'recorded', valueCode: null, valueNumber } as const,
    });
    const declined = { 'offending-arrests': { state: 'declined', valueCode: null, valueNumber: null } as const };
    const people = [
      person({ facts: arrests(9) }),
      person({ facts: arrests(0) }),
      person({ facts: declined }),
      person(),
    ];
    expect(cellsOf(build(people), 'arrests')).toEqual({ 'any-arrest': 1, 'no-arrest': 1, 'not-stated': 2, all: 4 });
    expect(cellsOf(build(people), 'value-states')['offending-arrests']).toEqual([2, 0, 1, 0, 0, 0, 1, 4]);
    expect(cellsOf(build(people, 'public'), 'value-states')['offending-arrests']).toEqual([2, 1, 1, 4]);
  });

  it('put both uses of help side by side', () => {
    const facts = { 'substance-help': recorded('service-said-no'), 'wellbeing-support': recorded('person-said-no') };
    const help = build([person({ facts })]).find((table) => table.code === 'help');
    expect(help?.columns.map((column) => column.code)).toEqual([
      'substance-help',
      'offending-support-networks',
      'wellbeing-support',
    ]);
    expect(cellsOf(build([person({ facts })]), 'help')).toMatchObject({
      'service-said-no': [1, 0, 0],
      'person-said-no': [0, 0, 1],
      'not-stated': [0, 1, 0],
    });
  });

  it('carry fidelity as it was rated', () => {
    const input: ReturnInput = { period, people: [], fidelity, labels };
    const table = buildReturnTables(input, 'public').find((one) => one.about === 'practice');
    expect(table?.rows.map((row) => row.cells)).toEqual([
      [5, 'Not set'],
      ['Not rated', 'Not set'],
      ...Array(5).fill([2, 'Not set']),
      ['2.50', 'Not set'],
    ]);
    expect(table?.notes).toEqual(['Average fidelity: mean of 6 of 7 sections rated.', 'Status of the area: Planning.']);
  });
});

describe('ages', () => {
  it.each([
    ['1999-06-30', '2018-06-30', '18-24'],
    ['1993-07-01', '2018-06-30', '18-24'],
    ['1993-06-30', '2018-06-30', '25-34'],
    ['1990', '2018-06-30', '25-34'],
    ['1983', '2018-06-30', null],
    ['1983-06', '2018-06-30', '35-44'],
    ['1983-07', '2018-06-30', '25-34'],
    ['1983-06', '2018-06-15', null],
    ['1920-01-01', '2018-06-30', '65-and-over'],
    ['2005-01-01', '2018-06-30', null],
    [null, '2018-06-30', null],
  ])('born %s, on %s: %s', (birth, on, expected) => expect(ageBandOf(birth, on, ageBands(false))).toBe(expected));

  it('are in two bands for the public', () => {
    expect(ageBandOf('1983-07-01', '2018-06-30', ageBands(true))).toBe('under-35');
    expect(ageBandOf('1983-06-30', '2018-06-30', ageBands(true))).toBe('35-and-over');
  });
});

describe('whoever the people are', () => {
  const codes = (list: string) => data.values.filter((value) => value.list === list).map((value) => value.code);
  const value = (list: string | null) =>
    fc.record({
      state: fc.constantFrom(...valueStates),
      valueCode:
        list === null ? fc.constant(null) : fc.option(fc.constantFrom(...codes(list), 'retired-code'), { nil: null }),
      valueNumber: list === null ? fc.option(fc.nat(9), { nil: null }) : fc.constant(null),
    });
  const facts = fc.record(Object.fromEntries(data.facts.map((fact) => [fact.code, value(fact.list)])), {
    requiredKeys: [],
  });
  const anyone: fc.Arbitrary<ReturnPerson> = fc.record({
    joinedOn: fc.constantFrom('2018-01-05', '2018-04-01', '2018-06-30', '2018-07-01'),
    leftOn: fc.constantFrom(null, '2018-06-30', '2018-08-01'),
    agreed: fc.boolean(),
    birth: fc.constantFrom(null, '1980', '1983-06', '2001-01-01', '2010-01-01'),
    sex: fc.constantFrom(null, ...codes('sex'), 'retired-code'),
    ethnicity: fc.constantFrom(null, ...codes('ethnicity')),
    needs: fc.subarray([...coreNeeds]),
    eligibility: fc.constantFrom(null, ...eligibilityOutcomes),
    facts: facts as fc.Arbitrary<Record<string, FactValue>>,
  });
  const peopleTables = (people: readonly ReturnPerson[], rule: (typeof returnRuleCodes)[number]) =>
    build(people, rule).filter((table) => table.about === 'people');

  it('the rows of a breakdown add up to all people, and every table has the same shape', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), fc.constantFrom(...returnRuleCodes), (people, rule) => {
        const empty = peopleTables([], rule);
        peopleTables(people, rule).forEach((table, at) => {
          expect(table.rows.map((row) => row.code)).toEqual(empty[at]?.rows.map((row) => row.code));
          if (table.baseRow === null || table.code === 'needs') return;
          const [total, ...parts] = table.rows.toReversed().map((row) => row.cells);
          total?.forEach((count, column) => {
            expect(parts.reduce((sum, cells) => sum + (cells[column] ?? 0), 0)).toBe(count);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('nothing about people without agreement shows, beyond that they are there', () => {
    const membershipOnly = (one: ReturnPerson): ReturnPerson => ({
      ...person({ joinedOn: one.joinedOn, leftOn: one.leftOn, agreed: false }),
      facts: {},
      needs: [],
      sex: null,
      ethnicity: null,
      birth: null,
      eligibility: null,
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), fc.constantFrom(...returnRuleCodes), (people, rule) => {
        const bare = people.map((one) => (one.agreed ? one : membershipOnly(one)));
        expect(build(people, rule)).toEqual(build(bare, rule));
      }),
      { numRuns: 60 },
    );
  });
});
