import { isoDate } from '../fields.ts';
import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';

/** A quarter or another reporting span. Codes are not sequential: the first MEAM report of an area may be `Y1Q4`. */
export interface Period {
  readonly code: string;
  readonly label: string;
  /** Code of the calendar it belongs to, such as `meam`, `financial`, `municipal` or `board`. */
  readonly calendar: string;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

type Span = Pick<Period, 'firstDay' | 'lastDay'>;

/** Someone's time in a cohort. The day of leaving (or of death) is the first day out of it; null while it goes on. */
export interface MembershipDates {
  readonly joinedOn: IsoDate;
  readonly leftOn: IsoDate | null;
}

const dayInMilliseconds = 86_400_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Year, month (1 to 12) and day of a date known to exist. */
function partsOf(day: IsoDate): { readonly year: number; readonly month: number; readonly date: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) };
}

/** Whole days since 1970-01-01, in UTC, so that no summer time shifts a day. */
export function dayNumber(day: IsoDate): number {
  const { year, month, date } = partsOf(day);
  return Date.UTC(year, month - 1, date) / dayInMilliseconds;
}

export const dayFromNumber = (number: number): IsoDate =>
  new Date(number * dayInMilliseconds).toISOString().slice(0, 10);

/** Codes that differ only in capitals, spaces or marks would be taken for one another, and name the same files. */
const sameCode = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') === other.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Null when the dates exist and stand in order, and neither the code nor the dates clash with another period. */
export function checkPeriod(period: Period, others: readonly Period[] = []): RefusalCode | null {
  if (!isoDate.safeParse(period.firstDay).success || !isoDate.safeParse(period.lastDay).success)
    return 'date-impossible';
  if (period.lastDay < period.firstDay) return 'date-order';
  if (others.some((other) => sameCode(other.code, period.code))) return 'period-code-taken';
  const clash = others.some((other) => other.calendar === period.calendar && overlaps(other, period));
  return clash ? 'period-overlaps' : null;
}

/** Whether two spans share a day. */
export const overlaps = (one: Span, other: Span): boolean =>
  one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;

/** Days from the first to the last, both included. */
export const daysIn = (span: Span): number => dayNumber(span.lastDay) - dayNumber(span.firstDay) + 1;

/**
 * Nights in scope: the dates from joining to the day before leaving, clipped to the period. A night belongs to the date
 * on which it begins.
 */
export function inScope(membership: MembershipDates, period: Span): number {
  const first = Math.max(dayNumber(membership.joinedOn), dayNumber(period.firstDay));
  const end = dayNumber(period.lastDay) + 1;
  const until = membership.leftOn === null ? end : Math.min(dayNumber(membership.leftOn), end);
  return Math.max(0, until - first);
}

/** Still a member on the last day. Stock is the previous stock plus joiners minus leavers. */
export const inStock = (membership: MembershipDates, period: Span): boolean =>
  membership.joinedOn <= period.lastDay && (membership.leftOn === null || membership.leftOn > period.lastDay);

export const joinedIn = (membership: MembershipDates, period: Span): boolean =>
  membership.joinedOn >= period.firstDay && membership.joinedOn <= period.lastDay;

export const leftIn = (membership: MembershipDates, period: Span): boolean =>
  membership.leftOn !== null && membership.leftOn >= period.firstDay && membership.leftOn <= period.lastDay;

/** First and last day of the calendar quarter that lies `ahead` quarters after the one containing the day. */
function quarterOf(day: IsoDate, ahead = 0): Span {
  const { year, month } = partsOf(day);
  const firstMonth = Math.floor((month - 1) / 3) * 3 + ahead * 3;
  return {
    firstDay: dayFromNumber(Date.UTC(year, firstMonth, 1) / dayInMilliseconds),
    lastDay: dayFromNumber(Date.UTC(year, firstMonth + 3, 0) / dayInMilliseconds),
  };
}

/** A span of whole months as "October to December 2026"; anything else with its days. */
export function spanInWords(span: Span): string {
  const [first, last] = [partsOf(span.firstDay), partsOf(span.lastDay)];
  const month = (number: number) => months[number - 1] ?? '';
  const wholeMonths = first.date === 1 && partsOf(dayFromNumber(dayNumber(span.lastDay) + 1)).date === 1;
  if (!wholeMonths) {
    return `${first.date} ${month(first.month)} ${first.year} to ${last.date} ${month(last.month)} ${last.year}`;
  }
  const start = first.year === last.year ? month(first.month) : `${month(first.month)} ${first.year}`;
  const end = `${month(last.month)} ${last.year}`;
  return first.year === last.year && first.month === last.month ? end : `${start} to ${end}`;
}

/** A span widened to the calendar quarters it touches, for whatever may not name a finer date. */
export const spanInQuarters = (span: Span): string =>
  spanInWords({ firstDay: quarterOf(span.firstDay).firstDay, lastDay: quarterOf(span.lastDay).lastDay });

/** The first report of an area falls in the fourth quarter of its first MEAM year (board paper of July 2018). */
const firstCodes = ['Y1Q4', 'Y2Q1', 'Y2Q2', 'Y2Q3', 'Y2Q4'] as const;

/** Five MEAM quarters for a new register, from the calendar quarter that contains today. */
export const firstQuarters = (today: IsoDate): Period[] =>
  firstCodes.map((code, ahead) => {
    const quarter = quarterOf(today, ahead);
    return { code, label: spanInWords(quarter), calendar: 'meam', ...quarter };
  });
