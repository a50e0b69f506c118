import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { timelineInput } from '../testing/contacts-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha, need } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const shown = {
  state: 'everyone' as const,
  needs: [] as string[],
  agencyId: null,
  order: { by: 'name' as const, descending: false },
};
const all = { ...shown, from: 0, count: 200 };
const listed = () => open.call('lists.people', all);
const add = async (preferredName: string, more: object = {}): Promise<string> =>
  (await open.call('people.add', { preferredName, ...more })).id;

/** What is held in memory says the same as the register asked anew. */
async function expectSameAsRegister(): Promise<void> {
  const { people } = await listed();
  const asked = (await open.call('people.list', {})).people;
  const summaries = people.map((person) => {
    const { agencyId, agency, restricted, showsContact, lead, lastContactOn, ...summary } = person;
    return summary;
  });
  const byReference = (one: { reference: string }, other: { reference: string }) =>
    one.reference < other.reference ? -1 : 1;
  expect(summaries.toSorted(byReference)).toEqual(asked.toSorted(byReference));
}

describe('the list', () => {
  test('follows every change that is made, taken back or erased', async () => {
    expect((await listed()).everyone).toBe(0);
    const first = await add('Asha', { ...asha, reference: 'MS-1' });
    const second = await add('Tomos');
    await expectSameAsRegister();
    const { transactionId } = await open.call('people.change', { personId: second, changes: { preferredName: 'Tom' } });
    await expectSameAsRegister();
    await open.call('history.undo', { transactionId });
    await expectSameAsRegister();
    await open.call('people.recordNeed', { personId: second, need: need('offending', { disclosed: 'yes' }) });
    await expectSameAsRegister();
    const { memberships } = await open.call('people.open', { personId: first });
    const membershipId = memberships[0]?.id ?? '';
    await open.call('people.leave', {
      personId: first,
      membershipId,
      leftOn: '2018-03-01',
      destination: 'moved-away',
      because: 'Nearer to family',
    });
    await expectSameAsRegister();
    await open.call('privacy.restrict', { personId: first, ground: 'accuracy', because: 'They say it is wrong' });
    expect((await listed()).people.map(({ restricted }) => restricted)).toEqual([true, false]);
    await open.call('people.add', { preferredName: 'Wren' });
    await expectSameAsRegister();
    expect((await listed()).found).toBe(3);
  });

  test('shows one part at a time, in the order that was asked for', async () => {
    for (const name of ['Wren', 'Asha', 'Tomos', 'Kai']) await add(name);
    const part = async (from: number, descending: boolean) =>
      (await open.call('lists.people', { ...shown, order: { by: 'name', descending }, from, count: 2 })).people.map(
        (one) => one.preferredName,
      );
    expect([await part(0, false), await part(2, false), await part(4, false)]).toEqual([
      ['Asha', 'Kai'],
      ['Tomos', 'Wren'],
      [],
    ]);
    expect(await part(0, true)).toEqual(['Wren', 'Tomos']);
  });

  test('an agency sees whom it holds and what is shared with it, from the moment it is shared', async () => {
    const personId = await add('Asha', asha);
    const owner = open.session.user.id;
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'health' });
    const colleague = addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
    open = await open.reopen({ userId: colleague });
    expect(await listed()).toMatchObject({ everyone: 0, found: 0, people: [] });
    expect(await open.call('lists.find', { ...all, text: 'ash' })).toMatchObject({ found: 0 });
    open = await open.reopen({ userId: owner });
    await open.call('sharing.decide', {
      personId,
      agencyId,
      decision: 'shared',
      basis: 'public-task',
      fromOn: '2018-04-03',
      untilOn: '2018-04-04',
      note: null,
      categories: ['identity', 'housing'],
    });
    open = await open.reopen({ userId: colleague });
    const { people } = await listed();
    expect(people).toMatchObject([{ preferredName: 'Asha', needs: ['homelessness'], eligibility: null }]);
    open.clock.now += 2 * 86_400_000;
    expect((await listed()).everyone).toBe(0);
  });

  test('warns coordinators alone of two people to keep apart who are both found', async () => {
    const [personId, otherId] = [await add('Asha', { reference: 'MS-1' }), await add('Tomos', { reference: 'MS-2' })];
    await open.call('sharing.keepApart', { personId, otherId, reason: null });
    expect((await listed()).apart).toEqual([['Asha (MS-1)', 'Tomos (MS-2)']]);
    expect((await open.call('lists.find', { ...all, text: 'tom' })).apart).toEqual([]);
    open = await open.reopen({ roles: ['caseworker'] });
    expect((await listed()).apart).toEqual([]);
  });

  test('leaves who was shown in the trail, and for a search one entry without its words', async () => {
    const personId = await add('Quill');
    await listed();
    for (const text of ['q', 'qu', 'quil']) await open.call('lists.find', { ...all, text });
    // What is typed after a pause, or before anything else is done, is one entry.
    await listed();
    const wholeTrail = { userId: null, agencyId: null, area: null, disclosed: null, fromOn: null, untilOn: null };
    const { entries } = await open.call('audit.list', { ...wholeTrail, reference: null, before: null });
    const looks = entries.filter((one) => one.operation.startsWith('lists.'));
    expect(looks.map((one) => [one.operation, one.shown.map(({ id }) => id)])).toEqual([
      ['lists.people', [personId]],
      ['lists.find', [personId]],
      ['lists.people', [personId]],
    ]);
    expect(JSON.stringify(open.session.raw.prepare('SELECT * FROM audit').all())).not.toMatch(/quil/i);
  });
});

describe('who leads, and when somebody was last reached', () => {
  const reach = (personId: string, happenedOn: string, category: 'contact' | 'health' = 'contact', reached = true) =>
    open.call('contacts.addEntry', {
      personId,
      ...timelineInput({
        kind: 'contact',
        category,
        detail: 'visit',
        reached,
        whose: reached ? null : 'not-known',
        happenedOn,
      }),
    });
  const lead = (personId: string, toUserId: string) =>
    open.call('cohorts.proposeHandover', {
      personId,
      toUserId,
      toName: null,
      toAgencyId: null,
      plannedOn: '2018-04-03',
      note: null,
      told: 'not-yet',
      toldOn: null,
      introducedOn: null,
    });
  const seen = async () =>
    (await listed()).people.map(({ preferredName, showsContact, lead: who, lastContactOn }) => [
      preferredName,
      showsContact,
      who,
      lastContactOn,
    ]);

  test('follow what is written down, and put the list in order', async () => {
    const [asha, tomos] = [await add('Asha'), await add('Tomos')];
    expect(await seen()).toEqual([
      ['Asha', true, null, null],
      ['Tomos', true, null, null],
    ]);
    await reach(tomos, '2018-03-01');
    await reach(tomos, '2018-03-20', 'contact', false);
    await reach(asha, '2018-02-01', 'health');
    await lead(asha, open.session.user.id);
    expect(await seen()).toEqual([
      ['Asha', true, 'Robin Ellery, Midshire Council', '2018-02-01'],
      ['Tomos', true, null, '2018-03-01'],
    ]);
    const by = async (order: 'lead' | 'last-contact', descending: boolean) => {
      const asked = { ...all, order: { by: order, descending } };
      return (await open.call('lists.people', asked)).people.map((one) => one.preferredName);
    };
    expect(await by('last-contact', false)).toEqual(['Asha', 'Tomos']);
    expect(await by('last-contact', true)).toEqual(['Tomos', 'Asha']);
    expect(await by('lead', true)).toEqual(['Asha', 'Tomos']);
    const held = await listed();
    open = await open.reopen();
    expect(await listed()).toEqual(held);
  });

  test('are shown to nobody with whom contacts are not shared, and no day that rests on another kind', async () => {
    const personId = await add('Asha');
    await reach(personId, '2018-02-01');
    await reach(personId, '2018-03-01', 'health');
    const owner = open.session.user.id;
    await lead(personId, owner);
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'health' });
    const colleague = addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
    const share = async (categories: ('identity' | 'contact' | 'health')[]) => {
      open = await open.reopen({ userId: owner });
      const ground = {
        decision: 'shared',
        basis: 'public-task',
        fromOn: '2018-04-03',
        untilOn: null,
        note: null,
      } as const;
      await open.call('sharing.decide', { personId, agencyId, categories, ...ground });
      open = await open.reopen({ userId: colleague });
    };
    await share(['identity', 'health']);
    expect(await seen()).toEqual([['Asha', false, null, null]]);
    await share(['contact']);
    expect(await seen()).toEqual([['Asha', true, 'Robin Ellery, Midshire Council', '2018-03-01']]);
  });

  test('say no newer day than the contacts that are shown', async () => {
    const personId = await add('Asha');
    await reach(personId, '2018-02-01');
    await reach(personId, '2018-03-01', 'health');
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'health' });
    const ground = {
      decision: 'shared',
      basis: 'public-task',
      fromOn: '2018-04-03',
      untilOn: null,
      note: null,
    } as const;
    await open.call('sharing.decide', { personId, agencyId, categories: ['identity', 'contact'], ...ground });
    open = await open.reopen({ userId: addWorker(open, 'Jo Marsh', ['caseworker'], agencyId) });
    expect(await seen()).toEqual([['Asha', true, null, '2018-02-01']]);
  });
});

describe('searching everything', () => {
  const passages = (text: string) => open.call('lists.everything', { text, limit: 20 });

  test('finds words with whose they are, what they stand in, and the words around them', async () => {
    await add('Asha', { reference: 'MS-1', goal: 'A door I can lock, near the canal' });
    expect((await passages('canal')).passages).toMatchObject([
      {
        person: { name: 'Asha', reference: 'MS-1' },
        thing: 'Details',
        words: expect.arrayContaining([{ text: 'canal', found: true }]),
      },
    ]);
    expect(await passages('c')).toEqual({ passages: [], more: false });
  });

  test('says that there is more, and not how much', async () => {
    for (const name of ['Asha', 'Tomos', 'Kai']) await add(name, { goal: 'A garden' });
    expect(await open.call('lists.everything', { text: 'garden', limit: 2 })).toMatchObject({ more: true });
  });

  test('shows nobody what is not shared with their agency, nor that it is there', async () => {
    const personId = await add('Asha', { goal: 'A garden', contactPreference: 'A garden gate' });
    const owner = open.session.user.id;
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'health' });
    const colleague = addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
    open = await open.reopen({ userId: colleague });
    expect(await passages('garden')).toEqual({ passages: [], more: false });
    open = await open.reopen({ userId: owner });
    const decided = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const, note: null };
    const days = { fromOn: '2018-04-03', untilOn: null };
    await open.call('sharing.decide', { ...decided, ...days, categories: ['identity', 'contact'] });
    open = await open.reopen({ userId: colleague });
    const { passages: seen } = await passages('garden');
    expect(seen.map(({ words }) => words.map(({ text }) => text).join(''))).toEqual(['A garden gate']);
  });
});

describe('searching everything in a large register', () => {
  test('finds what may be seen behind thousands of newer words that may not, and tells nothing of those', async () => {
    const hidden = await add('Tomos');
    const seen = await add('Asha', { contactPreference: 'A garden gate' });
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'health' });
    const said = { decision: 'shared' as const, basis: 'public-task' as const, note: null, fromOn: '2018-04-03' };
    const shared = { personId: seen, agencyId, categories: ['identity' as const, 'contact' as const] };
    await open.call('sharing.decide', { ...shared, ...said, untilOn: null });
    const { raw } = open.session;
    const place = raw.prepare("INSERT INTO textPlace (entity, rowId, personId, category) VALUES ('person', ?, ?, ?)");
    const words = raw.prepare("INSERT INTO textSearch (rowid, folded) VALUES (?, 'a garden')");
    raw.transaction(() => {
      for (let at = 0; at < 3000; at += 1) {
        words.run(place.run(`hidden-${at}`, hidden, 'contact').lastInsertRowid);
        words.run(place.run(`seen-${at}`, seen, 'health').lastInsertRowid);
      }
    })();
    const colleague = addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
    open = await open.reopen({ userId: colleague });
    const found = await open.call('lists.everything', { text: 'garden', limit: 20 });
    expect(found.passages.map(({ person }) => person?.name)).toEqual(['Asha']);
    expect(found.more).toBe(false);
  });
});

describe('saved views', () => {
  const view = { ...shown, state: 'in-cohort' as const, columns: ['needs' as const] };

  test('are one’s own, and one of the same name is replaced', async () => {
    await open.call('lists.saveView', { name: 'Mine', shown: view });
    await open.call('lists.saveView', { name: 'MINE', shown: { ...view, state: 'left' } });
    const { views } = await open.call('lists.views', {});
    expect(views).toMatchObject([{ name: 'MINE', shown: { state: 'left' } }]);
    const colleague = addWorker(open, 'Jo Marsh', ['caseworker'], open.session.user.agencyId);
    open = await open.reopen({ userId: colleague });
    expect((await open.call('lists.views', {})).views).toEqual([]);
    const refusal = await open.refused('lists.removeView', { viewId: views[0]?.id ?? '' });
    expect(refusal).toMatchObject({ code: 'not-found', field: 'viewId' });
  });

  test('one of a later version, which names what this one does not know, is left out and kept', async () => {
    const { id } = await open.call('lists.saveView', { name: 'Later', shown: view });
    open.session.raw.prepare('UPDATE savedView SET shown = ? WHERE id = ?').run('{"state":"unheard-of"}', id);
    expect((await open.call('lists.views', {})).views).toEqual([]);
  });
});
