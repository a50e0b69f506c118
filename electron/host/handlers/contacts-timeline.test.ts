import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { agenciesInTimeline, newestContacts } from '../../../db/repositories/contacts/timeline.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import { openComputer } from '../computer.ts';
import { readContextOf } from '../job-context.ts';
import { timelineInput } from '../testing/contacts-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
});
afterEach(() => open.discard());

type Different = Parameters<typeof timelineInput>[0];
const add = async (different: Different = {}): Promise<string> =>
  (await open.call('contacts.addEntry', { personId, ...timelineInput(different) })).id;
const contact = { kind: 'contact', category: 'contact', detail: 'visit', reached: true } as const;
const timeline = (
  kinds: OutputOf<'contacts.timeline'>['entries'][number]['kind'][] = [],
  after: string | null = null,
) => open.call('contacts.timeline', { personId, kinds, after });
const refusal = async (different: Different): Promise<string> => {
  const { code, field } = await open.refused('contacts.addEntry', { personId, ...timelineInput(different) });
  return `${code} ${field}`;
};
const partner = async (categories: readonly ('identity' | 'contact' | 'story' | 'health')[]): Promise<string> => {
  const { id: agencyId } = await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' });
  const ground = { decision: 'shared', basis: 'public-task', fromOn: '2018-01-01', untilOn: null, note: null } as const;
  await open.call('sharing.decide', { personId, agencyId, categories: [...categories], ...ground });
  return addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
};

describe('a timeline', () => {
  test('keeps when it happened and when it was recorded, who, where and what came of it', async () => {
    await add({
      ...contact,
      happenedOn: '2018-03-20',
      happenedAt: 'morning',
      isAbout: true,
      present: 'Asha, her brother',
      place: 'The library',
      planned: 'planned',
      outcome: 'next-step',
      outcomeWords: 'Meets the nurse on Friday',
      note: 'Talked about the flat',
    });
    const [entry] = (await timeline()).entries;
    expect(entry).toMatchObject({
      happenedOn: '2018-03-20',
      happenedAt: 'morning',
      isAbout: true,
      recordedAt: '2018-04-03T09:00:00.000Z',
      recordedBy: 'Robin Ellery',
      agencyName: 'Midshire Council',
      present: 'Asha, her brother',
      place: 'The library',
      outcome: 'next-step',
      outcomeWords: 'Meets the nurse on Friday',
    });
  });

  test('records non-engagement with whose it was and the need because of which somebody was excluded', async () => {
    const missed = { ...contact, reached: false, note: null } as const;
    expect(await refusal(missed)).toBe('whose-missing whose');
    expect(await refusal({ ...missed, whose: 'made-up' })).toBe('unknown-code whose');
    expect(await refusal({ ...missed, whose: 'excluded-other-need' })).toBe('need-missing needCode');
    expect(await refusal({ ...missed, whose: 'excluded-other-need', needCode: 'made-up' })).toBe(
      'unknown-code needCode',
    );
    await add({ ...missed, whose: 'excluded-other-need', needCode: 'substance-misuse', reason: 'waiting-list' });
    expect((await timeline()).entries[0]).toMatchObject({
      reached: false,
      whose: 'excluded-other-need',
      needCode: 'substance-misuse',
      reason: 'waiting-list',
    });
  });

  test('holds somebody as victim, perpetrator and witness at once', async () => {
    const parts = ['victim', 'perpetrator', 'witness'] as const;
    await add({ kind: 'safeguarding', category: 'safety', detail: 'domestic-abuse', parts: [...parts] });
    expect((await timeline()).entries[0]?.parts).toEqual(parts);
  });

  test('is newest first whatever was recorded first, in pages, and by kind', async () => {
    const days = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2017, 0, 1 + at)).toISOString().slice(0, 10));
    for (const happenedOn of days.toReversed()) await add({ happenedOn });
    await add({ ...contact, happenedOn: '2017-01-15' });
    const first = await timeline();
    const second = await timeline([], first.next);
    const shown = [...first.entries, ...second.entries].map((entry) => entry.happenedOn);
    expect(first.entries).toHaveLength(50);
    expect(second.whole).toBeNull();
    expect(second.next).toBeNull();
    expect(shown).toHaveLength(61);
    expect(shown).toEqual(shown.toSorted().reverse());
    expect(first.whole?.counts).toEqual({ note: 60, contact: 1 });
    expect((await timeline(['contact'])).entries.map((entry) => entry.kind)).toEqual(['contact']);
    expect((await open.refused('contacts.timeline', { personId, kinds: [], after: 'x' })).code).toBe('bad-input');
  });

  test('keeps the history of a correction, and an entry that was taken back can be brought back', async () => {
    const timelineEntryId = await add({ ...contact, note: 'Not in' });
    const corrected = timelineInput({ ...contact, note: 'Was at the hospital' });
    await open.call('contacts.changeEntry', { personId, timelineEntryId, ...corrected });
    const { transactionId } = await open.call('contacts.takeBackEntry', { personId, timelineEntryId });
    expect((await timeline()).entries).toEqual([]);
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    const notes = entries.flatMap(({ fields }) => fields.filter(({ label }) => label === 'What happened'));
    expect(notes.map(({ before, after }) => [before, after])).toEqual([
      ['Was at the hospital', null],
      ['Not in', 'Was at the hospital'],
      [null, 'Not in'],
    ]);
    await open.call('history.undo', { transactionId });
    expect((await timeline()).entries[0]?.note).toBe('Was at the hospital');
  });

  test('belongs to one person: an entry is reached by no other', async () => {
    const timelineEntryId = await add();
    const { id: other } = await open.call('people.add', { preferredName: 'Tomos' });
    const asked = { personId: other, timelineEntryId };
    expect(await open.refused('contacts.takeBackEntry', asked)).toMatchObject({ code: 'not-found' });
    expect((await timeline()).entries).toHaveLength(1);
  });
});

describe('whoever may not see a kind of information', () => {
  test('is told by month that something is recorded, and neither what nor of which kind', async () => {
    await add({ happenedOn: '2018-01-10', note: 'Likes the allotment' });
    await add({ happenedOn: '2018-02-10', kind: 'hospital', category: 'health', detail: 'admitted', note: 'Ward 4' });
    await add({ happenedOn: '2018-02-11', category: 'safety', note: 'Afraid of somebody' });
    const userId = await partner(['identity', 'story']);
    open = await open.reopen({ userId });
    const seen = await timeline();
    expect(seen.entries.map(({ note }) => note)).toEqual(['Likes the allotment']);
    expect(seen.whole?.counts).toEqual({ note: 1 });
    expect(seen.whole?.withheldMonths).toEqual(['2018-02']);
    expect(JSON.stringify(seen)).not.toMatch(/Ward|Afraid|hospital|health|safety/);
  });

  test('neither writes it, nor moves something into it, nor takes it away', async () => {
    const hidden = await add({ category: 'health' });
    const userId = await partner(['identity', 'story']);
    open = await open.reopen({ userId });
    expect(await refusal({ category: 'health' })).toBe('category-not-shared category');
    const own = await add({ category: 'story' });
    const moved = { personId, timelineEntryId: own, ...timelineInput({ category: 'health' }) };
    expect((await open.refused('contacts.changeEntry', moved)).code).toBe('category-not-shared');
    const taken = { personId, timelineEntryId: hidden };
    expect(await open.refused('contacts.takeBackEntry', taken)).toMatchObject({
      code: 'not-found',
      field: 'timelineEntryId',
    });
  });

  test('is not told by it who reached them last, nor which agencies know them', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Northgate Probation', kind: 'probation' });
    await add({ ...contact, happenedOn: '2018-03-01' });
    await add({ ...contact, happenedOn: '2018-03-30', category: 'health', agencyId });
    await add({ ...contact, happenedOn: '2018-04-01', reached: false, whose: 'receiving-delay' });
    const own = open.session.user.agencyId;
    const viewer = () => readContextOf(open.session, openComputer(open.home), 'contacts.timeline').viewer;
    expect(newestContacts(open.session.read, viewer(), 'all').get(personId)).toEqual({
      happenedOn: '2018-03-30',
      agencyId,
    });
    expect(agenciesInTimeline(open.session.read, viewer(), personId).toSorted()).toEqual([agencyId, own].toSorted());
    open = await open.reopen({ userId: await partner(['identity', 'contact']) });
    expect(newestContacts(open.session.read, viewer(), [personId]).get(personId)).toEqual({
      happenedOn: '2018-03-01',
      agencyId: own,
    });
    expect(agenciesInTimeline(open.session.read, viewer(), personId)).toEqual([own]);
  });
});
