import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const entry = () => ({
  perspective: 'organisational' as const,
  periodId: open.periods.Y1Q4 ?? '',
  question: 'Who holds the key?',
  finding: 'Nobody, so three services each waited for the others.',
  evidence: 'Minutes of the forum',
});
const list = async () => (await open.call('evaluation.list', {})).entries;
const absent = '00000000-0000-7000-8000-000000000000';

test('an entry is found in the list with its period, newest first', async () => {
  const { id: first } = await open.call('evaluation.add', entry());
  const { id: second } = await open.call('evaluation.add', { ...entry(), perspective: 'system', evidence: ' ' });
  expect(await list()).toEqual([
    {
      ...entry(),
      id: second,
      perspective: 'system',
      evidence: null,
      periodCode: 'Y1Q4',
      changedAt: '2018-04-03T09:00:00.000Z',
    },
    { ...entry(), id: first, periodCode: 'Y1Q4', changedAt: '2018-04-03T09:00:00.000Z' },
  ]);
});

test('an entry is changed and removed, and each step is taken back and brought again', async () => {
  const { id: entryId } = await open.call('evaluation.add', entry());
  const before = await list();
  open.clock.now += 60_000;
  const later = { ...entry(), periodId: open.periods.Y2Q1 ?? '', finding: 'Three people do.' };
  const changed = await open.call('evaluation.change', { entryId, ...later });
  const after = await list();
  expect(after).toEqual([{ ...later, id: entryId, periodCode: 'Y2Q1', changedAt: '2018-04-03T09:01:00.000Z' }]);
  const undone = await open.call('history.undo', { transactionId: changed.transactionId });
  expect((await list()).map(({ changedAt: _, ...rest }) => rest)).toEqual(
    before.map(({ changedAt: _, ...rest }) => rest),
  );
  await open.call('history.undo', { transactionId: undone.transactionId });
  const removed = await open.call('evaluation.remove', { entryId });
  expect(await list()).toEqual([]);
  await open.call('history.undo', { transactionId: removed.transactionId });
  expect(await list()).toMatchObject([{ id: entryId, finding: 'Three people do.' }]);
});

test.each([
  [{ question: '' }, 'text-missing', 'question'],
  [{ question: 'x'.repeat(501) }, 'text-too-long', 'question'],
  [{ question: 'Who\nholds it?' }, 'control-characters', 'question'],
  [{ finding: ' \n ' }, 'text-missing', 'finding'],
  [{ finding: 'x'.repeat(8001) }, 'text-too-long', 'finding'],
  [{ evidence: 'x\u0000' }, 'control-characters', 'evidence'],
  [{ perspective: 'personal' }, 'bad-input', 'perspective'],
  [{ periodId: absent }, 'not-found', 'periodId'],
  [{ periodId: 'Y1Q4' }, 'bad-input', 'periodId'],
])('an entry that cannot be is refused beside the field: %o', async (given, code, field) => {
  const { id: entryId } = await open.call('evaluation.add', entry());
  const before = await list();
  for (const [name, input] of [
    ['evaluation.add', { ...entry(), ...given }],
    ['evaluation.change', { entryId, ...entry(), ...given }],
  ] as const) {
    const problem = await open.refused(name, input);
    expect([name, problem.code, problem.field]).toEqual([name, code, field]);
  }
  expect(await list()).toEqual(before);
});

test('an entry that is gone is neither changed nor removed', async () => {
  const { id: entryId } = await open.call('evaluation.add', entry());
  await open.call('evaluation.remove', { entryId });
  for (const [name, input] of [
    ['evaluation.change', { entryId, ...entry() }],
    ['evaluation.remove', { entryId }],
    ['evaluation.remove', { entryId: absent }],
  ] as const) {
    const problem = await open.refused(name, input);
    expect([name, problem.code, problem.field]).toEqual([name, 'not-found', 'entryId']);
  }
});
