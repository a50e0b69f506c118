import type { PersonCategory } from '../access.ts';

/** On what ground something is shared; the partnership's own officer decides which one holds. */
export const sharingBases = [
  'consent',
  'public-task',
  'safeguarding',
  'crime-and-disorder',
  'vital-interests',
  'legal-obligation',
] as const;
export type SharingBasis = (typeof sharingBases)[number];

export const isSharingBasis = (code: string): code is SharingBasis =>
  (sharingBases as readonly string[]).includes(code);

export const sharingBasisLabels: Readonly<Record<SharingBasis, string>> = {
  consent: 'The person agreed',
  'public-task': 'Public task',
  safeguarding: 'Safeguarding',
  'crime-and-disorder': 'Crime and Disorder Act 1998, section 115',
  'vital-interests': 'Somebody’s life is at risk',
  'legal-obligation': 'A legal duty',
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
