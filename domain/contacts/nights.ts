import { dayFromNumber, dayNumber, type MembershipDates } from '../programme/periods.ts';
import type { IsoDate } from '../time.ts';

/** Where somebody began to stay on a day, as far as nights follow from it. It ends the move before. */
export interface MoveDates {
  readonly id: string;
  readonly fromOn: IsoDate;
  /** The order of several on one day. */
  readonly inDay: number;
  readonly code: string;
  readonly certainty: 'recorded' | 'estimated';
}

interface Span {
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

export interface NightsInCategory {
  readonly code: string;
  readonly nights: number;
  /** How many of them are an estimate. */
  readonly estimated: number;
}

export interface Nights {
  /** Dates in scope: the sum of the three that follow. */
  readonly inScope: number;
  /** Most nights first. */
  readonly categories: readonly NightsInCategory[];
  /** Nights before the first move. */
  readonly notKnown: number;
  /** Dates in scope that have not come yet. */
  readonly toCome: number;
  /** Where somebody was on the last date in scope that has come; null where that is not known, or none has come. */
  readonly lastCode: string | null;
}

/** The category of the list that says that nobody knows; such nights count with those before the first move. */
export const notKnownCode = 'not-known';

/** Moves in the order in which they happened, whatever the order in which they were written down. */
export const inOrder = <M extends MoveDates>(moves: readonly M[]): M[] =>
  moves.toSorted(
    (a, b) => a.fromOn.localeCompare(b.fromOn) || a.inDay - b.inDay || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );

/**
 * The stretches of dates in scope, as whole days since 1970, each with its first day and the day after its last: from
 * joining to the day before leaving or death, clipped to the period. Someone in two cohorts at once is counted once.
 */
export function scopeOf(memberships: readonly MembershipDates[], period: Span): [first: number, end: number][] {
  const periodEnd = dayNumber(period.lastDay) + 1;
  const spans = memberships
    .map(({ joinedOn, leftOn }): [number, number] => [
      Math.max(dayNumber(joinedOn), dayNumber(period.firstDay)),
      leftOn === null ? periodEnd : Math.min(dayNumber(leftOn), periodEnd),
    ])
    .filter(([first, end]) => first < end)
    .sort(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, end] of spans) {
    const last = merged.at(-1);
    if (last !== undefined && first <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([first, end]);
  }
  return merged;
}

/** How many nights of a period somebody is in scope for: each once, whatever the number of cohorts. */
export const nightsInScope = (memberships: readonly MembershipDates[], period: Span): number =>
  scopeOf(memberships, period).reduce((sum, [first, end]) => sum + end - first, 0);

const overlap = (a: number, b: number, [first, end]: readonly [number, number]): number =>
  Math.max(0, Math.min(b, end) - Math.max(a, first));

/** Where somebody stayed on the night that began on a day; null before the first move. */
export function stayOn<M extends MoveDates>(moves: readonly M[], day: IsoDate): M | null {
  return inOrder(moves).findLast(({ fromOn }) => fromOn <= day) ?? null;
}

/**
 * The nights in each category, and nothing else: they follow from the moves. A night belongs to the date on which it begins,
 * so the last move of a day has the night. `today` is the last date whose night counts; later ones are still to come.
 */
export function nightsOf(
  moves: readonly MoveDates[],
  memberships: readonly MembershipDates[],
  period: Span,
  today: IsoDate,
): Nights {
  const scope = scopeOf(memberships, period);
  const tomorrow = dayNumber(today) + 1;
  const past = scope
    .map(([first, end]): [number, number] => [first, Math.min(end, tomorrow)])
    .filter(([first, end]) => first < end);
  const ordered = inOrder(moves);
  const counted = new Map<string, { nights: number; estimated: number }>();
  const count = (spans: readonly (readonly [number, number])[]): number =>
    spans.reduce((sum, [first, end]) => sum + end - first, 0);
  ordered.forEach((move, at) => {
    const until = ordered[at + 1];
    const end = until === undefined ? tomorrow : dayNumber(until.fromOn);
    const nights = past.reduce((sum, span) => sum + overlap(dayNumber(move.fromOn), end, span), 0);
    if (nights === 0 || move.code === notKnownCode) return;
    const before = counted.get(move.code) ?? { nights: 0, estimated: 0 };
    const estimated = before.estimated + (move.certainty === 'estimated' ? nights : 0);
    counted.set(move.code, { nights: before.nights + nights, estimated });
  });
  const categories = [...counted]
    .map(([code, { nights, estimated }]) => ({ code, nights, estimated }))
    .sort((a, b) => b.nights - a.nights || (a.code < b.code ? -1 : 1));
  const known = categories.reduce((sum, { nights }) => sum + nights, 0);
  const inScope = count(scope);
  const come = count(past);
  const lastEnd = past.at(-1)?.[1];
  const last = lastEnd === undefined ? null : stayOn(ordered, dayFromNumber(lastEnd - 1));
  return {
    inScope,
    categories,
    notKnown: come - known,
    toCome: inScope - come,
    lastCode: last === null || last.code === notKnownCode ? null : last.code,
  };
}
