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
  return {
    'sharing.ofPerson': { personId },
    'sharing.decide': { ...decision(personId, agencyId), categories: ['identity', 'housing'] },
    'sharing.takeBack': { personId, agencyId, category: 'health' },
    'sharing.disclosures': { personId },
    'sharing.disclose': { personId, ...tellingOf(agencyId) },
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
