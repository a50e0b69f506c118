import type { ConsentDecision, KindSaid } from './consent.ts';

export const consentDecisionLabels: Readonly<Record<ConsentDecision, string>> = {
  agreed: 'Agreed',
  declined: 'Said no',
  'best-interests': 'Decided in their best interests',
};

export const kindSaidLabels: Readonly<Record<KindSaid, string>> = {
  ...consentDecisionLabels,
  withdrawn: 'Took it back',
  'not-asked': 'Not asked',
};

/** How the answer was given. */
export const consentWays = ['spoken', 'written', 'through-advocate', 'through-interpreter'] as const;
export type ConsentWay = (typeof consentWays)[number];

export const consentWayLabels: Readonly<Record<ConsentWay, string>> = {
  spoken: 'Spoken',
  written: 'Written',
  'through-advocate': 'Through an advocate',
  'through-interpreter': 'Through an interpreter',
};

/** Capacity for this one decision (Mental Capacity Act 2005, sections 1 to 3). */
export const capacities = ['presumed', 'assessed', 'lacks'] as const;
export type Capacity = (typeof capacities)[number];

export const capacityLabels: Readonly<Record<Capacity, string>> = {
  presumed: 'Presumed; nothing gave reason to doubt it',
  assessed: 'In doubt, and found to have it',
  lacks: 'Lacks it for this decision',
};

export const advocateStates = ['not-needed', 'declined', 'present', 'not-available'] as const;
export type AdvocateState = (typeof advocateStates)[number];

export const advocateLabels: Readonly<Record<AdvocateState, string>> = {
  'not-needed': 'None was needed',
  declined: 'Offered; they did not want one',
  present: 'An advocate took part',
  'not-available': 'None could be found in time',
};

/** How the privacy notice was given. */
export const noticeWays = ['read-aloud', 'paper', 'easy-read', 'interpreter', 'sign-language', 'electronic'] as const;
export type NoticeWay = (typeof noticeWays)[number];

export const noticeWayLabels: Readonly<Record<NoticeWay, string>> = {
  'read-aloud': 'Read and talked through',
  paper: 'On paper',
  'easy-read': 'In easy read',
  interpreter: 'Through an interpreter',
  'sign-language': 'In British Sign Language',
  electronic: 'By e-mail or message',
};

export const requestOutcomes = ['refused', 'partly-met', 'met'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

export const requestOutcomeLabels: Readonly<Record<RequestOutcome, string>> = {
  refused: 'Refused',
  'partly-met': 'Met in part',
  met: 'Met',
};
