import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForSearch, searchWords } from '../search.ts';
import { foundBy, inOrder, type Listable, listOrders, listStates, narrowed } from './people-list.ts';

const person = (preferredName: string, more: Partial<Listable> = {}): Listable => ({
  preferredName,
  foldedName: foldForSearch(preferredName),
  reference: 'C-0001',
  needs: [],
  eligibility: null,
  joinedOn: null,
  leftOn: null,
  lead: null,
  lastContactOn: null,
  agencyId: 'council',
  agency: 'Midshire Council',
  folded: ` ${searchWords(preferredName).join(' ')}`,
  ...more,
});
const names = (people: readonly Listable[]): string[] => people.map((one) => one.preferredName);
const everything = { state: 'everyone' as const, needs: [], agencyId: null };

describe('order', () => {
  test('accents and capitals do not move a name, and equal names follow their reference', () => {
    const people = [
      person('Zoë', { reference: 'C-0002' }),
      person('zoe', { reference: 'C-0001' }),
      person('Łukasz'),
      person('Ångela'),
    ];
    expect(names(inOrder(people, { by: 'name', descending: false }))).toEqual(['Ångela', 'Łukasz', 'zoe', 'Zoë']);
  });

  test('who never joined stands last whichever way the list runs', () => {
    const people = [
      person('No'),
      person('Early', { joinedOn: '2018-01-02' }),
      person('Late', { joinedOn: '2018-05-01' }),
    ];
    expect(names(inOrder(people, { by: 'cohort', descending: false }))).toEqual(['Early', 'Late', 'No']);
    expect(names(inOrder(people, { by: 'cohort', descending: true }))).toEqual(['Late', 'Early', 'No']);
  });

  test('who was reached longest ago comes first or last, who was never reached always last; leads stand by their names', () => {
    const people = [
      person('Never'),
      person('Long ago', { lastContactOn: '2018-01-02', lead: 'Östen' }),
      person('Lately', { lastContactOn: '2018-05-01', lead: 'Priyanka' }),
    ];
    const by = (order: 'last-contact' | 'lead', descending: boolean) =>
      names(inOrder(people, { by: order, descending }));
    expect(by('last-contact', false)).toEqual(['Long ago', 'Lately', 'Never']);
    expect(by('last-contact', true)).toEqual(['Lately', 'Long ago', 'Never']);
    expect(by('lead', false)).toEqual(['Long ago', 'Lately', 'Never']);
  });

  test('nobody is lost or doubled, and the order does not depend on how they came', () => {
    const some = fc.array(
      fc.record({
        preferredName: fc.string(),
        reference: fc.string(),
        joinedOn: fc.option(fc.constantFrom('2018-01-02', '2018-03-04')),
        needs: fc.uniqueArray(fc.constantFrom('homelessness', 'offending')),
      }),
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...listOrders), fc.boolean(), (given, by, descending) => {
        const people = given.map(({ preferredName, ...more }) => person(preferredName, more));
        const ordered = inOrder(people, { by, descending });
        expect(new Set(ordered)).toEqual(new Set(people));
        const told = (list: readonly Listable[]) =>
          list.map((one) => [one.preferredName.normalize('NFKD'), one.reference]);
        const again = inOrder(people.toReversed(), { by, descending });
        expect(told(again).map(([, reference]) => reference?.toLowerCase())).toEqual(
          told(ordered).map(([, reference]) => reference?.toLowerCase()),
        );
      }),
    );
  });
});

describe('finding', () => {
  const people = [person('Natasha'), person('Asha'), person('Tomos')];
  test('three letters find a name wherever they stand in it, and names that begin with them come first', () => {
    expect(names(foundBy(people, 'ash'))).toEqual(['Asha', 'Natasha']);
  });
  test('one and two letters begin a word', () => {
    expect(names(foundBy(people, 'as'))).toEqual(['Asha']);
    expect(names(foundBy(people, 't'))).toEqual(['Tomos']);
  });
  test('nothing typed is everyone', () => {
    expect(foundBy(people, '  ')).toBe(people);
  });
});

describe('narrowing', () => {
  const people = [
    person('In', { joinedOn: '2018-01-02', eligibility: 'meets', needs: ['homelessness', 'offending'] }),
    person('Left', { joinedOn: '2018-01-02', leftOn: '2018-02-01', eligibility: 'at-risk', needs: ['offending'] }),
    person('Elsewhere', { agencyId: 'police', eligibility: 'does-not-meet', owed: true }),
  ];
  test.each([
    ['everyone', ['In', 'Left', 'Elsewhere']],
    ['in-cohort', ['In']],
    ['meets', ['In']],
    ['at-risk', ['Left']],
    ['does-not-meet', ['Elsewhere']],
    ['owed', ['Elsewhere']],
    ['left', ['Left']],
  ] as const)('%s', (state, expected) => {
    expect(names(narrowed(people, { ...everything, state }).people)).toEqual(expected);
  });
  test('all the needs have to be there, and the counts are of whom else is left', () => {
    const { people: shown, counts } = narrowed(people, { ...everything, state: 'left', needs: ['offending'] });
    expect(names(shown)).toEqual(['Left']);
    expect(counts).toEqual({
      everyone: 2,
      'in-cohort': 1,
      meets: 1,
      'at-risk': 1,
      'does-not-meet': 0,
      owed: 0,
      left: 1,
    });
  });
  test('every chip shows as many as it says', () => {
    const { counts } = narrowed(people, everything);
    for (const state of listStates)
      expect(narrowed(people, { ...everything, state }).people).toHaveLength(counts[state]);
  });
});
