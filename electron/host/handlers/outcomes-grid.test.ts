import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { moveInput } from '../testing/contacts-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

type Cell = InputOf<'outcomes.record'>;

let open: TestHost;
let [first, second]: [string, string] = ['', ''];
let [periodId, later]: [string, string] = ['', ''];
beforeEach(async () => {
  open = await openTestHost();
  first = (await open.call('people.add', { ...asha, reference: 'A-1' })).id;
  second = (await open.call('people.add', { ...asha, reference: 'A-2', joinedOn: '2018-03-20' })).id;
  [periodId, later] = [open.periods.Y1Q4 ?? '', open.periods.Y2Q1 ?? ''];
});
afterEach(() => open.discard());

const number = (valueNumber: number) => ({ state: 'recorded' as const, valueCode: null, valueNumber });
const coded = (valueCode: string) => ({ state: 'recorded' as const, valueCode, valueNumber: null });
const cell = (personId: string, factCode: string, fact: Cell['fact'], of: string | null = periodId): Cell => ({
  ...{ personId, periodId: of, factCode, fact },
});
const rows = async (input: Partial<InputOf<'outcomes.grid'>> = {}) =>
  (await open.call('outcomes.grid', { periodId, ...input })).rows;
const row = async (personId: string, input: Partial<InputOf<'outcomes.grid'>> = {}) =>
  (await rows(input)).find((one) => one.personId === personId);
const stored = () => open.session.raw.prepare('SELECT * FROM fact ORDER BY id').all();

describe('a block of cells', () => {
  test('is recorded in one step, and taken back in one', async () => {
    await open.call('outcomes.record', cell(first, 'offending-arrests', number(1)));
    const before = stored();
    const { transactionId } = await open.call('outcomes.recordMany', {
      cells: [
        cell(first, 'offending-arrests', number(4)),
        cell(second, 'offending-arrests', number(0)),
        cell(second, 'eet-status', coded('looking')),
        cell(first, 'wellbeing-score', { state: 'declined', valueCode: null, valueNumber: null }),
      ],
    });
    expect((await row(second))?.facts.map(({ code }) => code).sort()).toEqual(['eet-status', 'offending-arrests']);
    expect((await row(first))?.facts).toContainEqual(
      expect.objectContaining({ code: 'offending-arrests', valueNumber: 4 }),
    );
    await open.call('history.undo', { transactionId });
    expect(stored()).toEqual(before);
  });

  test('is refused whole, and says of each cell why', async () => {
    const left = (await open.call('people.add', { preferredName: 'Tomos' })).id;
    const before = stored();
    const problem = await open.refused('outcomes.recordMany', {
      cells: [
        cell(first, 'offending-arrests', number(1)),
        cell(first, 'wellbeing-score', number(36)),
        cell(left, 'offending-arrests', number(1)),
        cell(second, 'housing-status', coded('palace')),
        cell(second, 'offending-prison-nights', number(13)),
        cell('00000000-0000-7000-8000-000000000000', 'offending-arrests', number(1)),
      ],
    });
    expect(problem).toMatchObject({ code: 'cells-refused', field: 'cells' });
    expect(problem.parts?.map(({ at, code }) => [at, code])).toEqual([
      [1, 'value-out-of-range'],
      [2, 'not-in-scope'],
      [3, 'unknown-code'],
      [4, 'nights-beyond-scope'],
      [5, 'not-found'],
    ]);
    expect(problem.parts?.every(({ message }) => message.length > 20)).toBe(true);
    expect(stored()).toEqual(before);
  });

  test('is refused where there is none in it', async () => {
    expect(await open.refused('outcomes.recordMany', { cells: [] })).toMatchObject({ code: 'value-missing' });
  });
});

test('nights in prison are at most the nights in scope', async () => {
  await open.call('outcomes.record', cell(second, 'offending-prison-nights', number(12)));
  const problem = await open.refused('outcomes.record', cell(second, 'offending-prison-nights', number(13)));
  expect(problem).toMatchObject({ code: 'nights-beyond-scope', field: 'fact.valueNumber' });
});

describe('a baseline', () => {
  test('is dated on the day of joining unless another is said, and its day can be changed', async () => {
    await open.call('outcomes.record', cell(first, 'eet-status', coded('looking'), null));
    expect(await row(first, { by: 'baseline' })).toMatchObject({
      periodId: null,
      takenOn: '2018-01-01',
      nights: null,
      facts: [{ code: 'eet-status', valueCode: 'looking' }],
    });
    // The quarter knows nothing of it.
    expect((await row(first))?.facts).toEqual([]);
    await open.call('outcomes.record', {
      ...cell(second, 'eet-status', coded('looking'), null),
      takenOn: '2018-04-02',
    });
    await open.call('outcomes.record', cell(second, 'offending-arrests', number(2), null));
    expect((await row(second, { by: 'baseline' }))?.takenOn).toBe('2018-04-02');
    await open.call('outcomes.dateBaseline', { personId: second, takenOn: '2018-03-25' });
    expect((await row(second, { by: 'baseline' }))?.takenOn).toBe('2018-03-25');
    const { baseline } = await open.call('outcomes.ofPerson', { personId: second });
    expect(baseline).toMatchObject({
      takenOn: '2018-03-25',
      facts: [{ code: 'eet-status' }, { code: 'offending-arrests' }],
    });
    const [days] = [new Set(stored().map((fact) => (fact as { takenOn: string | null }).takenOn))];
    expect([...days].sort()).toEqual(['2018-01-01', '2018-03-25']);
  });

  test.each([
    [null, '2018-04-04', 'date-in-future', 'takenOn'],
    [null, '2018-02-30', 'date-impossible', 'takenOn'],
    ['period', '2018-02-01', 'value-not-expected', 'takenOn'],
  ])('of %s on %s is refused', async (of, takenOn, code, field) => {
    const input = { ...cell(first, 'eet-status', coded('looking'), of === null ? null : periodId), takenOn };
    expect(await open.refused('outcomes.record', input)).toMatchObject({ code, field });
  });

  test('has no day while nothing of it is recorded, and nobody has one who never joined', async () => {
    const problem = await open.refused('outcomes.dateBaseline', { personId: first, takenOn: '2018-02-01' });
    expect(problem).toMatchObject({ code: 'baseline-empty', field: 'takenOn' });
    const never = (await open.call('people.add', { preferredName: 'Tomos' })).id;
    const input = cell(never, 'eet-status', coded('looking'), null);
    expect(await open.refused('outcomes.record', input)).toMatchObject({ code: 'not-in-scope' });
  });
});

describe('by quarter since joining', () => {
  test('each person stands in the period that holds most of that quarter', async () => {
    expect(await row(first)).toMatchObject({ sinceJoining: 1 });
    // Twelve nights of a first quarter are too few: it is the one after.
    expect(await row(second)).toMatchObject({ sinceJoining: null });
    const firstQuarter = await rows({ by: 'since-joining', quarter: 1 });
    expect(firstQuarter.map(({ reference, periodCode }) => [reference, periodCode])).toEqual([
      ['A-1', 'Y1Q4'],
      ['A-2', 'Y2Q1'],
    ]);
    expect((await rows({ by: 'since-joining', quarter: 2 })).map(({ reference }) => reference)).toEqual(['A-1']);
    await open.call('outcomes.record', cell(second, 'offending-arrests', number(2), later));
    const found = await open.call('outcomes.grid', { periodId, by: 'since-joining', quarter: 1, only: [second] });
    expect(found.rows).toMatchObject([{ facts: [{ valueNumber: 2 }] }]);
    expect(found.completeness).toMatchObject({ inScope: 16, recorded: 1 });
  });
});

describe('what follows from moves', () => {
  test('is the nights, the housing on the last day and the nights in prison, as proposals', async () => {
    await open.call('contacts.addMove', { personId: first, ...moveInput({ fromOn: '2018-01-11', place: null }) });
    const custody = moveInput({ fromOn: '2018-03-01', housing: 'prison-or-custody', place: null });
    await open.call('contacts.addMove', { personId: first, ...custody });
    expect(await row(first)).toMatchObject({
      nights: { inScope: 90, notKnown: 10, categories: [{ nights: 49 }, { nights: 31 }] },
      likelyHousing: 'hostel-or-supported',
      proposals: [{ code: 'housing-status', valueCode: 'prison-or-custody' }],
    });
    await open.call('outcomes.fillNights', {
      personId: first,
      periodId,
      parts: [{ housing: 'sofa-surfing', nights: 10 }],
    });
    expect(await row(first)).toMatchObject({
      nights: { notKnown: 0 },
      likelyHousing: null,
      proposals: [{ code: 'housing-status' }, { code: 'offending-prison-nights', valueNumber: 31 }],
    });
    await open.call('outcomes.record', cell(first, 'housing-status', coded('hospital')));
    // What somebody recorded is not proposed over.
    expect((await row(first))?.proposals).toMatchObject([{ code: 'offending-prison-nights' }]);
    // Nothing is recorded of a proposal.
    expect((await row(first))?.facts).toHaveLength(1);
  });

  test('nights that do not add up are refused, and what fills them is undone in one step', async () => {
    await open.call('contacts.addMove', { personId: first, ...moveInput({ fromOn: '2018-01-11', place: null }) });
    const fill = (nights: number) => ({ personId: first, periodId, parts: [{ housing: 'sofa-surfing', nights }] });
    expect(await open.refused('outcomes.fillNights', fill(11))).toMatchObject({ code: 'nights-do-not-add-up' });
    const { transactionId } = await open.call('outcomes.fillNights', fill(4));
    expect((await row(first))?.nights).toMatchObject({
      notKnown: 6,
      inScope: 90,
      categories: [
        { code: 'hostel-or-supported', nights: 80 },
        { code: 'sofa-surfing', nights: 4, estimated: 4 },
      ],
    });
    await open.call('history.undo', { transactionId });
    expect((await row(first))?.nights).toMatchObject({ notKnown: 10 });
    await open.call('outcomes.fillNights', { personId: first, periodId, parts: [] });
    expect((await row(first))?.nights).toMatchObject({ notKnown: 10 });
    const again = { personId: first, periodId, parts: [] };
    expect(await open.refused('outcomes.fillNights', again)).toMatchObject({ code: 'nights-all-known' });
    const unknown = { personId: first, periodId, parts: [{ housing: 'palace', nights: 1 }] };
    expect(await open.refused('outcomes.fillNights', unknown)).toMatchObject({
      code: 'unknown-code',
      field: 'housing',
    });
  });

  test('a refuge changes nothing in the grid, whoever looks', async () => {
    const temporary = moveInput({ fromOn: '2018-01-01', housing: 'temporary-accommodation', place: null });
    await open.call('contacts.addMove', { personId: first, ...temporary });
    await open.call('outcomes.record', cell(first, 'housing-status', coded('temporary-accommodation')));
    const plain = await row(first);
    const refuge = moveInput({ fromOn: '2018-02-01', housing: 'refuge', place: null, certainty: 'estimated' });
    await open.call('contacts.addMove', { personId: first, ...refuge });
    await open.call('outcomes.record', cell(first, 'housing-status', coded('refuge')));
    expect(await row(first)).toEqual(plain);
    for (const by of ['period', 'baseline', 'since-joining'] as const)
      expect(JSON.stringify(await rows({ by }))).not.toContain('refuge');
    expect(JSON.stringify(await open.call('outcomes.grid', { periodId }))).not.toContain('refuge');
    expect((await row(first, { by: 'baseline' }))?.proposals).toMatchObject([{ valueCode: 'temporary-accommodation' }]);
  });
});

describe('carrying forward', () => {
  const carry = (factCodes = ['eet-status', 'offending-arrests', 'wellbeing-score', 'housing-status']) => ({
    periodId: later,
    personIds: [first, second],
    factCodes,
  });

  test('takes statuses into empty cells, marked, and neither counts nor scores', async () => {
    await open.call('outcomes.recordMany', {
      cells: [
        cell(first, 'eet-status', { ...coded('looking'), source: 'person' }),
        cell(second, 'eet-status', coded('retired')),
        cell(second, 'eet-status', coded('volunteering'), later),
        cell(first, 'offending-arrests', number(2)),
        cell(first, 'wellbeing-score', number(21.54)),
        cell(first, 'substance-status', { state: 'declined', valueCode: null, valueNumber: null }),
      ],
    });
    const { carried, transactionId } = await open.call('outcomes.carryForward', carry());
    expect(carried).toBe(1);
    expect((await row(first, { periodId: later }))?.facts).toEqual([
      { code: 'eet-status', ...coded('looking'), source: 'carried-forward', mode: null },
    ]);
    expect((await row(second, { periodId: later }))?.facts).toMatchObject([
      { valueCode: 'volunteering', source: null },
    ]);
    expect(await open.refused('outcomes.carryForward', carry())).toMatchObject({ code: 'nothing-to-carry' });
    await open.call('history.undo', { transactionId });
    expect((await row(first, { periodId: later }))?.facts).toEqual([]);
  });

  test('leaves to moves what follows from them, and a refuge is carried as what everybody sees', async () => {
    await open.call('outcomes.recordMany', {
      cells: [cell(first, 'housing-status', coded('refuge')), cell(second, 'housing-status', coded('refuge'))],
    });
    const hospital = moveInput({ fromOn: '2018-03-25', housing: 'hospital', place: null });
    await open.call('contacts.addMove', { personId: second, ...hospital });
    expect(await open.call('outcomes.carryForward', carry())).toMatchObject({ carried: 1 });
    expect((await row(first, { periodId: later }))?.facts).toMatchObject([{ valueCode: 'temporary-accommodation' }]);
    expect((await row(second, { periodId: later }))?.facts).toEqual([]);
    const { periods } = await open.call('outcomes.ofPerson', { personId: first });
    const known = periods.find((one) => one.periodId === later)?.facts;
    // Whoever holds the key is not told either that it still is one: nobody has said so.
    expect(known).toMatchObject([{ valueCode: 'temporary-accommodation' }]);
  });
});
