import type { Role } from '../access.ts';
import { Refusal } from '../refusal.ts';
import { isRating } from './fidelity.ts';

/** Who rates: an agency of the partnership, or people with lived experience. */
export const raterKinds = ['agency', 'lived-experience'] as const;
export type RaterKind = (typeof raterKinds)[number];

export const raterKindLabels: Readonly<Record<RaterKind, string>> = {
  agency: 'Partner agency',
  'lived-experience': 'Lived experience',
};

/** The roles that may give a rating of their own. Evaluators, readers and whoever keeps the machines running do not rate. */
export const raterRoles: readonly Role[] = ['coordinator', 'caseworker', 'expert-by-experience'];

/** Whoever has lived it rates as such, whatever else they do in the partnership. */
export const raterKindOf = (roles: readonly Role[]): RaterKind =>
  roles.includes('expert-by-experience') ? 'lived-experience' : 'agency';

/** With fewer raters than this the spread is the coordinator's alone: it would say who gave what. */
export const fewestRatersShown = 5;

export interface Spread {
  readonly raters: number;
  readonly lowest: number;
  readonly highest: number;
  /** In order, without whose they are. */
  readonly ratings: readonly number[];
}

/** How the ratings of one section lie; null where nobody has rated it. Throws `rating-not-whole`. */
export function spreadOf(ratings: readonly number[]): Spread | null {
  if (!ratings.every(isRating)) throw new Refusal('rating-not-whole');
  const sorted = ratings.toSorted((a, b) => a - b);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  return { raters: sorted.length, lowest, highest, ratings: sorted };
}

/** Whether whoever looks may see a spread of so many raters, and the dissent that belongs to it. */
export const maySeeSpread = (raters: number, isCoordinator: boolean): boolean =>
  isCoordinator || raters >= fewestRatersShown;

const raterWords = (count: number): string => (count === 1 ? '1 rater' : `${count} raters`);

/** "6 raters, from 2 to 5", or "1 rater, at 3". */
export function spreadSentence({ raters, lowest, highest }: Spread): string {
  if (lowest === highest) return `${raterWords(raters)}, ${raters === 1 ? '' : 'all '}at ${lowest}`;
  return `${raterWords(raters)}, from ${lowest} to ${highest}`;
}

/** What stands where a spread is not shown, with how many rated. */
export const spreadHiddenSentence = (raters: number): string =>
  `${raterWords(raters)}; with fewer than ${fewestRatersShown} only the coordinator sees how they lie`;
