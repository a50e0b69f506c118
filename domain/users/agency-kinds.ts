/** What an agency does, as far as a list of partners needs to say. The codes are kept in the register. */
export const agencyKinds = [
  ['council', 'Council'],
  ['housing', 'Housing and homelessness support'],
  ['landlord', 'Landlord'],
  ['treatment', 'Drug and alcohol treatment'],
  ['day-centre', 'Day centre'],
  ['police', 'Police'],
  ['probation', 'Probation'],
  ['health', 'Health'],
  ['employment', 'Work and benefits'],
  ['lived-experience', 'Lived experience'],
  ['voluntary', 'Another charity or community group'],
  ['other', 'Something else'],
  ['not-known', 'Not said yet'],
] as const;

export type AgencyKind = (typeof agencyKinds)[number][0];

export const agencyKindCodes = agencyKinds.map(([code]) => code);

/** The words for a kind; a code from elsewhere stands for itself. */
export const agencyKindLabel = (code: string): string => agencyKinds.find(([known]) => known === code)?.[1] ?? code;
