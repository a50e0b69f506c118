import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';
import { need } from './person-input.ts';

type OfNeeds =
  | 'people.turnedDown'
  | 'people.recordTurnedDown'
  | 'people.removeTurnedDown'
  | 'people.eligibility'
  | 'people.recordIneffectiveContact'
  | 'programme.definitions'
  | 'programme.addDefinition'
  | 'programme.addLocalNeed'
  | 'programme.endLocalNeed';
type Inputs = { readonly [K in Extract<OperationName, `referrals.${string}`> | OfNeeds]: InputOf<K> };

const nothingSeen = { label: null, place: null, seen: null };

/** A referral of which nothing but the day is known, apart from what is given. */
export const referralInput = (
  personId: string | null,
  given: Partial<InputOf<'referrals.add'>> = {},
): InputOf<'referrals.add'> => ({
  personId,
  ...nothingSeen,
  sourceAgencyId: null,
  sourceWords: null,
  referredBy: null,
  reason: null,
  agreement: 'not-asked',
  agreedOn: null,
  happenedOn: '2018-03-01',
  offer: null,
  needs: [],
  ...given,
});

/** A decision to take somebody on, apart from what is given. */
export const decisionInput = (
  definitionId: string,
  given: Partial<Omit<InputOf<'referrals.decide'>, 'referralId'>> = {},
): Omit<InputOf<'referrals.decide'>, 'referralId'> => ({
  decision: 'taken-on',
  decidedOn: '2018-04-02',
  decidedBy: 'Robin Ellery (coordinator), Priyanka Nair (housing)',
  decidedWhere: 'Panel in the town hall',
  definitionId,
  reason: 'Nobody holds the whole',
  advice: null,
  deferredUntil: null,
  cohortId: null,
  ...given,
});

export const turnedDownInput = (
  personId: string,
  given: Partial<InputOf<'people.recordTurnedDown'>> = {},
): InputOf<'people.recordTurnedDown'> => ({
  personId,
  needCode: 'homelessness',
  offered: 'A room in the hostel',
  offeredOn: null,
  saidNoBy: 'service',
  agencyId: null,
  reason: 'threshold-not-met',
  otherNeed: null,
  otherNeedWords: null,
  note: null,
  happenedOn: '2018-03-12',
  ...given,
});

async function needsExamples(test: TestHost, personId: string) {
  const removed = await test.call('people.recordTurnedDown', turnedDownInput(personId));
  const ended = await test.call('programme.addLocalNeed', {
    label: 'Debt',
    definition: 'Owes more than can be paid back.',
    category: 'story',
    validFrom: '2018-01-01',
  });
  return {
    'people.turnedDown': { personId },
    'people.recordTurnedDown': turnedDownInput(personId, {
      reason: 'excluded-other-need',
      otherNeed: 'substance-misuse',
      otherNeedWords: 'drug use',
    }),
    'people.removeTurnedDown': { personId, turnedDownId: removed.id },
    'people.eligibility': { personId },
    'people.recordIneffectiveContact': { personId, answer: 'yes' as const, words: 'Three closed files', since: '2017' },
    'programme.definitions': {},
    'programme.addDefinition': {
      label: 'Two or more of six needs',
      openness: 'closed' as const,
      needCodes: ['homelessness', 'offending'],
      minimum: 2,
      source: null,
      validFrom: '2019-01-01',
    },
    'programme.addLocalNeed': {
      label: 'Violence and abuse',
      definition: 'Harm or fear of harm.',
      category: 'safety' as const,
      validFrom: '2018-01-01',
    },
    'programme.endLocalNeed': { needId: ended.id, validTo: '2018-12-31' },
  };
}

/** One input for every operation of this part. */
export async function referralsExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', {
    preferredName: 'Marlo',
    needs: [need('homelessness', { disclosed: 'yes' })],
  });
  const refer = async (happenedOn: string): Promise<string> =>
    (await test.call('referrals.add', referralInput(personId, { happenedOn }))).id;
  const accepted = async (happenedOn: string): Promise<string> => {
    const referralId = await refer(happenedOn);
    await test.call('referrals.accept', { referralId, acceptedOn: '2018-03-20' });
    return referralId;
  };
  const contact = async (label: string): Promise<string> =>
    (await test.call('referrals.add', referralInput(null, { label, place: 'The canal' }))).id;
  const [first, second, decided, corrected] = [
    await accepted('2018-02-01'),
    await accepted('2018-02-02'),
    await accepted('2018-02-03'),
    await accepted('2018-02-04'),
  ];
  const [unlinked, linked] = [await contact('Green coat'), await contact('Red scarf')];
  await test.call('referrals.link', { referralId: unlinked, personId });
  const method = { name: 'How we consider', agreedBy: null, note: null };
  const factors = [{ wording: 'What could go wrong soon', explanation: null }];
  const { id: methodId } = await test.call('referrals.addMethod', { ...method, validFrom: '2018-01-01', factors });
  const { methods } = await test.call('referrals.methods', {});
  const factorId = methods.find(({ id }) => id === methodId)?.factors[0]?.id ?? '';
  const { definitions } = await test.call('programme.definitions', {});
  const definitionId = definitions.find(({ openness }) => openness === 'closed')?.id ?? '';
  const deferred = { decision: 'deferred' as const, deferredUntil: '2018-05-01' };
  const { id: decisionId } = await test.call('referrals.decide', {
    referralId: corrected,
    ...decisionInput(definitionId, deferred),
  });
  const { id: bringing } = await test.call('referrals.add', referralInput(personId, { offer: 'A bed' }));
  const offered = await test.call('referrals.open', { referralId: bringing });
  return {
    ...(await needsExamples(test, personId)),
    'referrals.list': {},
    'referrals.standing': {},
    'referrals.ofPerson': { personId },
    'referrals.open': { referralId: first },
    'referrals.add': referralInput(personId, {
      reason: 'Four services, none of them knows the others',
      offer: 'A worker who stays for six months',
      needs: [{ needCode: 'homelessness', words: 'Sleeps by the station' }],
    }),
    'referrals.change': { referralId: first, changes: { referredBy: 'The night shelter' } },
    'referrals.remove': { referralId: await refer('2018-03-02') },
    'referrals.link': { referralId: linked, personId },
    'referrals.unlink': { referralId: unlinked },
    'referrals.accept': { referralId: await refer('2018-03-03'), acceptedOn: '2018-04-01' },
    'referrals.move': { referralId: second, afterId: null, because: 'Loses the bed on Friday' },
    'referrals.methods': {},
    'referrals.addMethod': { ...method, validFrom: '2018-04-01', factors },
    'referrals.offerToAction': { offerId: offered.offers[0]?.id ?? '', dueOn: '2018-05-01' },
    'referrals.consider': {
      referralId: first,
      methodId,
      anew: false,
      factors: [{ factorId, answer: 'weighs-for', words: 'Winter outside' }],
    },
    'referrals.decide': { referralId: decided, ...decisionInput(definitionId) },
    'referrals.correctDecision': {
      decisionId,
      because: 'The wrong name was read out',
      ...decisionInput(definitionId, { decision: 'not-taken-on', advice: 'The day centre can help at once' }),
    },
    'referrals.counts': { firstDay: '2018-01-01', lastDay: '2018-03-31' },
  };
}

/** What was referred, put off and turned down of somebody, each with the word of its kind of information. */
export async function plantReferrals(
  open: TestHost,
  personId: string,
  word: (of: 'contact' | 'story' | 'health' | 'housing') => string,
): Promise<Record<string, string>> {
  const turnedDown = turnedDownInput(personId, {
    offered: word('housing'),
    reason: 'excluded-other-need',
    otherNeed: 'mental-ill-health',
    otherNeedWords: word('health'),
  });
  const { id: turnedDownId } = await open.call('people.recordTurnedDown', turnedDown);
  const needs = [{ needCode: 'mental-ill-health', words: word('health') }];
  const given = { label: word('contact'), reason: word('story'), needs, offer: word('story') };
  const { id: referralId } = await open.call('referrals.add', referralInput(personId, given));
  await open.call('referrals.accept', { referralId, acceptedOn: '2018-03-02' });
  const definitionId = (await open.call('programme.definitions', {})).definitions[0]?.id ?? '';
  const deferred = { decision: 'deferred' as const, deferredUntil: '2018-04-03', reason: word('story') };
  const decided = await open.call('referrals.decide', { referralId, ...decisionInput(definitionId, deferred) });
  const offerId = (await open.call('referrals.open', { referralId })).offers[0]?.id ?? '';
  return { turnedDownId, referralId, afterId: referralId, decisionId: decided.id, offerId };
}
