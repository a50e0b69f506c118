import type { PassageKind } from '../../../domain/privacy/passages.ts';

/** Why a passage was flagged. */
export const passageLabels: Readonly<Record<PassageKind, string>> = {
  person: 'somebody else in the register',
  worker: 'somebody who works here',
  email: 'an e-mail address',
  postcode: 'a postcode',
  number: 'a long number',
  handle: 'a name used online',
  capitalised: 'a word that may be a name',
  file: 'a whole file: open it on the timeline, and look for words about somebody else',
};
