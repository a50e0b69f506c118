import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Role } from '../../../domain/access.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { need } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let first: string;
beforeEach(async () => {
  open = await openTestHost();
  first = open.session.user.id;
});
afterEach(() => open.discard());

const themes = { asked: ['own-place' as const], blocked: ['rule' as const, 'waiting' as const] };
const quarter = 91 * 24 * 3_600_000;

const someoneElse = (name: string, roles: readonly Role[]): string =>
  addWorker(open, name, roles, open.session.user.agencyId);
const become = async (userId: string): Promise<void> => {
  open = await open.reopen({ userId });
};

async function addPeople(howMany: number, joinedOn = '2018-01-05'): Promise<void> {
  for (let at = 0; at < howMany; at += 1)
    await open.call('people.add', {
      preferredName: `Quillon${at}`,
      goal: 'Zxqv',
      needs: [need('homelessness', { disclosed: 'yes' }), need('mental-ill-health', { suspected: 'yes' })],
      joinedOn,
    });
}

const show = () => open.call('briefing.show', {});

describe('a briefing', () => {
  test('of a small group holds themes and no figure, whoever they are', async () => {
    await addPeople(4);
    await open.call('briefing.prepare', themes);
    const few = await show();
    expect(few).toEqual({
      briefing: {
        periodLabel: 'January to March 2018',
        preparedOn: '2018-04-03',
        people: null,
        statements: [],
        ...themes,
        aims: null,
      },
      quarter: { label: 'January to March 2018', isPrepared: true },
    });
    await open.discard();
    open = await openTestHost();
    await open.call('briefing.prepare', themes);
    expect(await show()).toEqual(few);
  });

  test('of a larger one says how many in words that hold, and what comes together, in no order of size', async () => {
    await addPeople(24);
    await open.call('briefing.prepare', themes);
    const { briefing } = await show();
    expect(briefing?.people).toBe(20);
    expect(briefing?.statements).toEqual([{ kind: 'together', needs: ['homelessness', 'mental-ill-health'] }]);
    expect(JSON.stringify(briefing)).not.toMatch(/Quillon|Zxqv|C-00|24/);
  });

  test('stands as it was first made for the whole quarter; the themes alone can be chosen again', async () => {
    await addPeople(12);
    await open.call('briefing.prepare', themes);
    await addPeople(12);
    await open.call('briefing.prepare', { asked: [], blocked: ['closed'] });
    const { briefing } = await show();
    expect(briefing).toMatchObject({ people: null, statements: [], asked: [], blocked: ['closed'] });
    open.clock.now += quarter;
    expect((await show()).quarter).toEqual({ label: 'April to June 2018', isPrepared: false });
    await open.call('briefing.prepare', themes);
    expect((await show()).briefing).toMatchObject({ periodLabel: 'April to June 2018', people: 20 });
  });

  test('does not move for one person who comes between two quarters', async () => {
    await addPeople(22);
    await open.call('briefing.prepare', themes);
    const before = (await show()).briefing;
    await addPeople(1, '2018-04-02');
    open.clock.now += quarter;
    await open.call('briefing.prepare', themes);
    const after = (await show()).briefing;
    expect(after).toMatchObject({ people: before?.people, statements: before?.statements });
  });

  test('counts nobody and no need that is kept from whoever prepares it, and nobody whose record is restricted', async () => {
    await addPeople(13);
    const people = open.session.raw.prepare<[], { id: string }>('SELECT id FROM person ORDER BY id').all();
    const [kept, restricted] = people.map(({ id }) => id);
    await open.call('sharing.decide', {
      personId: kept ?? '',
      agencyId: open.session.user.agencyId,
      categories: ['identity'],
      decision: 'not-shared',
      basis: null,
      fromOn: '2018-04-03',
      untilOn: null,
      note: null,
    });
    await open.call('privacy.restrict', { personId: restricted ?? '', ground: 'accuracy', because: 'They say so' });
    await open.call('briefing.prepare', themes);
    const held = open.session.raw.prepare<[], { figures: string }>('SELECT figures FROM briefing').get();
    expect(JSON.parse(held?.figures ?? '')).toMatchObject({ everyone: { basis: 11, band: null } });
  });

  test('is read by everybody at the table and prepared by the coordinator alone; a quarter must be over', async () => {
    const expert = someoneElse('Bo Achebe', ['expert-by-experience']);
    const worker = someoneElse('Jo Marsh', ['caseworker']);
    await open.call('briefing.prepare', themes);
    await become(expert);
    expect((await show()).briefing).toMatchObject(themes);
    expect((await open.refused('briefing.prepare', themes)).code).toBe('not-allowed');
    await become(worker);
    expect((await open.refused('briefing.prepare', themes)).code).toBe('not-allowed');
    await become(first);
    open.clock.now = Date.UTC(2018, 1, 1);
    expect((await open.refused('briefing.prepare', themes)).code).toBe('no-quarter-over');
  });

  test('takes words from the list and no others, and cannot be taken back to be made again', async () => {
    const typed = { asked: ['Asha at the hostel'], blocked: [] };
    expect((await open.refused('briefing.prepare', typed)).code).toBe('bad-input');
    await open.call('briefing.prepare', themes);
    const { changes } = await open.call('history.recent', { limit: 5 });
    const made = changes.find((change) => change.entity === 'briefing')?.transactionId ?? '';
    expect((await open.refused('history.undo', { transactionId: made })).code).toBe('undo-not-offered');
  });
});

describe('not this one', () => {
  let personId: string;
  beforeEach(async () => {
    personId = (await open.call('people.add', { preferredName: 'Asha', reference: 'MS-1' })).id;
  });
  const named = { words: 'Zxqv was at school with me' };

  test('keeps a record from whoever said so, everywhere, until they take it back', async () => {
    const worker = someoneElse('Jo Marsh', ['coordinator']);
    await become(worker);
    await open.call('briefing.notThisOne', { personId, ...named });
    expect((await open.call('people.list', {})).people).toEqual([]);
    expect((await open.call('people.search', { text: 'ash', limit: 5 })).people).toEqual([]);
    expect((await open.call('people.counts', {})).everyone).toBe(0);
    expect(await open.refused('people.open', { personId })).toMatchObject({ code: 'not-found', field: 'personId' });
    expect((await open.refused('briefing.notThisOne', { personId, ...named })).code).toBe('not-found');
    const { asides } = await open.call('briefing.ownAsides', {});
    expect(asides).toMatchObject([{ isAboutRecord: true, words: named.words, seenAt: null }]);
    await open.call('briefing.takeBackAside', { asideId: asides[0]?.id ?? '' });
    expect((await open.call('people.list', {})).people).toHaveLength(1);
  });

  test('still yields to an opening in an emergency', async () => {
    await open.call('briefing.notThisOne', { personId, words: null });
    const reason = 'Found unwell outside the station';
    await open.call('sharing.openInEmergency', { reference: 'MS-1', fullName: null, birthDate: null, reason });
    expect((await open.call('people.open', { personId })).preferredName).toBe('Asha');
  });

  test('is seen by whoever said it and the coordinator, and by nobody else', async () => {
    const expert = someoneElse('Bo Achebe', ['expert-by-experience']);
    const worker = someoneElse('Jo Marsh', ['caseworker']);
    const governing = someoneElse('Wen Li', ['information-governance', 'administrator']);
    await become(expert);
    expect((await open.refused('briefing.notThisOne', { personId, words: 'x' })).code).toBe('not-allowed');
    const unsaid = await open.refused('briefing.askPrivately', { words: ' ' });
    expect(unsaid).toMatchObject({ code: 'text-missing', field: 'words' });
    await open.call('briefing.askPrivately', named);
    await become(first);
    const { asides } = await open.call('briefing.asides', {});
    expect(asides).toMatchObject([{ who: 'Bo Achebe', isAboutRecord: false, person: null, words: named.words }]);
    await open.call('briefing.seenAside', { asideId: asides[0]?.id ?? '' });
    await become(expert);
    const own = (await open.call('briefing.ownAsides', {})).asides;
    expect(own).toMatchObject([{ words: named.words, seenAt: '2018-04-03T09:00:00.000Z' }]);
    for (const userId of [worker, governing]) {
      await become(userId);
      expect((await open.refused('briefing.asides', {})).code).toBe('not-allowed');
      const elsewhere = await open.host.dispatch('history.recent', { limit: 50 }, { window: 'main' });
      expect(JSON.stringify(elsewhere)).not.toMatch(/stand-aside|Zxqv/);
    }
    await become(worker);
    expect((await open.call('briefing.ownAsides', {})).asides).toEqual([]);
    const theirs = { asideId: asides[0]?.id ?? '' };
    expect((await open.refused('briefing.takeBackAside', theirs)).code).toBe('not-found');
  });

  test('leaves no sign in the history or the copy of a record, nor whose record in the audit trail', async () => {
    const entries = () =>
      open.session.raw
        .prepare<[], { personIds: string; detail: string }>(
          "SELECT personIds, detail FROM audit WHERE operation = 'briefing.notThisOne'",
        )
        .all();
    const worker = someoneElse('Jo Marsh', ['coordinator']);
    await become(worker);
    await open.call('briefing.notThisOne', { personId, ...named });
    expect(entries()).toMatchObject([{ personIds: '[]' }]);
    expect(entries()[0]?.detail).not.toContain(personId);
    await become(first);
    const history = await open.call('history.ofPerson', { personId, before: null });
    const recent = await open.call('history.recent', { limit: 50 });
    expect(JSON.stringify([history, recent])).not.toMatch(/Zxqv|aside/i);
    const looks = await open.call('audit.ofPerson', { personId });
    expect(JSON.stringify(looks)).not.toContain('briefing');
  });

  test('is sealed under the key of the person, in words that no table holds', async () => {
    await open.call('briefing.notThisOne', { personId, ...named });
    await open.call('briefing.askPrivately', named);
    const { raw, keys } = open.session;
    const rows = raw.prepare<[], { words: string }>('SELECT words FROM standAside').all();
    expect(rows).toHaveLength(2);
    for (const { words } of rows) expect(Buffer.from(words, 'base64').toString('latin1')).not.toContain('Zxqv');
    raw.transaction(() => keys.destroy(personId))();
    const { asides } = await open.call('briefing.ownAsides', {});
    expect(asides.map(({ words }) => words).toSorted()).toEqual([named.words, null].toSorted());
  });

  test('goes with the person when they are erased', async () => {
    const worker = someoneElse('Jo Marsh', ['coordinator']);
    await become(worker);
    await open.call('briefing.notThisOne', { personId, ...named });
    await become(first);
    await open.call('privacy.erase', { personId, reference: 'MS-1', reasonCode: 'unlawful' });
    expect(open.session.raw.prepare('SELECT count(*) AS n FROM standAside').get()).toEqual({ n: 0 });
  });
});
