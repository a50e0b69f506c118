/**
 * What is asked of everybody and may be declined: a value from a list, or the reason why there is none. Gender that differs
 * from the sex registered at birth, and sexual orientation, are sealed facts and never stand here.
 */
export const codedFacts = [
  'sex',
  'ethnicity',
  'religion',
  'disability',
  'maritalStatus',
  'armedForces',
  'mainLanguage',
] as const;
export type CodedFact = (typeof codedFacts)[number];

/** The list from which the value of each fact is chosen, and its words. */
export const codedFactWords: Readonly<Record<CodedFact, { readonly list: string; readonly label: string }>> = {
  sex: { list: 'sex', label: 'Sex' },
  ethnicity: { list: 'ethnicity', label: 'Ethnic group' },
  religion: { list: 'religion', label: 'Religion or belief' },
  disability: { list: 'disability', label: 'Disability' },
  maritalStatus: { list: 'marital-status', label: 'Marital or partnership status' },
  armedForces: { list: 'armed-forces', label: 'Armed forces' },
  mainLanguage: { list: 'language', label: 'Main language' },
};

/** Why an equality fact has no value, or that it has one. */
export const equalityStates = ['recorded', 'not-known', 'declined', 'not-asked'] as const;
export type EqualityState = (typeof equalityStates)[number];

export const equalityStateLabels: Readonly<Record<Exclude<EqualityState, 'recorded'>, string>> = {
  'not-asked': 'Not asked',
  declined: 'Declined to say',
  'not-known': 'Not known',
};
