import { daysBetween } from '../privacy/months.ts';
import type { IsoDate } from '../time.ts';
import type { DecisionCode } from './words.ts';

/** What decides where a referral stands. */
export interface Standing {
  readonly personId: string | null;
  readonly acceptedOn: IsoDate | null;
  readonly decision: DecisionCode | null;
  readonly deferredUntil: IsoDate | null;
}

export const stages = ['contact', 'new', 'waiting', 'back', 'deferred', 'taken-on', 'not-taken-on'] as const;
/**
 * `contact` is nobody known; `new` is not on the list yet; `back` was deferred and its day has come; the rest say what
 * they are.
 */
export type Stage = (typeof stages)[number];

/** Where a referral stands on a day. A deferral comes back by itself on its day, so that nobody is forgotten. */
export function stageOn(referral: Standing, today: IsoDate): Stage {
  if (referral.personId === null) return 'contact';
  if (referral.decision === 'deferred') return (referral.deferredUntil ?? today) <= today ? 'back' : 'deferred';
  if (referral.decision !== null) return referral.decision;
  return referral.acceptedOn === null ? 'new' : 'waiting';
}

/** Those that a panel can decide about. */
export const isOpen = (stage: Stage): boolean =>
  stage !== 'taken-on' && stage !== 'not-taken-on' && stage !== 'contact';
/** Those that wait: on the list, or back on it. */
export const waits = (stage: Stage): boolean => stage === 'waiting' || stage === 'back';

/** What an order is made of. */
export interface Placed {
  readonly id: string;
  readonly happenedOn: IsoDate;
  readonly recordedOn: IsoDate;
  readonly listPlace: number | null;
}

const oldestFirst = (a: Placed, b: Placed): number =>
  a.happenedOn.localeCompare(b.happenedOn) || a.recordedOn.localeCompare(b.recordedOn) || a.id.localeCompare(b.id);

/** The waiting list: as people put it where they did, and behind that the oldest referral first. */
export const inListOrder = <Row extends Placed>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => {
    if (a.listPlace !== null && b.listPlace !== null) return a.listPlace - b.listPlace || oldestFirst(a, b);
    if (a.listPlace === null && b.listPlace === null) return oldestFirst(a, b);
    return a.listPlace === null ? 1 : -1;
  });

export interface ListMove {
  readonly direction: 'earlier' | 'later';
  /** The place of every row that has to be given one, by id. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Puts one referral behind another, or first where `afterId` is null. Null where it stands there already. Only the rows up
 * to the place it goes to are given one, so that whatever lies behind keeps its order by age.
 */
export function moveOnList(rows: readonly Placed[], id: string, afterId: string | null): ListMove | null {
  const order = inListOrder(rows).map((row) => row.id);
  const from = order.indexOf(id);
  const rest = order.filter((one) => one !== id);
  const to = afterId === null ? 0 : rest.indexOf(afterId) + 1;
  if (from === -1 || to === from || (afterId !== null && !rest.includes(afterId))) return null;
  const next = [...rest.slice(0, to), id, ...rest.slice(to)];
  const placed = new Map(rows.map((row) => [row.id, row.listPlace]));
  const last = Math.max(from, to, ...next.map((one, at) => (placed.get(one) === null ? -1 : at)));
  const changed = next
    .slice(0, last + 1)
    .flatMap((one, at) => (placed.get(one) === at + 1 ? [] : [[one, at + 1] as const]));
  return { direction: to < from ? 'earlier' : 'later', places: new Map(changed) };
}

export interface WaitFigures {
  readonly people: number;
  readonly shortest: number | null;
  readonly longest: number | null;
  /** In the middle; half way between the two middle ones where there are two. */
  readonly median: number | null;
}

/** Whole days from the day a referral happened. */
export const waitedDays = (from: IsoDate, today: IsoDate): number => Math.max(0, daysBetween(from, today));

/** The figures of these waits, for inside the register, where the number of people always stands beside them. */
export function waitFigures(days: readonly number[]): WaitFigures {
  const sorted = days.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const at = (index: number): number => sorted[index] ?? 0;
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  if (sorted.length === 0) return { people: 0, shortest: null, longest: null, median: null };
  return { people: sorted.length, shortest: at(0), longest: at(sorted.length - 1), median };
}

/** Fewest people on whom a mean, median or percentage may be shown outside the register. */
export const fewestForFigures = 10;

/** The same for whatever leaves the register: nothing but the number of people on fewer than ten. */
export const waitFiguresOutside = (days: readonly number[]): WaitFigures =>
  days.length < fewestForFigures
    ? { people: days.length, shortest: null, longest: null, median: null }
    : waitFigures(days);

export const daysInWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

/** "7 people wait. Half of them have waited 41 days or longer, the longest 120 days." */
export function waitsInWords({ people, longest, median }: WaitFigures): string {
  if (people === 0 || longest === null || median === null) return 'Nobody waits.';
  if (people === 1) return `1 person waits, for ${daysInWords(longest)}.`;
  return `${people} people wait. The middle of their waits is ${daysInWords(median)}, the longest ${daysInWords(longest)}.`;
}
