import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type SharingInputs = { readonly [K in Extract<OperationName, `sharing.${string}`>]: InputOf<K> };

/** A ground that needs nothing beside it. */
export const publicTask = {
  basis: 'public-task' as const,
  condition: null,
  offenceCondition: null,
  gateway: null,
  confidentiality: null,
  agreementId: null,
};

/** Telling an agency who somebody is and where they live, by phone on the day of the tests. */
export const tellingOf = (agencyId: string) => ({
  agencyId,
  recipientWords: null,
  categories: ['identity' as const, 'housing' as const],
  what: 'Sleeping in the doorway of the old bank',
  purpose: 'housing',
  purposeWords: null,
  ...publicTask,
  whyNoLess: 'They cannot look for a room without knowing where',
  at: '2018-04-03',
  how: 'phone' as const,
  becauseAnyway: null,
});

interface Known {
  readonly personId: string;
  readonly joining: string;
  readonly agencyId: string;
  readonly keepApartId: string;
  readonly openingId: string;
}

const everyDisclosure = { agencyId: null, reference: null, fromOn: null, untilOn: null, only: null };

const decision = (personId: string, agencyId: string) => ({
  personId,
  agencyId,
  decision: 'shared' as const,
  basis: 'public-task' as const,
  fromOn: '2018-04-03',
  untilOn: null,
  note: null,
});

/** An answer that is as plain as can be. */
export const answerTo = (agencyId: string) => ({
  agencyId,
  decision: 'agreed' as const,
  categories: ['identity' as const, 'contact' as const, 'housing' as const],
  purpose: 'To look for a room together',
  how: 'spoken' as const,
  words: 'Yes, tell them',
  decidedOn: '2018-04-02',
  reviewOn: '2018-10-02',
  capacity: 'presumed' as const,
  capacityNote: null,
  advocate: 'not-needed' as const,
  advocateName: null,
});

/** Somebody asked, and waits for an answer. */
export const askingOf = (agencyId: string) => ({
  direction: 'asked-of-us' as const,
  agencyId,
  otherParty: null,
  askedBy: 'The duty officer',
  askedFor: 'Where they sleep',
  categories: ['housing' as const],
  askedOn: '2018-04-02',
  answer: null,
});

const agreementTerms = (agencyId: string) => ({
  title: 'Midshire sharing agreement',
  kind: 'sharing-agreement' as const,
  agencyIds: [agencyId],
  purpose: 'Help for people with several needs',
  categories: ['identity' as const, 'contact' as const, 'housing' as const],
  controllers: 'separate' as const,
  contactPoint: null,
  signedOn: '2018-01-10',
  reviewOn: '2019-01-10',
  endsOn: null,
  whereKept: 'The blue folder in the information governance office',
});

const refused = {
  outcome: 'refused' as const,
  decidedOn: '2018-04-03',
  decidedBy: 'Robin Ellery',
  because: 'Nothing in it would keep anybody safe',
};

/** Records who was told about somebody and answers with its id. */
export async function discloseTo(test: TestHost, personId: string, agencyId: string): Promise<string> {
  await test.call('sharing.disclose', { personId, ...tellingOf(agencyId) });
  return (await test.call('sharing.disclosures', { personId })).disclosures[0]?.id ?? '';
}

/** One input for every operation about sharing. */
export async function sharingExamples(test: TestHost, known: Known): Promise<SharingInputs> {
  const { personId, joining, agencyId, keepApartId, openingId } = known;
  await test.call('sharing.decide', { ...decision(personId, agencyId), categories: ['health'] });
  const disclosureId = await discloseTo(test, personId, agencyId);
  await test.call('sharing.recordConsent', { personId, ...answerTo(agencyId) });
  await test.call('sharing.recordRequest', { personId, ...askingOf(agencyId) });
  const said = await test.call('sharing.said', { personId });
  const { id: agreementId } = await test.call('sharing.addAgreement', agreementTerms(agencyId));
  const ending = await test.call('sharing.addAgreement', { ...agreementTerms(agencyId), title: 'An older one' });
  const notice = { fromOn: '2018-01-01', summary: null, whereKept: 'On the council’s website' };
  const { id: privacyNoticeId } = await test.call('sharing.addNotice', { ...notice, version: '1' });
  return {
    'sharing.grounds': {},
    'sharing.addAgreement': agreementTerms(agencyId),
    'sharing.changeAgreement': { agreementId, ...agreementTerms(agencyId), purpose: 'Help, and nothing else' },
    'sharing.endAgreement': { agreementId: ending.id, endedOn: '2018-04-01', endedBecause: 'A newer one' },
    'sharing.addNotice': { ...notice, version: '2' },
    'sharing.said': { personId },
    'sharing.recordConsent': { personId, ...answerTo(agencyId), decision: 'declined', decidedOn: '2018-04-03' },
    'sharing.withdrawConsent': {
      personId,
      consentId: said.consents[0]?.id ?? '',
      withdrawnOn: '2018-04-03',
      categories: ['housing'],
      how: 'spoken',
      words: 'Not my room any more',
      toldWhom: null,
      toldOn: null,
    },
    'sharing.recordRequest': { personId, ...askingOf(agencyId), answer: refused },
    'sharing.answerRequest': { personId, sharingRequestId: said.requests[0]?.id ?? '', ...refused },
    'sharing.giveNotice': { personId, privacyNoticeId, language: 'Polish', how: 'interpreter', givenOn: '2018-04-03' },
    'sharing.ofPerson': { personId },
    'sharing.decide': { ...decision(personId, agencyId), categories: ['identity', 'housing'] },
    'sharing.takeBack': { personId, agencyId, category: 'health' },
    'sharing.disclosures': { personId },
    // What was asked for before this may go against it, and then a reason is asked for.
    'sharing.disclose': { personId, ...tellingOf(agencyId), becauseAnyway: 'A court ordered it' },
    'sharing.completeDisclosure': {
      personId,
      disclosureId,
      condition: null,
      offenceCondition: null,
      confidentiality: null,
      gateway: 'crime-and-disorder-s115',
      agreementId: null,
    },
    'sharing.allDisclosures': { ...everyDisclosure, offset: 0 },
    'sharing.exportDisclosures': { ...everyDisclosure, folder: test.folder },
    'sharing.openInEmergency': {
      reference: 'EX-1',
      fullName: null,
      birthDate: null,
      reason: 'Found unwell outside the station',
    },
    'sharing.openings': {},
    'sharing.waiting': {},
    'sharing.reviewOpening': { openingId, finding: 'justified', note: null },
    'sharing.apartFrom': { personId },
    'sharing.apartAmongAll': {},
    'sharing.keepApart': { personId, otherId: joining, reason: null },
    'sharing.endKeepApart': { personId, keepApartId },
  };
}
