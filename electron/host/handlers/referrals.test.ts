import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { referralInput } from '../testing/referrals-examples.ts';
import { openReferralsHost } from '../testing/referrals-host.ts';

type Host = Awaited<ReturnType<typeof openReferralsHost>>;
let open: Host['open'];
let personId: Host['personId'];
let add: Host['add'];
let accepted: Host['accepted'];
let refusal: Host['refusal'];
let openReferral: Host['openReferral'];
let decide: Host['decide'];
beforeEach(async () => {
  ({ open, personId, add, accepted, refusal, openReferral, decide } = await openReferralsHost());
});
afterEach(() => open.discard());

describe('a referral', () => {
  test('begins with the person alone, and keeps when it happened apart from when it was recorded', async () => {
    const { summary, agreement, offers } = await openReferral(await add());
    expect(summary).toMatchObject({ stage: 'new', happenedOn: '2018-03-01', recordedOn: '2018-04-03', waited: 33 });
    expect([agreement, offers]).toEqual(['not-asked', []]);
  });

  test('of somebody who is not in the register yet brings them into it, with a name alone and in one step', async () => {
    const before = (await open.call('people.list', {})).people.length;
    const made = await open.call('referrals.add', referralInput(null, { newName: ' Wren ' }));
    const { summary, personId: added } = await openReferral(made.id);
    expect(summary.person.preferredName).toBe('Wren');
    expect(made.personId).toBe(added);
    expect((await open.call('people.open', { personId: added })).preferredName).toBe('Wren');
    expect((await open.call('people.list', {})).people).toHaveLength(before + 1);
    await open.call('history.undo', { transactionId: made.transactionId });
    expect((await open.call('people.list', {})).people).toHaveLength(before);
    expect((await open.refused('referrals.open', { referralId: made.id })).code).toBe('not-found');
  });

  test('is of somebody known or of somebody new, and nobody comes in where it is refused', async () => {
    const before = (await open.call('people.list', {})).people.length;
    const refused = async (given: object) => {
      const { code, field } = await open.refused('referrals.add', {
        ...referralInput(null, { newName: 'Wren' }),
        ...given,
      });
      return [code, field];
    };
    expect(await refused({ personId })).toEqual(['referral-new-and-known', 'newName']);
    expect(await refused({ happenedOn: '2018-04-04' })).toEqual(['date-in-future', 'happenedOn']);
    expect((await open.call('people.list', {})).people).toHaveLength(before);
  });

  test('holds its source, who referred, the offer, the reason, the agreement and the needs as told', async () => {
    const sourceAgencyId = open.session.user.agencyId;
    const referralId = await add({
      sourceAgencyId,
      referredBy: 'The night worker',
      reason: 'Four services and no plan',
      offer: 'A bed until June',
      agreement: 'agreed',
      agreedOn: '2018-02-27',
      needs: [{ needCode: 'homelessness', words: 'Sleeps by the station' }],
    });
    expect(await openReferral(referralId)).toMatchObject({
      sourceAgencyId,
      referredBy: 'The night worker',
      reason: 'Four services and no plan',
      agreement: 'agreed',
      agreedOn: '2018-02-27',
      offers: [{ wording: 'A bed until June', agency: 'Midshire Council', isAction: false }],
      needs: [{ needCode: 'homelessness', words: 'Sleeps by the station' }],
      recordedBy: 'Robin Ellery',
    });
    const offer = { referralId, changes: {}, offer: 'A bed until July', needs: [] };
    await open.call('referrals.change', offer);
    expect(await openReferral(referralId)).toMatchObject({ offers: [{ wording: 'A bed until July' }], needs: [] });
    await open.call('referrals.change', { referralId, changes: {}, offer: '' });
    expect((await openReferral(referralId)).offers).toEqual([]);
  });

  test.each<[string, Partial<InputOf<'referrals.add'>>, string, string]>([
    ['in the future', { happenedOn: '2018-04-04' }, 'date-in-future', 'happenedOn'],
    ['before the person was born', { happenedOn: '1984-01-31' }, 'days-before-birth', 'happenedOn'],
    ['agreed in the future', { agreement: 'agreed', agreedOn: '2018-04-04' }, 'date-in-future', 'agreedOn'],
    ['agreed on a day without an answer', { agreedOn: '2018-04-01' }, 'agreed-without-answer', 'agreedOn'],
    [
      'from an agency that is not there',
      { sourceAgencyId: '00000000-0000-7000-8000-000000000000' },
      'not-found',
      'sourceAgencyId',
    ],
    ['with a need nobody knows', { needs: [{ needCode: 'luck', words: null }] }, 'unknown-code', 'needs.0.needCode'],
    ['on a day that does not exist', { happenedOn: '2018-02-30' }, 'date-impossible', 'happenedOn'],
  ])('is refused %s, and nothing is kept of it', async (_what, given, code, field) => {
    expect(await refusal('referrals.add', referralInput(personId, given))).toEqual([code, field]);
    expect((await open.call('referrals.list', {})).referrals).toEqual([]);
  });

  test('is refused of somebody whose use is restricted, and of nobody', async () => {
    await open.call('privacy.restrict', { personId, ground: 'accuracy', because: 'Agreed with the officer' });
    expect(await refusal('referrals.add', referralInput(personId))).toEqual(['processing-restricted', 'personId']);
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await refusal('referrals.add', referralInput(nobody))).toEqual(['not-found', 'personId']);
  });

  test('brings an offer that can become an action of the agency that made it, once', async () => {
    const sourceAgencyId = open.session.user.agencyId;
    const referralId = await add({ sourceAgencyId, offer: 'A bed until June' });
    const offerId = (await openReferral(referralId)).offers[0]?.id ?? '';
    const { id } = await open.call('referrals.offerToAction', { offerId, dueOn: '2018-05-01' });
    expect((await openReferral(referralId)).offers).toMatchObject([{ wording: 'A bed until June', isAction: true }]);
    const action = open.session.raw.prepare('SELECT * FROM action WHERE id = ?').get(id);
    expect(action).toMatchObject({
      personId,
      wording: 'A bed until June',
      agencyId: sourceAgencyId,
      dueOn: '2018-05-01',
      origin: 'referral',
      originId: referralId,
      state: 'open',
    });
    expect(await refusal('referrals.offerToAction', { offerId, dueOn: null })).toEqual(['offer-is-action', 'offerId']);
  });

  test('is counted where it stands, without saying whose it is', async () => {
    await add();
    await accepted('2018-03-01');
    const back = await accepted('2018-03-02');
    await decide(back, { decision: 'deferred', deferredUntil: '2018-04-03' });
    expect(await open.call('referrals.standing', {})).toEqual({ waiting: 2, back: 1, notOnList: 1, contacts: 0 });
  });

  test('is compared by every fact of equality that a record holds; who was not asked, declined or is not shown stands apart', async () => {
    await open.call('people.change', { personId, changes: { disability: null, disabilityState: 'declined' } });
    await add();
    const other = await open.call('referrals.add', referralInput(null, { newName: 'Wren' }));
    const compared = async () => {
      const { comparisons } = await open.call('referrals.counts', { firstDay: '2018-01-01', lastDay: '2018-04-03' });
      return comparisons.map(({ title, groups }) => [
        title,
        Object.fromEntries(groups.flatMap(({ label, referred }) => (referred > 0 ? [[label, referred]] : []))),
      ]);
    };
    const all = await compared();
    expect(all.map(([title]) => title)).toEqual([
      'Sex',
      'Age',
      'Ethnic group',
      'Religion or belief',
      'Disability',
      'Marital or partnership status',
      'Armed forces',
      'Main language',
    ]);
    expect(all.find(([title]) => title === 'Disability')?.[1]).toEqual({ 'Declined to say': 1, 'Not asked': 1 });
    const ground = { basis: 'public-task', fromOn: '2018-04-03', untilOn: null, note: null } as const;
    await open.call('sharing.decide', {
      personId: other.personId ?? '',
      agencyId: open.session.user.agencyId,
      categories: ['health'],
      decision: 'not-shared',
      ...ground,
    });
    const now = await compared();
    expect(now.find(([title]) => title === 'Disability')?.[1]).toEqual({ 'Declined to say': 1, 'Not shown to you': 1 });
    expect(now.find(([title]) => title === 'Armed forces')?.[1]).toEqual({ 'Not asked': 2 });
  });

  test('goes with the person when they are erased', async () => {
    const referralId = await add({
      label: 'Green coat',
      offer: 'A bed',
      needs: [{ needCode: 'homelessness', words: null }],
    });
    await decide(referralId, { decision: 'deferred', deferredUntil: '2018-05-01' });
    const { reference } = await open.call('people.open', { personId });
    await open.call('privacy.erase', { personId, reference, reasonCode: 'unlawful' });
    expect(await refusal('referrals.open', { referralId })).toEqual(['not-found', 'referralId']);
    for (const table of ['referral', 'referralOffer', 'referralNeed', 'referralDecision'])
      expect(open.session.raw.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(0);
  });

  test('that was entered by mistake can be taken away, but not once something was done about it', async () => {
    const [mistaken, done] = [await add({ offer: 'A bed' }), await accepted('2018-03-01')];
    await open.call('referrals.remove', { referralId: mistaken });
    expect(await refusal('referrals.remove', { referralId: done })).toEqual(['link-has-followed', 'referralId']);
    await decide(done);
    expect(await refusal('referrals.remove', { referralId: done })).toEqual(['referral-decided', 'referralId']);
  });

  test('does not move behind what was decided of it', async () => {
    const referralId = await accepted('2018-03-01');
    const late = { referralId, changes: { happenedOn: '2018-03-21' } };
    expect(await refusal('referrals.change', late)).toEqual(['decided-before-referred', 'changes.happenedOn']);
  });
});

describe('the waiting list', () => {
  test('is oldest first with the waits since the referral and since it came on the list', async () => {
    await accepted('2018-03-02');
    await accepted('2018-02-01');
    await add({ happenedOn: '2018-01-01' });
    const { referrals, waits, isMoved } = await open.call('referrals.list', {});
    expect(referrals.map(({ happenedOn, stage, waited, onList }) => [happenedOn, stage, waited, onList])).toEqual([
      ['2018-02-01', 'waiting', 61, 14],
      ['2018-03-02', 'waiting', 32, 14],
      ['2018-01-01', 'new', 92, null],
    ]);
    expect(waits).toEqual({ people: 2, shortest: 32, longest: 61, median: 46.5 });
    expect(isMoved).toBe(false);
  });

  test('is ordered by people, with a reason for each move and no number of it anywhere', async () => {
    const [first, second, third] = [
      await accepted('2018-02-01'),
      await accepted('2018-02-02'),
      await accepted('2018-02-03'),
    ];
    await open.call('referrals.move', { referralId: third, afterId: null, because: 'Loses the bed on Friday' });
    await open.call('referrals.move', { referralId: first, afterId: second, because: 'Found a room for a month' });
    const { referrals, isMoved } = await open.call('referrals.list', {});
    expect(referrals.map(({ id }) => id)).toEqual([third, second, first]);
    expect(isMoved).toBe(true);
    expect(referrals[0]?.moved).toEqual({ direction: 'earlier', because: 'Loses the bed on Friday' });
    expect((await openReferral(first)).moves).toEqual([
      { direction: 'later', because: 'Found a room for a month', movedOn: '2018-04-03', who: 'Robin Ellery' },
    ]);
    expect(JSON.stringify(referrals)).not.toMatch(/place|rank|score|priority/i);
  });

  test('refuses a move without a reason, to itself, past somebody who does not wait, and of one that does not', async () => {
    const [first, second, elsewhere] = [await accepted('2018-02-01'), await accepted('2018-02-02'), await add()];
    const move = { referralId: second, afterId: null, because: 'Loses the bed' };
    expect(await refusal('referrals.move', { ...move, because: ' ' })).toEqual(['text-missing', 'because']);
    expect(await refusal('referrals.move', { ...move, afterId: first })).toEqual(['move-to-itself', 'afterId']);
    expect(await refusal('referrals.move', { ...move, afterId: elsewhere })).toEqual(['not-found', 'afterId']);
    expect(await refusal('referrals.move', { ...move, referralId: elsewhere })).toEqual(['not-waiting', 'referralId']);
  });

  test('refuses to take a referral twice, before it happened or in the future', async () => {
    const referralId = await add();
    const accept = (acceptedOn: string) => refusal('referrals.accept', { referralId, acceptedOn });
    expect(await accept('2018-02-28')).toEqual(['accepted-before-referred', 'acceptedOn']);
    expect(await accept('2018-04-04')).toEqual(['date-in-future', 'acceptedOn']);
    await open.call('referrals.accept', { referralId, acceptedOn: '2018-03-02' });
    expect(await accept('2018-03-03')).toEqual(['already-waiting', 'referralId']);
  });

  test('has whoever was put off come back on the day', async () => {
    const referralId = await accepted('2018-03-01');
    await decide(referralId, { decision: 'deferred', deferredUntil: '2018-04-05' });
    const stage = async () => (await open.call('referrals.list', {})).referrals.map((one) => one.stage);
    expect(await stage()).toEqual(['deferred']);
    open.clock.now += 2 * 86_400_000;
    expect(await stage()).toEqual(['back']);
    await decide(referralId, { decidedOn: '2018-04-05' });
    expect(await stage()).toEqual(['taken-on']);
  });
});

describe('considering', () => {
  const factors = [
    { wording: 'What could go wrong soon', explanation: null },
    { wording: 'What the person wants', explanation: 'In their words' },
  ];
  const method = { name: 'How we consider', agreedBy: 'The panel', note: null, validFrom: '2018-01-01', factors };
  const methods = async () => (await open.call('referrals.methods', {})).methods;

  test('is under one version of a method, with the reason of each factor in words', async () => {
    const { id: methodId } = await open.call('referrals.addMethod', method);
    const [first, second] = (await methods())[0]?.factors ?? [];
    const referralId = await add();
    const said = { referralId, methodId, anew: false };
    const given = [
      { factorId: first?.id ?? '', answer: 'weighs-for' as const, words: 'A winter outside' },
      { factorId: second?.id ?? '', answer: 'not-known' as const, words: null },
    ];
    await open.call('referrals.consider', { ...said, factors: given });
    const { considered, summary } = await openReferral(referralId);
    expect(considered).toMatchObject({
      name: 'How we consider',
      version: 1,
      factors: [
        { wording: 'What could go wrong soon', answer: 'weighs-for', words: 'A winter outside' },
        { wording: 'What the person wants', answer: 'not-known', words: null },
      ],
    });
    expect(summary.considered).toEqual({ answered: 2, of: 2 });
    expect(await refusal('referrals.consider', { ...said, factors: [{ ...given[0], words: null }] })).toEqual([
      'factor-words-missing',
      'factors.0.words',
    ]);
  });

  test('goes on under the version that it began with until it is begun anew, and both stay', async () => {
    const { id: before } = await open.call('referrals.addMethod', method);
    const referralId = await add();
    const factorOf = async (id: string) => (await methods()).find((one) => one.id === id)?.factors[0]?.id ?? '';
    const consider = async (methodId: string, anew: boolean) => ({
      referralId,
      methodId,
      anew,
      factors: [{ factorId: await factorOf(methodId), answer: 'considered' as const, words: 'Both sides were heard' }],
    });
    await open.call('referrals.consider', await consider(before, false));
    const { id: after } = await open.call('referrals.addMethod', { ...method, validFrom: '2018-03-01' });
    expect((await methods()).map(({ version, validTo }) => [version, validTo])).toEqual([
      [2, null],
      [1, '2018-02-28'],
    ]);
    expect(await refusal('referrals.consider', await consider(after, false))).toEqual([
      'considered-otherwise',
      'methodId',
    ]);
    await open.call('referrals.consider', await consider(after, true));
    expect((await openReferral(referralId)).considered?.version).toBe(2);
    expect(open.session.raw.prepare('SELECT count(*) FROM consideration').pluck().get()).toBe(2);
    const foreign = { ...(await consider(after, false)), methodId: before, anew: true };
    expect(await refusal('referrals.consider', foreign)).toEqual(['not-found', 'factors.0.factorId']);
  });

  test.each<[string, Partial<InputOf<'referrals.addMethod'>>, string, string]>([
    ['without a factor', { factors: [] }, 'method-factors-missing', 'factors'],
    [
      'that asks the same twice',
      { factors: [...factors, { wording: 'WHAT could go wrong soon', explanation: null }] },
      'method-factor-twice',
      'factors.2.wording',
    ],
    ['from the day of the one before', { validFrom: '2018-01-01' }, 'method-overlaps', 'validFrom'],
    ['without a name', { name: ' ' }, 'text-missing', 'name'],
  ])('refuses a version %s', async (_what, given, code, field) => {
    await open.call('referrals.addMethod', method);
    expect(await refusal('referrals.addMethod', { ...method, validFrom: '2018-02-01', ...given })).toEqual([
      code,
      field,
    ]);
  });

  test('has no column that could hold a score, a weight or a cut-off', () => {
    const columns = ['prioritisationMethod', 'prioritisationFactor', 'consideration', 'referral'].flatMap((table) =>
      (open.session.raw.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => name),
    );
    expect(columns.length).toBeGreaterThan(30);
    expect(columns.filter((name) => /score|weight|points|threshold|cut|total/i.test(name))).toEqual([]);
  });
});
