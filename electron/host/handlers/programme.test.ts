import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const summer = {
  code: 'Y2Q2',
  label: 'July to September 2018',
  calendar: 'meam',
  firstDay: '2018-07-01',
  lastDay: '2018-09-30',
  note: null,
};
const refused = async (given: object, name = 'programme.addPeriod'): Promise<unknown> => {
  const problem = await open.refused(name, { ...summer, ...given });
  return [problem.code, problem.field];
};
const periods = async () => (await open.call('programme.periods', {})).periods;

test('a period is added, found in the order of its days, changed, and taken back', async () => {
  const { id } = await open.call('programme.addPeriod', { ...summer, note: ' Agreed in June ' });
  const { id: year } = await open.call('programme.addPeriod', {
    ...summer,
    calendar: 'financial',
    code: '2018/19',
    firstDay: '2018-04-01',
    lastDay: '2019-03-31',
  });
  expect((await periods()).map((period) => [period.code, period.calendar])).toEqual([
    ['Y1Q4', 'meam'],
    ['2018/19', 'financial'],
    ['Y2Q1', 'meam'],
    ['Y2Q2', 'meam'],
  ]);
  expect((await periods()).find((period) => period.id === id)?.note).toBe('Agreed in June');
  const same = await open.call('programme.changePeriod', { periodId: id, ...summer, label: 'Summer' });
  expect((await periods()).at(-1)).toEqual({ id, ...summer, label: 'Summer', closedOn: null });
  await open.call('history.undo', { transactionId: same.transactionId });
  expect((await periods()).at(-1)).toMatchObject({ label: 'July to September 2018', note: 'Agreed in June' });
  expect(year).not.toBe(id);
});

test.each([
  [{ firstDay: '2018-09-30', lastDay: '2018-07-01' }, 'date-order', 'lastDay'],
  [{ lastDay: '2018-09-31' }, 'date-impossible', 'lastDay'],
  [{ firstDay: '2018-02-29' }, 'date-impossible', 'firstDay'],
  [{ firstDay: '1 July 2018' }, 'date-impossible', 'firstDay'],
  [{ firstDay: '2018-06-30' }, 'period-overlaps', 'firstDay'],
  [{ firstDay: '2017-01-01' }, 'period-overlaps', 'firstDay'],
  [{ firstDay: '2018-05-01', lastDay: '2018-05-01' }, 'period-overlaps', 'firstDay'],
  [{ code: 'Y1Q4' }, 'period-code-taken', 'code'],
  [{ code: ' Y1Q4 ' }, 'period-code-taken', 'code'],
  [{ code: '' }, 'text-missing', 'code'],
  [{ code: '../x' }, 'bad-input', 'code'],
  [{ code: 'x'.repeat(21) }, 'text-too-long', 'code'],
  [{ label: 'Sum\u0000mer' }, 'control-characters', 'label'],
  [{ label: 'x'.repeat(121) }, 'text-too-long', 'label'],
  [{ calendar: 'lunar' }, 'unknown-code', 'calendar'],
  [{ calendar: '__proto__' }, 'unknown-code', 'calendar'],
])('a period that cannot be is refused beside the field: %o', async (given, code, field) => {
  const before = await periods();
  expect(await refused(given)).toEqual([code, field]);
  const { id } = await open.call('programme.addPeriod', {
    ...summer,
    code: 'Later',
    firstDay: '2019-07-01',
    lastDay: '2019-09-30',
  });
  expect(await refused({ ...given, periodId: id }, 'programme.changePeriod')).toEqual([code, field]);
  expect((await periods()).filter((period) => period.id !== id)).toEqual(before);
});

test('the same days are free in another calendar, but not a code that would be taken for another', async () => {
  const board = { ...summer, calendar: 'board', firstDay: '2018-01-01', lastDay: '2018-03-31' };
  for (const code of ['Y1Q4', 'y1q4', 'Y1 Q4', 'Y1-Q4']) {
    expect(await refused({ ...board, code })).toEqual(['period-code-taken', 'code']);
  }
  const { id } = await open.call('programme.addPeriod', { ...board, code: 'Board 1' });
  expect((await periods()).filter((period) => period.firstDay === '2018-01-01').map((period) => period.id)).toContain(
    id,
  );
});

test('a period that is gone cannot be changed', async () => {
  const absent = { periodId: '00000000-0000-7000-8000-000000000000' };
  expect(await refused(absent, 'programme.changePeriod')).toEqual(['not-found', 'periodId']);
});

test.each([
  ['2018-04-03', 'Y2Q1'],
  ['2018-03-31', 'Y1Q4'],
  ['2030-01-01', 'Y2Q1'],
  ['1999-01-01', 'Y1Q4'],
])('on %s the current period is %s', async (today, code) => {
  open.clock.now = Date.parse(`${today}T12:00:00Z`);
  expect((await open.call('programme.periods', {})).currentId).toBe(open.periods[code]);
});

test('reference data puts words to every code that a screen can meet', async () => {
  const { values, factDefinitions, needs, cohorts, agencies } = await open.call('programme.reference', {});
  const lists = new Set(values.map((value) => value.list));
  const used = factDefinitions.flatMap((fact) => (fact.list === null ? [] : [fact.list]));
  expect(used.filter((list) => !lists.has(list))).toEqual([]);
  expect(values.filter((value) => value.label.trim() === '')).toEqual([]);
  expect(needs.filter((need) => need.core)).toHaveLength(5);
  expect(cohorts).toMatchObject([{ code: 'meam', definitionLabel: 'Two or more of five needs' }]);
  expect(agencies).toMatchObject([{ name: 'Midshire Council' }]);
});
