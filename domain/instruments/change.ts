import { Refusal } from '../refusal.ts';
import type { IsoDate } from '../time.ts';
import { type Instrument, toTwoDecimals } from './definition.ts';

/** One result on the line of one person and one instrument. */
export interface Point {
  readonly instrument: string;
  readonly doneOn: IsoDate;
  readonly total: number | null;
  readonly mode: string;
}

/**
 * What a difference can say. `within`: no more than the error of measuring. `possible`: more than that and less than what
 * counts as real. `likely`: between the two bounds of a published range. `beyond`: real for one person.
 */
export const verdicts = ['within', 'possible', 'likely', 'beyond', 'no-threshold'] as const;
export type Verdict = (typeof verdicts)[number];

export interface Change {
  /** This total less the one before, to two decimals. */
  readonly difference: number;
  readonly since: IsoDate;
  readonly verdict: Verdict;
  /** Whether it is for the better; null where it is within error, where nothing is known of it, or where up is neither. */
  readonly better: boolean | null;
  /** The two were completed in different ways, which moves scores by itself. */
  readonly otherMode: boolean;
}

/** What the size of a difference says, whatever its direction. */
export function verdictOf({ threshold }: Pick<Instrument, 'threshold'>, difference: number): Verdict {
  if (threshold === null) return 'no-threshold';
  const size = toTwoDecimals(Math.abs(difference));
  if (size > threshold.real.high) return 'beyond';
  if (size > threshold.real.low) return 'likely';
  const isPossible = threshold.possibleIncluded ? size >= threshold.possible : size > threshold.possible;
  return isPossible ? 'possible' : 'within';
}

function betterOf({ polarity }: Pick<Instrument, 'polarity'>, difference: number, verdict: Verdict): boolean | null {
  if (difference === 0 || verdict === 'within' || verdict === 'no-threshold') return null;
  if (polarity === 'up-is-good') return difference > 0;
  return polarity === 'down-is-good' ? difference < 0 : null;
}

/** Change against an earlier result of the same instrument; null where one of the two has no total. */
export function changeSince(instrument: Instrument, earlier: Point, later: Point): Change | null {
  if (earlier.instrument !== instrument.code || later.instrument !== instrument.code)
    throw new Refusal('instruments-mixed');
  if (earlier.total === null || later.total === null) return null;
  const difference = toTwoDecimals(later.total - earlier.total);
  const verdict = verdictOf(instrument, difference);
  return {
    difference,
    since: earlier.doneOn,
    verdict,
    better: betterOf(instrument, difference, verdict),
    otherMode: earlier.mode !== later.mode,
  };
}

export type Changed<P extends Point> = P & { readonly change: Change | null };

/**
 * Results of one instrument in the order of their days, each with its change since the last one before it that has a total.
 * Refuses results of more than one instrument: the Homelessness Star and the Home Star, or the long wellbeing scale and the
 * short one, never stand on one line.
 */
export function trendOf<P extends Point>(instrument: Instrument, points: readonly P[]): Changed<P>[] {
  if (points.some((point) => point.instrument !== instrument.code)) throw new Refusal('instruments-mixed');
  let last: P | null = null;
  return points
    .toSorted((one, other) => (one.doneOn < other.doneOn ? -1 : one.doneOn > other.doneOn ? 1 : 0))
    .map((point) => {
      const change = last === null ? null : changeSince(instrument, last, point);
      if (point.total !== null) last = point;
      return { ...point, change };
    });
}
