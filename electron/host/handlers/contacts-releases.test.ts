import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

const given = { releaseOn: '2018-04-17', certainty: 'expected' as const, establishment: 'HMP Fellside' };
const add = async (different: Partial<typeof given> = {}): Promise<string> =>
  (await open.call('contacts.addRelease', { personId, ...given, ...different })).id;
const release = async () => {
  const [found] = (await open.call('contacts.releases', { personId })).releases;
  if (found === undefined) throw new Error('there is no release');
  return found;
};
const days = async (): Promise<Record<string, string | null>> =>
  Object.fromEntries((await release()).tasks.map(({ code, dueOn }) => [code, dueOn]));
const coming = () => open.call('contacts.coming', {});
const done = async (code: string): Promise<void> => {
  const actionId = (await release()).tasks.find((task) => task.code === code)?.actionId ?? '';
  open.session.raw.prepare("UPDATE action SET state = 'done', doneOn = '2018-04-03' WHERE id = ?").run(actionId);
};

describe('a known or expected release from custody', () => {
  test('opens tasks before the day, on it and by day 21, which stand in the plan', async () => {
    await add();
    expect(await days()).toEqual({
      'where-tonight': '2018-04-10',
      prescription: '2018-04-10',
      naloxone: '2018-04-10',
      'who-meets': '2018-04-10',
      met: '2018-04-17',
      'somewhere-to-sleep': '2018-04-17',
      treatment: '2018-05-08',
    });
    const { actions } = await open.call('plans.actions', { whose: 'all', level: 'client' });
    expect(actions.filter(({ origin }) => origin === 'custody-release')).toHaveLength(7);
  });

  test('moves its open tasks with its day, and leaves what was done', async () => {
    const releaseId = await add();
    await done('naloxone');
    await open.call('contacts.changeRelease', { personId, releaseId, ...given, releaseOn: '2018-04-24' });
    expect(await release()).toMatchObject({ releaseOn: '2018-04-24', changedFrom: '2018-04-17' });
    expect(await days()).toMatchObject({
      'where-tonight': '2018-04-17',
      naloxone: '2018-04-10',
      met: '2018-04-24',
      treatment: '2018-05-15',
    });
  });

  test('warns of a Friday and of a bank holiday', async () => {
    const releaseId = await add({ releaseOn: '2018-04-06' });
    expect((await release()).warning).toMatch(/^This is a Friday\./);
    await open.call('contacts.changeRelease', { personId, releaseId, ...given, releaseOn: '2018-05-07' });
    expect((await release()).warning).toMatch(/^This is a bank holiday\./);
    await open.call('contacts.changeRelease', { personId, releaseId, ...given, releaseOn: '2018-04-10' });
    expect((await release()).warning).toBeNull();
  });

  test('that fell through drops its open tasks with the same words', async () => {
    const releaseId = await add();
    await done('naloxone');
    const asked = { personId, releaseId, because: null };
    expect(await open.refused('contacts.noteFellThrough', asked)).toMatchObject({
      code: 'release-words-missing',
      field: 'because',
    });
    const { transactionId } = await open.call('contacts.noteFellThrough', { ...asked, because: 'Parole was put off' });
    const { state, because, tasks } = await release();
    expect([state, because]).toEqual(['fell-through', 'Parole was put off']);
    expect(tasks.filter((task) => task.state === 'dropped')).toHaveLength(6);
    expect(tasks.find(({ code }) => code === 'met')?.closedBecause).toBe(
      'The release fell through: Parole was put off',
    );
    expect((await coming()).releases).toEqual([]);
    expect((await open.refused('contacts.changeRelease', { personId, releaseId, ...given })).code).toBe(
      'release-ended',
    );
    await open.call('history.undo', { transactionId });
    expect((await coming()).releases).toHaveLength(1);
  });

  test('that happened stands on the timeline, and what follows counts from the day on which it did', async () => {
    const releaseId = await add();
    const early = { personId, releaseId, releasedOn: '2018-04-04' };
    expect((await open.refused('contacts.noteReleased', early)).code).toBe('release-not-yet');
    await open.call('contacts.noteReleased', { ...early, releasedOn: '2018-04-02' });
    expect(await release()).toMatchObject({ state: 'released', releaseOn: '2018-04-02', certainty: 'certain' });
    expect(await days()).toMatchObject({ treatment: '2018-04-23' });
    const { entries } = await open.call('contacts.timeline', { personId, kinds: ['custody'], after: null });
    expect(entries).toMatchObject([{ detail: 'released', happenedOn: '2018-04-02', place: 'HMP Fellside' }]);
  });

  test('long past is something that happened and no release to prepare', async () => {
    const asked = { personId, ...given, releaseOn: '2018-03-12' };
    expect(await open.refused('contacts.addRelease', asked)).toMatchObject({
      code: 'release-in-past',
      field: 'releaseOn',
    });
    await add({ releaseOn: '2018-03-13' });
  });
});

describe('what comes within 21 days', () => {
  test('names each release with what is still open of it, and other days that are due', async () => {
    await add();
    await add({ releaseOn: '2018-04-30' });
    await done('treatment');
    const asked = { personId, ownerUserId: null, ownerWords: null, agencyId: null, category: null, isOutreach: false };
    await open.call('plans.addAction', { ...asked, wording: 'Ring the dentist', dueOn: '2018-04-24' });
    await open.call('plans.addAction', { ...asked, wording: 'Next summer', dueOn: '2018-07-24' });
    const { releases, others } = await coming();
    expect(releases).toHaveLength(1);
    expect(releases[0]).toMatchObject({ personName: asha.preferredName, releaseOn: '2018-04-17' });
    expect(releases[0]?.open[0]).toMatchObject({ dueOn: '2018-04-10' });
    expect(others.map(({ wording }) => wording)).toEqual(['Ring the dentist']);
    // 13 days on, the second release has come near, and the first is still to come.
    open.clock.now += 13 * 86_400_000;
    expect((await coming()).releases.map(({ releaseOn }) => releaseOn)).toEqual(['2018-04-17', '2018-04-30']);
  });

  test('keeps one whose day has passed until somebody says whether it happened', async () => {
    const releaseId = await add();
    const fallen = await add({ releaseOn: '2018-04-18' });
    open.clock.now += 60 * 86_400_000;
    expect((await coming()).releases.map(({ releaseOn, overdue }) => [releaseOn, overdue])).toEqual([
      ['2018-04-17', true],
      ['2018-04-18', true],
    ]);
    await open.call('contacts.noteFellThrough', { personId, releaseId: fallen, because: 'Recalled' });
    await open.call('contacts.noteReleased', { personId, releaseId, releasedOn: '2018-05-20' });
    expect((await coming()).releases).toMatchObject([{ releaseOn: '2018-05-20', state: 'released', overdue: false }]);
  });

  test('shows nobody who died as coming, unless that was mistaken', async () => {
    await add();
    const death = { personId, status: 'suspected' as const, diedOn: '2018-04-02', source: null, cause: null };
    const told = { toldBy: 'Their sister', toldOn: '2018-04-02', peers: null };
    const { id: deathId } = await open.call('cohorts.recordDeath', { ...death, ...told });
    expect((await coming()).releases).toEqual([]);
    await open.call('cohorts.takeBackDeath', { personId, deathId, because: 'Another person of that name' });
    expect((await coming()).releases).toHaveLength(1);
  });

  test('is shown to nobody who may not see police and courts, and of the tasks only what each may see', async () => {
    await add();
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Northgate Probation', kind: 'probation' });
    const { id: housing } = await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' });
    const said = { decision: 'shared', basis: 'public-task', fromOn: '2018-01-01', untilOn: null, note: null } as const;
    await open.call('sharing.decide', { personId, agencyId, categories: ['identity', 'offending'], ...said });
    await open.call('sharing.decide', { personId, agencyId: housing, categories: ['identity', 'housing'], ...said });
    const [probation, homes] = [
      addWorker(open, 'Jo Marsh', ['caseworker'], agencyId),
      addWorker(open, 'Wen Li', ['caseworker'], housing),
    ];
    open = await open.reopen({ userId: probation });
    expect((await coming()).releases).toMatchObject([{ establishment: 'HMP Fellside', open: [] }]);
    open = await open.reopen({ userId: homes });
    expect((await coming()).releases).toEqual([]);
    expect(await open.call('contacts.releases', { personId })).toEqual({ withheld: true, releases: [] });
    expect((await open.refused('contacts.addRelease', { personId, ...given })).code).toBe('category-not-shared');
  });
});
