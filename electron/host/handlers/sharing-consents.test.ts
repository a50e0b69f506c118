import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '../../../domain/contract.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { answerTo, askingOf, tellingOf } from '../testing/sharing-examples.ts';
import { addWorker } from '../testing/worker.ts';

let open: TestHost;
let personId: string;
let agencyId: string;

beforeEach(async () => {
  open = await openTestHost();
  personId = (await open.call('people.add', asha)).id;
  agencyId = (await open.call('users.addAgency', { name: 'Lanternfield Housing', kind: 'housing' })).id;
});
afterEach(() => open.discard());

type Answer = InputOf<'sharing.recordConsent'>;
type Decision = InputOf<'sharing.decide'>;

const answer = (changes: Partial<Answer> = {}): Answer => ({ personId, ...answerTo(agencyId), ...changes });
const share = (changes: Partial<Decision> = {}): Decision => ({
  personId,
  agencyId,
  categories: ['identity', 'housing'],
  decision: 'shared',
  basis: 'consent',
  fromOn: '2018-04-03',
  untilOn: null,
  note: null,
  ...changes,
});
const said = () => open.call('sharing.said', { personId });
const cells = async () => {
  const { agencies } = await open.call('sharing.ofPerson', { personId });
  return agencies.find((one) => one.agencyId === agencyId)?.cells ?? [];
};
const cell = async (category: string) => (await cells()).find((one) => one.category === category);
const withdrawal = async (changes: object = {}) => ({
  personId,
  consentId: (await said()).consents[0]?.id ?? '',
  withdrawnOn: '2018-04-03',
  categories: ['housing' as const],
  how: 'spoken' as const,
  words: 'Not my room any more',
  toldWhom: 'Their key worker at Lanternfield',
  toldOn: '2018-04-03',
  ...changes,
});

describe('sharing that rests on consent', () => {
  test('needs what they said, from its day on, and for what they agreed to', async () => {
    const refusal = async (changes: Partial<Decision> = {}) => {
      const { code, field } = await open.refused('sharing.decide', share(changes));
      return [code, field];
    };
    expect(await refusal()).toEqual(['consent-not-recorded', 'basis']);
    await open.call('sharing.recordConsent', answer());
    expect(await refusal({ fromOn: '2018-04-01' })).toEqual(['before-consent', 'basis']);
    expect(await refusal({ categories: ['identity', 'health'] })).toEqual(['consent-not-for-category', 'basis']);
    expect(await refusal({ untilOn: '2018-04-02' })).toEqual(['date-order', 'untilOn']);
    await open.call('sharing.decide', share());
    expect(await cell('housing')).toMatchObject({
      sees: true,
      said: { basis: 'consent', gaps: ['consent-as-basis'] },
      own: { said: 'agreed', since: '2018-04-02' },
    });
  });

  test('ends on the day on which it is taken back, and the agency sees it no more', async () => {
    await open.call('sharing.recordConsent', answer());
    await open.call('sharing.decide', share({ categories: ['identity'], basis: 'public-task' }));
    await open.call('sharing.decide', share({ categories: ['housing'] }));
    await open.call('people.recordNeed', { personId, need: { ...blank('homelessness'), disclosed: 'yes' } });
    const coordinator = open.session.user.id;
    const worker = addWorker(open, 'Lanternfield worker', ['caseworker'], agencyId);
    open = await open.reopen({ userId: worker });
    expect((await open.call('people.open', { personId })).needs).toHaveLength(1);
    open = await open.reopen({ userId: coordinator });
    const effect = await open.call('sharing.withdrawConsent', await withdrawal());
    expect(effect).toMatchObject({ ends: ['housing'], goesOn: [] });
    expect(await cell('housing')).toMatchObject({
      sees: false,
      said: { decision: 'not-shared', fromOn: '2018-04-03' },
      own: { said: 'withdrawn', since: '2018-04-03' },
    });
    open = await open.reopen({ userId: worker });
    const person = await open.call('people.open', { personId });
    expect([person.needs, person.withheld]).toEqual([[], expect.arrayContaining(['need:homelessness'])]);
  });

  test('what rests on another ground goes on, and is said so', async () => {
    await open.call('sharing.recordConsent', answer());
    await open.call('sharing.decide', share({ basis: 'public-task' }));
    const effect = await open.call(
      'sharing.withdrawConsent',
      await withdrawal({ categories: ['identity', 'housing'] }),
    );
    expect(effect).toMatchObject({
      ends: [],
      goesOn: [
        { category: 'identity', basis: 'public-task' },
        { category: 'housing', basis: 'public-task' },
      ],
    });
    expect(await cell('housing')).toMatchObject({ sees: true, own: { said: 'withdrawn' } });
  });

  test('a no that comes later ends it too, what was to begin later as well, and undoing gives all of it back', async () => {
    await open.call('sharing.recordConsent', answer());
    await open.call('sharing.decide', share({ categories: ['identity', 'housing'] }));
    await open.call('sharing.decide', share({ categories: ['contact'], fromOn: '2018-05-01' }));
    const { transactionId, ends } = await open.call(
      'sharing.recordConsent',
      answer({ decision: 'declined', decidedOn: '2018-04-03' }),
    );
    expect(ends).toEqual(['identity', 'contact', 'housing']);
    expect((await cells()).filter(({ sees }) => sees)).toEqual([]);
    open.clock.now += 60 * 24 * 3_600_000;
    expect((await cells()).filter(({ sees }) => sees)).toEqual([]);
    await open.call('history.undo', { transactionId });
    expect((await cells()).filter(({ sees }) => sees).map(({ category }) => category)).toEqual([
      'identity',
      'contact',
      'housing',
    ]);
  });

  test('what was told after it was taken back, but before anybody wrote that down, is marked', async () => {
    await open.call('sharing.recordConsent', answer({ decidedOn: '2018-04-01' }));
    await open.call('sharing.disclose', { personId, ...tellingOf(agencyId), basis: 'consent' });
    await open.call('sharing.withdrawConsent', await withdrawal({ withdrawnOn: '2018-04-02' }));
    const { disclosures } = await open.call('sharing.disclosures', { personId });
    expect(disclosures).toMatchObject([{ basis: 'consent', takenBackBefore: '2018-04-02', against: [] }]);
  });
});

const blank = (code: string) => ({
  code,
  suspected: null,
  suspectedOn: null,
  disclosed: null,
  disclosedOn: null,
  helpOffered: null,
  helpOfferedOn: null,
  helpAgreed: null,
  helpAgreedOn: null,
  onsetOn: null,
  identifiedOn: null,
  atRisk: false,
});

describe('what somebody said of sharing', () => {
  test('is kept with scope, words, way, capacity, advocate, who asked and when to ask again', async () => {
    await open.call(
      'sharing.recordConsent',
      answer({ decision: 'declined', words: 'Not the council', decidedOn: '2018-04-01', reviewOn: null }),
    );
    await open.call(
      'sharing.recordConsent',
      answer({
        how: 'through-advocate',
        advocate: 'present',
        advocateName: 'Jo Marsh',
        capacity: 'assessed',
        capacityNote: 'Dr Amari',
      }),
    );
    const { consents } = await said();
    expect(consents).toMatchObject([
      {
        decision: 'agreed',
        afterNo: true,
        askedBy: 'Robin Ellery',
        reviewOn: '2018-10-02',
        reviewDue: false,
        capacity: 'assessed',
        words: { purpose: 'To look for a room together', advocateName: 'Jo Marsh', capacityNote: 'Dr Amari' },
      },
      { decision: 'declined', afterNo: false, left: [], words: { words: 'Not the council' } },
    ]);
    open.clock.now += 200 * 24 * 3_600_000;
    expect((await said()).consents[0]).toMatchObject({ reviewDue: true });
  });

  test('a decision in their best interests is not their consent, so nothing rests on it as consent', async () => {
    await open.call(
      'sharing.recordConsent',
      answer({ decision: 'best-interests', capacity: 'lacks', capacityNote: 'Dr Amari with her sister' }),
    );
    expect(await open.refused('sharing.decide', share())).toMatchObject({ code: 'consent-not-theirs', field: 'basis' });
    await open.call('sharing.decide', share({ basis: 'public-task' }));
    expect(await cell('housing')).toMatchObject({ sees: true, own: { said: 'best-interests' } });
  });

  test('is shown to those who see their story, to whoever acts for the partnership without the words, and to that agency', async () => {
    await open.call('sharing.recordConsent', answer());
    const other = (await open.call('users.addAgency', { name: 'Turning Path', kind: 'treatment' })).id;
    for (const one of [agencyId, other])
      await open.call('sharing.decide', share({ agencyId: one, categories: ['identity'], basis: 'public-task' }));
    const workers = [agencyId, other].map((one, at) => addWorker(open, `Worker ${at}`, ['caseworker'], one));
    open = await open.reopen({ userId: workers[0] ?? '' });
    expect((await said()).consents).toMatchObject([{ decision: 'agreed', words: null }]);
    expect((await said()).mayRecord).toBe(false);
    expect(await open.refused('sharing.recordConsent', answer())).toMatchObject({ code: 'category-not-shared' });
    open = await open.reopen({ userId: workers[1] ?? '' });
    expect((await said()).consents).toEqual([]);
    expect((await cells()).every((one) => one.own === null)).toBe(true);
  });
});

describe('a request for information', () => {
  test('that was refused is kept with who asked, for what, why not and by whom, and counted', async () => {
    const refusal = { outcome: 'refused' as const, decidedOn: '2018-04-03', decidedBy: 'Robin Ellery' };
    await open.call('sharing.recordRequest', { personId, ...askingOf(agencyId) });
    const [waiting] = (await said()).requests;
    const reply = { personId, sharingRequestId: waiting?.id ?? '', ...refusal };
    expect(await open.refused('sharing.answerRequest', { ...reply, because: null })).toMatchObject({
      code: 'refusal-reason',
      field: 'because',
    });
    await open.call('sharing.answerRequest', { ...reply, because: 'Nothing in it would keep anybody safe' });
    expect(await open.refused('sharing.answerRequest', { ...reply, because: 'x' })).toMatchObject({
      code: 'already-answered',
    });
    expect((await said()).requests).toMatchObject([
      {
        other: 'Lanternfield Housing',
        outcome: 'refused',
        words: { askedFor: 'Where they sleep', decidedBy: 'Robin Ellery' },
      },
    ]);
    const { agencies } = await open.call('sharing.ofPerson', { personId });
    expect(agencies.find((one) => one.agencyId === agencyId)?.refusedRequests).toBe(1);
  });

  test('that an agency refused us is kept too, and what cannot be so is refused beside its field', async () => {
    const answered = {
      outcome: 'refused' as const,
      decidedOn: '2018-04-03',
      decidedBy: 'Their officer',
      because: 'Their rules',
    };
    await open.call('sharing.recordRequest', {
      personId,
      ...askingOf(agencyId),
      direction: 'we-asked',
      answer: answered,
    });
    expect((await said()).requests).toMatchObject([{ direction: 'we-asked', outcome: 'refused' }]);
    const problem = async (changes: object) => {
      const { code, field } = await open.refused('sharing.recordRequest', {
        personId,
        ...askingOf(agencyId),
        ...changes,
      });
      return [code, field];
    };
    expect(await problem({ agencyId: null })).toEqual(['asker-missing', 'agencyId']);
    expect(await problem({ otherParty: 'A solicitor' })).toEqual(['asker-twice', 'otherParty']);
    expect(await problem({ askedOn: '2018-04-04' })).toEqual(['date-in-future', 'askedOn']);
    expect(await problem({ answer: { ...answered, decidedOn: '2018-04-01' } })).toEqual([
      'answered-before-asked',
      'answer.decidedOn',
    ]);
  });
});

describe('the privacy notice', () => {
  test('is kept in its versions, and what somebody was given of it with day, language and way', async () => {
    const add = (version: string, fromOn: string) =>
      open.call('sharing.addNotice', { version, fromOn, summary: null, whereKept: 'On the website' });
    const { id: first } = await add('1', '2018-01-01');
    const given = { personId, language: 'Polish', how: 'interpreter' as const };
    await open.call('sharing.giveNotice', { ...given, privacyNoticeId: first, givenOn: '2018-02-01' });
    expect((await said()).notices).toMatchObject([{ version: '1', language: 'Polish', newerVersion: null }]);
    const { id: second } = await add('2', '2018-03-01');
    expect((await said()).notices).toMatchObject([{ version: '1', newerVersion: '2' }]);
    const early = { ...given, privacyNoticeId: second, givenOn: '2018-02-28' };
    expect(await open.refused('sharing.giveNotice', early)).toMatchObject({ code: 'notice-not-yet', field: 'givenOn' });
    const again = { version: '2', fromOn: '2018-04-01', summary: null, whereKept: 'On the website' };
    expect(await open.refused('sharing.addNotice', again)).toMatchObject({ code: 'notice-version-taken' });
  });
});

describe('an agreement between agencies', () => {
  const terms = () => ({
    title: 'Midshire agreement',
    kind: 'sharing-agreement' as const,
    agencyIds: [agencyId],
    purpose: 'Help',
    categories: ['identity' as const, 'housing' as const],
    controllers: 'joint' as const,
    contactPoint: 'The council’s officer',
    signedOn: '2018-01-10',
    reviewOn: '2018-04-10',
    endsOn: null,
    whereKept: 'A blue folder',
  });
  const grounds = () => open.call('sharing.grounds', {});
  const without = async () =>
    (await grounds()).agencies.filter(({ underAgreement }) => !underAgreement).map(({ name }) => name);

  test('is kept, warns before its review, and what rests on one that has ended is said to', async () => {
    const { id: agreementId } = await open.call('sharing.addAgreement', terms());
    expect((await grounds()).agreements).toMatchObject([{ standing: 'review-soon', agencies: [{ id: agencyId }] }]);
    expect(await without()).toEqual(['Midshire Council']);
    await open.call('sharing.decide', share({ basis: 'public-task', agreementId }));
    expect((await cell('housing'))?.said).toMatchObject({ agreement: 'Midshire agreement', agreementTrouble: null });
    const ended = { agreementId, endedOn: '2018-04-03', endedBecause: 'A newer one' };
    await open.call('sharing.endAgreement', ended);
    expect((await cell('housing'))?.said).toMatchObject({ agreementTrouble: 'ended' });
    expect(await open.refused('sharing.endAgreement', ended)).toMatchObject({ code: 'agreement-ended' });
    expect(await without()).toHaveLength(2);
  });

  test('refuses days that cannot be so, and a decision that it does not cover', async () => {
    const refusal = async (changes: object) => {
      const { code, field } = await open.refused('sharing.addAgreement', { ...terms(), ...changes });
      return [code, field];
    };
    expect(await refusal({ signedOn: '2018-04-04', reviewOn: '2019-01-01' })).toEqual(['date-in-future', 'signedOn']);
    expect(await refusal({ reviewOn: '2018-01-10' })).toEqual(['review-before-signed', 'reviewOn']);
    expect(await refusal({ endsOn: '2018-01-09' })).toEqual(['ends-before-signed', 'endsOn']);
    expect(await refusal({ agencyIds: [] })).toEqual(['parties-missing', 'agencyIds']);
    const { id: agreementId } = await open.call('sharing.addAgreement', terms());
    const wide = share({ basis: 'public-task', agreementId, categories: ['identity', 'health'] });
    expect(await open.refused('sharing.decide', wide)).toMatchObject({ code: 'agreement-not-for-category' });
  });

  test('the words of the law come with their source, and a gateway with the kinds that it opens', async () => {
    const { grounds: all } = await grounds();
    const refer = all.find(({ code }) => code === 'duty-to-refer');
    expect(refer).toMatchObject({ needsAgreement: true, covers: ['identity', 'contact', 'housing'] });
    expect(all.filter(({ list }) => list !== 'disclosure-purpose').filter(({ source }) => source === null)).toEqual([]);
  });
});
