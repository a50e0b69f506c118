import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../domain/contract.ts';
import { openComputer } from '../computer.ts';
import { readContextOf } from '../job-context.ts';
import { addColleague } from '../testing/colleague.ts';
import { moveInput } from '../testing/contacts-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { addWorker } from '../testing/worker.ts';
import { nightsInHousing } from './contacts-moves.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', { ...asha, joinedOn: '2018-01-05' })).id;
});
afterEach(() => open.discard());

type Different = Parameters<typeof moveInput>[0];
const add = async (different: Different): Promise<string> =>
  (await open.call('contacts.addMove', { personId, ...moveInput(different) })).id;
const moves = () => open.call('contacts.moves', { personId });
const refusal = async (different: Different): Promise<string> => {
  const { code, field } = await open.refused('contacts.addMove', { personId, ...moveInput(different) });
  return `${code} ${field}`;
};
const nightsOf = ({ quarters }: OutputOf<'contacts.moves'>, code: string): Record<string, number> => {
  const found = quarters.find((quarter) => quarter.code === code)?.nights;
  const categories = Object.fromEntries((found?.categories ?? []).map(({ code: of, nights }) => [of, nights]));
  return { ...categories, notKnown: found?.notKnown ?? 0, inScope: found?.inScope ?? 0 };
};

describe('dated moves', () => {
  test('each ends the one before, and the nights of each quarter follow', async () => {
    await add({ fromOn: '2018-01-05', housing: 'rough-sleeping', place: null });
    await add({ fromOn: '2018-03-01', housing: 'hostel-or-supported' });
    const first = await moves();
    expect(first.moves.map(({ fromOn, untilOn }) => [fromOn, untilOn])).toEqual([
      ['2018-03-01', null],
      ['2018-01-05', '2018-03-01'],
    ]);
    expect(nightsOf(first, 'Y1Q4')).toEqual({
      'rough-sleeping': 55,
      'hostel-or-supported': 31,
      notKnown: 0,
      inScope: 86,
    });
    // Three nights of the new quarter have come.
    expect(nightsOf(first, 'Y2Q1')).toMatchObject({ 'hostel-or-supported': 3, inScope: 91 });
    await add({ fromOn: '2018-02-01', housing: 'prison-or-custody', place: 'HMP Fellside' });
    expect(nightsOf(await moves(), 'Y1Q4')).toMatchObject({ 'rough-sleeping': 27, 'prison-or-custody': 28 });
  });

  test('on one day the later has the night', async () => {
    await add({ fromOn: '2018-02-01', housing: 'hospital', place: null });
    await add({ fromOn: '2018-02-01', housing: 'hostel-or-supported', place: null });
    expect(nightsOf(await moves(), 'Y1Q4')).toEqual({ 'hostel-or-supported': 59, notKnown: 27, inScope: 86 });
    expect(await refusal({ fromOn: '2018-02-01', place: null })).toBe('move-same housing');
  });

  test('one in the future, before 1900 or to nowhere in the list is refused beside its field', async () => {
    expect(await refusal({ fromOn: '2018-04-04' })).toBe('date-in-future fromOn');
    expect(await refusal({ fromOn: '1018-04-01' })).toBe('day-too-early fromOn');
    expect(await refusal({ housing: 'castle' })).toBe('unknown-code housing');
  });

  test('are corrected and taken back, and can be brought back', async () => {
    const moveId = await add({ fromOn: '2018-01-05', housing: 'rough-sleeping', place: null });
    const later = await add({ fromOn: '2018-02-01' });
    const corrected = moveInput({ fromOn: '2018-01-20', housing: 'sofa-surfing', place: null, certainty: 'estimated' });
    await open.call('contacts.changeMove', { personId, moveId, ...corrected });
    expect(nightsOf(await moves(), 'Y1Q4')).toMatchObject({ 'sofa-surfing': 12, notKnown: 15 });
    const { transactionId } = await open.call('contacts.removeMove', { personId, moveId: later });
    expect(nightsOf(await moves(), 'Y1Q4')).toMatchObject({ 'sofa-surfing': 71, notKnown: 15 });
    await open.call('history.undo', { transactionId });
    expect(nightsOf(await moves(), 'Y1Q4')).toMatchObject({ 'sofa-surfing': 12, 'hostel-or-supported': 59 });
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    expect(entries.filter(({ thing }) => thing === 'Move')).toHaveLength(5);
  });

  test('what outcomes count with is the same, and nothing where housing is not shown', async () => {
    await add({ fromOn: '2018-01-05' });
    const quarter = { firstDay: '2018-01-01', lastDay: '2018-03-31' };
    const asked = () =>
      nightsInHousing(readContextOf(open.session, openComputer(open.home), 'outcomes.grid'), personId, quarter);
    expect(asked()).toMatchObject({ inScope: 86, notKnown: 0, lastCode: 'hostel-or-supported' });
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Stranger', kind: 'treatment' });
    const userId = addWorker(open, 'Jo Marsh', ['caseworker'], agencyId);
    const said = { decision: 'shared', basis: 'public-task', fromOn: '2018-01-01', untilOn: null, note: null } as const;
    await open.call('sharing.decide', { personId, agencyId, categories: ['identity'], ...said });
    open = await open.reopen({ userId });
    expect(asked()).toBeNull();
    expect(await moves()).toEqual({ withheld: true, moves: [], quarters: [] });
  });
});

describe('a move to a refuge', () => {
  const place = 'Kestrel House, Alder Road';

  test('stands as temporary accommodation everywhere but for whoever holds the key', async () => {
    await add({ fromOn: '2018-01-05', housing: 'refuge', place });
    expect((await moves()).moves).toMatchObject([{ housing: 'refuge', place: null }]);
    expect(nightsOf(await moves(), 'Y1Q4')).toMatchObject({ refuge: 86 });
    const { facts } = await open.call('sealed.ofPerson', { personId });
    expect(facts).toMatchObject([{ kind: 'whereabouts', text: `From 2018-01-05: ${place}` }]);
    const userId = addColleague(open, 'Jo Marsh', ['coordinator']);
    open = await open.reopen({ userId });
    const seen = await moves();
    expect(seen.moves).toMatchObject([{ housing: 'temporary-accommodation', place: null }]);
    expect(nightsOf(seen, 'Y1Q4')).toMatchObject({ 'temporary-accommodation': 86 });
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    expect(JSON.stringify([seen, entries])).not.toMatch(/refuge|Refuge|Kestrel/);
  });

  test('stands nowhere in the rows, and outlives somebody who saves what they see', async () => {
    const moveId = await add({ fromOn: '2018-01-05', housing: 'refuge', place });
    const rows = open.session.raw.prepare('SELECT * FROM move').all();
    expect(JSON.stringify(rows)).not.toMatch(/refuge|Kestrel/);
    const seen = moveInput({ fromOn: '2018-01-06', housing: 'temporary-accommodation', place: null });
    await open.call('contacts.changeMove', { personId, moveId, ...seen });
    expect((await moves()).moves).toMatchObject([{ fromOn: '2018-01-06', housing: 'refuge' }]);
    await open.call('contacts.changeMove', { personId, moveId, ...moveInput({ fromOn: '2018-01-06' }) });
    expect((await moves()).moves).toMatchObject([{ housing: 'hostel-or-supported' }]);
  });

  test('that was entered as something else takes its earlier place out of everything that can be read', async () => {
    const seen = { fromOn: '2018-01-05', housing: 'temporary-accommodation', place };
    const moveId = await add(seen);
    const draft = { form: 'contacts.move', subject: moveId, personId };
    await open.call('drafts.keep', { ...draft, content: JSON.stringify({ place }) });
    const corrected = { personId, moveId, ...moveInput({ ...seen, housing: 'refuge', place: null }) };
    const { transactionId } = await open.call('contacts.changeMove', corrected);
    const { facts } = await open.call('sealed.ofPerson', { personId });
    expect(facts).toMatchObject([{ kind: 'whereabouts', text: `From 2018-01-05: ${place}` }]);
    const toldIn = async () => {
      const { entries } = await open.call('history.ofPerson', { personId, before: null });
      const { passages } = await open.call('lists.everything', { text: 'Kestrel', limit: 10 });
      const { draft: kept } = await open.call('drafts.find', { form: draft.form, subject: moveId });
      return JSON.stringify([entries, passages, kept, (await moves()).moves]);
    };
    expect(await toldIn()).not.toContain('Kestrel');
    // Taking the correction back does not bring the words back either.
    await open.call('history.undo', { transactionId });
    expect(await toldIn()).not.toContain('Kestrel');
    expect(await open.call('vault.verify', {})).toMatchObject({ sound: true });
  });

  test('brought back by an undo takes what was written of it meanwhile along', async () => {
    const moveId = await add({ fromOn: '2018-01-05', housing: 'refuge', place: null });
    const wrong = moveInput({ fromOn: '2018-01-05', housing: 'hostel-or-supported', place });
    const { transactionId } = await open.call('contacts.changeMove', { personId, moveId, ...wrong });
    await open.call('history.undo', { transactionId });
    expect((await moves()).moves).toMatchObject([{ housing: 'refuge', place: null }]);
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    expect(JSON.stringify(entries)).not.toContain('Kestrel');
  });
});

describe('a refuge right after temporary accommodation', () => {
  const stay = { fromOn: '2018-01-05', housing: 'temporary-accommodation', place: 'Quay Lodge' };
  let added: { readonly first: string; readonly refuge: string; readonly last: string };
  beforeEach(async () => {
    const first = await add(stay);
    const refuge = await add({ fromOn: '2018-02-01', housing: 'refuge', place: null });
    added = { first, refuge, last: await add({ fromOn: '2018-03-01' }) };
  });
  const withoutKey = async (): Promise<void> => {
    open = await open.reopen({ userId: addColleague(open, 'Jo Marsh', ['coordinator']) });
  };
  const shown = async () =>
    (await moves()).moves.map(({ id, inDay, fromOn, untilOn, housing, place }) => ({
      ...{ id, inDay, fromOn, untilOn, housing, place },
    }));
  const hostel = { inDay: 1, fromOn: '2018-03-01', untilOn: null, housing: 'hostel-or-supported' };

  test('is one stay for whoever has no key, in the list, the nights, the history and what changed lately', async () => {
    expect((await moves()).moves.map(({ housing }) => housing)).toEqual([
      'hostel-or-supported',
      'refuge',
      'temporary-accommodation',
    ]);
    await withoutKey();
    expect(await shown()).toEqual([
      { id: added.last, ...hostel, place: 'Harbour House' },
      { id: added.first, inDay: 1, ...stay, untilOn: '2018-03-01' },
    ]);
    expect(nightsOf(await moves(), 'Y1Q4')).toMatchObject({ 'temporary-accommodation': 55 });
    const { entries } = await open.call('history.ofPerson', { personId, before: null });
    expect(entries.filter(({ thing }) => thing === 'Move')).toHaveLength(2);
    const { changes } = await open.call('history.recent', { limit: 50 });
    expect(changes.filter(({ entity }) => entity === 'move')).toHaveLength(2);
  });

  test('is corrected as one stay by whoever has no key', async () => {
    await withoutKey();
    const put = (different: Different) =>
      open.call('contacts.changeMove', { personId, moveId: added.first, ...moveInput({ ...stay, ...different }) });
    // Later than the sealed one began, and earlier than everything before it.
    for (const fromOn of ['2018-02-10', '2018-02-01', '2018-01-06']) {
      await put({ fromOn });
      expect(await shown()).toMatchObject([{ id: added.last }, { id: added.first, fromOn, untilOn: '2018-03-01' }]);
    }
    await put({ fromOn: '2018-03-20' });
    expect(await shown()).toMatchObject([
      { id: added.first, fromOn: '2018-03-20', untilOn: null },
      { id: added.last, untilOn: '2018-03-20' },
    ]);
    await put({ fromOn: '2018-02-20' });
    expect(await shown()).toMatchObject([{ id: added.last }, { id: added.first, untilOn: '2018-03-01' }]);
    await put({ housing: 'hospital', place: null });
    expect(await shown()).toMatchObject([{ id: added.last }, { id: added.first, housing: 'hospital', place: null }]);
  });

  test('is taken back as one stay by whoever has no key, and one by one by whoever has it', async () => {
    await withoutKey();
    const { transactionId } = await open.call('contacts.removeMove', { personId, moveId: added.first });
    expect(await shown()).toMatchObject([{ id: added.last }]);
    await open.call('history.undo', { transactionId });
    expect(await shown()).toHaveLength(2);
    const gone = await open.refused('contacts.removeMove', { personId, moveId: added.refuge });
    expect(gone.code).toBe('not-found');
    open = await open.reopen();
    await open.call('contacts.removeMove', { personId, moveId: added.first });
    expect((await moves()).moves.map(({ housing }) => housing)).toEqual(['hostel-or-supported', 'refuge']);
  });
});
