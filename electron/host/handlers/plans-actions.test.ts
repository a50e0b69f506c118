import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAction, endActions, openActionsOf } from '../../../db/repositories/plans/actions.ts';
import { writeTransaction } from '../../../db/write.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { addWorker } from '../testing/worker.ts';
import { viewerIn } from '../viewer-in.ts';

let open: TestHost;
let asha: string;
beforeEach(async () => {
  open = await openTestHost();
  asha = (await open.call('people.add', { preferredName: 'Asha', familyName: 'Mendoza-Lyle' })).id;
});
afterEach(() => open.discard());

const asked = (more: Partial<InputOf<'plans.addAction'>> = {}): InputOf<'plans.addAction'> => ({
  personId: asha,
  wording: 'Ring the clinic',
  ...{ ownerUserId: null, ownerWords: null, agencyId: null, dueOn: null, category: null, isOutreach: false },
  ...more,
});
const list = (whose: InputOf<'plans.actions'>['whose'], level: InputOf<'plans.actions'>['level'] = 'both') =>
  open.call('plans.actions', { whose, level });

describe('who does it', () => {
  test('is to be confirmed until somebody is named', async () => {
    await open.call('plans.addAction', asked());
    expect((await list('all')).actions).toMatchObject([
      { owner: 'To be confirmed', personName: 'Asha', level: 'client' },
    ]);
  });

  test('is a colleague, somebody named or an agency, and each list holds its own', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Northgate Probation', kind: 'probation' });
    await open.call('plans.addAction', asked({ ownerUserId: open.session.user.id, dueOn: '2018-04-02' }));
    await open.call('plans.addAction', asked({ ownerWords: 'Her sister', agencyId, dueOn: '2018-04-03' }));
    expect((await list('mine')).actions.map(({ owner }) => owner)).toEqual(['Robin Ellery']);
    expect((await list('agency')).actions.map(({ owner }) => owner)).toEqual(['Robin Ellery']);
    const all = await list('all');
    expect(all.actions.map(({ owner }) => owner)).toEqual(['Robin Ellery', 'Her sister, Northgate Probation']);
    // What is due today is not late.
    expect(all.actions.map(({ overdue }) => overdue)).toEqual([true, false]);
    expect(all.tally).toEqual({ mine: 1, agency: 1, overdue: 1, all: 2 });
    expect(await open.call('plans.actionTally', {})).toEqual(all.tally);
  });

  test('is nobody who would never see it', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Stranger Service', kind: 'treatment' });
    const stranger = addWorker(open, 'Kit Amory', ['caseworker'], agencyId);
    expect(await open.refused('plans.addAction', asked({ ownerUserId: stranger }))).toMatchObject({
      code: 'plan-owner-cannot-see',
      field: 'ownerUserId',
    });
    const both = asked({ ownerUserId: open.session.user.id, ownerWords: 'Her sister' });
    expect(await open.refused('plans.addAction', both)).toMatchObject({ code: 'plan-one-owner' });
    const reader = addWorker(open, 'Lee Rees', ['reader'], open.session.user.agencyId);
    expect(await open.refused('plans.addAction', asked({ ownerUserId: reader }))).toMatchObject({
      code: 'plan-owner-unknown',
    });
  });
});

describe('an action', () => {
  test('is closed with what happened, and is opened again', async () => {
    const { id: actionId } = await open.call('plans.addAction', asked());
    const closing = { actionId, state: 'done' as const, on: '2018-04-03', because: 'Seen on Monday' };
    expect(await open.refused('plans.closeAction', { ...closing, because: ' ' })).toMatchObject({
      code: 'text-missing',
      field: 'because',
    });
    expect(await open.refused('plans.closeAction', { ...closing, on: '2018-04-04' })).toMatchObject({
      code: 'date-in-future',
    });
    await open.call('plans.closeAction', closing);
    expect((await list('all')).actions).toEqual([]);
    expect((await list('closed')).actions).toMatchObject([{ state: 'done', closedBecause: 'Seen on Monday' }]);
    expect(await open.refused('plans.closeAction', closing)).toMatchObject({ code: 'action-closed' });
    await open.call('plans.reopenAction', { actionId });
    expect((await list('all')).actions).toMatchObject([{ state: 'open', doneOn: null, closedBecause: null }]);
    expect(await open.refused('plans.reopenAction', { actionId })).toMatchObject({ code: 'action-open' });
  });

  test('that is done leaves no outcome behind', async () => {
    const { id: actionId } = await open.call('plans.addAction', asked());
    const before = await open.call('outcomes.ofPerson', { personId: asha });
    await open.call('plans.closeAction', { actionId, state: 'done', on: '2018-04-03', because: 'Seen' });
    expect(await open.call('outcomes.ofPerson', { personId: asha })).toEqual(before);
  });

  test('is taken back like any other change', async () => {
    const { transactionId } = await open.call('plans.addAction', asked());
    await open.call('history.undo', { transactionId });
    expect((await list('all')).actions).toEqual([]);
  });

  test('of the system is about nobody, and a name in it is pointed out', async () => {
    await open.call('plans.addAction', asked({ personId: null, wording: 'One form for every service' }));
    expect((await list('all', 'client')).actions).toEqual([]);
    expect((await list('all', 'system')).actions).toMatchObject([
      { personId: null, personName: null, level: 'system', category: 'programme' },
    ]);
    const { words } = await open.call('plans.namesIn', { text: 'A form like the one for Mendoza-Lyle' });
    expect(words).toEqual(['Mendoza-Lyle']);
  });
});

describe('another agency', () => {
  test('sees, names and closes nothing about somebody who is not shared with it', async () => {
    const { id: actionId } = await open.call('plans.addAction', asked());
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Stranger Service', kind: 'treatment' });
    open = await open.reopen({ userId: addWorker(open, 'Kit Amory', ['caseworker'], agencyId) });
    expect(await list('all')).toMatchObject({ actions: [], tally: { all: 0 } });
    expect(await open.call('plans.namesIn', { text: 'Mendoza-Lyle' })).toEqual({ words: [] });
    const closing = { actionId, state: 'done', on: '2018-04-03', because: 'Seen' };
    expect(await open.refused('plans.closeAction', closing)).toMatchObject({ code: 'not-found', field: 'actionId' });
  });
});

test('open actions end together, for one reason', () => {
  const { session } = open;
  const write = <T>(work: Parameters<typeof writeTransaction<T>>[2]): T =>
    writeTransaction(session.writer, session.user.id, work);
  write((db) => {
    addAction(db, { personId: asha, wording: 'Look for her at the station', isOutreach: 1 });
    addAction(db, { personId: asha, wording: 'Meet her at the gate', origin: 'custody-release', originId: asha });
    addAction(db, { personId: asha, wording: 'Ring the clinic', dueOn: '2018-04-04' });
  });
  const left = () => openActionsOf(session.read, viewerIn(session, 'plans.actions'), asha).map((one) => one.wording);
  expect(left()[0]).toBe('Ring the clinic');
  expect(write((db) => endActions(db, asha, 'outreach', 'She has died'))).toBe(1);
  expect(left()).toEqual(['Ring the clinic', 'Meet her at the gate']);
  expect(write((db) => endActions(db, asha, { origin: 'custody-release' }, 'Released early'))).toBe(1);
  expect(write((db) => endActions(db, asha, 'all', 'She has died'))).toBe(1);
  expect(left()).toEqual([]);
});
