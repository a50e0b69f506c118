import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addAction } from '../../../db/repositories/plans/actions.ts';
import { recordDates } from '../../../db/repositories/privacy/retention.ts';
import { writeTransaction } from '../../../db/write.ts';
import type { InputOf } from '../../../domain/contract.ts';
import { addColleague } from '../testing/colleague.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { addWorker } from '../testing/worker.ts';
import { viewerIn } from '../viewer-in.ts';
import { returnInput } from './returns-input.ts';

let open: TestHost;
let personId: string;
beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', { preferredName: 'Asha', birthDate: '1980', joinedOn: '2018-01-05' })).id;
});
afterEach(() => open.discard());

type Report = InputOf<'cohorts.recordDeath'>;
const report = (given: Partial<Report> = {}): Report => ({
  personId,
  status: 'suspected',
  diedOn: null,
  toldBy: 'Their sister, by phone',
  toldOn: '2018-04-03',
  source: null,
  cause: null,
  peers: null,
  ...given,
});
const certain = { status: 'concluded', diedOn: '2018-03-10', source: 'family' } as const;
const record = (given: Partial<Report> = {}) => open.call('cohorts.recordDeath', report(given));
const refused = async (given: Partial<Report>): Promise<string> => {
  const { code, field } = await open.refused('cohorts.recordDeath', report(given));
  return `${code} ${field ?? ''}`;
};
const death = () => open.call('cohorts.deathOf', { personId });

/** A task about the person, straight into the register. */
const task = (wording: string, isOutreach: 0 | 1): string =>
  writeTransaction(open.session.writer, open.session.user.id, (db) =>
    addAction(db, { personId, wording, isOutreach, dueOn: '2018-04-05', ownerUserId: open.session.user.id }),
  );
const tasks = (): unknown[] =>
  open.session.raw
    .prepare("SELECT wording, state, closedBecause FROM action WHERE origin = 'plan' ORDER BY wording")
    .all();

/** Everything about the person but what a report leaves behind on purpose. */
const everythingElse = (): unknown[] =>
  ['person', 'membership', 'leadContact', 'fact', 'need'].map((table) =>
    open.session.raw.prepare(`SELECT * FROM "${table}" ORDER BY id`).all(),
  );

describe('that somebody has died', () => {
  test('is a status, which lists and the record say', async () => {
    await record();
    expect((await open.call('people.open', { personId })).death).toBe('suspected');
    expect((await open.call('people.list', {})).people[0]?.death).toBe('suspected');
    expect((await death()).death).toMatchObject({
      status: 'suspected',
      diedOn: null,
      toldBy: 'Their sister, by phone',
    });
    expect(await refused({})).toBe('death-recorded status');
  });

  test('stops what seeks them out, with words and a list of it, and nothing else', async () => {
    task('Look at the usual places', 1);
    task('Tell the landlord', 0);
    const { stopped } = await record({ ...certain });
    expect(stopped).toBe(1);
    expect(tasks()).toEqual([
      { wording: 'Look at the usual places', state: 'dropped', closedBecause: 'Stopped: the person has died.' },
      { wording: 'Tell the landlord', state: 'open', closedBecause: null },
    ]);
    expect((await death()).stopped).toMatchObject([{ wording: 'Look at the usual places', dueOn: '2018-04-05' }]);
  });

  test('keeps whoever leads until they decide', async () => {
    const lead = { toUserId: open.session.user.id, toName: null, toAgencyId: null, plannedOn: '2018-02-01' };
    const warmth = { note: null, told: 'yes' as const, toldOn: null, introducedOn: null };
    await open.call('cohorts.proposeHandover', { personId, ...lead, ...warmth });
    await record({ ...certain });
    expect((await open.call('cohorts.leadOf', { personId })).lead).toMatchObject({ name: 'Robin Ellery' });
  });

  test('begins a learning review, and considers a safeguarding adult review, with days and an owner', async () => {
    await record({ ...certain });
    const { reviews } = await death();
    expect(reviews).toMatchObject([
      { kind: 'learning', state: 'open', dueOn: '2018-05-15', ownerName: null },
      { kind: 'safeguarding-adult', state: 'open', dueOn: '2018-04-17', ownerName: null },
    ]);
    const [learning, safeguarding] = reviews;
    const owner = { dueOn: '2018-06-01', ownerUserId: open.session.user.id, ownerWords: null };
    await open.call('cohorts.changeReview', { personId, caseReviewId: learning?.id ?? '', ...owner });
    const decision = { state: 'not-needed' as const, decidedOn: '2018-04-03', because: 'The criteria are not met' };
    await open.call('cohorts.decideReview', { personId, caseReviewId: safeguarding?.id ?? '', ...decision });
    expect((await death()).reviews).toMatchObject([
      { ownerName: 'Robin Ellery', dueOn: '2018-06-01' },
      { state: 'not-needed', because: 'The criteria are not met' },
    ]);
    const again = await open.refused('cohorts.decideReview', {
      personId,
      caseReviewId: safeguarding?.id ?? '',
      ...decision,
    });
    expect(again.code).toBe('review-closed');
  });

  test('while its review is open nothing is erased', async () => {
    await record({ ...certain });
    expect((await open.call('privacy.erasurePreview', { personId })).blocks).toContain('erasure-under-case-review');
  });

  test('prompts support for whoever leads and worked with them lately, and for peers in words alone', async () => {
    const jo = addColleague(open, 'Jo Marsh', ['caseworker']);
    open = await open.reopen({ userId: jo });
    await open.call('people.change', { personId, changes: { goal: 'A door' } });
    open = await open.reopen({ userId: addColleague(open, 'Sam Pike', ['caseworker']) });
    await record({ ...certain, peers: 'The Thursday group' });
    const { support } = await death();
    expect(support.map(({ name, why }) => [name, why]).sort()).toEqual([
      ['Jo Marsh', 'worked-with'],
      ['Robin Ellery', 'worked-with'],
      ['The Thursday group', 'peers'],
    ]);
    const { id: supportId } = support[0] ?? { id: '' };
    await open.call('cohorts.recordSupport', { personId, supportId, thoughtOfOn: '2018-04-03', note: 'Time off' });
    expect((await death()).support[0]).toMatchObject({ thoughtOfOn: '2018-04-03', thoughtOfByName: 'Sam Pike' });
    const actions = open.session.raw.prepare("SELECT wording, dueOn FROM action WHERE origin = 'death'").all();
    expect(actions).toEqual([
      { wording: 'Think of support for staff and peers after this death', dueOn: '2018-04-04' },
    ]);
  });

  test('long ago does not count as having worked with them', async () => {
    open.clock.now = Date.UTC(2018, 7, 1, 9);
    await record({ ...certain, toldOn: '2018-08-01' });
    expect((await death()).support.map(({ why }) => why)).toEqual(['peers']);
  });
});

describe('what counts', () => {
  const inPeriod = async (code: string) =>
    (await open.call('outcomes.grid', { periodId: open.periods[code] ?? '' })).rows;

  test('nights are counted to the day before, and nothing after', async () => {
    await record({ ...certain });
    expect(await inPeriod('Y1Q4')).toMatchObject([{ leftOn: '2018-03-10' }]);
    expect(await inPeriod('Y2Q1')).toEqual([]);
    expect(returnInput(open.session.read, open.periods.Y1Q4 ?? '').people).toMatchObject([{ leftOn: '2018-03-10' }]);
    const fact = { state: 'recorded' as const, valueCode: null, valueNumber: 1 };
    const late = { personId, periodId: open.periods.Y2Q1 ?? '', factCode: 'offending-arrests', fact };
    expect((await open.refused('outcomes.record', late)).code).toBe('not-in-scope');
  });

  test('nothing changes while it is not certain', async () => {
    await record({ diedOn: '2018-03-10' });
    expect(await inPeriod('Y2Q1')).toMatchObject([{ leftOn: null }]);
    expect(await open.call('people.counts', {})).toMatchObject({ inCohort: 1, left: 0 });
  });

  test('they are in no cohort any more, and did not leave', async () => {
    await record({ ...certain });
    expect(await open.call('people.counts', {})).toMatchObject({ everyone: 1, inCohort: 0, left: 0 });
    expect((await open.call('cohorts.timesOf', { personId })).times).toMatchObject([
      { leftOn: '2018-03-10', endedByDeath: true, destination: null },
    ]);
  });

  test('the clock of keeping the record runs from that day', async () => {
    await record({ ...certain });
    const viewer = viewerIn(open.session, 'privacy.retention');
    const [dates] = recordDates(open.session.read, viewer, personId);
    expect(dates?.stays).toMatchObject([{ leftOn: '2018-03-10' }]);
  });

  test('nobody joins a cohort after it', async () => {
    await record({ ...certain });
    const cohortId = (await open.call('programme.reference', {})).cohorts[0]?.id ?? '';
    const late = await open.refused('people.join', { personId, cohortId, joinedOn: '2018-04-01' });
    expect([late.code, late.field]).toEqual(['person-has-died', 'joinedOn']);
  });
});

describe('a report that was mistaken', () => {
  test('is taken back with everything that it changed, and stays in the history', async () => {
    task('Look at the usual places', 1);
    const before = [tasks(), everythingElse(), await open.call('people.counts', {})];
    const { id: deathId } = await record({ ...certain });
    const mistaken = { personId, deathId, because: 'She rang this morning' };
    expect(await open.call('cohorts.takeBackDeath', mistaken)).toMatchObject({ broughtBack: 1 });
    expect([tasks(), everythingElse(), await open.call('people.counts', {})]).toEqual(before);
    expect(await death()).toMatchObject({
      death: null,
      stopped: [],
      support: [],
      reviews: [{ state: 'taken-back' }, { state: 'taken-back' }],
      takenBack: [{ on: '2018-04-03', because: 'She rang this morning' }],
    });
    const left = open.session.raw.prepare("SELECT state FROM action WHERE origin = 'death'").pluck().all();
    expect(left).toEqual(['dropped']);
    expect((await open.refused('cohorts.takeBackDeath', mistaken)).code).toBe('not-found');
    await record({ ...certain });
  });

  test('does not open again what somebody has closed in another way since', async () => {
    const actionId = task('Look at the usual places', 1);
    const { id: deathId } = await record();
    open.session.raw.prepare("UPDATE action SET closedBecause = 'Not needed' WHERE id = ?").run(actionId);
    const { broughtBack } = await open.call('cohorts.takeBackDeath', { personId, deathId, because: 'She rang' });
    expect(broughtBack).toBe(0);
  });

  test('is undone at once like any other write', async () => {
    task('Look at the usual places', 1);
    const before = [tasks(), everythingElse()];
    const { transactionId } = await record({ ...certain });
    await open.call('history.undo', { transactionId });
    expect([tasks(), everythingElse()]).toEqual(before);
    expect((await death()).death).toBeNull();
  });
});

describe('what is known', () => {
  test('goes from feared to confirmed, and not back', async () => {
    const { id: deathId } = await record();
    const { peers: _peers, ...known } = report({ ...certain });
    await open.call('cohorts.changeDeath', { ...known, deathId });
    expect((await death()).death).toMatchObject({ status: 'concluded', scopeEndsOn: '2018-03-10', source: 'family' });
    const { peers: _none, ...feared } = report();
    const back = await open.refused('cohorts.changeDeath', { ...feared, deathId });
    expect([back.code, back.field]).toEqual(['death-concluded', 'status']);
  });

  test.each([
    [{ status: 'concluded' }, 'source-missing source'],
    [{ source: 'family' }, 'source-not-expected source'],
    [{ toldOn: '2018-04-04' }, 'date-in-future toldOn'],
    [{ diedOn: '2018-04-04' }, 'died-after-told diedOn'],
    [{ diedOn: '2018-05' }, 'died-after-told diedOn'],
    [{ diedOn: '1979' }, 'died-before-birth diedOn'],
    [{ diedOn: '2018-01-04' }, 'died-before-joining diedOn'],
    [{ toldBy: ' ' }, 'text-missing toldBy'],
  ] as const)('%j is refused beside its field', async (given, code) => {
    expect(await refused(given)).toBe(code);
    expect((await death()).death).toBeNull();
  });

  test('is told to whoever may know of the person; the rest only where the story is shown', async () => {
    const { id: agencyId } = await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' });
    const tadeusz = addWorker(open, 'Tadeusz Wrona', ['caseworker'], agencyId);
    await record({ ...certain, cause: 'natural' });
    const shared = { personId, agencyId, decision: 'shared' as const, basis: 'public-task' as const, note: null };
    await open.call('sharing.decide', { ...shared, fromOn: '2018-04-01', untilOn: null, categories: ['identity'] });
    open = await open.reopen({ userId: tadeusz });
    expect(await death()).toMatchObject({
      death: { status: 'concluded', diedOn: '2018-03-10', toldBy: null, cause: null, withheld: true },
      support: [],
      reviews: [],
    });
    const { peers: _peers, ...known } = report({ ...certain });
    const change = await open.refused('cohorts.changeDeath', { ...known, deathId: (await death()).death?.id });
    expect(change.code).toBe('category-not-shared');
  });
});

describe('what waits', () => {
  const waiting = () => open.call('cohorts.waiting', {});

  test('names nobody who has died among those without a lead contact', async () => {
    expect((await waiting()).withoutLead).toMatchObject([{ personName: 'Asha' }]);
    await record();
    expect((await waiting()).withoutLead).toEqual([]);
  });

  test('says after a death how many are to think of and how many reviews have no owner', async () => {
    await record();
    expect((await waiting()).afterDeaths).toMatchObject([
      { personName: 'Asha', status: 'suspected', openReviews: 2, reviewsWithoutOwner: 2, notThoughtOf: 2 },
    ]);
  });

  test('shows a handover to whoever is asked and whoever asked, and nothing of it to others', async () => {
    const jo = addColleague(open, 'Jo Marsh', ['caseworker']);
    const to = { toUserId: jo, toName: null, toAgencyId: null, plannedOn: '2018-04-09' };
    const warmth = { note: null, told: 'not-yet' as const, toldOn: null, introducedOn: null };
    await open.call('cohorts.proposeHandover', { personId, ...to, ...warmth });
    expect((await waiting()).handovers).toMatchObject([{ whose: 'asked', toName: 'Jo Marsh', fromName: null }]);
    const sam = addColleague(open, 'Sam Pike', ['caseworker']);
    open = await open.reopen({ userId: jo });
    expect((await waiting()).handovers).toMatchObject([{ whose: 'to-answer' }]);
    expect((await waiting()).withoutLead).toEqual([]);
    open = await open.reopen({ userId: sam });
    expect((await waiting()).handovers).toEqual([]);
  });
});
