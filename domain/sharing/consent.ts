import { type PersonCategory, personCategories } from '../access.ts';
import type { IsoDate } from '../time.ts';

/** What somebody can say to sharing with one agency; where they lack capacity, somebody else decides in their interests. */
export const consentDecisions = ['agreed', 'declined', 'best-interests'] as const;
export type ConsentDecision = (typeof consentDecisions)[number];

/** What somebody said of one agency, with what they took back of it since. */
export interface SaidToAgency {
  readonly id: string;
  readonly agencyId: string;
  readonly decision: ConsentDecision;
  readonly categories: readonly PersonCategory[];
  readonly decidedOn: IsoDate;
  readonly withdrawals: readonly {
    readonly withdrawnOn: IsoDate;
    readonly categories: readonly PersonCategory[];
  }[];
}

export type KindSaid = ConsentDecision | 'withdrawn' | 'not-asked';

/** What holds for one kind of information on a day, since when, and by which answer. */
export interface Holding {
  readonly said: KindSaid;
  readonly since: IsoDate | null;
  readonly consentId: string | null;
}

const notAsked: Holding = { said: 'not-asked', since: null, consentId: null };

const isNewer = (one: SaidToAgency, other: SaidToAgency): boolean =>
  one.decidedOn > other.decidedOn || (one.decidedOn === other.decidedOn && one.id > other.id);

/**
 * What holds of one kind of information for one agency on a day: the newest answer that was about it, unless it has been
 * taken back by then. An agreement that comes later holds from its own day; it makes nothing before it right.
 */
export function saidOfKind(all: readonly SaidToAgency[], agencyId: string, kind: PersonCategory, on: IsoDate): Holding {
  const about = all.filter((one) => one.agencyId === agencyId && one.categories.includes(kind) && one.decidedOn <= on);
  const newest = about.reduce<SaidToAgency | null>(
    (best, one) => (best === null || isNewer(one, best) ? one : best),
    null,
  );
  if (newest === null) return notAsked;
  const takenBack = newest.withdrawals
    .filter((one) => one.withdrawnOn <= on && one.categories.includes(kind))
    .map((one) => one.withdrawnOn)
    .toSorted()[0];
  return takenBack === undefined
    ? { said: newest.decision, since: newest.decidedOn, consentId: newest.id }
    : { said: 'withdrawn', since: takenBack, consentId: newest.id };
}

/** The kinds of an answer that have not been taken back by a day. */
export const kindsLeft = ({ categories, withdrawals }: SaidToAgency, on: IsoDate): PersonCategory[] =>
  personCategories.filter(
    (kind) =>
      categories.includes(kind) && !withdrawals.some((one) => one.withdrawnOn <= on && one.categories.includes(kind)),
  );

/** What of one agency's sight rests on an agreement that is taken back, and what rests on another ground and goes on. */
export interface WithdrawalEffect {
  readonly ends: readonly PersonCategory[];
  readonly goesOn: readonly { readonly category: PersonCategory; readonly basis: string | null }[];
}

/** One cell of who may know what, as far as a withdrawal asks. */
export interface ShownCell {
  readonly category: PersonCategory;
  readonly sees: boolean;
  readonly said: { readonly decision: 'shared' | 'not-shared'; readonly basis: string | null } | null;
}

/**
 * What taking back an agreement does to what one agency sees: what rests on consent ends on that day, and with the identity
 * everything else that rests on consent. What rests on another basis does not end by it, and the person has to be told so.
 */
export function effectOfWithdrawal(
  cells: readonly ShownCell[],
  categories: readonly PersonCategory[],
): WithdrawalEffect {
  const shown = cells.filter(({ category, sees }) => sees && categories.includes(category));
  const restsOnConsent = ({ said }: ShownCell): boolean => said?.decision === 'shared' && said.basis === 'consent';
  return {
    ends: shown.filter(restsOnConsent).map(({ category }) => category),
    goesOn: shown
      .filter((cell) => !restsOnConsent(cell))
      .map(({ category, said }) => ({ category, basis: said?.basis ?? null })),
  };
}
