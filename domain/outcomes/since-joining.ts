import { dayFromNumber, dayNumber, daysIn } from '../programme/periods.ts';
import type { IsoDate } from '../time.ts';

interface Span {
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

const monthsInQuarter = 3;

/** The same day some months later; the last day of that month where it has no such day. */
function monthsAfter(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
}

/** The `number`th three months from the day of joining, 1 for the first. */
export const quarterFromJoining = (joinedOn: IsoDate, number: number): Span => ({
  firstDay: monthsAfter(joinedOn, monthsInQuarter * (number - 1)),
  lastDay: dayFromNumber(dayNumber(monthsAfter(joinedOn, monthsInQuarter * number)) - 1),
});

const daysInCommon = (one: Span, other: Span): number =>
  Math.max(
    0,
    Math.min(dayNumber(one.lastDay), dayNumber(other.lastDay)) -
      Math.max(dayNumber(one.firstDay), dayNumber(other.firstDay)) +
      1,
  );

/**
 * The period in which at least half of somebody's `number`th three months lie, the earlier of two with as many days; null
 * where there is none. Outcomes are recorded by calendar period: this lines them up by time since joining.
 */
export function periodSinceJoining<P extends Span>(joinedOn: IsoDate, number: number, periods: readonly P[]): P | null {
  const quarter = quarterFromJoining(joinedOn, number);
  let best: { readonly period: P; readonly days: number } | null = null;
  for (const period of periods.toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1))) {
    const days = daysInCommon(quarter, period);
    if (days > (best?.days ?? 0)) best = { period, days };
  }
  return best !== null && 2 * best.days >= daysIn(quarter) ? best.period : null;
}

/** Which quarter since joining a period stands for, 1 for the first; null for one that holds too little of any. */
export function quarterSinceJoining<P extends Span>(
  joinedOn: IsoDate,
  period: P,
  periods: readonly P[],
): number | null {
  if (period.lastDay < joinedOn) return null;
  const days = dayNumber(period.lastDay) - dayNumber(joinedOn);
  const last = Math.ceil(days / 89) + 1;
  const nearby = periods.filter(({ lastDay }) => lastDay >= joinedOn);
  for (let number = Math.max(1, Math.floor(days / 93) - 5); number <= last; number += 1)
    if (periodSinceJoining(joinedOn, number, nearby) === period) return number;
  return null;
}
