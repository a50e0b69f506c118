import { dayFromNumber, dayNumber, type MembershipDates } from '../programme/periods.ts';
import { Refusal } from '../refusal.ts';
import type { IsoDate } from '../time.ts';
import { inOrder, type MoveDates, notKnownCode, scopeOf } from './nights.ts';

/** Nights in a row of which nobody knows where they were spent. */
export interface UnknownStretch {
  readonly firstDay: IsoDate;
  /** The day after its last night. */
  readonly endDay: IsoDate;
  /** Whether somebody said that it is not known; otherwise nothing was recorded. */
  readonly isSaid: boolean;
}

interface Span {
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

/** The nights in scope of a period that have come and of which nobody knows, in order. Together they are `notKnown`. */
export function unknownStretches(
  moves: readonly MoveDates[],
  memberships: readonly MembershipDates[],
  period: Span,
  today: IsoDate,
): UnknownStretch[] {
  const tomorrow = dayNumber(today) + 1;
  const ordered = inOrder(moves);
  const starts = ordered.map(({ fromOn }) => dayNumber(fromOn));
  const unknown = [
    { from: Number.NEGATIVE_INFINITY, until: starts[0] ?? tomorrow, isSaid: false },
    ...ordered.flatMap(({ code }, at) =>
      code === notKnownCode ? [{ from: starts[at] ?? tomorrow, until: starts[at + 1] ?? tomorrow, isSaid: true }] : [],
    ),
  ];
  return scopeOf(memberships, period).flatMap(([first, end]) =>
    unknown
      .map(({ from, until, isSaid }) => ({
        from: Math.max(from, first),
        until: Math.min(until, end, tomorrow),
        isSaid,
      }))
      .filter(({ from, until }) => from < until)
      .map(({ from, until, isSaid }) => ({ firstDay: dayFromNumber(from), endDay: dayFromNumber(until), isSaid })),
  );
}

export const nightsOfStretch = ({ firstDay, endDay }: UnknownStretch): number =>
  dayNumber(endDay) - dayNumber(firstDay);

/** So many nights in one category, as somebody remembers them without the days. */
export interface RememberedNights {
  readonly housing: string;
  readonly nights: number;
}

/** A move that says how unknown nights were spent. */
export interface FillingMove {
  readonly fromOn: IsoDate;
  readonly housing: string;
  readonly certainty: 'recorded' | 'estimated';
}

/**
 * The moves by which unknown nights are filled: what is remembered is laid out from the first of them on, as an estimate, and
 * what is left over is said to be not known. So nights follow from moves here too and always add up. Whatever comes after a
 * stretch stays as it was. Throws `nights-do-not-add-up` for more nights than there are, `nights-all-known` where nothing
 * would change.
 */
export function fillingMoves(
  stretches: readonly UnknownStretch[],
  remembered: readonly RememberedNights[],
  moves: readonly MoveDates[],
  today: IsoDate,
): FillingMove[] {
  const open = stretches.reduce((sum, stretch) => sum + nightsOfStretch(stretch), 0);
  const given = remembered.reduce((sum, { nights }) => sum + nights, 0);
  if (given > open) throw new Refusal(open === 0 ? 'nights-all-known' : 'nights-do-not-add-up', 'parts');
  const left = remembered.map((part) => ({ ...part }));
  const begun = new Set(moves.map(({ fromOn }) => fromOn));
  const filled = stretches.flatMap((stretch) => fillStretch(stretch, left, begun, today));
  if (filled.length === 0) throw new Refusal('nights-all-known', 'parts');
  return filled;
}

function fillStretch(
  { firstDay, endDay, isSaid }: UnknownStretch,
  left: { housing: string; nights: number }[],
  begun: ReadonlySet<IsoDate>,
  today: IsoDate,
): FillingMove[] {
  const filling: FillingMove[] = [];
  let day = dayNumber(firstDay);
  const end = dayNumber(endDay);
  while (day < end && left[0] !== undefined) {
    const nights = Math.min(left[0].nights, end - day);
    if (nights > 0) filling.push({ fromOn: dayFromNumber(day), housing: left[0].housing, certainty: 'estimated' });
    day += nights;
    left[0].nights -= nights;
    if (left[0].nights === 0) left.shift();
  }
  const notKnown = (on: number): FillingMove => ({
    fromOn: dayFromNumber(on),
    housing: notKnownCode,
    certainty: 'recorded',
  });
  // What an estimate says ends with the nights that were asked about.
  if (day < end) return isSaid && filling.length === 0 ? [] : [...filling, notKnown(day)];
  return begun.has(endDay) || endDay > today ? filling : [...filling, notKnown(end)];
}
