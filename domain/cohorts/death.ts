import { addMonths } from '../privacy/months.ts';
import type { IsoDate } from '../time.ts';

const dayBefore = (day: IsoDate): IsoDate => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The last day that a date known to the day, the month or the year can be. */
export function lastPossibleDay(partial: string): IsoDate {
  if (partial.length === 10) return partial;
  if (partial.length === 7) return dayBefore(addMonths(`${partial}-01`, 1));
  return `${partial}-12-31`;
}

/**
 * The first day that counts no more: scope ends on the day before the death (a night belongs to the date on which it
 * begins). Where the day is not known exactly it is the last that it can be, and never later than the day on which
 * somebody told us.
 */
export function scopeEnd(diedOn: string | null, toldOn: IsoDate): IsoDate {
  if (diedOn === null) return toldOn;
  const last = lastPossibleDay(diedOn);
  return last < toldOn ? last : toldOn;
}

/** How far back somebody counts as having worked with the person. */
export const workedWithinDays = 90;

/** Days within which the first look at a death is due; a starting point that whoever owns the review changes. */
export const reviewDueInDays: Readonly<Record<'learning' | 'safeguarding-adult', number>> = {
  learning: 42,
  'safeguarding-adult': 14,
};

export const daysAfter = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Why the tasks that seek somebody out were stopped, in the words that stand beside each. */
export const stoppedBecause: Readonly<Record<'suspected' | 'concluded', string>> = {
  suspected: 'Stopped: it is feared that the person has died.',
  concluded: 'Stopped: the person has died.',
};
