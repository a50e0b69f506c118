import type { IsoDate } from '../time.ts';
import { dayNumber, type Period } from './periods.ts';

/** Several periods of one calendar looked at together. */
export interface PeriodWindow<P extends Period = Period> {
  /** Oldest first. */
  readonly periods: readonly P[];
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
  /** Days between the first and the last that no period covers: figures over them would leave something out. */
  readonly missingDays: number;
}

const ofCalendar = <P extends Period>(all: readonly P[], { calendar }: Pick<Period, 'calendar'>): P[] =>
  all
    .filter((period) => period.calendar === calendar)
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : one.firstDay > other.firstDay ? 1 : 0));

function windowOf<P extends Period>(periods: readonly P[], from: IsoDate): PeriodWindow<P> | null {
  const last = periods.at(-1);
  if (last === undefined) return null;
  const covered = periods.reduce(
    (days, { firstDay, lastDay }) => days + dayNumber(lastDay) - dayNumber(firstDay) + 1,
    0,
  );
  const span = dayNumber(last.lastDay) - dayNumber(from) + 1;
  return { periods, firstDay: from, lastDay: last.lastDay, missingDays: Math.max(0, span - covered) };
}

/** The period and those before it in its calendar, `count` at most; four of a quarterly calendar are a rolling year. */
export function rollingWindow<P extends Period>(all: readonly P[], period: P, count = 4): PeriodWindow<P> | null {
  const until = ofCalendar(all, period).filter(({ firstDay }) => firstDay <= period.firstDay);
  const chosen = until.slice(-count);
  return chosen[0] === undefined ? null : windowOf(chosen, chosen[0].firstDay);
}

/** The first day of the year in which a day lies, for a year that begins on `MM-DD`. */
export function yearStart(day: IsoDate, yearBegins: string): IsoDate {
  const thisYear = `${day.slice(0, 4)}-${yearBegins}`;
  return thisYear <= day ? thisYear : `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}-${yearBegins}`;
}

/**
 * The periods of the calendar's year up to this one, a period belonging to the year in which it begins. Null where the
 * calendar has no year, as between two meetings of a board.
 */
export function yearToDate<P extends Period>(
  all: readonly P[],
  period: P,
  yearBegins: string | null,
): PeriodWindow<P> | null {
  if (yearBegins === null) return null;
  const from = yearStart(period.firstDay, yearBegins);
  const chosen = ofCalendar(all, period).filter(({ firstDay }) => firstDay >= from && firstDay <= period.firstDay);
  return windowOf(chosen, from);
}

/** The window of the same length just before; null where the calendar has not so many periods: fewer would compare unlike. */
export function windowBefore<P extends Period>(all: readonly P[], window: PeriodWindow<P>): PeriodWindow<P> | null {
  const [first] = window.periods;
  if (first === undefined) return null;
  const earlier = ofCalendar(all, first).filter(({ lastDay }) => lastDay < first.firstDay);
  const last = earlier.at(-1);
  const before = last === undefined ? null : rollingWindow(earlier, last, window.periods.length);
  return before?.periods.length === window.periods.length ? before : null;
}
