import type { PersonCategory } from '../access.ts';
import { addMonths } from '../privacy/months.ts';
import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';

/** An agreement between agencies, as far as it decides what may rest on it. */
export interface AgreementTerms {
  readonly agencyIds: readonly string[];
  readonly categories: readonly PersonCategory[];
  readonly signedOn: IsoDate;
  readonly reviewOn: IsoDate;
  readonly endsOn: IsoDate | null;
  readonly endedOn: IsoDate | null;
}

/** How an agreement stands on a day. It has run out the day after its last one; a review that is due does not end it. */
export type AgreementStanding = 'not-yet' | 'in-force' | 'review-soon' | 'review-due' | 'run-out' | 'ended';

export function agreementStanding(terms: AgreementTerms, today: IsoDate): AgreementStanding {
  const { signedOn, reviewOn, endsOn, endedOn } = terms;
  if (endedOn !== null && endedOn <= today) return 'ended';
  if (signedOn > today) return 'not-yet';
  if (endsOn !== null && endsOn < today) return 'run-out';
  if (reviewOn <= today) return 'review-due';
  return reviewOn <= addMonths(today, 2) ? 'review-soon' : 'in-force';
}

/** Whether something may still rest on an agreement that stands so. */
export const holds = (standing: AgreementStanding): boolean =>
  standing === 'in-force' || standing === 'review-soon' || standing === 'review-due';

/**
 * Why something told to an agency on a day cannot rest on an agreement; null where it can. The recipient has to be one of
 * its parties and every kind of information has to stand in it.
 */
export function agreementRefusal(
  terms: AgreementTerms,
  told: { readonly agencyId: string | null; readonly categories: readonly PersonCategory[]; readonly on: IsoDate },
): RefusalCode | null {
  if (told.agencyId === null || !terms.agencyIds.includes(told.agencyId)) return 'agreement-not-for-agency';
  if (told.categories.some((category) => !terms.categories.includes(category))) return 'agreement-not-for-category';
  if (told.on < terms.signedOn) return 'agreement-not-signed';
  const last = [terms.endsOn, terms.endedOn].filter((day) => day !== null).toSorted()[0];
  return last !== undefined && told.on > last ? 'agreement-over' : null;
}
