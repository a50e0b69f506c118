import type { requestDecisions, requestKinds, restrictionGrounds } from './requests.ts';

/** What somebody asks about their own record. */
export const requestKindLabels: Readonly<Record<(typeof requestKinds)[number], string>> = {
  access: 'To see the record',
  correction: 'To correct something',
  restriction: 'To restrict its use',
  objection: 'To object to its use',
  erasure: 'To be erased',
};

export const decisionLabels: Readonly<Record<(typeof requestDecisions)[number], string>> = {
  met: 'Met',
  'partly-met': 'Partly met',
  'not-met': 'Not met',
  withdrawn: 'Withdrawn',
};

/** Why the use of a record is restricted. */
export const restrictionGroundLabels: Readonly<Record<(typeof restrictionGrounds)[number], string>> = {
  accuracy: 'Whether it is right is being checked',
  unlawful: 'It was used unlawfully, and the person would rather it were kept',
  'legal-claim': 'The person needs it for a legal claim',
  objection: 'An objection to its use is being weighed',
};
