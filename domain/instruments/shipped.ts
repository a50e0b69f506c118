import type { Instrument, InstrumentArea } from './definition.ts';

/** The instruments that Casebook brings: ranges, rules and thresholds. No item is worded here: licences forbid it. */

const numbered = (word: string, count: number, lowest: number, highest: number): InstrumentArea[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `${word}-${at + 1}`,
    label: `${word === 'item' ? 'Item' : 'Area'} ${at + 1}`,
    ...{ lowest, highest, step: 1, weight: 1 },
  }));

const named = (
  labels: readonly (readonly [code: string, label: string])[],
  range: Pick<InstrumentArea, 'lowest' | 'highest' | 'step'>,
): InstrumentArea[] => labels.map(([code, label]) => ({ code, label, ...range, weight: 1 }));

const always = { ownId: null, validFrom: null, validTo: null } as const;

const wemwbsLicence =
  'Free for public bodies, charities and social enterprises that register with the University of Warwick. The licence ' +
  'does not let anybody pass the items on, so Casebook holds scores and never the wording.';

export const wemwbs: Instrument = {
  ...always,
  code: 'wemwbs',
  label: 'Warwick-Edinburgh Mental Wellbeing Scale',
  shortLabel: 'WEMWBS',
  description: 'Fourteen items from 1 to 5, all of which are needed. Total 14 to 70.',
  areaWord: 'item',
  areas: numbered('item', 14, 1, 5),
  rule: 'sum',
  needed: 14,
  mayGiveTotalAlone: true,
  polarity: 'up-is-good',
  category: 'health',
  licence: 'wemwbs',
  licenceNote: wemwbsLicence,
  acknowledgement: null,
  // Warwick: three points or more can mean something; Maheswaran 2012: 2.77 standard errors are 6.6 to 8.6.
  threshold: {
    possible: 3,
    possibleIncluded: true,
    real: { low: 6.6, high: 8.6 },
    source: 'University of Warwick; Maheswaran and others, 2012 (2.77 standard errors of measurement: 6.6 to 8.6)',
  },
  usualMode: 'self-completed',
};

export const swemwbs: Instrument = {
  ...always,
  code: 'swemwbs',
  label: 'Short Warwick-Edinburgh Mental Wellbeing Scale',
  shortLabel: 'SWEMWBS',
  description: 'Seven items from 1 to 5, all of which are needed. The sum is converted to a score of 7.00 to 35.00.',
  areaWord: 'item',
  areas: numbered('item', 7, 1, 5),
  rule: 'converted-sum',
  needed: 7,
  mayGiveTotalAlone: true,
  polarity: 'up-is-good',
  category: 'health',
  licence: 'wemwbs',
  licenceNote: wemwbsLicence,
  acknowledgement: null,
  // Shah and others, 2018: one standard error of measurement is 1.03, 2.77 of them are 2.87.
  threshold: {
    possible: 1.03,
    possibleIncluded: false,
    real: { low: 2.87, high: 2.87 },
    source: 'Shah and others, 2018 (2.77 standard errors of measurement: 2.87)',
  },
  usualMode: 'self-completed',
};

const ordinary = { lowest: 0, highest: 4, step: 1 };
/** Entered already doubled, so that an odd score can only be a mistake. */
const doubled = { lowest: 0, highest: 8, step: 2 };

export const ndta: Instrument = {
  ...always,
  code: 'ndta',
  label: 'New Directions Team Assessment',
  shortLabel: 'NDTA',
  description:
    'Ten areas, scored by a worker who knows the person. Risk to and from others is scored 0, 2, 4, 6 or 8. ' +
    'Total 0 to 48; higher is worse. A starting point for thinking about who needs help, never a cut-off.',
  areaWord: 'area',
  areas: [
    ...named(
      [
        ['engagement', 'Engagement with frontline services'],
        ['intentional-self-harm', 'Intentional self-harm'],
        ['unintentional-self-harm', 'Unintentional self-harm'],
      ],
      ordinary,
    ),
    ...named(
      [
        ['risk-to-others', 'Risk to others'],
        ['risk-from-others', 'Risk from others'],
      ],
      doubled,
    ),
    ...named(
      [
        ['stress-and-anxiety', 'Stress and anxiety'],
        ['social-effectiveness', 'Social effectiveness'],
        ['alcohol-drug-abuse', 'Alcohol or drugs'],
        ['impulse-control', 'Impulse control'],
        ['housing', 'Housing'],
      ],
      ordinary,
    ),
  ],
  rule: 'sum',
  needed: 10,
  mayGiveTotalAlone: false,
  polarity: 'down-is-good',
  category: 'health',
  licence: null,
  licenceNote: 'Free to use in full or in part with acknowledgement of the copyright holder.',
  acknowledgement:
    'New Directions Team Assessment, copyright South West London and St George’s Mental Health NHS Trust; used with acknowledgement.',
  threshold: null,
  usualMode: 'worker-only',
};

const starLicence =
  'Copyright Triangle Consulting. It needs a licence for the organisation and training for each user. Casebook takes the ' +
  'numbers alone: no wording and no chart.';
const star = {
  ...always,
  areaWord: 'area',
  rule: 'mean',
  needed: 10,
  mayGiveTotalAlone: false,
  polarity: 'up-is-good',
  category: 'health',
  licence: 'outcomes-star',
  licenceNote: starLicence,
  acknowledgement: 'Outcomes Star, copyright Triangle Consulting Social Enterprise; numbers only, under licence.',
  threshold: null,
  usualMode: 'with-support',
} as const;

export const homelessnessStar: Instrument = {
  ...star,
  code: 'homelessness-star',
  label: 'Homelessness Star',
  shortLabel: 'Homelessness Star',
  description:
    'Ten areas from 1 to 10, numbered as on the Star. The figure is their mean. Replaced in 2022 by the Home Star, which ' +
    'is another instrument.',
  areas: numbered('area', 10, 1, 10),
};

export const homeStar: Instrument = {
  ...star,
  code: 'home-star',
  label: 'Home Star',
  shortLabel: 'Home Star',
  description:
    'Ten areas from 1 to 10, numbered as on the Star, and not those of the Homelessness Star. The figure is their mean.',
  areas: numbered('area', 10, 1, 10),
};

export const shippedInstruments: readonly Instrument[] = [swemwbs, wemwbs, ndta, homelessnessStar, homeStar];
