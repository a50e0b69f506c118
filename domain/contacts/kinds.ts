import type { PersonCategory } from '../access.ts';

/** What stands on a timeline. A closed list, because each kind has fields and rules of its own. */
export const entryKinds = [
  'contact',
  'note',
  'custody',
  'hospital',
  'tenancy',
  'safeguarding',
  'offence',
  'event',
] as const;
export type EntryKind = (typeof entryKinds)[number];

interface KindWords {
  readonly label: string;
  /** The category of information that an entry of this kind begins with; it can be changed for each entry. */
  readonly category: PersonCategory;
  /** What exactly it was, by code; empty where words alone say it. */
  readonly details: Readonly<Record<string, string>>;
}

export const kindWords: Readonly<Record<EntryKind, KindWords>> = {
  contact: {
    label: 'Contact',
    category: 'contact',
    details: {
      'face-to-face': 'Face to face',
      visit: 'Visit',
      phone: 'Phone call',
      text: 'Text or message',
      email: 'E-mail',
      letter: 'Letter',
      meeting: 'Meeting with others',
      outreach: 'Outreach',
    },
  },
  note: { label: 'Note', category: 'story', details: {} },
  custody: {
    label: 'Custody',
    category: 'offending',
    details: {
      'held-by-police': 'Held by the police',
      remanded: 'Remanded',
      sentenced: 'Sentenced to custody',
      recalled: 'Recalled',
      released: 'Released',
    },
  },
  hospital: {
    label: 'Hospital',
    category: 'health',
    details: {
      'a-and-e': 'A&E attendance',
      ambulance: 'Ambulance called',
      admitted: 'Admitted',
      discharged: 'Discharged',
    },
  },
  tenancy: {
    label: 'Tenancy',
    category: 'housing',
    details: {
      started: 'Tenancy started',
      arrears: 'Rent arrears',
      notice: 'Notice given',
      eviction: 'Eviction',
      ended: 'Tenancy ended',
    },
  },
  safeguarding: {
    label: 'Safeguarding',
    category: 'safety',
    details: {
      'domestic-abuse': 'Domestic abuse',
      'concern-raised': 'Concern raised',
      enquiry: 'Enquiry begun',
      marac: 'Heard at MARAC',
      mappa: 'Heard at MAPPA',
      outcome: 'Outcome of an enquiry',
    },
  },
  offence: {
    label: 'Crime or ASB',
    category: 'offending',
    details: {
      crime: 'Crime',
      asb: 'Antisocial behaviour',
      arrest: 'Arrest',
      charge: 'Charge',
      court: 'Court appearance',
      conviction: 'Conviction',
    },
  },
  event: { label: 'Other event', category: 'story', details: {} },
};

/** Every code of what exactly something was, for the history. */
export const allDetails: Readonly<Record<string, string>> = Object.assign(
  {},
  ...entryKinds.map((kind) => kindWords[kind].details),
);

export const entryKindLabels: Readonly<Record<string, string>> = Object.fromEntries(
  entryKinds.map((kind) => [kind, kindWords[kind].label]),
);

/** Kinds for which it is said whether it was planned. */
export const plannable: readonly EntryKind[] = ['contact', 'hospital'];
export const plannedLabels = { planned: 'Planned', emergency: 'Emergency or not planned' } as const;
export type Planned = keyof typeof plannedLabels;
export const plannedCodes = Object.keys(plannedLabels) as [Planned, ...Planned[]];

/** Kinds in which somebody has a part: any of the three, and several at once. */
export const withRoles: readonly EntryKind[] = ['safeguarding', 'offence'];
export const partLabels = {
  victim: 'Victim: was harmed by it',
  perpetrator: 'Perpetrator: caused harm',
  witness: 'Witness: saw or heard it',
} as const;
export type Part = keyof typeof partLabels;
export const parts = Object.keys(partLabels) as [Part, ...Part[]];

/** What came of it. */
export const outcomeLabels = {
  'next-step': 'A next step was agreed',
  'help-given': 'Help was given there and then',
  'passed-on': 'Passed on to another service',
  'information-given': 'Information was given',
  'no-change': 'Nothing changed',
  harder: 'Things became harder',
} as const;
export const outcomeCodes = Object.keys(outcomeLabels) as [
  keyof typeof outcomeLabels,
  ...(keyof typeof outcomeLabels)[],
];

/** What made it hard. */
export const reasonLabels = {
  'no-answer': 'No answer',
  'no-phone': 'No phone, or no credit',
  unwell: 'Unwell',
  'somewhere-else': 'Had to be somewhere else',
  'could-not-travel': 'Could not get there',
  'felt-unsafe': 'Did not feel safe there',
  'not-told': 'Had not been told in time',
  'decided-against': 'Decided against it',
  'worker-away': 'The worker was away',
  'waiting-list': 'A waiting list',
  'service-cancelled': 'The service cancelled',
  other: 'Something else',
} as const;
export const reasonCodes = Object.keys(reasonLabels) as [keyof typeof reasonLabels, ...(keyof typeof reasonLabels)[]];

/** Parts of a day, for whoever does not know the hour. */
export const dayParts = { morning: 'Morning', afternoon: 'Afternoon', evening: 'Evening', night: 'Night' } as const;
export const dayPartCodes = Object.keys(dayParts) as readonly string[];
