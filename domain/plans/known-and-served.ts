import type { IsoDate } from '../time.ts';

/** How it is seen that an agency knows somebody. */
export const waysOfKnowing = ['holds', 'lead', 'referred', 'contact', 'promise', 'shares'] as const;
export type WayOfKnowing = (typeof waysOfKnowing)[number];

export const wayOfKnowingLabels: Readonly<Record<WayOfKnowing, string>> = {
  holds: 'holds the record',
  lead: 'has been the lead contact',
  referred: 'referred them',
  contact: 'is on the timeline',
  promise: 'has made a promise',
  shares: 'is told who they are',
};

/** One sign that an agency knows somebody, and since when; null where it has always been so. */
export interface Evidence {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly how: WayOfKnowing;
  readonly fromOn: IsoDate | null;
  /** The last day on which it held; what once happened is known ever after. */
  readonly untilOn: IsoDate | null;
}

/** A promise as far as it counts here: when it stood. */
export interface PromiseSpan {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate | null;
  /** The day on which it was kept, not kept or taken back: from then on it stands no more. */
  readonly endedOn: IsoDate | null;
}

export interface KnownAgency {
  readonly agencyId: string;
  readonly agencyName: string;
  readonly how: readonly WayOfKnowing[];
  /** How many promises of theirs still stand. */
  readonly promises: number;
}

export interface KnownAndServed {
  readonly sentence: string;
  /** Every agency that knows the person, by name. */
  readonly known: readonly KnownAgency[];
  /** Those of them with a promise that still stands. */
  readonly served: readonly KnownAgency[];
  /** How many know the person and have promised nothing that still stands. */
  readonly gap: number;
}

const holdsOn = ({ fromOn, untilOn }: Pick<Evidence, 'fromOn' | 'untilOn'>, day: IsoDate): boolean =>
  (fromOn === null || fromOn <= day) && (untilOn === null || untilOn >= day);

/** Whether a promise stood at the end of a day. */
export const stoodOn = (promise: PromiseSpan, day: IsoDate): boolean =>
  holdsOn(promise, day) && (promise.endedOn === null || promise.endedOn > day);

const spelled = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const count = (number: number): string => spelled[number] ?? String(number);

function knownSentence(name: string, known: number): string {
  if (known === 0) return `No service is written down as knowing ${name}.`;
  return known === 1 ? `One service knows ${name}.` : `${count(known)} services know ${name}.`;
}

function servedSentence(known: number, served: number): string {
  if (known === 0) return '';
  if (served === 0)
    return known === 1
      ? ' It has promised nothing that still stands.'
      : ' None has promised anything that still stands.';
  if (known === 1) return ' It has promised something that still stands.';
  if (served === known) return ' Each of them has promised something that still stands.';
  return ` ${count(served)} ${served === 1 ? 'has' : 'have'} promised something that still stands.`;
}

/** Who knows somebody and who serves them, in a sentence: "Seven services know Asha. Two have promised …". */
export const knownSentenceFor = (name: string, known: number, served: number): string =>
  knownSentence(name, known) + servedSentence(known, served);

/**
 * Known to everyone, served by no one (the programme's own words for those it is for): the agencies that know somebody
 * beside those whose promise still stands on a day. Whatever may not be shown has to be left out before.
 */
export function knownAndServed(
  name: string,
  evidence: readonly Evidence[],
  promises: readonly PromiseSpan[],
  day: IsoDate,
): KnownAndServed {
  const standing = promises.filter((promise) => stoodOn(promise, day));
  const agencies = new Map<string, { agencyName: string; how: Set<WayOfKnowing> }>();
  const note = (agencyId: string, agencyName: string, how: WayOfKnowing): void => {
    const found = agencies.get(agencyId) ?? { agencyName, how: new Set<WayOfKnowing>() };
    agencies.set(agencyId, found);
    found.how.add(how);
  };
  for (const one of evidence) if (holdsOn(one, day)) note(one.agencyId, one.agencyName, one.how);
  for (const one of promises) if (one.fromOn <= day) note(one.agencyId, one.agencyName, 'promise');
  const known = [...agencies]
    .map(([agencyId, { agencyName, how }]) => ({
      agencyId,
      agencyName,
      how: waysOfKnowing.filter((way) => how.has(way)),
      promises: standing.filter((promise) => promise.agencyId === agencyId).length,
    }))
    .toSorted((a, b) => a.agencyName.localeCompare(b.agencyName));
  const served = known.filter((agency) => agency.promises > 0);
  const gap = known.length - served.length;
  return { sentence: knownSentenceFor(name, known.length, served.length), known, served, gap };
}

export interface QuarterGap {
  readonly label: string;
  readonly on: IsoDate;
  readonly known: number;
  readonly served: number;
  readonly gap: number;
}

interface Quarter {
  readonly label: string;
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

/** The same at the end of each quarter that has begun; the present one as it stands today. */
export const gapByQuarter = (
  evidence: readonly Evidence[],
  promises: readonly PromiseSpan[],
  quarters: readonly Quarter[],
  today: IsoDate,
): QuarterGap[] =>
  quarters
    .filter(({ firstDay }) => firstDay <= today)
    .map(({ label, lastDay }) => {
      const on = lastDay < today ? lastDay : today;
      const { known, served, gap } = knownAndServed('', evidence, promises, on);
      return { label, on, known: known.length, served: served.length, gap };
    });

/** How a gap has moved since the quarter before, in a sentence; null where there is nothing to compare with. */
export function gapMoved(quarters: readonly QuarterGap[]): string | null {
  const [before, now] = [quarters.at(-2), quarters.at(-1)];
  if (before === undefined || now === undefined) return null;
  if (now.gap === before.gap) return `The gap is as wide as at the end of ${before.label}.`;
  const moved = now.gap < before.gap ? 'closed' : 'opened';
  return `The gap has ${moved} from ${before.gap} to ${now.gap} since the end of ${before.label}.`;
}
