import type { ValueState } from '../outcomes/values.ts';

/** One place where a count belongs: a person in scope in one period. */
export interface Slot {
  readonly personId: string;
  readonly periodId: string;
}

export interface CountedFact extends Slot {
  readonly code: string;
  readonly state: ValueState;
  readonly valueNumber: number | null;
}

/** A count with everything that is needed to read it: of how many it is known, and of whom it is not. */
export interface Tally {
  readonly count: number;
  /** People in scope, each once. */
  readonly people: number;
  /** Of whom there is a count for at least one period. */
  readonly peopleCounted: number;
  /** People by periods: as many counts as there could be. */
  readonly places: number;
  readonly recorded: number;
  /** Entered with a reason why there is no value. */
  readonly unavailable: number;
  /** Not yet entered. */
  readonly missing: number;
  /** Not shared with whoever looks. */
  readonly notShared: number;
}

const keyOf = ({ personId, periodId }: Slot): string => `${personId} ${periodId}`;

/** Adds up one fact over people and periods. Blank is missing and never zero. */
export function tally(
  slots: readonly Slot[],
  facts: readonly CountedFact[],
  sees: (personId: string) => boolean,
): Tally {
  const bySlot = new Map(facts.map((fact) => [keyOf(fact), fact]));
  const seen = slots.filter(({ personId }) => sees(personId));
  const entered = seen.flatMap((slot) => bySlot.get(keyOf(slot)) ?? []);
  const recorded = entered.filter(({ state, valueNumber }) => state === 'recorded' && valueNumber !== null);
  return {
    count: recorded.reduce((sum, { valueNumber }) => sum + (valueNumber ?? 0), 0),
    people: new Set(slots.map(({ personId }) => personId)).size,
    peopleCounted: new Set(recorded.map(({ personId }) => personId)).size,
    places: slots.length,
    recorded: recorded.length,
    unavailable: entered.length - recorded.length,
    missing: seen.length - entered.length,
    notShared: slots.length - seen.length,
  };
}

/** "Counted for 11 of 24 people; of 24 counts 9 not entered." `what` names what is counted, such as counts or nights. */
export function tallyInWords(
  { people, peopleCounted, places, missing, unavailable, notShared }: Tally,
  what: 'counts' | 'nights',
): string {
  const parts = [
    missing > 0 ? `${missing} not entered` : null,
    unavailable > 0 ? `${unavailable} unavailable, with a reason` : null,
    notShared > 0 ? `${notShared} not shared` : null,
  ].filter((part) => part !== null);
  const head = `Counted for ${peopleCounted} of ${people} people`;
  return parts.length === 0 ? `${head}.` : `${head}; of ${places} ${what} ${parts.join(', ')}.`;
}

/** Below this many people a figure is for use inside the register alone. */
export const insideOnlyBelow = 10;

/** The sentence that goes with every table of costs (evaluation framework: costs and consequences). */
export const costsSentence =
  'Costs stand beside what happened and are not a saving. The cost of accommodation often rises while things get better ' +
  'for people, because somebody who slept outside now has a home.';
