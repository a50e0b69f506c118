import type { OutputOf } from '../../../domain/contract.ts';

type Overview = OutputOf<'fidelity.overview'>['periods'][number];
type Assessment = OutputOf<'fidelity.open'>;

/** How one rating stands to last quarter's, for the line under the scale. */
export function againstLast(rating: number | null, previous: number | null, previousCode: string | null): string {
  if (previousCode === null) return '';
  if (previous === null) return `Not rated in ${previousCode}`;
  if (rating === null || rating === previous) {
    return rating === null ? `${previous} in ${previousCode}` : `Same as in ${previousCode}`;
  }
  return `${rating > previous ? 'Up' : 'Down'} from ${previous} in ${previousCode}`;
}

/** The mean beside the previous period's, for example "2.43 in Y1Q4, so up 0.28." */
export function meanAgainstLast(assessment: Pick<Assessment, 'average' | 'previous'>): string {
  const { average, previous } = assessment;
  if (previous === null) return 'This is the first period, so there is nothing yet to compare with.';
  if (previous.mean === null)
    return `Nothing was rated in ${previous.periodCode}, so there is nothing to compare with.`;
  const before = `${previous.periodCode}: ${previous.mean}, ${previous.sentence}`;
  const step = average.mean === null ? null : meanStep(previous.mean, average.mean);
  return step === null ? `${before}.` : `${before}; ${step} since.`;
}

// Means have exactly two decimals, so whole hundredths compare without binary fractions.
const hundredths = (mean: string): number => Math.round(Number(mean) * 100);

/** The change between two means, such as "up 0.28", "down 0.14" or "no change". */
function meanStep(before: string, after: string): string {
  const difference = hundredths(after) - hundredths(before);
  if (difference === 0) return 'no change';
  return `${difference > 0 ? 'up' : 'down'} ${(Math.abs(difference) / 100).toFixed(2)}`;
}

export interface TrendPoint {
  readonly periodId: string;
  readonly code: string;
  /** Two decimals; null while nothing is rated. */
  readonly mean: string | null;
  /** "7 of 7", to stand beside the mean. */
  readonly rated: string;
  /** Against the nearest earlier period that has a mean; null for the first. */
  readonly step: string | null;
}

/** Means by period, oldest first, each compared with the one before that has a mean. */
export function trendPoints(periods: readonly Overview[]): TrendPoint[] {
  let before: string | null = null;
  return periods.map(({ periodId, periodCode, average }) => {
    const step: string | null = before !== null && average.mean !== null ? meanStep(before, average.mean) : null;
    before = average.mean ?? before;
    return { periodId, code: periodCode, mean: average.mean, rated: `${average.rated} of ${average.of}`, step };
  });
}
