import type { MembershipDates } from '../programme/periods.ts';
import type { IsoDate } from '../time.ts';

const later = (one: IsoDate | null, other: IsoDate | null): IsoDate | null =>
  one === null || other === null ? null : one > other ? one : other;

/**
 * Somebody's time in the programme, whichever cohorts it was in: stays that overlap or touch are one, the oldest first, so
 * that a person in two cohorts counts once and each night once.
 */
export function joinedStays(stays: readonly MembershipDates[]): MembershipDates[] {
  const whole: MembershipDates[] = [];
  for (const stay of stays.toSorted((a, b) => (a.joinedOn < b.joinedOn ? -1 : a.joinedOn > b.joinedOn ? 1 : 0))) {
    const last = whole.at(-1);
    if (last === undefined || (last.leftOn !== null && stay.joinedOn > last.leftOn))
      whole.push({ joinedOn: stay.joinedOn, leftOn: stay.leftOn });
    else whole[whole.length - 1] = { joinedOn: last.joinedOn, leftOn: later(last.leftOn, stay.leftOn) };
  }
  return whole;
}

/** The stay that goes on, or the newest that ended; undefined for somebody who was never in a cohort. */
export const newestStay = (stays: readonly MembershipDates[]): MembershipDates | undefined => joinedStays(stays).at(-1);

/**
 * One row for one person out of those of a period: from the first day to the last of any of them. Somebody who left and came
 * back within it was there throughout.
 */
export function wholeStay(stays: readonly [MembershipDates, ...MembershipDates[]]): MembershipDates {
  const [first, ...rest] = stays;
  return rest.reduce(
    (whole, stay) => ({
      joinedOn: [whole.joinedOn, stay.joinedOn].toSorted()[0] ?? whole.joinedOn,
      leftOn: later(whole.leftOn, stay.leftOn),
    }),
    { joinedOn: first.joinedOn, leftOn: first.leftOn },
  );
}

/** Rows of a period, one for each person with their whole time in it; what else a row says is that of the newest stay. */
export function onePerPerson<Row extends MembershipDates & { readonly personId: string }>(rows: readonly Row[]): Row[] {
  const people = new Map<string, Row>();
  for (const row of rows) {
    const other = people.get(row.personId);
    const newest = other === undefined || other.joinedOn <= row.joinedOn ? row : other;
    people.set(row.personId, { ...newest, ...wholeStay(other === undefined ? [row] : [other, row]) });
  }
  return [...people.values()];
}
