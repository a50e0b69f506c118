import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { moveInput } from '../testing/contacts-input.ts';
import { hostelNight } from '../testing/costs-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
let people: string[];
let periodId: string;
beforeAll(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  people = [];
  for (let at = 0; at < 3; at += 1) people.push((await open.call('people.add', { ...asha, reference: '' })).id);
});
afterAll(() => open.discard());

const count = (personId: string | undefined, valueNumber: number, factCode = 'service-ae', period = periodId) =>
  open.call('outcomes.record', {
    ...{ personId: personId ?? '', periodId: period, factCode },
    fact: { state: 'recorded', valueCode: null, valueNumber },
  });
const looked = (input: Partial<InputOf<'costs.consequences'>> = {}) =>
  open.call('costs.consequences', { periodId, window: 'period', cohortId: null, ...input });
const line = async (service: string, input: Partial<InputOf<'costs.consequences'>> = {}) => {
  const { services, nights } = await looked(input);
  return [...services, ...nights].find((one) => one.service === service);
};

test('a register begins with services that are counted and examples of what they cost', async () => {
  const { unitCosts, services } = await open.call('costs.unitCosts', {});
  const ae = unitCosts.find(({ service }) => service === 'service-ae');
  expect(ae).toMatchObject({ amount: 11_400, low: 11_400, high: 13_800, priceYear: '2013-14', geography: 'England' });
  expect(services.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['service-court', 'nights-hostel-or-supported']),
  );
  expect(services.map(({ code }) => code)).not.toContain('nights-refuge');
});

describe('service use', () => {
  test.each([
    [-1, 'value-out-of-range'],
    [0.5, 'value-not-whole'],
    [201, 'value-out-of-range'],
  ])('a count of %f is refused beside its field', async (valueNumber, code) => {
    const problem = await open.refused('outcomes.record', {
      ...{ personId: people[0], periodId, factCode: 'service-ae' },
      fact: { state: 'recorded', valueCode: null, valueNumber },
    });
    expect([problem.code, problem.field]).toEqual([code, 'fact.valueNumber']);
  });

  test('is not required, so that its gaps count in no completeness', async () => {
    const before = (await open.call('outcomes.grid', { periodId })).completeness;
    await count(people[0], 3);
    expect((await open.call('outcomes.grid', { periodId })).completeness).toEqual(before);
  });
});

describe('costs and consequences', () => {
  test('are low, middle and high, with how many were counted of how many', async () => {
    await count(people[0], 3);
    await count(people[1], 0);
    expect(await line('service-ae')).toMatchObject({
      ...{ urgency: 'emergency', cost: { low: 34_200, mid: 34_200, high: 41_400 }, before: null },
      tally: { count: 3, people: 3, peopleCounted: 2, places: 3, recorded: 2, missing: 1, unavailable: 0 },
    });
    const { total, insideOnly, sentence, priceYears } = await looked();
    expect(total).toEqual({ low: 34_200, mid: 34_200, high: 41_400 });
    expect([insideOnly, priceYears]).toEqual([true, ['2013-14']]);
    expect(sentence).toContain('cost of accommodation often rises while things get better');
  });

  test('stand beside the time before, at the same unit cost, and name what has none', async () => {
    await count(people[0], 1, 'service-ae', open.periods.Y2Q1);
    await count(people[0], 2, 'service-court', open.periods.Y2Q1);
    const later = { periodId: open.periods.Y2Q1 ?? '' };
    expect(await line('service-ae', later)).toMatchObject({
      tally: { count: 1 },
      before: { count: 3 },
      costBefore: { mid: 34_200 },
    });
    const found = await looked(later);
    expect(found).toMatchObject({
      window: { codes: ['Y2Q1'] },
      before: { codes: ['Y1Q4'] },
      withoutCost: ['Court appearances'],
    });
    const year = await looked({ ...later, window: 'last-four' });
    expect(year.window.codes).toEqual(['Y1Q4', 'Y2Q1']);
    expect(year.services.find(({ service }) => service === 'service-ae')?.tally).toMatchObject({
      count: 4,
      places: 6,
      missing: 3,
    });
    expect((await looked({ ...later, window: 'year-to-date' })).window.codes).toEqual(['Y2Q1']);
  });

  test('count nights that follow from moves, and what they cost once somebody says so', async () => {
    const move = {
      personId: people[0] ?? '',
      fromOn: '2018-01-01',
      housing: 'hostel-or-supported',
      certainty: 'recorded' as const,
    };
    await open.call('contacts.addMove', { ...move, place: null, agencyId: null });
    const before = await line('nights-hostel-or-supported');
    expect(before).toMatchObject({
      cost: null,
      tally: { count: 90, people: 3, peopleCounted: 1, places: 270, missing: 180 },
    });
    await open.call('costs.addUnitCost', hostelNight);
    expect((await line('nights-hostel-or-supported'))?.cost).toEqual({ low: 270_000, mid: 405_000, high: 540_000 });
  });

  test('are of one cohort where one is chosen, and of no person', async () => {
    const { id: cohortId } = (await open.call('programme.reference', {})).cohorts[0] ?? { id: '' };
    expect((await looked({ cohortId })).people).toBe(3);
    const said = JSON.stringify(await looked());
    for (const personId of people) expect(said).not.toContain(personId);
    const unknown = await open.refused('costs.consequences', { periodId, window: 'period', cohortId: periodId });
    expect([unknown.code, unknown.field]).toEqual(['not-found', 'cohortId']);
  });

  test('have no year to date in a calendar without a year', async () => {
    const days = { firstDay: '2018-01-10', lastDay: '2018-03-10', note: null };
    const { id } = await open.call('programme.addPeriod', {
      ...days,
      code: 'B1',
      label: 'To March',
      calendar: 'board',
    });
    const problem = await open.refused('costs.consequences', { periodId: id, window: 'year-to-date', cohortId: null });
    expect([problem.code, problem.field]).toEqual(['calendar-without-year', 'window']);
  });
});

test.each([
  [{ low: 4600 }, 'cost-range-order', 'low'],
  [{ high: 4400 }, 'cost-range-order', 'high'],
  [{ amount: -1 }, 'cost-not-money', 'amount'],
  [{ amount: 45.5 }, 'cost-not-money', 'amount'],
  [{ source: ' ' }, 'cost-source-missing', 'source'],
  [{ source: undefined }, 'cost-source-missing', 'source'],
  [{ geography: '' }, 'cost-geography-missing', 'geography'],
  [{ priceYear: '' }, 'cost-price-year', 'priceYear'],
  [{ priceYear: 'last year' }, 'cost-price-year', 'priceYear'],
  [{ service: 'nights-refuge' }, 'unknown-code', 'service'],
  [{ service: 'housing-status' }, 'unknown-code', 'service'],
  [{ service: 'service-ae', validFrom: '2018-01-01' }, 'cost-version-taken', 'validFrom'],
])('a unit cost that cannot be is refused beside its field: %o', async (given, code, field) => {
  const before = await open.call('costs.unitCosts', {});
  const problem = await open.refused('costs.addUnitCost', { ...hostelNight, validFrom: '2018-02-01', ...given });
  expect([problem.code, problem.field]).toEqual([code, field]);
  expect(await open.call('costs.unitCosts', {})).toEqual(before);
});

test('a newer version counts from its day on and leaves the one before', async () => {
  await open.call('costs.addUnitCost', {
    ...{ ...hostelNight, service: 'service-ae', unit: 'attendance', validFrom: '2018-04-01', note: null },
    ...{ amount: 15_000, low: 12_000, high: 18_000 },
  });
  expect((await line('service-ae'))?.cost?.mid).toBe(34_200);
  expect((await line('service-ae', { periodId: open.periods.Y2Q1 ?? '' }))?.cost?.mid).toBe(15_000);
});

test('nights in a refuge are counted as what everybody sees of them', async () => {
  const before = (await line('nights-temporary-accommodation'))?.tally.count ?? 0;
  const stay = moveInput({ fromOn: '2018-02-01', housing: 'refuge', place: null, certainty: 'estimated' });
  await open.call('contacts.addMove', { personId: people[2] ?? '', ...stay });
  expect((await line('nights-temporary-accommodation'))?.tally.count).toBeGreaterThan(before);
  expect(JSON.stringify(await looked())).not.toContain('refuge');
});
