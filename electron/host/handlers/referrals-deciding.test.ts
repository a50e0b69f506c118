import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decisionInput } from '../testing/referrals-examples.ts';
import { openReferralsHost } from '../testing/referrals-host.ts';

type Host = Awaited<ReturnType<typeof openReferralsHost>>;
let open: Host['open'];
let personId: Host['personId'];
let definitionId: Host['definitionId'];
let accepted: Host['accepted'];
let refusal: Host['refusal'];
let openReferral: Host['openReferral'];
let decide: Host['decide'];
beforeEach(async () => {
  ({ open, personId, definitionId, accepted, refusal, openReferral, decide } = await openReferralsHost());
});
afterEach(() => open.discard());

describe('a decision of the panel', () => {
  test('to take somebody on opens their time in the cohort, which keeps the version it was decided under', async () => {
    const { definitions } = await open.call('programme.definitions', {});
    const openOne = definitions.find(({ openness }) => openness === 'open');
    const referralId = await accepted('2018-03-01');
    await open.call('referrals.decide', { referralId, ...decisionInput(openOne?.id ?? '') });
    const { memberships } = await open.call('people.open', { personId });
    expect(memberships).toMatchObject([{ joinedOn: '2018-04-02', leftOn: null, definitionLabel: openOne?.label }]);
    expect((await openReferral(referralId)).decisions).toMatchObject([
      {
        decision: 'taken-on',
        decidedBy: 'Robin Ellery (coordinator), Priyanka Nair (housing)',
        decidedWhere: 'Panel in the town hall',
        definitionLabel: openOne?.label,
        eligibility: 'meets',
        correctedBecause: null,
      },
    ]);
  });

  test('names no cut-off: somebody who does not meet the definition can be taken on with a reason', async () => {
    const { id } = await open.call('people.add', { preferredName: 'Jo' });
    await decide(await accepted('2018-03-01', id));
    expect((await open.call('people.open', { personId: id })).memberships).toHaveLength(1);
  });

  test('not to take somebody on needs advice, which is kept and counted', async () => {
    const referralId = await accepted('2018-03-01');
    const no = decisionInput(definitionId, { decision: 'not-taken-on' });
    expect(await refusal('referrals.decide', { referralId, ...no })).toEqual(['advice-missing', 'advice']);
    expect(await refusal('referrals.decide', { referralId, ...no, advice: '  ' })).toEqual([
      'advice-missing',
      'advice',
    ]);
    await open.call('referrals.decide', { referralId, ...no, advice: 'The day centre opens at eight' });
    const { referrals } = await open.call('referrals.list', {});
    expect(referrals).toMatchObject([{ stage: 'not-taken-on', advice: 'The day centre opens at eight', waited: null }]);
    const { counts } = await open.call('referrals.counts', { firstDay: '2018-04-01', lastDay: '2018-04-30' });
    expect(Object.fromEntries(counts.map(({ thing, people }) => [thing, people]))).toMatchObject({
      'not-taken-on': 1,
      advice: 1,
      'taken-on': 0,
    });
  });

  test('refuses what cannot be, beside its field, and keeps nothing', async () => {
    const referralId = await accepted('2018-03-01');
    const given = (changed: object) => ({ referralId, ...decisionInput(definitionId), ...changed });
    const told = async (changed: object) => refusal('referrals.decide', given(changed));
    expect(await told({ decidedOn: '2018-02-28' })).toEqual(['decided-before-referred', 'decidedOn']);
    expect(await told({ decidedOn: '2018-03-19' })).toEqual(['decided-before-accepted', 'decidedOn']);
    expect(await told({ decidedOn: '2018-04-04' })).toEqual(['date-in-future', 'decidedOn']);
    expect(await told({ decision: 'deferred' })).toEqual(['deferral-missing', 'deferredUntil']);
    const past = { decision: 'deferred', decidedOn: '2018-03-20', deferredUntil: '2018-04-02' };
    expect(await told(past)).toEqual(['deferral-in-past', 'deferredUntil']);
    expect(await told({ decidedBy: '' })).toEqual(['text-missing', 'decidedBy']);
    expect(await told({ definitionId: personId })).toEqual(['not-found', 'definitionId']);
    expect(await told({ cohortId: personId })).toEqual(['not-found', 'cohortId']);
    expect((await open.call('people.open', { personId })).memberships).toEqual([]);
    expect((await openReferral(referralId)).decisions).toEqual([]);
  });

  test('is made once, and refused of somebody who is in the cohort already', async () => {
    const [first, second] = [await accepted('2018-03-01'), await accepted('2018-03-02')];
    await decide(first);
    const again = { ...decisionInput(definitionId) };
    expect(await refusal('referrals.decide', { referralId: first, ...again })).toEqual(['decided-already', 'decision']);
    expect(await refusal('referrals.decide', { referralId: second, ...again })).toEqual([
      'already-member',
      'decidedOn',
    ]);
  });

  test('can be corrected with a reason, and stays beside the one in its place', async () => {
    const referralId = await accepted('2018-03-01');
    const { id: decisionId } = await decide(referralId);
    const no = decisionInput(definitionId, { decision: 'not-taken-on', advice: 'The day centre' });
    const correction = { decisionId, because: 'The wrong name was read out', ...no };
    expect(await refusal('referrals.correctDecision', { ...correction, because: '' })).toEqual([
      'text-missing',
      'because',
    ]);
    await open.call('referrals.correctDecision', correction);
    expect((await open.call('people.open', { personId })).memberships).toEqual([]);
    expect(
      (await openReferral(referralId)).decisions.map(({ decision, correctedBecause }) => [decision, correctedBecause]),
    ).toEqual([
      ['not-taken-on', null],
      ['taken-on', 'The wrong name was read out'],
    ]);
    expect(await refusal('referrals.correctDecision', correction)).toEqual(['decision-not-last', 'decisionId']);
    const { counts } = await open.call('referrals.counts', { firstDay: '2018-04-01', lastDay: '2018-04-30' });
    expect(counts.find(({ thing }) => thing === 'taken-on')?.referrals).toBe(0);
    const history = JSON.stringify((await open.call('history.ofPerson', { personId, before: null })).entries);
    expect(history).toContain('The wrong name was read out');
  });

  test('that says the same is no correction, and one after which things were recorded is refused', async () => {
    const referralId = await accepted('2018-03-01');
    const { id: decisionId } = await decide(referralId, { decidedOn: '2018-03-25' });
    const same = { decisionId, because: 'Twice', ...decisionInput(definitionId, { decidedOn: '2018-03-25' }) };
    expect(await refusal('referrals.correctDecision', same)).toEqual(['correction-same', 'decision']);
    await open.call('outcomes.record', {
      personId,
      periodId: open.periods.Y1Q4 ?? '',
      factCode: 'offending-arrests',
      fact: { state: 'recorded', valueCode: null, valueNumber: 0 },
    });
    const no = { ...same, decision: 'not-taken-on', advice: 'The day centre' };
    expect(await refusal('referrals.correctDecision', no)).toEqual(['decision-has-followed', 'decisionId']);
    // Who decided can still be put right, because nothing about their time in the cohort changes.
    await open.call('referrals.correctDecision', { ...same, decidedBy: 'Robin Ellery and the housing lead' });
    expect((await open.call('people.open', { personId })).memberships).toHaveLength(1);
  });

  test('is taken back whole', async () => {
    const referralId = await accepted('2018-03-01');
    const { transactionId } = await decide(referralId);
    await open.call('history.undo', { transactionId });
    expect((await open.call('people.open', { personId })).memberships).toEqual([]);
    expect((await openReferral(referralId)).summary.stage).toBe('waiting');
  });
});
