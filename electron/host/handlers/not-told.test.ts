import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonCategory } from '../../../domain/access.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { referralInput } from '../testing/referrals-examples.ts';
import { addWorker } from '../testing/worker.ts';

/** What one part of the work knows and another would tell of it by the way. */
let open: TestHost;
let personId: string;
let coordinator: string;
let agencyId: string;
beforeEach(async () => {
  open = await openTestHost();
  coordinator = open.session.user.id;
  personId = (await open.call('people.add', { preferredName: 'Asha', joinedOn: '2018-01-05' })).id;
  agencyId = (await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' })).id;
});
afterEach(() => open.discard());

const become = async (userId: string): Promise<void> => {
  open = await open.reopen({ userId });
};
const share = (...categories: PersonCategory[]) =>
  open.call('sharing.decide', {
    ...{ personId, agencyId, categories, decision: 'shared', basis: 'public-task' },
    ...{ fromOn: '2018-01-01', untilOn: null, note: null },
  });
const asking = (ownerUserId: string): InputOf<'plans.addAction'> => ({
  ...{ personId, ownerUserId, ownerWords: null, agencyId: null, dueOn: null },
  ...{ wording: 'Ring the clinic', category: null, isOutreach: false },
});
const worker = (name: string): string => addWorker(open, name, ['caseworker'], agencyId);

describe('that somebody said “not this one”', () => {
  let [jo, wen] = ['', ''];
  beforeEach(async () => {
    await share('identity', 'contact', 'story');
    [jo, wen] = [worker('Jo Marsh'), worker('Wen Li')];
    await become(jo);
    await open.call('briefing.notThisOne', { personId, words: null });
  });

  test('is not told to colleagues by whom they can ask, and is to the coordinator', async () => {
    const shown = async () =>
      (await open.call('cohorts.mayLead', { personId })).workers.find(({ userId }) => userId === jo)?.sees;
    await become(wen);
    expect(await shown()).toBe(true);
    await open.call('plans.addAction', asking(jo));
    await become(coordinator);
    expect(await shown()).toBe(false);
    const asked = await open.refused('plans.addAction', asking(jo));
    expect(asked.code).toBe('plan-owner-cannot-see');
  });

  test('keeps what colleagues ask of them from them, in every list, tally and search, and in what changed lately', async () => {
    await become(wen);
    const { id: actionId, transactionId } = await open.call('plans.addAction', asking(jo));
    await become(jo);
    for (const whose of ['mine', 'agency', 'overdue', 'all', 'closed'] as const)
      expect((await open.call('plans.actions', { whose, level: 'both' })).actions).toEqual([]);
    expect(Object.values(await open.call('plans.actionTally', {})).filter((one) => one !== 0)).toEqual([]);
    expect(await open.call('lists.everything', { text: 'clinic', limit: 10 })).toEqual({ passages: [], more: false });
    const { changes } = await open.call('history.recent', { limit: 50 });
    expect(changes.filter((one) => one.personId === personId)).toEqual([]);
    expect((await open.call('contacts.coming', {})).others).toEqual([]);
    const closing = { actionId, state: 'done', on: '2018-04-03', because: 'Rang' } as const;
    expect((await open.refused('plans.closeAction', closing)).code).toBe('not-found');
    expect((await open.refused('history.undo', { transactionId })).code).toBe('not-found');
    // It is there for whoever asked it, and for the coordinator.
    await become(coordinator);
    expect((await open.call('plans.actions', { whose: 'all', level: 'both' })).actions).toHaveLength(1);
  });

  test('does not put them among those who worked with somebody who has died', async () => {
    await become(wen);
    await open.call('people.change', { personId, changes: { contactPreference: 'Mornings' } });
    await become(coordinator);
    await open.call('cohorts.recordDeath', {
      ...{ personId, status: 'suspected', diedOn: null, toldBy: 'Their sister', toldOn: '2018-04-03' },
      ...{ source: null, cause: null, peers: null },
    });
    const named = (await open.call('cohorts.deathOf', { personId })).support.map(({ name }) => name);
    expect(named).toContain('Wen Li');
    expect(named).not.toContain('Jo Marsh');
  });
});

describe('a release from custody', () => {
  test('is not told by its tasks, nor by what is said of them, to whoever does not see police and courts', async () => {
    await share('identity', 'contact', 'housing', 'health', 'story');
    const wen = worker('Wen Li');
    const given = { releaseOn: '2018-04-17', certainty: 'expected', establishment: 'HMP Fellside' } as const;
    const { id: releaseId } = await open.call('contacts.addRelease', { personId, ...given });
    const told = async (): Promise<string> =>
      JSON.stringify([
        await open.call('plans.actions', { whose: 'all', level: 'client' }),
        await open.call('plans.actions', { whose: 'closed', level: 'client' }),
        await open.call('plans.ofPerson', { personId }),
        await open.call('history.ofPerson', { personId, before: null }),
        (await open.call('lists.everything', { text: 'release', limit: 50 })).passages,
        (await open.call('lists.everything', { text: 'parole', limit: 50 })).passages,
      ]);
    expect(await told()).toContain('Release: somewhere to sleep tonight');
    await become(wen);
    expect(await told()).not.toMatch(/release|custody|parole/i);
    expect((await open.call('plans.ofPerson', { personId })).withheld).toContain('actions');
    await become(coordinator);
    await open.call('contacts.noteFellThrough', { personId, releaseId, because: 'Parole was put off' });
    expect(await told()).toContain('Parole was put off');
    await become(wen);
    expect(await told()).not.toMatch(/release|custody|parole/i);
  });

  test('asks nobody who would never see it', async () => {
    await share('identity', 'contact', 'story');
    const wen = worker('Wen Li');
    await become(wen);
    await open.call('cohorts.proposeHandover', {
      ...{ personId, toUserId: wen, toName: null, toAgencyId: null, plannedOn: '2018-04-03', note: null },
      ...{ told: 'not-yet', toldOn: null, introducedOn: null },
    });
    await become(coordinator);
    const given = { releaseOn: '2018-04-17', certainty: 'expected', establishment: 'HMP Fellside' } as const;
    await open.call('contacts.addRelease', { personId, ...given });
    const { actions } = await open.call('plans.actions', { whose: 'all', level: 'client' });
    expect(new Set(actions.map(({ owner }) => owner))).toEqual(new Set(['To be confirmed']));
  });
});

describe('a first contact that turned out to be somebody', () => {
  test('is taken back by the agency that noted it exactly as before, whoever it was', async () => {
    const wen = worker('Wen Li');
    await become(wen);
    const seen = { label: 'Green coat', place: 'Under the canal bridge', seen: 'Has a small dog' };
    const { id: referralId } = await open.call('referrals.add', referralInput(null, seen));
    await become(coordinator);
    await open.call('referrals.link', { referralId, personId });
    await become(wen);
    const changed = await open.call('referrals.change', { referralId, changes: { place: 'By the station' } });
    const undone = await open.call('history.undo', { transactionId: changed.transactionId });
    expect(undone.personIds).toEqual([]);
    expect((await open.call('referrals.list', {})).contacts).toMatchObject([{ place: seen.place }]);
  });
});

describe('a name that is restricted', () => {
  test('is not told by what is asked of a text', async () => {
    const aliases = [{ name: 'Zxqvost', kind: 'former' as const, isRestricted: true }];
    await open.call('people.change', { personId, changes: {}, aliases });
    const asked = async () => (await open.call('plans.namesIn', { text: 'Ask Zxqvost about the bus' })).words;
    expect(await asked()).toEqual(['Zxqvost']);
    await share('identity', 'story');
    await become(worker('Wen Li'));
    expect(await asked()).toEqual([]);
  });
});
