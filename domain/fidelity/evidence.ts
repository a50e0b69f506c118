import type { FidelitySectionKey } from './fidelity.ts';

/**
 * Facts of the register that are put beside a section, so that people who rate have them at hand. Nothing is worked out of
 * them: no fact has a weight, and no rating follows from one. Each is a count out of a count, and says when.
 */
interface EvidenceWords {
  readonly section: FidelitySectionKey;
  /** What is counted and out of what, to follow "5 of 7". */
  readonly says: string;
  /** What is said where there is nothing to count out of. */
  readonly none: string;
  /** Whether it counts people or what was written about them, and so only those whom the viewer may see. */
  readonly ofPeople: boolean;
}

export const evidenceWords = {
  'agencies-rating': {
    section: 'partnership-and-coproduction',
    says: 'agencies in the partnership gave a rating',
    none: 'No agency is in the partnership yet.',
    ofPeople: false,
  },
  'raters-lived-experience': {
    section: 'partnership-and-coproduction',
    says: 'who rated have lived experience',
    none: 'Nobody has rated yet.',
    ofPeople: false,
  },
  'advice-given': {
    section: 'audit-and-consistency',
    says: 'referrals not taken on carry the advice that was given',
    none: 'No referral was turned down.',
    ofPeople: true,
  },
  'decisions-weighed': {
    section: 'audit-and-consistency',
    says: 'referrals decided were weighed under the written method',
    none: 'No referral was decided.',
    ofPeople: true,
  },
  'lead-contact': {
    section: 'coordination-for-clients-and-services',
    says: 'people in the cohort had a lead contact on the last day',
    none: 'Nobody was in the cohort on the last day.',
    ofPeople: true,
  },
  'own-goal': {
    section: 'coordination-for-clients-and-services',
    says: 'people in the cohort on the last day have a goal in their own words',
    none: 'Nobody was in the cohort on the last day.',
    ofPeople: true,
  },
  'actions-done': {
    section: 'coordination-for-clients-and-services',
    says: 'actions for people that were due are done',
    none: 'No action for a person was due.',
    ofPeople: true,
  },
  'missed-by-service': {
    section: 'flexible-responses-from-services',
    says: 'contacts that did not come about had a reason that was a service’s',
    none: 'No contact that did not come about was written down.',
    ofPeople: true,
  },
  'turned-down-by-service': {
    section: 'flexible-responses-from-services',
    says: 'offers of help that came to nothing were turned down by a service',
    none: 'No offer that came to nothing was written down.',
    ofPeople: true,
  },
  'promises-kept': {
    section: 'flexible-responses-from-services',
    says: 'promises of services that ended were kept',
    none: 'No promise ended.',
    ofPeople: true,
  },
  'system-actions-done': {
    section: 'workforce-development-and-service-improvement',
    says: 'actions for the system that were due are done',
    none: 'No action for the system was due.',
    ofPeople: false,
  },
  'outcomes-entered': {
    section: 'measurement-of-success',
    says: 'required outcome facts in scope are entered',
    none: 'No outcome fact was in scope.',
    ofPeople: true,
  },
  'agencies-in-agreement': {
    section: 'measurement-of-success',
    says: 'agencies are in a sharing agreement that was in force on the last day',
    none: 'No agency is in the partnership yet.',
    ofPeople: false,
  },
  'asked-about-evaluation': {
    section: 'measurement-of-success',
    says: 'people in the cohort on the last day have been asked whether their figures may go to the evaluation',
    none: 'Nobody was in the cohort on the last day.',
    ofPeople: true,
  },
  'last-aims-done': {
    section: 'sustainability-and-systems-change',
    says: 'aims of the period before, in all sections, are done',
    none: 'No aims were agreed for the period before.',
    ofPeople: false,
  },
  'aims-to-system': {
    section: 'sustainability-and-systems-change',
    says: 'aims of this period lead to an action for the system',
    none: 'No aims are agreed for this period.',
    ofPeople: false,
  },
} as const satisfies Readonly<Record<string, EvidenceWords>>;

export type EvidenceCode = keyof typeof evidenceWords;
export const evidenceCodes = Object.keys(evidenceWords) as readonly EvidenceCode[];

export interface Counted {
  readonly count: number;
  readonly of: number;
}

/** "5 of 7 people in the cohort had a lead contact on the last day." Never a bare number, and no percentage. */
export function evidenceSentence(code: EvidenceCode, { count, of }: Counted): string {
  const { says, none } = evidenceWords[code];
  return of === 0 ? none : `${count} of ${of} ${says}.`;
}
