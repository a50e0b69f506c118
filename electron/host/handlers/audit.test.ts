import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const everything = {
  userId: null,
  agencyId: null,
  area: null,
  disclosed: null,
  fromOn: null,
  untilOn: null,
  reference: null,
};
const list = (filter: object = {}) => open.call('audit.list', { ...everything, before: null, ...filter });

/** Twelve people, so that a list of them is kept as a group; answers with their ids. */
const addTwelve = async (): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 1; at <= 12; at += 1)
    ids.push((await open.call('people.add', { preferredName: `Person ${at}`, reference: `C-10${at}` })).id);
  return ids;
};

test('the trail is newest first, with references instead of names, and looking at it is noted', async () => {
  const { id } = await open.call('people.add', { ...asha, reference: 'C-0007' });
  await open.call('people.open', { personId: id });
  const { entries } = await list();
  expect(entries[0]).toMatchObject({ operation: 'people.open', people: 1, who: 'Robin Ellery' });
  expect(entries[0]?.shown).toEqual([{ id, reference: 'C-0007' }]);
  expect(JSON.stringify(entries)).not.toContain(asha.preferredName);
  expect((await list()).entries[0]).toMatchObject({ operation: 'audit.list', disclosed: 'list', people: 1 });
});

test('pages follow each other without a gap or a repetition', async () => {
  const { id } = await open.call('people.add', asha);
  for (let at = 0; at < 120; at += 1) await open.call('people.open', { personId: id });
  const filter = { area: 'people' };
  const seen: number[] = [];
  let before: number | null = null;
  do {
    const { entries, next }: Awaited<ReturnType<typeof list>> = await list({ ...filter, before });
    seen.push(...entries.map((one) => one.seq));
    before = next;
  } while (before !== null);
  expect(seen).toHaveLength(121);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test('filters by worker, area, kind, day and person, alone and together', async () => {
  const [first = '', second = ''] = await addTwelve();
  await open.call('people.list', {});
  open.clock.now += 86_400_000;
  await open.call('people.open', { personId: second });
  const operations = async (filter: object) => (await list(filter)).entries.map((one) => one.operation);
  expect(await operations({ reference: 'c-102' })).toEqual(['people.open', 'people.list', 'people.add']);
  expect(await operations({ reference: 'C-102', fromOn: '2018-04-04' })).not.toContain('people.list');
  expect(await operations({ reference: 'C-101', untilOn: '2018-04-03' })).toEqual(['people.list', 'people.add']);
  expect(await operations({ disclosed: 'list', area: 'people' })).toEqual(['people.list']);
  expect(await operations({ userId: '00000000-0000-7000-8000-000000000000' })).toEqual([]);
  expect((await list({ userId: open.session.user.id })).entries.length).toBeGreaterThan(12);
  const wrong = { ...everything, before: null };
  expect(await open.refused('audit.list', { ...wrong, reference: 'C-9' })).toMatchObject({ code: 'not-found' });
  expect(await open.refused('audit.list', { ...wrong, fromOn: '2018-04-04', untilOn: '2018-04-03' })).toMatchObject({
    code: 'date-order',
    field: 'untilOn',
  });
  expect(first).not.toBe(second);
});

test('says how many entries fit, and filters by agency; whoever sees their own agency alone is offered no other', async () => {
  await addTwelve();
  const { id: agencyId } = await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' });
  const administrator = addWorker(open, 'Ngozi Adeyemi', ['administrator'], agencyId);
  const coordinator = addWorker(open, 'Jo Marsh', ['coordinator'], agencyId);
  const { total, agencies } = await list();
  expect(total).toBe(open.session.raw.prepare('SELECT count(*) - 1 FROM audit').pluck().get());
  expect(agencies.map(({ name }) => name)).toEqual(['Midshire Council']);
  expect((await list({ agencyId })).total).toBe(0);
  open = await open.reopen({ userId: administrator });
  await open.call('users.list', {});
  await list();
  const own = await list({ agencyId });
  expect(own.total).toBeGreaterThan(0);
  expect(own.entries.every(({ agency }) => agency === 'Lanternfield Housing')).toBe(true);
  expect(own.agencies).toHaveLength(2);
  expect((await list({ agencyId, before: 5 })).total).toBeNull();
  open = await open.reopen({ userId: coordinator });
  const elsewhere = await list({
    agencyId: (await list()).entries.length > 0 ? open.session.coordinatingAgencyId : null,
  });
  expect(elsewhere.agencies).toEqual([]);
  expect(elsewhere.workers.map(({ name }) => name)).not.toContain('Robin Ellery');
  expect(elsewhere.entries.every(({ agency }) => agency === 'Lanternfield Housing')).toBe(true);
});

test('who has looked at a person is exact, in lists too, and counts the looks of a day together', async () => {
  const [first = ''] = await addTwelve();
  await open.call('people.list', {});
  const { id: later } = await open.call('people.add', { preferredName: 'Tomos' });
  for (let at = 0; at < 3; at += 1) await open.call('people.open', { personId: first });
  await open.call('people.list', {});
  const { looks, entries } = await open.call('audit.ofPerson', { personId: first });
  expect(looks.map(({ operation, times }) => [operation, times])).toEqual([
    ['people.list', 2],
    ['people.open', 3],
    ['people.add', 1],
  ]);
  expect(entries).toBe(6);
  const others = await open.call('audit.ofPerson', { personId: later });
  expect(others.looks.map(({ operation, times }) => [operation, times])).toEqual([
    ['people.list', 1],
    ['people.add', 1],
  ]);
  expect((await open.call('audit.ofPerson', { personId: first })).looks[0]?.operation).toBe('audit.ofPerson');
  expect(open.session.audit.verifyIndex()).toBeNull();
});

test('an administrator sees who did what and when, and about nobody', async () => {
  const { id } = await open.call('people.add', { ...asha, reference: 'C-0007' });
  open = await open.reopen({ roles: ['administrator'] });
  const { entries, people } = await list();
  expect(people).toBe(false);
  expect(entries.find((one) => one.operation === 'people.add')).toMatchObject({ people: 1, shown: [] });
  expect(JSON.stringify(entries)).not.toContain(id);
  const asked = { ...everything, before: null, reference: 'C-0007' };
  expect((await open.refused('audit.list', asked)).code).toBe('not-found');
  expect((await open.refused('audit.ofPerson', { personId: id })).code).toBe('not-allowed');
});

test('the trail is saved with its head and without names, and saving it is noted with whom it shows', async () => {
  const { id } = await open.call('people.add', { ...asha, reference: 'C-0007' });
  open.session.raw.prepare('UPDATE userAccount SET displayName = ?').run('=cmd|calc');
  const head = open.session.audit.head().hash.slice(0, 12);
  const saved = await open.call('audit.export', { ...everything, folder: open.folder });
  expect(saved.head).toBe(head);
  const [csv = '', json = ''] = saved.files.map((name) => readFileSync(path.join(open.folder, name), 'utf8'));
  expect(csv).toContain(head);
  expect(csv).toContain('C-0007');
  expect(csv).toContain("'=cmd|calc");
  expect(csv).not.toMatch(/(^|,)=/m);
  expect(JSON.parse(json)).toMatchObject({ head, entries: expect.arrayContaining([]) });
  expect(csv + json).not.toContain(asha.preferredName);
  const [entry] = (await list({ area: 'audit' })).entries;
  expect(entry).toMatchObject({ operation: 'audit.export', disclosed: 'person', people: 1, detail: { head } });
  expect(entry?.shown.map((one) => one.id)).toEqual([id]);
  const nowhere = { ...everything, folder: path.join(open.folder, 'nowhere') };
  expect((await open.refused('audit.export', nowhere)).code).toBe('folder-missing');
});
