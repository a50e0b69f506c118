import type { NeedInput } from './operations.ts';

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
