import { dayNumber } from '../programme/periods.ts';
import type { IsoDate } from '../time.ts';

/** A stay as a band draws it: from one place on it to another, in whole percent of its length and no less than what shows. */
export interface Stay {
  readonly key: string;
  readonly code: string | null;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly days: number;
  /** Its part of the whole, from 0 to 1. */
  readonly share: number;
}

interface MoveOnBand {
  readonly id: string;
  readonly fromOn: IsoDate;
  readonly housing: string;
}

/**
 * The stays between two days, the last not included, from moves in the order in which they happened; before the first it
 * is not known (`code` null). The shares add up to one.
 */
export function staysBetween(moves: readonly MoveOnBand[], first: IsoDate, end: IsoDate): Stay[] {
  const whole = dayNumber(end) - dayNumber(first);
  if (whole <= 0) return [];
  const begins = [{ id: 'before', fromOn: '0001-01-01', housing: null }, ...moves];
  return begins.flatMap(({ id, fromOn, housing }, at) => {
    const next = begins[at + 1]?.fromOn ?? end;
    const from = fromOn > first ? fromOn : first;
    const until = next < end ? next : end;
    const days = dayNumber(until) - dayNumber(from);
    const code = housing === 'not-known' ? null : housing;
    return days <= 0 ? [] : [{ key: id, code, fromOn: from, untilOn: until, days, share: days / whole }];
  });
}
