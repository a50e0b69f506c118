import type { PersonCategory } from '../access.ts';
import type { GroundGap } from './grounds.ts';

/** The lawful bases of UK GDPR, Article 6. Their words stand in the register's list `lawful-basis`. */
export const lawfulBases = [
  'public-task',
  'legal-obligation',
  'vital-interests',
  'legitimate-interests',
  'contract',
  'consent',
] as const;
export type LawfulBasis = (typeof lawfulBases)[number];

/** What was once chosen as a basis and is none: a gateway, and a purpose. Kept where it stands, chosen no more. */
const formerBases = ['safeguarding', 'crime-and-disorder'] as const;

/** On what ground something is shared; the partnership's own officer decides which one holds. */
export const sharingBases = [...lawfulBases, ...formerBases] as const;
export type SharingBasis = (typeof sharingBases)[number];

export const isSharingBasis = (code: string): code is SharingBasis =>
  (sharingBases as readonly string[]).includes(code);

export const isLawfulBasis = (code: string): code is LawfulBasis => (lawfulBases as readonly string[]).includes(code);

export const sharingBasisLabels: Readonly<Record<SharingBasis, string>> = {
  consent: 'The person agreed',
  'public-task': 'Public task',
  'legal-obligation': 'A legal duty',
  'vital-interests': 'Somebody’s life is at risk',
  'legitimate-interests': 'Legitimate interests',
  contract: 'A contract with the person',
  safeguarding: 'Safeguarding',
  'crime-and-disorder': 'Crime and Disorder Act 1998, section 115',
};

export const categoryLabels: Readonly<Record<PersonCategory, string>> = {
  identity: 'Who they are',
  contact: 'How to reach them',
  safety: 'Safety',
  housing: 'Housing',
  offending: 'Police and courts',
  health: 'Health',
  story: 'Their story',
};

/** What a ground leaves open, said to whoever decides. */
export const gapLabels: Readonly<Record<GroundGap, string>> = {
  'condition-missing': 'Health is a special category: name a condition of Article 9.',
  'offence-condition-missing': 'Police and courts need a condition of Article 10 and Schedule 1.',
  'confidentiality-missing': 'Health is held in confidence: say what answers that duty.',
  'consent-as-basis':
    'Agreeing to be helped is not this. Consent as the lawful basis must be free to refuse, and what rests on it ends on the day it is taken back. A public body can seldom rely on it.',
  'condition-not-capable': 'This condition holds only where the person cannot give consent.',
  'police-apart':
    'What the police do with it is law-enforcement processing under Part 3 of the Data Protection Act 2018, apart from this record.',
};

/** How somebody was told. */
export const disclosureWays = ['meeting', 'phone', 'in-person', 'e-mail', 'paper', 'export', 'shared-screen'] as const;
export type DisclosureWay = (typeof disclosureWays)[number];

export const disclosureWayLabels: Readonly<Record<DisclosureWay, string>> = {
  meeting: 'In a meeting',
  phone: 'By phone',
  'in-person': 'Face to face',
  'e-mail': 'By e-mail',
  paper: 'On paper',
  export: 'In a file',
  'shared-screen': 'Reading it together',
};

/** What stood against telling somebody, when it was told. */
export const objectionsTo = ['refusal', 'withdrawn', 'restriction', 'objection', 'kept-from'] as const;
export type Against = (typeof objectionsTo)[number];

export const againstLabels: Readonly<Record<Against, string>> = {
  refusal: 'The person had said no to this agency',
  withdrawn: 'The person had taken their agreement back',
  restriction: 'The use of the record was restricted',
  objection: 'An objection of theirs was not yet decided',
  'kept-from': 'This was to be kept from the agency',
};

/** What a reviewer found of an opening in an emergency. */
export const openingFindings = ['justified', 'not-justified', 'follow-up'] as const;
export type OpeningFinding = (typeof openingFindings)[number];

export const openingFindingLabels: Readonly<Record<OpeningFinding, string>> = {
  justified: 'It was right to look',
  'not-justified': 'It was not right to look',
  'follow-up': 'To be talked about',
};

/** How long an opening lasts, in milliseconds. */
export const openingLasts = 3_600_000;
