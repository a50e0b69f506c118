import type { RightsRequest } from '../../../domain/privacy/operations.ts';
import type { PassageKind } from '../../../domain/privacy/passages.ts';

type Decision = NonNullable<RightsRequest['decision']>;

/** What somebody asks about their own record. */
export const requestKindLabels: Readonly<Record<RightsRequest['kind'], string>> = {
  access: 'To see the record',
  correction: 'To correct something',
  restriction: 'To restrict its use',
  objection: 'To object to its use',
  erasure: 'To be erased',
};

export const decisionLabels: Readonly<Record<Decision, string>> = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
  withdrawn: 'Withdrawn',
};

/** Why a passage was flagged. */
export const passageLabels: Readonly<Record<PassageKind, string>> = {
  person: 'somebody else in the register',
  worker: 'somebody who works here',
  email: 'an e-mail address',
  postcode: 'a postcode',
  number: 'a long number',
  handle: 'a name used online',
  capitalised: 'a word that may be a name',
};
