import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { valueStates } from '../../../domain/outcomes/values.ts';
import { isRefusalCode } from '../../../domain/refusal.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

type Fact = Exclude<InputOf<'outcomes.record'>['fact'], null>;

let open: TestHost;
let periodId: string;
let personId: string;
beforeAll(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
});
beforeEach(async () => {
  personId = (await open.call('people.add', { ...asha, reference: '' })).id;
});
afterAll(() => open.discard());

const coded = (valueCode: string): Fact => ({ state: 'recorded', valueCode, valueNumber: null });
const number = (valueNumber: number): Fact => ({ state: 'recorded', valueCode: null, valueNumber });
const without = (state: Fact['state']): Fact => ({ state, valueCode: null, valueNumber: null });
const record = (factCode: string, fact: Fact | null) =>
  open.call('outcomes.record', { personId, periodId, factCode, fact });
const refused = async (given: object): Promise<unknown> => {
  const usual = { personId, periodId, factCode: 'offending-arrests', fact: number(0) };
  const problem = await open.refused('outcomes.record', { ...usual, ...given });
  return [problem.code, problem.field];
};
const ofPerson = async () =>
  (await open.call('outcomes.ofPerson', { personId })).periods.find((one) => one.periodId === periodId);
const grid = () => open.call('outcomes.grid', { periodId });
const row = async () => (await grid()).rows.find((one) => one.personId === personId);

describe('a value', () => {
  test.each([
    ['housing-status', coded('rough-sleeping')],
    ['offending-arrests', number(0)],
    ['offending-arrests', number(100)],
    ['substance-days-used', number(28)],
    ['wellbeing-score', number(7)],
    ['wellbeing-score', number(21.54)],
    ['wellbeing-score', number(35)],
  ])('%s is read back as it was recorded: %o', async (factCode, fact) => {
    await record(factCode, { ...fact, source: 'person', mode: 'self-completed' });
    const shown = [{ code: factCode, ...fact, source: 'person', mode: 'self-completed' }];
    expect((await ofPerson())?.facts).toEqual(shown);
    expect((await row())?.facts).toEqual(shown);
  });

  test.each(valueStates.filter((state) => state !== 'recorded'))('may be missing for the reason %s', async (state) => {
    await record('wellbeing-score', number(20));
    await record('wellbeing-score', without(state));
    expect((await ofPerson())?.facts).toMatchObject([{ state, valueCode: null, valueNumber: null }]);
  });

  test('zero is recorded, and blank is not zero', async () => {
    await record('offending-arrests', number(0));
    const { completeness } = await grid();
    expect((await row())?.facts).toMatchObject([{ code: 'offending-arrests', state: 'recorded', valueNumber: 0 }]);
    await record('offending-arrests', null);
    expect((await row())?.facts).toEqual([]);
    const after = (await grid()).completeness;
    expect([completeness.recorded - after.recorded, after.missing - completeness.missing]).toEqual([1, 1]);
    // Taking back what was never entered is no mistake, and changes nothing.
    await record('offending-arrests', null);
    expect((await grid()).completeness).toEqual(after);
  });

  test.each([
    [{ fact: number(-1) }, 'value-out-of-range', 'fact.valueNumber'],
    [{ fact: number(101) }, 'value-out-of-range', 'fact.valueNumber'],
    [{ fact: number(1.5) }, 'value-not-whole', 'fact.valueNumber'],
    [{ fact: number(1e308) }, 'value-out-of-range', 'fact.valueNumber'],
    [{ fact: number(Number.NaN) }, 'bad-input', 'fact.valueNumber'],
    [{ fact: { ...number(0), valueNumber: '0' } }, 'bad-input', 'fact.valueNumber'],
    [{ fact: without('recorded') }, 'value-missing', 'fact.valueNumber'],
    [{ fact: coded('rough-sleeping') }, 'value-not-expected', 'fact.valueCode'],
    [{ fact: { ...number(0), state: 'declined' } }, 'value-not-expected', 'fact.valueNumber'],
    [{ fact: { ...coded('rough-sleeping'), state: 'not-known' } }, 'value-not-expected', 'fact.valueCode'],
    [{ fact: { ...number(0), state: 'blank' } }, 'bad-input', 'fact.state'],
    [{ factCode: 'wellbeing-score', fact: number(6.99) }, 'value-out-of-range', 'fact.valueNumber'],
    [{ factCode: 'wellbeing-score', fact: number(35.01) }, 'value-out-of-range', 'fact.valueNumber'],
    [{ factCode: 'housing-status', fact: without('recorded') }, 'value-missing', 'fact.valueCode'],
    [{ factCode: 'housing-status', fact: coded('palace') }, 'unknown-code', 'fact.valueCode'],
    [{ factCode: 'housing-status', fact: coded('female') }, 'unknown-code', 'fact.valueCode'],
    [{ factCode: 'housing-status', fact: number(1) }, 'value-not-expected', 'fact.valueNumber'],
    [
      { factCode: 'housing-status', fact: { ...coded('hospital'), valueNumber: 1 } },
      'value-not-expected',
      'fact.valueNumber',
    ],
    [{ factCode: 'boredom' }, 'unknown-code', 'factCode'],
    [{ factCode: 'constructor' }, 'unknown-code', 'factCode'],
    [{ fact: { ...number(0), source: 'rumour' } }, 'unknown-code', 'fact.source'],
    [{ fact: { ...number(0), mode: 'person' } }, 'unknown-code', 'fact.mode'],
    [{ personId: '00000000-0000-7000-8000-000000000000' }, 'not-found', 'personId'],
    [{ periodId: '00000000-0000-7000-8000-000000000000' }, 'not-found', 'periodId'],
  ])('that does not fit is refused beside the field: %o', async (given, code, field) => {
    await record('offending-arrests', number(2));
    const before = open.session.raw.prepare('SELECT * FROM fact').all();
    expect(await refused(given)).toEqual([code, field]);
    expect(open.session.raw.prepare('SELECT * FROM fact').all()).toEqual(before);
  });

  test('of any shape is refused with a known code, or read back as it was given', async () => {
    const codes = ['housing-status', 'offending-arrests', 'wellbeing-score', 'eet-status', 'boredom'];
    const values = ['rough-sleeping', 'refuge', 'full-time-work', 'nonsense'];
    const given = fc.record({
      factCode: fc.constantFrom(...codes),
      fact: fc.record({
        state: fc.constantFrom(...valueStates),
        valueCode: fc.option(fc.constantFrom(...values)),
        valueNumber: fc.option(fc.oneof(fc.integer({ min: -2, max: 110 }), fc.double({ noNaN: true }))),
      }),
    });
    await fc.assert(
      fc.asyncProperty(given, async ({ factCode, fact }) => {
        const before = (await ofPerson())?.facts;
        const input = { personId, periodId, factCode, fact };
        const reply = await open.host.dispatch('outcomes.record', input, { window: 'main' });
        const after = (await ofPerson())?.facts ?? [];
        if (!reply.ok) {
          expect(isRefusalCode(reply.error.code) && reply.error.code !== 'internal').toBe(true);
          expect(after).toEqual(before);
          return;
        }
        // A negative zero is a zero.
        const kept = { ...fact, valueNumber: fact.valueNumber === 0 ? 0 : fact.valueNumber };
        expect(after.find((one) => one.code === factCode)).toMatchObject(kept);
      }),
      { numRuns: 150 },
    );
  });
});

describe('who is in scope', () => {
  test('is everyone with a night in the period, once; nothing can be recorded for others', async () => {
    const [membership] = (await open.call('people.open', { personId })).memberships;
    const leave = {
      personId,
      membershipId: membership?.id ?? '',
      destination: 'moved-away',
      because: 'Nearer to family',
    };
    await record('offending-arrests', number(1));
    await open.call('people.leave', { ...leave, leftOn: '2018-01-02' });
    expect(await row()).toMatchObject({ joinedOn: '2018-01-01', leftOn: '2018-01-02' });
    await open.call('people.leave', { ...leave, leftOn: '2018-01-01' });
    expect(await row()).toBeUndefined();
    expect(await refused({})).toEqual(['not-in-scope', 'periodId']);
    expect(await refused({ periodId: open.periods.Y2Q1 })).toEqual(['not-in-scope', 'periodId']);
    expect(await ofPerson()).toMatchObject({ inScope: false, facts: [{ code: 'offending-arrests' }] });
    // What was entered while they were in scope can still be taken back.
    await record('offending-arrests', null);
    expect((await ofPerson())?.facts).toEqual([]);
    const cohortId = membership?.cohortId ?? '';
    for (const [joinedOn, leftOn] of [
      ['2018-01-05', '2018-01-09'],
      ['2018-03-31', '2018-04-03'],
    ] as const) {
      const { id } = await open.call('people.join', { personId, cohortId, joinedOn });
      await open.call('people.leave', { ...leave, membershipId: id, leftOn });
    }
    expect((await grid()).rows.filter((one) => one.personId === personId)).toHaveLength(1);
  });
});

describe('a refuge', () => {
  test('shows as temporary accommodation in the grid, and on the person’s own page as itself', async () => {
    await record('housing-status', coded('temporary-accommodation'));
    const plain = await row();
    await record('housing-status', coded('refuge'));
    expect(await row()).toEqual(plain);
    expect(JSON.stringify(await grid())).not.toContain('refuge');
    expect((await ofPerson())?.facts).toMatchObject([{ valueCode: 'refuge' }]);
  });

  test('stays folded for a period in which the value held, after the list has changed', async () => {
    await record('housing-status', coded('refuge'));
    open.session.raw.exec("UPDATE referenceValue SET validTo = '2018-03-31' WHERE code = 'refuge'");
    expect((await row())?.facts).toMatchObject([{ valueCode: 'temporary-accommodation' }]);
    open.session.raw.exec("UPDATE referenceValue SET validTo = NULL WHERE code = 'refuge'");
  });
});

test('completeness counts the required facts of those in scope, and each once', async () => {
  const fresh = await openTestHost();
  const add = async (reference: string) => (await fresh.call('people.add', { ...asha, reference })).id;
  const [one, two] = [await add('A-1'), await add('A-2')];
  const period = fresh.periods.Y1Q4 ?? '';
  const put = (person: string, factCode: string, fact: Fact) =>
    fresh.call('outcomes.record', { personId: person, periodId: period, factCode, fact });
  const required = (await fresh.call('programme.reference', {})).factDefinitions.filter((fact) => fact.required);
  expect(required).toHaveLength(8);
  await put(one, 'housing-status', coded('hospital'));
  await put(one, 'offending-arrests', number(0));
  await put(one, 'wellbeing-score', without('declined'));
  await put(two, 'eet-status', without('not-supplied'));
  // Not required, so not counted.
  await put(two, 'substance-days-used', number(3));
  expect((await fresh.call('outcomes.grid', { periodId: period })).completeness).toEqual({
    inScope: 16,
    recorded: 2,
    unavailable: 2,
    missing: 12,
    percentRecorded: 13,
    sentence: '2 of 16 values are in (13 %). 2 are unavailable, with a reason; 12 are still missing.',
  });
  await fresh.discard();
});
