import type { IsoDate } from '../time.ts';
import { daysBetween, dayWords } from './days.ts';

/** Days without a contact after which we owe one, where the partnership has agreed no other number. */
export const usualContactDays = 14;

export const owedCodes = ['release', 'follow-up', 'contact', 'promise', 'plan', 'plan-review'] as const;
export type OwedCode = (typeof owedCodes)[number];

/** What each reason is called where lists are narrowed to it. */
export const owedLabels: Readonly<Record<OwedCode, string>> = {
  release: 'Ready for a release',
  'follow-up': 'A follow-up',
  contact: 'A contact',
  promise: 'An answer about a promise',
  plan: 'A plan',
  'plan-review': 'Another look at the plan',
};

/** What is known of somebody, as far as it decides what is owed to them. */
export interface OwedFacts {
  readonly name: string;
  readonly died: boolean;
  /** Taken on, and not left. */
  readonly inCohort: boolean;
  readonly joinedOn: IsoDate | null;
  /** Null where none is written down that whoever looks may see. */
  readonly lastContactOn: IsoDate | null;
  readonly hasPlan: boolean;
  readonly planReviewOn: IsoDate | null;
  /** Promises that were not kept and that no promise of the same agency has taken the place of since. */
  readonly notKept: readonly { readonly agencyName: string; readonly wording: string }[];
  readonly releaseOn: IsoDate | null;
  readonly followUpDueOn: IsoDate | null;
}

/** One thing that is owed, and the sentence that says why: what we owe, never what the person did or did not do. */
export interface Owed {
  readonly code: OwedCode;
  readonly sentence: string;
}

/** Somebody to whom something is owed, as far as it decides where they stand among others. */
export interface Owing {
  readonly isMine: boolean;
  /** What is owed, the most pressing first. */
  readonly owed: readonly OwedCode[];
  readonly reference: string;
}

const pressing = ({ owed: [first] }: Owing): number =>
  first === undefined ? owedCodes.length : owedCodes.indexOf(first);

/** Those of whoever looks first, then whoever is owed what presses most, then to whom the most is owed. */
export const byUrgency = (one: Owing, other: Owing): number =>
  Number(other.isMine) - Number(one.isMine) ||
  pressing(one) - pressing(other) ||
  other.owed.length - one.owed.length ||
  (one.reference < other.reference ? -1 : 1);

/** How many days ahead a release is made ready for. */
const releaseDays = 28;

function contactOwed({ name, lastContactOn, joinedOn }: OwedFacts, today: IsoDate, days: number): Owed[] {
  const since = lastContactOn ?? joinedOn;
  const passed = since === null ? null : daysBetween(since, today);
  if (passed !== null && passed <= days) return [];
  const last =
    lastContactOn === null
      ? 'none is written down yet'
      : `the last was ${dayWords(passed ?? 0)} ago, and we agreed on ${dayWords(days)} at most`;
  return [{ code: 'contact', sentence: `We owe ${name} a contact: ${last}.` }];
}

function planOwed({ name, hasPlan, planReviewOn }: OwedFacts, today: IsoDate, day: (on: IsoDate) => string): Owed[] {
  if (!hasPlan) return [{ code: 'plan', sentence: `We owe ${name} a plan: nothing is written down yet.` }];
  if (planReviewOn === null || planReviewOn >= today) return [];
  const sentence = `We owe ${name} another look at the plan: it was due on ${day(planReviewOn)}.`;
  return [{ code: 'plan-review', sentence }];
}

function releaseOwed({ name, releaseOn }: OwedFacts, today: IsoDate, day: (on: IsoDate) => string): Owed[] {
  if (releaseOn === null || releaseOn < today || daysBetween(today, releaseOn) > releaseDays) return [];
  return [{ code: 'release', sentence: `We owe ${name} a welcome: they are released on ${day(releaseOn)}.` }];
}

function followUpOwed({ name, followUpDueOn }: OwedFacts, today: IsoDate, day: (on: IsoDate) => string): Owed[] {
  if (followUpDueOn === null || followUpDueOn > today) return [];
  return [{ code: 'follow-up', sentence: `We owe ${name} the follow-up that was due on ${day(followUpDueOn)}.` }];
}

/**
 * What we owe somebody, the most pressing first; nothing where nothing is owed. Nobody who has died is on any list, and
 * nobody who has left, unless the follow-up that was arranged with them is due. `day` puts a day into words.
 */
export function owedTo(
  facts: OwedFacts,
  { today, days, day }: { readonly today: IsoDate; readonly days: number; readonly day: (on: IsoDate) => string },
): Owed[] {
  if (facts.died) return [];
  const followUp = followUpOwed(facts, today, day);
  if (!facts.inCohort) return followUp;
  const promises = facts.notKept.map(({ agencyName, wording }): Owed => {
    const sentence = `We owe ${facts.name} an answer: “${wording}” was promised by ${agencyName} and not kept.`;
    return { code: 'promise', sentence };
  });
  return [
    ...releaseOwed(facts, today, day),
    ...followUp,
    ...contactOwed(facts, today, days),
    ...promises,
    ...planOwed(facts, today, day),
  ];
}
