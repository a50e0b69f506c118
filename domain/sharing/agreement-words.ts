import type { AgreementStanding } from './agreements.ts';

export const agreementKinds = [
  'sharing-agreement',
  'memorandum',
  'service-level',
  'joint-controllers',
  'other',
] as const;
export type AgreementKind = (typeof agreementKinds)[number];

export const agreementKindLabels: Readonly<Record<AgreementKind, string>> = {
  'sharing-agreement': 'Information sharing agreement',
  memorandum: 'Memorandum of understanding',
  'service-level': 'Service level agreement',
  'joint-controllers': 'Arrangement of joint controllers',
  other: 'Another agreement',
};

/** Who answers for the data under it (UK GDPR, Articles 4 and 26). */
export const controllerKinds = ['separate', 'joint', 'not-said'] as const;
export type ControllerKind = (typeof controllerKinds)[number];

export const controllerLabels: Readonly<Record<ControllerKind, string>> = {
  separate: 'Each is a controller for itself',
  joint: 'Joint controllers',
  'not-said': 'It does not say',
};

export const standingLabels: Readonly<Record<AgreementStanding, string>> = {
  'not-yet': 'Not in force yet',
  'in-force': 'In force',
  'review-soon': 'Review within two months',
  'review-due': 'Review is due',
  'run-out': 'Run out',
  ended: 'Ended',
};
