import { type EligibilityOutcome, eligibilityLabels, eligibilityOutcomes } from '../people/eligibility.ts';
import { inScope, inStock, joinedIn, leftIn } from '../programme/periods.ts';
import { ageBandOf, ageBands } from './ages.ts';
import { agreementNote, type Breakdown, breakdown, everyone, notStated } from './breakdown.ts';
import { groupingOf } from './categories.ts';
import { fidelityTable } from './fidelity-table.ts';
import type { CodeAndLabel, PeopleTable, ReturnFact, ReturnInput, ReturnPerson, ReturnTable } from './shapes.ts';
import { type ReturnRuleCode, returnRules } from './suppress.ts';
import { valueStateTable } from './value-state-table.ts';

/**
 * The tables of the anonymised quarterly return, as true counts. They leave the register only through `protectTable`.
 * People without agreement to share are counted in every total and, in every breakdown, among those not stated.
 */
export function buildReturnTables(input: ReturnInput, rule: ReturnRuleCode): ReturnTable[] {
  const { coarse } = returnRules[rule];
  const served = input.people.filter((person) => inScope(person, input.period) > 0);
  const stock = input.people.filter((person) => inStock(person, input.period));
  const people: ReturnTable[] = [
    flowTable(input, served, stock),
    needsTable(input, served),
    numberOfNeedsTable(served, coarse),
    eligibilityTable(served),
    ageTable(input, served, coarse),
    sexTable(input, served),
    ethnicityTable(input, served, coarse),
    ...codedFactTables(input, served, stock, coarse),
    helpTable(input, served, coarse),
    arrestsTable(served),
    valueStateTable(input.labels, served, coarse),
  ];
  return input.fidelity ? [...people, fidelityTable(input.fidelity, input.labels)] : people;
}

const peopleColumn: CodeAndLabel = { code: 'people', label: 'People' };
const anyTime = 'Everyone in the programme at any time in the period.';
const onLastDay = 'Everyone in the programme on the last day of the period.';
const notKnownOrStated = 'Not known or not stated';

type Served = readonly ReturnPerson[];
type Place = (person: ReturnPerson) => string | null;

/** A breakdown with the one column "People". */
const oneColumn = (parts: Omit<Breakdown, 'columns'> & { readonly place: Place }): PeopleTable =>
  breakdown({ ...parts, columns: [{ ...peopleColumn, place: parts.place }] });

function flowTable({ people, period }: ReturnInput, served: Served, stock: Served): PeopleTable {
  const row = (code: string, label: string, count: number) => ({ code, label, cells: [count] });
  return {
    about: 'people',
    code: 'people',
    title: 'People in the programme',
    rowLabel: 'When',
    columns: [peopleColumn],
    rows: [
      row('any-time', 'At any time in the period', served.length),
      row('joined', 'Joined in the period', people.filter((person) => joinedIn(person, period)).length),
      row('left', 'Left in the period', people.filter((person) => leftIn(person, period)).length),
      row('last-day', 'On the last day', stock.length),
    ],
    baseRow: null,
    notes: ['The day of leaving is the first day out of the programme.'],
  };
}

function needsTable({ labels }: ReturnInput, served: Served): PeopleTable {
  const agreed = served.filter((person) => person.agreed);
  const row = ({ code, label }: CodeAndLabel, count: number) => ({ code, label, cells: [count] });
  return {
    about: 'people',
    code: 'needs',
    title: 'Needs that are present',
    rowLabel: 'Need',
    columns: [peopleColumn],
    rows: [
      ...labels.needs.map((need) => row(need, agreed.filter((person) => person.needs.includes(need.code)).length)),
      row({ code: notStated, label: 'Not stated' }, served.length - agreed.length),
      row(everyone, served.length),
    ],
    baseRow: everyone.code,
    notes: [agreementNote, anyTime, 'A person can have several needs, so the rows add up to more than the people.'],
  };
}

function numberOfNeedsTable(served: Served, coarse: boolean): PeopleTable {
  const categories = coarse
    ? [
        { code: 'up-to-2', label: 'Two or fewer' },
        { code: '3-or-more', label: 'Three or more' },
      ]
    : [
        { code: 'up-to-1', label: 'None or one' },
        { code: '2', label: 'Two' },
        { code: '3', label: 'Three' },
        { code: '4', label: 'Four' },
        { code: '5-or-more', label: 'Five or more' },
      ];
  const fine = (count: number) => (count <= 1 ? 'up-to-1' : count >= 5 ? '5-or-more' : String(count));
  const place: Place = ({ needs }) => {
    const count = new Set(needs).size;
    return coarse ? (count <= 2 ? 'up-to-2' : '3-or-more') : fine(count);
  };
  const title = 'How many needs are present';
  return oneColumn({
    code: 'number-of-needs',
    title,
    rowLabel: 'Needs',
    categories,
    people: served,
    place,
    notes: [anyTime],
  });
}

function eligibilityTable(served: Served): PeopleTable {
  const category = (code: EligibilityOutcome) => ({ code, label: eligibilityLabels[code] });
  return oneColumn({
    code: 'eligibility',
    title: 'Definition of multiple complex needs',
    rowLabel: 'Outcome',
    categories: eligibilityOutcomes.map(category),
    people: served,
    place: (person) => person.eligibility,
    notes: [anyTime],
  });
}

function ageTable({ period }: ReturnInput, served: Served, coarse: boolean): PeopleTable {
  const bands = ageBands(coarse);
  return oneColumn({
    code: 'age',
    title: 'Age on the last day of the period',
    rowLabel: 'Age',
    categories: bands.map(({ code, label }) => ({ code, label })),
    people: served,
    place: (person) => ageBandOf(person.birth, period.lastDay, bands),
    notes: [
      anyTime,
      'An age that the known part of the birth date cannot decide, or below the first band, is not stated.',
    ],
  });
}

/** Always with "another term", whatever the local list holds. */
function sexTable({ labels }: ReturnInput, served: Served): PeopleTable {
  const { categories, place } = groupingOf(labels, 'sex', false);
  const anotherTerm = { code: 'another-term', label: 'Another term' };
  const rows = categories.some((category) => category.code === anotherTerm.code)
    ? categories
    : [...categories, anotherTerm];
  const parts = { code: 'sex', title: 'Sex', rowLabel: 'Sex', categories: rows, people: served, notes: [anyTime] };
  return oneColumn({ ...parts, place: (person) => (person.sex === anotherTerm.code ? person.sex : place(person.sex)) });
}

function ethnicityTable({ labels }: ReturnInput, served: Served, coarse: boolean): PeopleTable {
  const { categories, place } = groupingOf(labels, 'ethnicity', coarse);
  const parts = { code: 'ethnicity', title: 'Ethnic group', rowLabel: 'Ethnic group', categories, people: served };
  return oneColumn({ ...parts, place: (person) => place(person.ethnicity), notes: [anyTime] });
}

const helpList = 'access-to-help';

/** One table per required coded fact, help aside: housing of those present on the last day, the rest of everyone served. */
function codedFactTables({ labels }: ReturnInput, served: Served, stock: Served, coarse: boolean): PeopleTable[] {
  const coded = labels.facts.filter((fact) => fact.required && fact.list !== null && fact.list !== helpList);
  return coded.map((fact) => {
    const { categories, place } = groupingOf(labels, fact.list ?? '', coarse);
    const lastDay = fact.code === 'housing-status';
    return oneColumn({
      code: fact.code,
      title: fact.label,
      rowLabel: 'Category',
      categories,
      people: lastDay ? stock : served,
      place: (person) => place(codedValue(person, fact)),
      notStatedLabel: categories.some((category) => category.code === 'not-known') ? 'Not stated' : notKnownOrStated,
      notes: [lastDay ? onLastDay : anyTime],
    });
  });
}

/** The recorded code; the state "not known" counts as a list's own value of that code where it has one. */
function codedValue(person: ReturnPerson, fact: ReturnFact): string | null {
  const value = person.facts[fact.code];
  if (value?.state === 'not-known') return 'not-known';
  return value?.state === 'recorded' ? value.valueCode : null;
}

/** Access to and use of help: one column for each fact that uses that list. */
function helpTable({ labels }: ReturnInput, served: Served, coarse: boolean): PeopleTable {
  const { categories, place } = groupingOf(labels, helpList, coarse);
  const facts = labels.facts.filter((fact) => fact.list === helpList);
  return breakdown({
    code: 'help',
    title: 'Access to help, and use of it',
    rowLabel: 'Help',
    categories,
    people: served,
    columns: facts.map((fact) => ({
      code: fact.code,
      label: fact.label,
      place: (person) => place(codedValue(person, fact)),
    })),
    notStatedLabel: notKnownOrStated,
    notes: [anyTime],
  });
}

/** People, never arrests: a sum of small counts says more about one person than about many. */
function arrestsTable(served: Served): PeopleTable {
  const place: Place = (person) => {
    const value = person.facts['offending-arrests'];
    if (value?.state !== 'recorded' || value.valueNumber === null) return null;
    return value.valueNumber > 0 ? 'any-arrest' : 'no-arrest';
  };
  return oneColumn({
    code: 'arrests',
    title: 'People arrested in the period',
    rowLabel: 'Arrests',
    categories: [
      { code: 'any-arrest', label: 'Any arrest' },
      { code: 'no-arrest', label: 'None' },
    ],
    people: served,
    place,
    notStatedLabel: notKnownOrStated,
    notes: [anyTime],
  });
}
