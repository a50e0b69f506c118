import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { timelineInput } from '../testing/contacts-input.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { referralInput } from '../testing/referrals-examples.ts';
import { addWorker } from '../testing/worker.ts';

/** Whom we owe anything, as many as one answer holds. */
const everyone = { code: null, from: 0, count: 200 } as const;

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', { preferredName: 'Asha', joinedOn: '2018-01-05' })).id;
});
afterEach(() => open.discard());

const agency = async (name: string): Promise<string> =>
  (await open.call('users.addAgency', { name, kind: 'treatment' })).id;

const promise = (agencyId: string, more: Partial<InputOf<'plans.writePromise'>> = {}) =>
  open.call('plans.writePromise', {
    ...{ personId, lineId: null, agencyId, wording: 'A visit every Tuesday', toWhom: null, fromOn: '2018-04-01' },
    ...{ untilOn: null, reviewOn: null, category: 'story' },
    ...more,
  });
const share = (agencyId: string, categories: InputOf<'sharing.decide'>['categories']) =>
  open.call('sharing.decide', {
    ...{ personId, agencyId, categories, decision: 'shared', basis: 'public-task', fromOn: '2018-02-01' },
    ...{ untilOn: null, note: null },
  });
const contact = (more: Partial<InputOf<'contacts.addEntry'>> = {}) =>
  open.call('contacts.addEntry', {
    personId,
    ...timelineInput({ kind: 'contact', category: 'contact', detail: 'visit', reached: true }),
    ...more,
  });

describe('known to everyone, served by no one', () => {
  test('stands in a sentence, in two lists and over the quarters', async () => {
    const clinic = await agency('Harbour Clinic');
    const hostel = await agency('Lanternfield Hostel');
    await share(clinic, ['identity']);
    await share(hostel, ['identity']);
    await promise(clinic);
    const seen = await open.call('plans.knownAndServed', { personId });
    expect(seen.sentence).toBe('Three services know Asha. One has promised something that still stands.');
    expect(seen.known.map(({ agencyName, how }) => [agencyName, how])).toEqual([
      ['Harbour Clinic', ['promise', 'shares']],
      ['Lanternfield Hostel', ['shares']],
      ['Midshire Council', ['holds']],
    ]);
    expect(seen.served.map(({ agencyName }) => agencyName)).toEqual(['Harbour Clinic']);
    expect(seen.quarters).toEqual([
      { label: 'Y1Q4', on: '2018-03-31', known: 3, served: 0, gap: 3 },
      { label: 'Y2Q1', on: '2018-04-03', known: 3, served: 1, gap: 2 },
    ]);
    expect(seen.moved).toBe('The gap has closed from 3 to 2 since the end of Y1Q4.');
  });

  test('counts an agency that referred them, from the day of the referral on', async () => {
    const police = await agency('Midshire Police');
    await open.call('referrals.add', referralInput(personId, { sourceAgencyId: police, happenedOn: '2018-04-02' }));
    const { known, quarters } = await open.call('plans.knownAndServed', { personId });
    expect(known.map(({ agencyName, how }) => [agencyName, how])).toEqual([
      ['Midshire Council', ['holds']],
      ['Midshire Police', ['referred']],
    ]);
    // From the day of the referral on, and not before.
    expect(quarters.map((quarter) => quarter.known)).toEqual([1, 2]);
  });

  test('lists people by the gap, the widest first, without those who have left', async () => {
    const other = (await open.call('people.add', { preferredName: 'Bryn', joinedOn: '2018-01-05' })).id;
    const gone = (await open.call('people.add', { preferredName: 'Cai', joinedOn: '2018-01-05' })).id;
    const [membership] = (await open.call('people.open', { personId: gone })).memberships;
    const leaving = {
      leftOn: '2018-03-01',
      because: 'Nearer to family',
      destination: 'moved-away',
      membershipId: membership?.id ?? '',
    };
    await open.call('people.leave', { personId: gone, ...leaving });
    await share(await agency('Harbour Clinic'), ['identity']);
    await promise(open.session.user.agencyId, { personId: other });
    const { people, sentence } = await open.call('plans.gaps', {});
    expect(people.map(({ name, known, served, gap }) => [name, known, served, gap])).toEqual([
      ['Asha', 2, 0, 2],
      ['Bryn', 1, 1, 0],
    ]);
    expect(sentence).toBe('2 people are in the cohort. One of them has no promise that still stands.');
  });

  test('tells an agency nothing of what another knows through a kind of information that it may not see', async () => {
    const [clinic, stranger] = [await agency('Harbour Clinic'), await agency('Stranger Service')];
    await share(stranger, ['identity', 'housing']);
    await promise(clinic, { category: 'health' });
    await contact({ category: 'health', agencyId: clinic });
    const all = await open.call('plans.knownAndServed', { personId });
    expect(all.known.map(({ agencyName }) => agencyName)).toContain('Harbour Clinic');
    open = await open.reopen({ userId: addWorker(open, 'Kit Amory', ['caseworker'], stranger) });
    const seen = await open.call('plans.knownAndServed', { personId });
    expect(seen.known.map(({ agencyName }) => agencyName)).toEqual(['Midshire Council', 'Stranger Service']);
    expect(JSON.stringify(await open.call('plans.gaps', {}))).not.toContain('Harbour');
  });
});

describe('people we owe a contact or a plan', () => {
  const owed = async () =>
    (await open.call('plans.owed', everyone)).people.map(({ name, owed }) => [name, owed.map(({ code }) => code)]);

  test('are listed with their reasons, and no more once nothing is owed', async () => {
    expect(await owed()).toEqual([['Asha', ['contact', 'plan']]]);
    await contact({ happenedOn: '2018-04-02' });
    expect(await owed()).toEqual([['Asha', ['plan']]]);
    await open.call('plans.writeGoal', { personId, lineId: null, wording: 'A door', saidOn: '2018-04-02' });
    expect(await owed()).toEqual([]);
  });

  test('owe by the days that the partnership agreed', async () => {
    await contact({ happenedOn: '2018-03-19' });
    expect(await owed()).toEqual([['Asha', ['contact', 'plan']]]);
    await open.call('plans.setContactDays', { days: 21 });
    expect((await open.call('plans.owed', everyone)).contactDays).toBe(21);
    expect(await owed()).toEqual([['Asha', ['plan']]]);
    expect(await open.refused('plans.setContactDays', { days: 0 })).toMatchObject({ code: 'value-out-of-range' });
  });

  test('are owed an answer about a promise until the agency promises again, and a look at the plan', async () => {
    await contact({ happenedOn: '2018-04-02' });
    const { id: lineId } = await promise(open.session.user.agencyId, { fromOn: '2018-03-01' });
    await open.call('plans.endPromise', {
      ...{ personId, lineId, state: 'not-kept', on: '2018-03-20', whose: 'agency', because: null },
    });
    await open.call('plans.recordReading', {
      ...{ personId, readOn: '2018-03-01', agreedOn: null, copyGivenOn: null, reviewOn: '2018-04-01' },
    });
    expect(await owed()).toEqual([['Asha', ['promise', 'plan-review']]]);
    await promise(open.session.user.agencyId, { fromOn: '2018-04-03' });
    expect(await owed()).toEqual([['Asha', ['plan-review']]]);
  });

  test('come a part at a time, whoever looks’ own first and what presses most next, with how many there are of each kind', async () => {
    const add = async (preferredName: string): Promise<string> =>
      (await open.call('people.add', { preferredName, joinedOn: '2018-01-05' })).id;
    const [seen, promised, own] = [await add('Bryn'), await add('Cai'), await add('Dai')];
    await contact({ personId: seen, happenedOn: '2018-04-02' });
    await contact({ personId: own, happenedOn: '2018-04-02' });
    const { id: lineId } = await promise(open.session.user.agencyId, { personId: promised, fromOn: '2018-03-01' });
    await open.call('plans.endPromise', {
      ...{ personId: promised, lineId, state: 'not-kept', on: '2018-03-20', whose: 'agency', because: null },
    });
    const lead = { toUserId: open.session.user.id, toName: null, toAgencyId: null, plannedOn: '2018-02-01' };
    const warmth = { note: null, told: 'yes' as const, toldOn: null, introducedOn: null };
    await open.call('cohorts.proposeHandover', { personId: own, ...lead, ...warmth });
    const part = async (code: InputOf<'plans.owed'>['code'], from: number, count: number) => {
      const answer = await open.call('plans.owed', { code, from, count });
      return [answer.people.map(({ name }) => name), answer.everyone] as const;
    };
    expect(await part(null, 0, 200)).toEqual([['Dai', 'Cai', 'Asha', 'Bryn'], 4]);
    expect(await part(null, 1, 2)).toEqual([['Cai', 'Asha'], 4]);
    expect(await part(null, 4, 2)).toEqual([[], 4]);
    expect(await part('contact', 0, 1)).toEqual([['Cai'], 4]);
    expect((await open.call('plans.owed', everyone)).counts).toMatchObject({
      contact: 2,
      promise: 1,
      plan: 4,
      release: 0,
    });
  });

  test('are said nothing of by an agency that is shown neither contacts nor plan', async () => {
    const stranger = await agency('Stranger Service');
    await share(stranger, ['identity']);
    open = await open.reopen({ userId: addWorker(open, 'Kit Amory', ['caseworker'], stranger) });
    expect(await owed()).toEqual([]);
  });
});

test('the picture at a glance: goal, safety, last contact, next day, who knows them, what is open and owed', async () => {
  await open.call('plans.writeGoal', { personId, lineId: null, wording: 'A door I can lock', saidOn: '2018-04-01' });
  await open.call('plans.writeSafety', {
    ...{ personId, lineId: null, wording: 'A dog at the flat', whatToDo: 'Visit in twos; not at the flat' },
    ...{ source: 'Housing officer', notedOn: '2018-04-01', reviewOn: '2018-07-01' },
  });
  const asked = { personId, ownerUserId: null, ownerWords: null, agencyId: null, category: null, isOutreach: false };
  await open.call('plans.addAction', { ...asked, wording: 'Ring the clinic', dueOn: '2018-04-01' });
  await open.call('plans.addAction', { ...asked, wording: 'View the flat', dueOn: '2018-04-10' });
  await contact({ happenedOn: '2018-04-02' });
  expect(await open.call('plans.glance', { personId })).toMatchObject({
    goal: { wording: 'A door I can lock' },
    safety: [{ whatToDo: 'Visit in twos; not at the flat' }],
    next: { on: '2018-04-10', what: 'View the flat' },
    lastContact: { on: '2018-04-02', agencyName: 'Midshire Council' },
    known: 'One service knows Asha. It has promised nothing that still stands.',
    ...{ gap: 1, openActions: 2, overdueActions: 1, owed: [], withheld: [], died: false },
  });
});

test('the list of people can be narrowed to those to whom something is owed, as it stands after each change', async () => {
  const query = { text: '', needs: [], agencyId: null, order: { by: 'name' as const, descending: false } };
  const listed = async () =>
    (await open.call('lists.find', { ...query, state: 'owed', from: 0, count: 50 })).people.map(
      (one) => one.preferredName,
    );
  expect(await listed()).toEqual(['Asha']);
  await contact({ happenedOn: '2018-03-19' });
  await open.call('plans.writeGoal', { personId, lineId: null, wording: 'A door', saidOn: '2018-04-02' });
  expect(await listed()).toEqual(['Asha']);
  await open.call('plans.setContactDays', { days: 21 });
  expect(await listed()).toEqual([]);
});
