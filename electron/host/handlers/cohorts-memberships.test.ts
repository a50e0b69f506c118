import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { addWorker } from '../testing/worker.ts';
import { returnInput } from './returns-input.ts';

let open: TestHost;
let personId: string;
let membershipId: string;
let housingFirst: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', { preferredName: 'Asha', joinedOn: '2018-01-05' })).id;
  membershipId = (await open.call('people.open', { personId })).memberships[0]?.id ?? '';
  housingFirst = addCohort('housing-first', 'Housing First', '2018-02-01', null);
});
afterEach(() => open.discard());

/** A second cohort, under the same definition, behind the application's back. */
function addCohort(code: string, name: string, validFrom: string, validTo: string | null): string {
  const { raw } = open.session;
  const id = `00000000-0000-7000-8000-${code
    .padEnd(12, '0')
    .slice(0, 12)
    .replaceAll(/[^0-9a-f]/g, 'a')}`;
  const definitionId = raw.prepare('SELECT definitionId FROM cohort').pluck().get();
  raw
    .prepare('INSERT INTO cohort (id, code, name, definitionId, validFrom, validTo) VALUES (?, ?, ?, ?, ?, ?)')
    .run(id, code, name, definitionId, validFrom, validTo);
  return id;
}

const times = async () => (await open.call('cohorts.timesOf', { personId })).times;
const join = (cohortId: string, joinedOn: string) => open.call('people.join', { personId, cohortId, joinedOn });
const whyNotJoined = async (cohortId: string, joinedOn: string): Promise<string> => {
  const { code, field } = await open.refused('people.join', { personId, cohortId, joinedOn });
  return `${code} ${field}`;
};
const leaving = (given: Partial<InputOf<'people.leave'>> = {}): InputOf<'people.leave'> => ({
  personId,
  membershipId,
  leftOn: '2018-03-01',
  destination: 'moved-away',
  because: 'Nearer to family',
  ...given,
});
const leave = (given: Partial<InputOf<'people.leave'>> = {}) => open.call('people.leave', leaving(given));
const whyNotLeft = async (given: Partial<InputOf<'people.leave'>>): Promise<string> => {
  const { code, field } = await open.refused('people.leave', leaving(given));
  return `${code} ${field}`;
};

describe('somebody in two cohorts', () => {
  test('is in both at once, and counts once wherever people are counted', async () => {
    await join(housingFirst, '2018-02-05');
    expect((await times()).map(({ cohortName, leftOn }) => [cohortName, leftOn])).toEqual([
      ['Housing First', null],
      ['MEAM cohort', null],
    ]);
    expect(await open.call('people.counts', {})).toMatchObject({ everyone: 1, inCohort: 1, left: 0 });
    const periodId = open.periods.Y1Q4 ?? '';
    const { rows, completeness } = await open.call('outcomes.grid', { periodId });
    expect(rows).toMatchObject([{ joinedOn: '2018-01-05', leftOn: null }]);
    expect(completeness.inScope).toBe(8);
    expect(returnInput(open.session.read, periodId).people).toMatchObject([{ joinedOn: '2018-01-05', leftOn: null }]);
  });

  test('who leaves one of them stays in the programme', async () => {
    const { id } = await join(housingFirst, '2018-02-05');
    await leave({ membershipId: id });
    const { people } = await open.call('people.list', {});
    expect(people).toMatchObject([{ joinedOn: '2018-01-05', leftOn: null }]);
    expect(await open.call('people.counts', {})).toMatchObject({ inCohort: 1, left: 0 });
    const { rows } = await open.call('outcomes.grid', { periodId: open.periods.Y2Q1 ?? '' });
    expect(rows).toMatchObject([{ joinedOn: '2018-01-05', leftOn: null }]);
  });

  test('and the verdict stays that of the cohort that stands for the programme', async () => {
    const before = await open.call('programme.reference', {});
    addCohort('trial', 'Test cohort', '2018-03-01', '2018-12-31');
    expect((await open.call('programme.reference', {})).definition).toEqual(before.definition);
  });
});

describe('joining', () => {
  test('keeps to the days of the cohort, and to one time at once', async () => {
    const ended = addCohort('trial', 'Test cohort', '2018-01-15', '2018-03-15');
    expect(await whyNotJoined(housingFirst, '2018-01-31')).toBe('joined-before-cohort joinedOn');
    expect(await whyNotJoined(ended, '2018-03-16')).toBe('cohort-ended joinedOn');
    await join(ended, '2018-03-15');
    expect(await whyNotJoined(ended, '2018-03-15')).toBe('already-member joinedOn');
    const { joinable } = await open.call('cohorts.timesOf', { personId });
    expect(joinable.map(({ name }) => name)).toEqual(['Housing First']);
  });

  test('again later is a time of its own, and a return', async () => {
    await leave({ leftOn: '2018-02-01', destination: 'person-chose-to-stop', personSaid: 'Not now' });
    const cohortId = (await times())[0]?.cohortId ?? '';
    await join(cohortId, '2018-03-05');
    expect((await times()).map(({ nth, joinedOn, leftOn }) => [nth, joinedOn, leftOn])).toEqual([
      [2, '2018-03-05', null],
      [1, '2018-01-05', '2018-02-01'],
    ]);
  });

  test('a cohort that has ended closes nobody: who is in it stays', async () => {
    const ended = addCohort('trial', 'Test cohort', '2018-01-15', '2018-03-15');
    await join(ended, '2018-02-01');
    expect((await times())[0]).toMatchObject({ cohortName: 'Test cohort', cohortEnded: true, leftOn: null });
  });

  test('warns a coordinator alone that somebody to keep apart is in the cohort', async () => {
    const { id: otherId } = await open.call('people.add', { preferredName: 'Bo' });
    await open.call('people.join', { personId: otherId, cohortId: housingFirst, joinedOn: '2018-02-05' });
    await open.call('sharing.keepApart', { personId, otherId, reason: null });
    const holds = async () =>
      (await open.call('cohorts.timesOf', { personId })).joinable.map(({ holdsApart }) => holdsApart);
    expect(await holds()).toEqual([true]);
    open = await open.reopen({ userId: addColleague(open, 'Jo Marsh', ['caseworker']) });
    expect(await holds()).toEqual([false]);
  });
});

describe('leaving', () => {
  test('keeps where to, why, what the person said and what stays', async () => {
    await leave({ personSaid: 'Ring me in May', staysInPlace: 'The tenancy officer' });
    expect(await times()).toMatchObject([
      {
        leftOn: '2018-03-01',
        destination: 'moved-away',
        leftBecause: 'Nearer to family',
        personSaid: 'Ring me in May',
        staysInPlace: 'The tenancy officer',
        withheld: false,
        endedByDeath: false,
      },
    ]);
  });

  test('is for a place: silence is none, even where a list says so, and a death is a status', async () => {
    const { raw } = open.session;
    raw
      .prepare(
        `INSERT INTO referenceValue (id, list, code, label, crosswalk, sealed, position, validFrom)
          VALUES ('x', 'destination', 'closed-no-contact', 'Closed, no contact', '{}', 0, 99, '2018-01-01')`,
      )
      .run();
    expect(await whyNotLeft({ destination: 'closed-no-contact' })).toBe('silence-is-no-destination destination');
    expect(await whyNotLeft({ destination: 'died' })).toBe('death-is-a-status destination');
    expect(await whyNotLeft({ destination: 'no-contact' })).toBe('unknown-code destination');
    expect(await whyNotLeft({ because: ' ' })).toBe('text-missing because');
    expect((await times())[0]?.leftOn).toBeNull();
  });

  test('how it ended is shown only where the story is', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    const tadeusz = addWorker(open, 'Tadeusz Wrona', ['caseworker'], agencyId);
    await leave({ personSaid: 'Ring me in May' });
    const shared = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const, note: null };
    await open.call('sharing.decide', { ...shared, fromOn: '2018-04-01', untilOn: null, categories: ['identity'] });
    open = await open.reopen({ userId: tadeusz });
    expect((await times())[0]).toMatchObject({
      leftOn: '2018-03-01',
      destination: null,
      personSaid: null,
      leftBecause: null,
      withheld: true,
    });
  });
});

describe('looking in after somebody left', () => {
  const at = (dueOn: string) => ({ dueOn, wording: 'Look in again' });

  test('is planned with leaving, asked of whoever leads, and edited', async () => {
    const lead = { toUserId: open.session.user.id, toName: null, toAgencyId: null, plannedOn: '2018-02-01' };
    const warmth = { note: null, told: 'yes' as const, toldOn: null, introducedOn: null };
    await open.call('cohorts.proposeHandover', { personId, ...lead, ...warmth });
    await leave({ followUps: [at('2018-04-01'), at('2018-06-01')] });
    const [first, second] = (await times())[0]?.followUps ?? [];
    expect(first).toMatchObject({ dueOn: '2018-04-01', state: 'open', ownerName: 'Robin Ellery' });
    await open.call('cohorts.planFollowUps', {
      personId,
      membershipId,
      seen: [first?.actionId ?? '', second?.actionId ?? ''],
      followUps: [
        { actionId: second?.actionId ?? '', ...at('2018-07-01') },
        { actionId: null, ...at('2019-03-01') },
      ],
    });
    expect((await times())[0]?.followUps.map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ['2018-04-01', 'dropped'],
      ['2018-07-01', 'open'],
      ['2019-03-01', 'open'],
    ]);
  });

  test('takes out nothing that somebody else planned since the schedule was read', async () => {
    await leave({ followUps: [at('2018-04-01')] });
    const seen = ((await times())[0]?.followUps ?? []).map(({ actionId }) => actionId);
    const [first] = seen.map((actionId) => ({ actionId, ...at('2018-04-01') }));
    const added = { actionId: null, ...at('2018-06-01') };
    const plan = { personId, membershipId, seen };
    await open.call('cohorts.planFollowUps', { ...plan, followUps: first === undefined ? [] : [first, added] });
    await open.call('cohorts.planFollowUps', { ...plan, followUps: [] });
    expect((await times())[0]?.followUps.map(({ dueOn, state }) => [dueOn, state])).toEqual([
      ['2018-04-01', 'dropped'],
      ['2018-06-01', 'open'],
    ]);
  });

  test('not reaching somebody is written down like any answer, and ends nothing', async () => {
    await leave({ followUps: [at('2018-04-01'), at('2018-06-01')] });
    const actionId = (await times())[0]?.followUps[0]?.actionId ?? '';
    const how = { personId, actionId, doneOn: '2018-04-03', answer: 'could-not-be-reached' as const };
    await open.call('cohorts.recordFollowUp', { ...how, note: 'The number has changed' });
    expect((await times())[0]?.followUps).toMatchObject([
      { state: 'done', doneOn: '2018-04-03', words: 'Could not be reached. The number has changed' },
      { state: 'open' },
    ]);
    const again = await open.refused('cohorts.recordFollowUp', { ...how, note: null });
    expect([again.code, again.field]).toEqual(['follow-up-closed', 'actionId']);
  });

  test('is in nobody’s past, and belongs to the person', async () => {
    expect(await whyNotLeft({ followUps: [at('2018-05-01'), at('2018-02-28')] })).toBe(
      'follow-up-before-leaving followUps.1.dueOn',
    );
    const { id: other } = await open.call('people.add', { preferredName: 'Bo' });
    await leave({ followUps: [at('2018-05-01')] });
    const actionId = (await times())[0]?.followUps[0]?.actionId ?? '';
    const how = { doneOn: '2018-04-03', answer: 'doing-well' as const, note: null };
    const strange = await open.refused('cohorts.recordFollowUp', { personId: other, actionId, ...how });
    expect(strange.code).toBe('not-found');
  });

  test('is taken back with the leaving itself', async () => {
    const { transactionId } = await leave({ followUps: [at('2018-05-01')] });
    await open.call('history.undo', { transactionId });
    expect(await times()).toMatchObject([{ leftOn: null, followUps: [] }]);
  });
});
