import type { IsoDate } from '../time.ts';
import { addMonths } from './months.ts';

/** How long one category of information is kept before somebody looks at it again, in months. */
export interface RetentionRule {
  readonly category: string;
  /** After the last time in a cohort ended. */
  readonly monthsAfterLeaving: number;
  /** After the last change, for somebody who never joined. */
  readonly monthsAfterActivity: number;
}

export interface Stay {
  readonly joinedOn: IsoDate;
  readonly leftOn: IsoDate | null;
}

/** What the clock of one person's record depends on. */
export interface RecordDates {
  readonly stays: readonly Stay[];
  readonly lastChangedOn: IsoDate;
  /** The furthest day until which a review has decided to keep the record; null where none has. */
  readonly keepUntil: IsoDate | null;
}

export interface ReviewClock {
  readonly reviewOn: IsoDate;
  /** The category whose time is up first. */
  readonly category: string;
  readonly from: IsoDate;
  readonly countsFrom: 'leaving' | 'last-activity';
  readonly months: number;
}

/**
 * When somebody's record has to be looked at: the category whose time is up first decides. Null while they are in a
 * cohort, because then no clock runs, and where there is no rule. It is a day for a decision by a person; nothing is
 * ever deleted because it has come.
 */
export function reviewClock(rules: readonly RetentionRule[], dates: RecordDates): ReviewClock | null {
  if (dates.stays.some((stay) => stay.leftOn === null)) return null;
  const lastLeft = dates.stays
    .map((stay) => stay.leftOn ?? '')
    .sort()
    .at(-1);
  const countsFrom = lastLeft === undefined ? 'last-activity' : 'leaving';
  const from = lastLeft ?? dates.lastChangedOn;
  const clocks = rules.map(({ category, monthsAfterLeaving, monthsAfterActivity }): ReviewClock => {
    const months = countsFrom === 'leaving' ? monthsAfterLeaving : monthsAfterActivity;
    return { reviewOn: addMonths(from, months), category, from, countsFrom, months };
  });
  const first = clocks.toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : a.reviewOn > b.reviewOn ? 1 : 0))[0];
  if (first === undefined) return null;
  return dates.keepUntil !== null && dates.keepUntil > first.reviewOn ? { ...first, reviewOn: dates.keepUntil } : first;
}

export const isDue = (clock: ReviewClock | null, today: IsoDate): boolean => clock !== null && clock.reviewOn <= today;
