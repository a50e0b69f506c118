import type { NeedInput } from '../../../domain/people/operations.ts';

/** A need about which nothing has been entered. */
export const blankNeed = (code: string): NeedInput => ({
  code,
  suspected: null,
  suspectedOn: null,
  disclosed: null,
  disclosedOn: null,
  helpOffered: null,
  helpOfferedOn: null,
  helpAgreed: null,
  helpAgreedOn: null,
  onsetOn: null,
  identifiedOn: null,
  atRisk: false,
});

/** The four facts of a need, each with its day. */
export const facts = [
  { key: 'suspected', day: 'suspectedOn', label: 'Suspected' },
  { key: 'disclosed', day: 'disclosedOn', label: 'Disclosed' },
  { key: 'helpOffered', day: 'helpOfferedOn', label: 'Help offered' },
  { key: 'helpAgreed', day: 'helpAgreedOn', label: 'Help agreed' },
] as const;
