import { type EqualityState, equalityStateLabels } from '../people/coded-facts.ts';
import type { IsoDate } from '../time.ts';
import { fewestForFigures } from './waiting.ts';
import type { DecisionCode } from './words.ts';

/** A decision that stands: corrected ones are left out before. */
export interface CountedDecision {
  readonly decision: DecisionCode;
  readonly decidedOn: IsoDate;
  readonly hasAdvice: boolean;
}

/** One referral of a known person, or a first contact, as far as it is counted. */
export interface Counted {
  readonly personId: string | null;
  readonly beganAs: 'contact' | 'referral';
  readonly happenedOn: IsoDate;
  readonly acceptedOn: IsoDate | null;
  /** Those that stand, oldest first. */
  readonly decisions: readonly CountedDecision[];
}

export interface Span {
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

const within = (day: IsoDate | null, { firstDay, lastDay }: Span): boolean =>
  day !== null && day >= firstDay && day <= lastDay;

/** Whether a referral waited on a day: on the list by then, and the newest decision by then was none or a deferral. */
export function waitedOn({ personId, acceptedOn, decisions }: Counted, day: IsoDate): boolean {
  if (personId === null || acceptedOn === null || acceptedOn > day) return false;
  const last = decisions.findLast((one) => one.decidedOn <= day);
  return last === undefined || last.decision === 'deferred';
}

const hasDecision = ({ decisions }: Counted, code: DecisionCode, span: Span): boolean =>
  decisions.some((one) => one.decision === code && within(one.decidedOn, span));

/** What is counted of a period. Each is a number of referrals with the number of people beside it. */
export const countedThings = ['referred', 'waiting', 'taken-on', 'not-taken-on', 'advice', 'deferred'] as const;
export type CountedThing = (typeof countedThings)[number];

const belongs: Readonly<Record<CountedThing, (one: Counted, span: Span) => boolean>> = {
  referred: (one, span) => one.personId !== null && within(one.happenedOn, span),
  waiting: (one, span) => waitedOn(one, span.lastDay),
  'taken-on': (one, span) => hasDecision(one, 'taken-on', span),
  'not-taken-on': (one, span) => hasDecision(one, 'not-taken-on', span),
  advice: (one, span) => one.decisions.some(({ hasAdvice, decidedOn }) => hasAdvice && within(decidedOn, span)),
  deferred: (one, span) => hasDecision(one, 'deferred', span),
};

export interface CountOf {
  readonly thing: CountedThing;
  readonly referrals: number;
  readonly people: number;
}

const peopleIn = (rows: readonly Counted[]): number => new Set(rows.map((row) => row.personId)).size;

/** Referrals and people of a period; a person who was referred twice is two referrals and one person. */
export const countPeriod = (rows: readonly Counted[], span: Span): CountOf[] =>
  countedThings.map((thing) => {
    const found = rows.filter((row) => belongs[thing](row, span));
    return { thing, referrals: found.length, people: peopleIn(found) };
  });

/** First contacts of a period with somebody who gave no name, and how many of them have been linked since. */
export function countContacts(
  rows: readonly Counted[],
  span: Span,
): { readonly noted: number; readonly linked: number } {
  const contacts = rows.filter((row) => row.beganAs === 'contact' && within(row.happenedOn, span));
  return { noted: contacts.length, linked: contacts.filter((row) => row.personId !== null).length };
}

/** One group of a comparison. One that stands is shown even where nobody is in it. */
export interface Group {
  readonly code: string;
  readonly label: string;
  readonly stands?: true;
}

/** Everybody of whom a fact without states of its own, such as an age, is not known. */
export const notStatedGroup: Group = { code: 'not-stated', label: 'Not stated', stands: true };

/** Everybody whose fact is of a kind of information that is not shown to whoever looks. */
const notShownGroup: Group = { code: 'not-shown', label: 'Not shown to you' };

const stateCode = (state: Exclude<EqualityState, 'recorded'>): string => `state:${state}`;

/** Those who were not asked, declined or do not know stand apart, each as a group of its own, and so do those not shown. */
const groupsWithoutValue: readonly Group[] = [
  ...(['not-known', 'declined', 'not-asked'] as const).map(
    (state): Group => ({ code: stateCode(state), label: equalityStateLabels[state], stands: true }),
  ),
  notShownGroup,
];

/** Every group of a fact of equality: its values, and why there may be none. */
export const groupsOfFact = (values: readonly Group[]): Group[] => [...values, ...groupsWithoutValue];

export interface StatedFact {
  readonly value: string | null;
  readonly state: EqualityState;
}

/** The group of somebody by one fact; null stands for a fact that is not shown to whoever looks. */
export function groupOfFact(fact: StatedFact | null): string {
  if (fact === null) return notShownGroup.code;
  return fact.value ?? stateCode(fact.state === 'recorded' ? 'not-known' : fact.state);
}

export interface ComparedGroup {
  readonly code: string;
  readonly label: string;
  readonly referred: number;
  readonly waiting: number;
  readonly takenOn: number;
  /** Of the people referred in the period, those taken on by its last day; null on fewer than ten. */
  readonly share: { readonly takenOn: number; readonly of: number; readonly percent: number } | null;
}

/** The code of somebody's group by one fact of equality. */
export type GroupOf = (personId: string) => string;

const inGroup = (rows: readonly Counted[], groupOf: GroupOf, code: string): Counted[] =>
  rows.filter(({ personId }) => personId !== null && groupOf(personId) === code);

const takenOnBy = (one: Counted, day: IsoDate): boolean =>
  one.decisions.some(({ decision, decidedOn }) => decision === 'taken-on' && decidedOn <= day);

/** Percentages are whole, and stand only on ten people or more (rules of disclosure control and of small numbers). */
function shareOf(rows: readonly Counted[], span: Span): ComparedGroup['share'] {
  const referred = rows.filter((row) => belongs.referred(row, span));
  const of = peopleIn(referred);
  if (of < fewestForFigures) return null;
  const takenOn = peopleIn(referred.filter((row) => takenOnBy(row, span.lastDay)));
  return { takenOn, of, percent: Math.round((takenOn / of) * 100) };
}

/**
 * People referred, waiting and taken on by one fact of equality, for inside the register; groups with nobody are left out
 * unless they stand.
 */
export function compareGroups(
  rows: readonly Counted[],
  span: Span,
  groups: readonly Group[],
  groupOf: GroupOf,
): ComparedGroup[] {
  return groups.flatMap(({ code, label, stands }) => {
    const own = inGroup(rows, groupOf, code);
    const people = (thing: CountedThing): number => peopleIn(own.filter((row) => belongs[thing](row, span)));
    const counts = { referred: people('referred'), waiting: people('waiting'), takenOn: people('taken-on') };
    const isEmpty = counts.referred + counts.waiting + counts.takenOn === 0;
    return isEmpty && stands !== true ? [] : [{ code, label, ...counts, share: shareOf(own, span) }];
  });
}
