import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
let periodId: string;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  periodId = open.periods.Y1Q4 ?? '';
  personId = (await open.call('people.add', { ...asha, reference: '' })).id;
});
afterEach(() => open.discard());

const arrests = (valueNumber: number) => ({
  ...{ personId, periodId, factCode: 'offending-arrests' },
  fact: { state: 'recorded' as const, valueCode: null, valueNumber },
});
const entry = () => ({ perspective: 'system' as const, periodId, question: 'Who?', finding: 'Nobody', evidence: null });
const close = () => open.call('programme.closePeriod', { periodId });
const standing = () => open.call('programme.periodStanding', { periodId });
const refused = async (name: string, input: object): Promise<unknown> => {
  const { code, field } = await open.refused(name, input);
  return [code, field];
};
const rows = (table: string) => open.session.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all();

describe('a closed period', () => {
  test('takes no value, no finding and no change of its days, and loses nothing', async () => {
    await open.call('outcomes.record', arrests(2));
    const { id: entryId } = await open.call('evaluation.add', entry());
    await close();
    const before = [rows('fact'), rows('frameworkEntry'), rows('period'), rows('assessment')];
    expect(await refused('outcomes.record', arrests(3))).toEqual(['period-closed', 'periodId']);
    expect(await refused('outcomes.record', { ...arrests(3), fact: null })).toEqual(['period-closed', 'periodId']);
    expect(await refused('evaluation.add', entry())).toEqual(['period-closed', 'periodId']);
    expect(await refused('evaluation.change', { ...entry(), entryId })).toEqual(['period-closed', 'entryId']);
    expect(await refused('evaluation.remove', { entryId })).toEqual(['period-closed', 'entryId']);
    const elsewhere = { ...entry(), periodId: open.periods.Y2Q1 };
    expect(await refused('evaluation.change', { ...elsewhere, entryId })).toEqual(['period-closed', 'entryId']);
    const rating = { periodId, sectionKey: 'audit-and-consistency', rating: 5 };
    expect((await open.refused('fidelity.rate', rating)).code).toBe('period-closed');
    const days = { code: 'Y1Q4', label: 'Winter', calendar: 'meam', firstDay: '2018-01-01', lastDay: '2018-03-30' };
    expect(await refused('programme.changePeriod', { ...days, note: null, periodId })).toEqual([
      'period-closed',
      'periodId',
    ]);
    expect([rows('fact'), rows('frameworkEntry'), rows('period'), rows('assessment')]).toEqual(before);
  });

  test('keeps out a result that would stand as its score', async () => {
    await open.call('instruments.setLicence', { family: 'wemwbs', reference: 'LIC-1' });
    await close();
    const result = {
      ...{ personId, resultId: null, instrument: 'swemwbs', doneOn: '2018-03-01', mode: 'self-completed' },
      ...{ completedBy: 'person', scores: [], sumAlone: 20, feedPeriodId: periodId },
    };
    expect(await refused('instruments.record', result)).toEqual(['period-closed', 'feedPeriodId']);
    await open.call('instruments.record', { ...result, completedBy: 'person', feedPeriodId: null });
  });

  test('cannot be changed by taking something back either, whichever way', async () => {
    const first = await open.call('outcomes.record', arrests(2));
    const changed = await open.call('outcomes.record', arrests(3));
    const removed = await open.call('evaluation.remove', { entryId: (await open.call('evaluation.add', entry())).id });
    await close();
    const before = [rows('fact'), rows('frameworkEntry')];
    for (const { transactionId } of [changed, first, removed]) {
      const { code } = await open.refused('history.undo', { transactionId });
      expect(['period-closed', 'undo-overtaken']).toContain(code);
    }
    expect((await open.refused('history.undo', { transactionId: changed.transactionId })).code).toBe('period-closed');
    expect((await open.refused('history.undo', { transactionId: removed.transactionId })).code).toBe('period-closed');
    expect([rows('fact'), rows('frameworkEntry')]).toEqual(before);
  });

  test('shows that it is closed, and others stay open', async () => {
    await close();
    const { periods } = await open.call('programme.periods', {});
    expect(periods.map(({ code, closedOn }) => [code, closedOn])).toEqual([
      ['Y1Q4', '2018-04-03'],
      ['Y2Q1', null],
    ]);
    await open.call('outcomes.record', { ...arrests(1), periodId: open.periods.Y2Q1 ?? '' });
  });
});

describe('opening a period again', () => {
  test('keeps who, when and why, says what rests on it, and lets it be written again', async () => {
    await open.call('outcomes.record', arrests(2));
    await open.call('returns.export', { periodId, rule: 'nhs-2018', folder: open.folder });
    await close();
    const files = rows('returnExport');
    open.clock.now = Date.parse('2018-04-20T12:00:00Z');
    const { issued } = await open.call('programme.reopenPeriod', { periodId, because: ' A count came late ' });
    expect(issued).toEqual([{ what: 'return', on: '2018-04-03' }]);
    await open.call('outcomes.record', arrests(4));
    // What was issued is a copy of its own.
    expect(rows('returnExport')).toEqual(files);
    const { closings } = await standing();
    expect(closings).toEqual([
      {
        ...{ closedOn: '2018-04-03', closedBy: 'Robin Ellery', reopenedOn: '2018-04-20', reopenedBy: 'Robin Ellery' },
        ...{ reopenedBecause: 'A count came late', restedOn: 'a return of 2018-04-03' },
      },
    ]);
    await close();
    expect((await standing()).closings.map(({ reopenedOn }) => reopenedOn)).toEqual([null, '2018-04-20']);
  });

  test.each([
    ['programme.reopenPeriod', { because: ' ' }, 'text-missing', 'because'],
    ['programme.reopenPeriod', { because: 'x'.repeat(601) }, 'text-too-long', 'because'],
    ['programme.closePeriod', {}, 'period-closed-already', 'periodId'],
  ])('%s with %o is refused', async (name, given, code, field) => {
    await close();
    expect(await refused(name, { periodId, ...given })).toEqual([code, field]);
  });

  test('is refused of one that is open, as is closing one that is not over', async () => {
    expect(await refused('programme.reopenPeriod', { periodId, because: 'Why not' })).toEqual([
      'period-not-closed',
      'periodId',
    ]);
    expect(await refused('programme.closePeriod', { periodId: open.periods.Y2Q1 })).toEqual([
      'period-not-over',
      'periodId',
    ]);
    const nowhere = { periodId: '00000000-0000-7000-8000-000000000000' };
    expect(await refused('programme.closePeriod', nowhere)).toEqual(['not-found', 'periodId']);
  });

  test('is for whoever acts for the partnership', async () => {
    open = await open.reopen({ roles: ['caseworker'] });
    expect((await open.refused('programme.closePeriod', { periodId })).code).toBe('not-allowed');
  });
});

test('a period is looked at with the three before it and with its year', async () => {
  const { lastFour, yearToDate } = await open.call('programme.periodStanding', { periodId: open.periods.Y2Q1 ?? '' });
  expect(lastFour).toMatchObject({ codes: ['Y1Q4', 'Y2Q1'], firstDay: '2018-01-01', missingDays: 0 });
  expect(yearToDate).toMatchObject({ codes: ['Y2Q1'], firstDay: '2018-04-01' });
});
