import type { InputOf, OperationName } from '../../../domain/contract.ts';
import type { TestHost } from './open-test-host.ts';

type Inputs = { readonly [K in Extract<OperationName, `instruments.${string}`>]: InputOf<K> };

export const scoresOf = (scores: Readonly<Record<string, number>>) =>
  Object.entries(scores).map(([area, score]) => ({ area, score }));

/** Every area of the NDTA with the lowest score but one. */
export const ndtaScores = {
  ...{ engagement: 1, 'intentional-self-harm': 1, 'unintentional-self-harm': 1 },
  ...{ 'risk-to-others': 2, 'risk-from-others': 2 },
  ...{ 'stress-and-anxiety': 1, 'social-effectiveness': 1, 'alcohol-drug-abuse': 1 },
  ...{ 'impulse-control': 1, housing: 1 },
};

export const ndtaOf = (personId: string): InputOf<'instruments.record'> => ({
  ...{ personId, resultId: null, instrument: 'ndta', doneOn: '2018-02-01', mode: 'worker-only' },
  ...{ completedBy: 'worker', scores: scoresOf(ndtaScores), sumAlone: null, feedPeriodId: null },
});

export const ownMeasure: InputOf<'instruments.define'> = {
  label: 'How safe it feels',
  description: 'Made with our experts by experience.',
  areas: [
    { label: 'At home', lowest: 0, highest: 10, step: 1, weight: 1 },
    { label: 'Outside', lowest: 0, highest: 10, step: 1, weight: 1 },
  ],
  ...{ rule: 'mean', needed: 1, polarity: 'up-is-good', category: 'story' },
  ...{ licenceNote: null, acknowledgement: null, validFrom: '2018-01-01' },
};

/** One input for every operation of this part. */
export async function instrumentsExamples(test: TestHost): Promise<Inputs> {
  const { id: personId } = await test.call('people.add', { preferredName: 'Oriel', joinedOn: '2018-01-05' });
  const { id: resultId } = await test.call('instruments.record', ndtaOf(personId));
  const { id: ownInstrumentId } = await test.call('instruments.define', ownMeasure);
  return {
    'instruments.list': {},
    'instruments.ofPerson': { personId },
    'instruments.record': ndtaOf(personId),
    'instruments.removeResult': { personId, resultId },
    'instruments.define': { ...ownMeasure, label: 'How rested it feels' },
    'instruments.end': { ownInstrumentId, validTo: '2018-12-31' },
    'instruments.setLicence': { family: 'wemwbs', reference: 'LIC-2018-114' },
  };
}
