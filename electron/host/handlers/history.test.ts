import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeTransaction } from '../../../db/write.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const undo = (transactionId: string) => open.call('history.undo', { transactionId });
const whyNotUndone = async (transactionId: string): Promise<string> =>
  (await open.refused('history.undo', { transactionId })).code;
const tables = [
  'agency',
  'userAccount',
  'userRole',
  'period',
  'cohort',
  'person',
  'need',
  'membership',
  'fact',
  'returnExport',
  'setting',
];
const stored = (): unknown =>
  tables.map((table) => open.session.raw.prepare(`SELECT * FROM ${table} ORDER BY id`).all());

describe('undo', () => {
  test('takes back somebody who was just added, and brings them back again whole', async () => {
    const before = stored();
    const added = await open.call('people.add', { ...asha, aliases: ['Zola'] });
    const person = await open.call('people.open', { personId: added.id });
    const undone = await undo(added.transactionId);
    expect(stored()).toEqual(before);
    expect((await open.call('people.search', { text: 'zol', limit: 5 })).people).toEqual([]);
    await undo(undone.transactionId);
    expect(await open.call('people.open', { personId: added.id })).toEqual(person);
    expect((await open.call('people.search', { text: 'zol', limit: 5 })).people).toHaveLength(1);
  });

  test('is refused once something else rests on it', async () => {
    const added = await open.call('people.add', asha);
    const recorded = await open.call('outcomes.record', {
      personId: added.id,
      periodId: open.periods.Y1Q4 ?? '',
      factCode: 'offending-arrests',
      fact: { state: 'recorded', valueCode: null, valueNumber: 0 },
    });
    const before = stored();
    expect(await whyNotUndone(added.transactionId)).toBe('undo-overtaken');
    expect(stored()).toEqual(before);
    await undo(recorded.transactionId);
    await undo(added.transactionId);
  });

  test('is refused once a field has been filled in that was empty when somebody was added', async () => {
    const added = await open.call('people.add', asha);
    const changed = await open.call('people.change', { personId: added.id, changes: { goal: 'A door' } });
    expect(await whyNotUndone(added.transactionId)).toBe('undo-overtaken');
    await undo(changed.transactionId);
    await undo(added.transactionId);
  });

  test('is refused when the value that it would bring back is somebody else’s by now', async () => {
    const { id } = await open.call('people.add', asha);
    const renamed = await open.call('people.change', { personId: id, changes: { reference: 'MS-2' } });
    await open.call('people.add', { preferredName: 'Noor', reference: 'ms-1' });
    expect(await whyNotUndone(renamed.transactionId)).toBe('undo-overtaken');
  });

  test('is refused when periods or memberships would overlap', async () => {
    const period = { calendar: 'meam', label: 'Spring', note: null, code: 'Y2Q1', firstDay: '2018-04-01' };
    const periodId = open.periods.Y2Q1 ?? '';
    const shortened = await open.call('programme.changePeriod', { ...period, periodId, lastDay: '2018-05-31' });
    await open.call('programme.addPeriod', { ...period, code: 'June', firstDay: '2018-06-01', lastDay: '2018-06-30' });
    expect(await whyNotUndone(shortened.transactionId)).toBe('undo-overtaken');
    const { id } = await open.call('people.add', asha);
    const [first] = (await open.call('people.open', { personId: id })).memberships;
    const about = { personId: id, membershipId: first?.id ?? '', cohortId: first?.cohortId ?? '' };
    const { cohortId, ...leave } = {
      ...about,
      leftOn: '2018-02-01',
      destination: 'moved-away',
      because: 'Nearer to family',
    };
    const left = await open.call('people.leave', leave);
    const joined = await open.call('people.join', { personId: id, cohortId, joinedOn: '2018-03-01' });
    expect(await whyNotUndone(left.transactionId)).toBe('undo-overtaken');
    await undo(joined.transactionId);
    await undo(left.transactionId);
  });

  test('never touches what the register itself stands on, nor the ledger of returns', async () => {
    const { changes } = await open.call('history.recent', { limit: 100 });
    const making = changes.at(-1)?.transactionId ?? '';
    const exported = await open.call('returns.export', {
      periodId: open.periods.Y1Q4 ?? '',
      rule: 'nhs-2018',
      folder: open.folder,
    });
    const before = stored();
    expect(await whyNotUndone(making)).toBe('undo-not-offered');
    expect(await whyNotUndone(exported.transactionId)).toBe('undo-not-offered');
    expect(stored()).toEqual(before);
  });

  test('of what somebody may not change is not allowed', async () => {
    const rated = await open.call('fidelity.rate', {
      periodId: open.periods.Y1Q4 ?? '',
      sectionKey: 'audit-and-consistency',
      rating: 3,
    });
    const added = await open.call('people.add', asha);
    open = await open.reopen({ roles: ['caseworker'] });
    expect(await whyNotUndone(rated.transactionId)).toBe('not-allowed');
    await undo(added.transactionId);
  });

  test('does not leave somebody who joined before they were born', async () => {
    const { id } = await open.call('people.add', { preferredName: 'Asha', birthDate: '2018-03' });
    const mended = await open.call('people.change', { personId: id, changes: { birthDate: '1980' } });
    const cohortId = (await open.call('programme.reference', {})).cohorts[0]?.id ?? '';
    const joined = await open.call('people.join', { personId: id, cohortId, joinedOn: '2018-02-05' });
    expect(await whyNotUndone(mended.transactionId)).toBe('undo-overtaken');
    await undo(joined.transactionId);
    await undo(mended.transactionId);
  });

  test('is noted with the people it was about', async () => {
    const { id } = await open.call('people.add', asha);
    const { transactionId } = await open.call('people.change', { personId: id, changes: { goal: 'A door' } });
    await undo(transactionId);
    const newest = open.session.raw.prepare('SELECT operation, disclosed, personIds FROM audit ORDER BY seq DESC');
    expect(newest.get()).toEqual({ operation: 'history.undo', disclosed: 'person', personIds: JSON.stringify([id]) });
  });

  test('of nothing is refused', async () => {
    expect(await whyNotUndone('00000000-0000-7000-8000-000000000000')).toBe('not-found');
    const { id } = await open.call('people.add', asha);
    const same = await open.call('people.change', { personId: id, changes: { familyName: asha.familyName ?? null } });
    expect(await whyNotUndone(same.transactionId)).toBe('not-found');
  });
});

describe('recent changes', () => {
  test('tell what changed, about whom, when and by whom, newest first, and never what', async () => {
    const { id } = await open.call('people.add', { preferredName: 'Asha' });
    open.clock.now += 60_000;
    const changed = await open.call('people.change', {
      personId: id,
      changes: { goal: 'A door', strengths: 'Humour' },
    });
    open.clock.now += 60_000;
    await open.call('fidelity.rate', {
      periodId: open.periods.Y1Q4 ?? '',
      sectionKey: 'audit-and-consistency',
      rating: 3,
    });
    const { changes } = await open.call('history.recent', { limit: 2 });
    expect(changes).toEqual([
      expect.objectContaining({ personId: null, personName: null, who: 'Robin Ellery' }),
      {
        transactionId: changed.transactionId,
        at: '2018-04-03T09:01:00.000Z',
        who: 'Robin Ellery',
        entity: 'person',
        personId: id,
        personName: 'Asha',
        fields: 2,
      },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/door|Humour/);
  });

  test('tell each transaction once and whole, however many rows it has', async () => {
    const { session } = open;
    const before = await open.call('people.add', { preferredName: 'Asha' });
    const people = 600;
    const { fields } = writeTransaction(session.writer, session.user.id, (db) => {
      for (let at = 0; at < people; at += 1) db.insert('person', { reference: `R-${at}`, preferredName: `P ${at}` });
      const { total } = session.raw
        .prepare<[string], { total: number }>('SELECT count(*) AS total FROM change WHERE transactionId = ?')
        .get(db.transactionId) ?? { total: 0 };
      return { fields: total };
    });
    expect(fields).toBeGreaterThan(1000);
    const { changes } = await open.call('history.recent', { limit: 2 });
    expect(changes.map((change) => change.fields)).toEqual([fields, expect.any(Number)]);
    expect(changes[1]).toMatchObject({ transactionId: before.transactionId, personName: 'Asha' });
  });

  test.each([0, 101, 1.5, '5', null])('a limit of %o is refused', async (limit) => {
    expect(await open.refused('history.recent', { limit })).toMatchObject({ code: 'bad-input', field: 'limit' });
  });
});
