import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { contract, operationNames } from '../../domain/contract.ts';
import { examples, vaultJourney } from './testing/examples.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { asha } from './testing/person-input.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await open.discard();
});

interface Entry {
  readonly operation: string;
  readonly disclosed: string;
  readonly personIds: string;
  readonly transactionId: string | null;
  readonly detail: string;
  readonly userId: string;
  readonly callerWindow: string;
}

const trail = (): Entry[] => open.session.raw.prepare<[], Entry>('SELECT * FROM audit ORDER BY seq').all();
const count = (table: string): number =>
  Number(open.session.raw.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n);
const idsOf = (entry: Entry | undefined): string[] => (JSON.parse(entry?.personIds ?? '[]') as string[]).sort();

describe('reads', () => {
  test('leave exactly one entry that names who was shown, or none where nobody was', async () => {
    const { id: one } = await open.call('people.add', asha);
    const { id: two } = await open.call('people.add', { preferredName: 'Tomos' });
    const portrait = { title: 'A first winter', pseudonym: null, agreementAskedOn: null };
    const { id: about } = await open.call('portraits.add', { ...portrait, personId: one });
    const { id: nobody } = await open.call('portraits.add', { ...portrait, personId: null });
    const periodId = open.periods.Y1Q4 ?? '';
    const reads = [
      ['people.list', {}, 'list', [one, two]],
      ['people.open', { personId: two }, 'person', [two]],
      ['outcomes.grid', { periodId }, 'list', [one]],
      ['outcomes.ofPerson', { personId: one }, 'person', [one]],
      ['portraits.list', {}, 'list', [one]],
      ['portraits.open', { portraitId: about }, 'person', [one]],
      ['portraits.open', { portraitId: nobody }, 'person', []],
    ] as const;
    for (const [name, input, disclosed, ids] of reads) {
      const before = trail().length;
      await open.call(name, input);
      const added = trail().slice(before);
      expect([name, added.map((entry) => [entry.operation, entry.disclosed, idsOf(entry)])]).toEqual([
        name,
        [[name, disclosed, [...ids].sort()]],
      ]);
      expect(added[0]).toMatchObject({ transactionId: null, userId: open.session.user.id, callerWindow: 'main' });
    }
  });

  test('that put nobody in front of anyone leave no entry', async () => {
    const inputs = await examples(open);
    const quiet = operationNames.filter(
      (name) =>
        contract[name].kind === 'read' && contract[name].discloses.kind === 'none' && !vaultJourney.includes(name),
    );
    const before = count('audit');
    for (const name of quiet) await open.call(name, inputs[name]);
    expect(quiet.length).toBeGreaterThan(5);
    expect(count('audit')).toBe(before);
  });

  test('that are refused leave no entry', async () => {
    const before = count('audit');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await open.refused('people.open', { personId: nobody })).code).toBe('not-found');
    expect(count('audit')).toBe(before);
  });

  test('of recent changes name everyone whose name is shown', async () => {
    const { id } = await open.call('people.add', asha);
    await open.call('history.recent', { limit: 5 });
    expect([trail().at(-1)?.operation, idsOf(trail().at(-1))]).toEqual(['history.recent', [id]]);
  });
});

describe('searches', () => {
  test('are noted once for each pause of a second, with ids and a count and never the words', async () => {
    const { id } = await open.call('people.add', asha);
    const { id: other } = await open.call('people.add', { preferredName: 'Asham' });
    const before = count('audit');
    vi.useFakeTimers();
    for (const text of ['Oko', 'Okon', 'Ash', 'Ash']) {
      await open.call('people.search', { text, limit: 9 });
      vi.advanceTimersByTime(900);
    }
    expect(count('audit')).toBe(before);
    vi.advanceTimersByTime(101);
    const [entry, ...more] = trail().slice(before);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ operation: 'people.search', disclosed: 'search', detail: '{"asked":4}' });
    expect(idsOf(entry)).toEqual([id, other].sort());
    expect(Object.values(entry ?? {}).join(' ')).not.toMatch(/Oko|Ash/i);
    await open.call('people.search', { text: 'Nobody', limit: 9 });
    vi.advanceTimersByTime(1000);
    expect(trail().slice(before + 1)).toMatchObject([{ personIds: '[]', detail: '{"asked":1}' }]);
  });

  test('without a pause are noted every ten seconds all the same', async () => {
    await open.call('people.add', asha);
    const before = count('audit');
    vi.useFakeTimers();
    for (let asked = 0; asked < 30; asked += 1) {
      await open.call('people.search', { text: 'ash', limit: 9 });
      vi.advanceTimersByTime(900);
    }
    expect(count('audit')).toBe(before + 2);
  });

  test('stand in the trail before whatever came next', async () => {
    const { id } = await open.call('people.add', asha);
    const before = count('audit');
    await open.call('people.search', { text: 'ash', limit: 9 });
    await open.call('people.open', { personId: id });
    await open.call('people.search', { text: 'ash', limit: 9 });
    await open.call('people.change', { personId: id, changes: { pronouns: 'she/her' } });
    const order = ['people.search', 'people.open', 'people.search', 'people.change'];
    expect(
      trail()
        .slice(before)
        .map((entry) => entry.operation),
    ).toEqual(order);
  });

  test('that are still waiting are noted when the register closes', async () => {
    await open.call('people.add', asha);
    await open.call('people.search', { text: 'ash', limit: 9 });
    const before = count('audit');
    open = await open.reopen();
    expect(count('audit')).toBe(before + 1);
    expect(trail().at(-1)).toMatchObject({ operation: 'people.search', detail: '{"asked":1}' });
  });

  test('that cannot be noted for a moment wait, and end neither the host nor the trail', async () => {
    await open.call('people.add', asha);
    const before = count('audit');
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    open.session.raw.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'x'); END");
    vi.useFakeTimers();
    await open.call('people.search', { text: 'ash', limit: 9 });
    vi.advanceTimersByTime(1500);
    vi.useRealTimers();
    expect(stderr.mock.calls.flat().join('')).toMatch(/^code:search-not-noted:people\.search:SQLITE_CONSTRAINT/);
    expect((await open.refused('people.list', {})).code).toBe('internal');
    open.session.raw.exec('DROP TRIGGER full');
    await open.call('people.list', {});
    expect(
      trail()
        .slice(before)
        .map((entry) => entry.operation),
    ).toEqual(['people.search', 'people.list']);
  });
});

describe('writes', () => {
  test('leave one entry, tied to the change rows of the same transaction', async () => {
    const { id, transactionId } = await open.call('people.add', asha);
    expect(trail().at(-1)).toMatchObject({ operation: 'people.add', disclosed: 'person', transactionId });
    expect(idsOf(trail().at(-1))).toEqual([id]);
    const rows = open.session.raw
      .prepare<[string], { entity: string; subject: string; userId: string }>(
        'SELECT DISTINCT entity, subject, userId FROM change WHERE transactionId = ? ORDER BY entity',
      )
      .all(transactionId);
    const subject = { subject: id, userId: open.session.user.id };
    expect(rows).toEqual(['membership', 'need', 'person'].map((entity) => ({ entity, ...subject })));
  });

  const tables = ['person', 'personAlias', 'need', 'membership', 'change', 'historyKey', 'audit', 'personSearch'];
  const everything = () => tables.map(count);

  test('leave nothing when they are refused halfway', async () => {
    const before = everything();
    const late = { ...asha, aliases: ['Ash'], joinedOn: '1901-01-01' };
    expect(await open.refused('people.add', late)).toMatchObject({ code: 'joined-before-birth', field: 'joinedOn' });
    expect(everything()).toEqual(before);
  });

  test('leave nothing when their audit entry cannot be written, and announce nothing', async () => {
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const before = everything();
    open.session.raw.exec("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'x'); END");
    expect((await open.refused('people.add', asha)).code).toBe('internal');
    expect(stderr).toHaveBeenCalledTimes(1);
    expect(open.events).toEqual([]);
    expect(everything()).toEqual(before);
    open.session.raw.exec('DROP TRIGGER full');
    const { id } = await open.call('people.add', asha);
    await open.call('people.change', { personId: id, changes: { goal: 'A door I can lock' } });
    expect(open.events).toEqual([
      { type: 'changed', topics: ['people', 'outcomes'] },
      { type: 'changed', topics: ['people'] },
    ]);
    expect(open.session.audit.verify(null).problem).toBeNull();
  });
});
