import type { Measure } from '../outcomes/values.ts';
import type { AgencyKind } from '../users/agency-kinds.ts';

/** The kinds of agency whose own work a measure is about: they are likely to hold the answer. */
const kindsFor: Readonly<Record<Measure, readonly AgencyKind[]>> = {
  housing: ['housing', 'landlord', 'council'],
  substance: ['treatment', 'health'],
  offending: ['police', 'probation'],
  wellbeing: ['health'],
  eet: ['employment'],
  'service-use': ['health', 'treatment', 'police', 'probation', 'council', 'housing'],
};

/** An agency as far as it decides whether it could supply an answer. */
export interface Supplier {
  readonly id: string;
  readonly kind: string;
}

/** What ties an agency to somebody. */
export interface Ties {
  /** The agency of whoever leads for them; null where nobody does, or it is not shown. */
  readonly leadAgencyId: string | null;
  /** The agency that holds their record. */
  readonly holderId: string | null;
}

/**
 * Whether an agency is likely to hold an answer about somebody: it leads for them, holds their record, or does the work that
 * the measure is about. Whether it may be asked at all is for the person's sharing record to say.
 */
export const couldSupply = ({ id, kind }: Supplier, { leadAgencyId, holderId }: Ties, measure: Measure): boolean =>
  id === leadAgencyId || id === holderId || kindsFor[measure].some((one) => one === kind);
