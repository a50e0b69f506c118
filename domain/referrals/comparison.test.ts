import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalityStates } from '../people/coded-facts.ts';
import {
  type Counted,
  compareGroups,
  countContacts,
  countPeriod,
  groupOfFact,
  groupsOfFact,
  notStatedGroup,
  waitedOn,
} from './comparison.ts';

const span = { firstDay: '2018-01-01', lastDay: '2018-03-31' };
const row = (personId: string | null, given: Partial<Counted> = {}): Counted => ({
  personId,
  beganAs: 'referral',
  happenedOn: '2018-02-01',
  acceptedOn: '2018-02-10',
  decisions: [],
  ...given,
});
const decided = (decision: 'taken-on' | 'not-taken-on' | 'deferred', decidedOn: string, hasAdvice = false) => ({
  decisions: [{ decision, decidedOn, hasAdvice }],
});
const count = (rows: readonly Counted[]) =>
  Object.fromEntries(countPeriod(rows, span).map(({ thing, referrals, people }) => [thing, [referrals, people]]));

describe('the counts of a period', () => {
  test('count referrals, and the people beside them', () => {
    const rows = [
      row('a'),
      row('a', { happenedOn: '2018-03-01' }),
      row('b', decided('taken-on', '2018-03-15')),
      row('c', decided('not-taken-on', '2018-03-16', true)),
      row('d', decided('deferred', '2018-03-17')),
      row('e', { happenedOn: '2017-12-31', acceptedOn: '2018-01-02' }),
      row('f', { ...decided('taken-on', '2018-04-01') }),
      row(null, { beganAs: 'contact', acceptedOn: null }),
    ];
    expect(count(rows)).toEqual({
      referred: [6, 5],
      // Two of one person, the one put off, the one of last year and the one decided after the period.
      waiting: [5, 4],
      'taken-on': [1, 1],
      'not-taken-on': [1, 1],
      advice: [1, 1],
      deferred: [1, 1],
    });
  });

  test('have whoever was put off wait until another decision', () => {
    const put = row('a', {
      decisions: [
        { decision: 'deferred', decidedOn: '2018-03-01', hasAdvice: false },
        { decision: 'taken-on', decidedOn: '2018-04-10', hasAdvice: false },
      ],
    });
    expect(waitedOn(put, '2018-02-09')).toBe(false);
    expect(waitedOn(put, '2018-02-10')).toBe(true);
    expect(waitedOn(put, '2018-04-09')).toBe(true);
    expect(waitedOn(put, '2018-04-10')).toBe(false);
    expect(waitedOn(row(null), '2018-04-10')).toBe(false);
  });

  test('count first contacts apart, and how many of them are linked', () => {
    const contacts = [row(null, { beganAs: 'contact' }), row('a', { beganAs: 'contact' }), row('b')];
    expect(countContacts(contacts, span)).toEqual({ noted: 2, linked: 1 });
  });
});

describe('the comparison by a fact of equality', () => {
  const groups = [
    { code: 'female', label: 'Female' },
    { code: 'male', label: 'Male' },
    { code: 'another-term', label: 'Another term' },
    notStatedGroup,
  ];
  const many = (prefix: string, number: number, given: Partial<Counted> = {}) =>
    Array.from({ length: number }, (_, at) => row(`${prefix}${at}`, given));
  const sexOf = (id: string) => ({ f: 'female', m: 'male' })[id.charAt(0)] ?? 'not-stated';

  test('has a percentage on ten people and none on nine, each with what it is of', () => {
    const rows = [...many('f', 9), ...many('m', 9), row('m-on', decided('taken-on', '2018-03-15'))];
    const compared = compareGroups(rows, span, groups, sexOf);
    expect(compared).toEqual([
      { code: 'female', label: 'Female', referred: 9, waiting: 9, takenOn: 0, share: null },
      { code: 'male', label: 'Male', referred: 10, waiting: 9, takenOn: 1, share: { takenOn: 1, of: 10, percent: 10 } },
      { code: 'not-stated', label: 'Not stated', referred: 0, waiting: 0, takenOn: 0, share: null },
    ]);
  });

  test('has everybody of whom it is not stated as a group of their own', () => {
    const compared = compareGroups([...many('x', 3), row(null, { beganAs: 'contact' })], span, groups, sexOf);
    expect(compared).toEqual([
      { code: 'not-stated', label: 'Not stated', referred: 3, waiting: 3, takenOn: 0, share: null },
    ]);
  });

  test('has who was not asked, who declined, whose answer is not known and who is not shown apart from each other', () => {
    const rows = [
      ...many('n', 2),
      ...many('d', 11, decided('taken-on', '2018-03-15')),
      ...many('k', 1),
      ...many('h', 3),
      ...many('f', 4),
    ];
    const facts = {
      n: { value: null, state: 'not-asked' },
      d: { value: null, state: 'declined' },
      k: { value: null, state: 'not-known' },
      h: null,
      f: { value: 'female', state: 'recorded' },
    } as const;
    const of = (id: string) => groupOfFact(facts[id.charAt(0) as keyof typeof facts]);
    const told = (all: readonly Counted[]) =>
      compareGroups(all, span, groupsOfFact(groups.slice(0, 3)), of).map(({ label, referred, share }) => [
        label,
        referred,
        share?.percent ?? null,
      ]);
    expect(told(rows)).toEqual([
      ['Female', 4, null],
      ['Not known', 1, null],
      ['Declined to say', 11, 100],
      ['Not asked', 2, null],
      ['Not shown to you', 3, null],
    ]);
    // That nobody declined is said too.
    expect(told(rows.filter(({ personId }) => personId?.startsWith('f')))).toEqual([
      ['Female', 4, null],
      ['Not known', 0, null],
      ['Declined to say', 0, null],
      ['Not asked', 0, null],
    ]);
  });

  test('has everybody in one group of a fact, whatever its value and its state', () => {
    const fact = fc.option(
      fc.record({
        value: fc.option(fc.constantFrom('female', 'male', 'another-term')),
        state: fc.constantFrom(...equalityStates),
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.nat(30), on: fc.boolean() }), { maxLength: 60 }),
        fc.array(fact, { minLength: 31, maxLength: 31 }),
        (given, facts) => {
          const rows = given.map(({ at, on }) => row(String(at), on ? decided('taken-on', '2018-03-15') : {}));
          const compared = compareGroups(rows, span, groupsOfFact(groups.slice(0, 3)), (id) =>
            groupOfFact(facts[Number(id)] ?? null),
          );
          const total = countPeriod(rows, span).find(({ thing }) => thing === 'referred')?.people;
          expect(compared.reduce((sum, { referred }) => sum + referred, 0)).toBe(total);
          expect(new Set(compared.map(({ code }) => code)).size).toBe(compared.length);
          for (const { share, referred, takenOn } of compared) {
            expect(share === null).toBe(referred < 10);
            expect(takenOn).toBeLessThanOrEqual(referred);
          }
        },
      ),
    );
  });

  test('counts everybody once, and no percentage ever stands on fewer than ten', () => {
    const anyRow = fc.record({ id: fc.constantFrom('f', 'm', 'x'), at: fc.nat(30), on: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 60 }), (given) => {
        const rows = given.map(({ id, at, on }) => row(`${id}${at}`, on ? decided('taken-on', '2018-03-15') : {}));
        const compared = compareGroups(rows, span, groups, sexOf);
        const total = countPeriod(rows, span).find(({ thing }) => thing === 'referred')?.people;
        expect(compared.reduce((sum, { referred }) => sum + referred, 0)).toBe(total);
        for (const { share, referred } of compared) expect(share === null).toBe(referred < 10);
      }),
    );
  });
});
