/** What the Board can decide about a cohort. Only the first two agree to it. */
export const boardDecisions = ['endorsed', 'resolved', 'deferred', 'noted'] as const;
export type BoardDecision = (typeof boardDecisions)[number];

export const boardDecisionLabels: Readonly<Record<BoardDecision, string>> = {
  endorsed: 'Endorsed',
  resolved: 'Resolved',
  deferred: 'Deferred',
  noted: 'Noted',
};

/** Whether the person has been told that somebody else is to lead. */
export const toldAnswers = ['yes', 'not-yet', 'no'] as const;
export const toldLabels: Readonly<Record<(typeof toldAnswers)[number], string>> = {
  yes: 'Yes',
  'not-yet': 'Not yet',
  no: 'No, and it is not planned',
};

export const handoverDecisions = ['confirmed', 'declined', 'taken-back'] as const;
export type HandoverDecision = (typeof handoverDecisions)[number];
export const handoverDecisionLabels: Readonly<Record<HandoverDecision, string>> = {
  confirmed: 'Confirmed',
  declined: 'Declined',
  'taken-back': 'Taken back',
};

export const deathStatuses = ['suspected', 'concluded'] as const;
export type DeathStatus = (typeof deathStatuses)[number];
export const deathStatusLabels: Readonly<Record<DeathStatus, string>> = {
  suspected: 'Not certain yet',
  concluded: 'Confirmed',
};

/** What confirms that somebody has died. */
export const deathSources = ['certificate', 'coroner', 'police', 'hospital', 'family', 'other'] as const;
export type DeathSource = (typeof deathSources)[number];
export const deathSourceLabels: Readonly<Record<DeathSource, string>> = {
  certificate: 'Death certificate',
  coroner: 'The coroner',
  police: 'The police',
  hospital: 'A hospital or doctor',
  family: 'Their family',
  other: 'Somebody else who knows',
};

/** The kind of cause, as an inquest or a certificate gives it; how somebody died is not a field. */
export const deathCauses = [
  'natural',
  'drug-related',
  'alcohol-related',
  'suicide',
  'accident',
  'violence',
  'open',
] as const;
export type DeathCause = (typeof deathCauses)[number];
export const deathCauseLabels: Readonly<Record<DeathCause, string>> = {
  natural: 'Illness or natural causes',
  'drug-related': 'Related to drugs',
  'alcohol-related': 'Related to alcohol',
  suicide: 'Suicide',
  accident: 'Accident',
  violence: 'Violence',
  open: 'Open, or not given',
};

export const reviewKinds = ['learning', 'safeguarding-adult'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
export const reviewKindLabels: Readonly<Record<ReviewKind, string>> = {
  learning: 'Learning review',
  'safeguarding-adult': 'Safeguarding adult review, to be considered',
};

export const reviewStates = ['open', 'done', 'not-needed', 'taken-back'] as const;
export type ReviewState = (typeof reviewStates)[number];
export const reviewStateLabels: Readonly<Record<ReviewState, string>> = {
  open: 'Open',
  done: 'Done',
  'not-needed': 'Decided against',
  'taken-back': 'Taken back with the report',
};

export const supportReasons = ['lead', 'worked-with', 'peers'] as const;
export type SupportReason = (typeof supportReasons)[number];
export const supportReasonLabels: Readonly<Record<SupportReason, string>> = {
  lead: 'Led for them',
  'worked-with': 'Worked with them in the last 90 days',
  peers: 'Peers',
};
