import { byPerson } from '../by-person.ts';
import {
  type FactDefinition,
  type FactValue,
  type Measure,
  measures,
  valueStateLabels,
  valueStates,
} from '../outcomes/values.ts';

/** How a value stands: one of the six states, or not yet entered. Blank is a state of its own and never zero. */
export const cellStates = [...valueStates, 'blank'] as const;
export type CellState = (typeof cellStates)[number];

export const cellStateLabels: Readonly<Record<CellState, string>> = {
  ...valueStateLabels,
  blank: 'Not yet entered',
};

/** States that somebody else's answer could end. What a person declined, or what does not arise, is an answer already. */
const fillable: readonly CellState[] = ['blank', 'not-supplied', 'not-asked', 'not-known'];
export const isGap = (state: CellState): boolean => fillable.includes(state);

/** Whether a value counts as there for a complete case: known, or not a question for this person. */
const isThere = (state: CellState): boolean => state === 'recorded' || state === 'not-applicable';

export type StateCounts = Readonly<Record<CellState, number>>;

export type BoardDefinition = Pick<FactDefinition, 'code' | 'measure' | 'valueType'>;

/** One place of the board: a person and a required fact that the viewer may see. */
export interface Slot {
  readonly personId: string;
  readonly factCode: string;
  readonly value: FactValue | undefined;
}

export const stateOf = ({ value }: Pick<Slot, 'value'>): CellState => value?.state ?? 'blank';

/** How many values stand in each state. */
export function countStates(slots: readonly Slot[]): StateCounts {
  const counts = Object.fromEntries(cellStates.map((state) => [state, 0])) as Record<CellState, number>;
  for (const slot of slots) counts[stateOf(slot)] += 1;
  return counts;
}

/**
 * People of whom every one of these facts is there. Somebody of whom one of them is not shown to the viewer cannot be judged
 * and is not among them.
 */
export function completeCases(slots: readonly Slot[], factCodes: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [personId, own] of byPerson(slots.filter(({ factCode }) => factCodes.includes(factCode))))
    if (own.length === factCodes.length && own.every((slot) => isThere(stateOf(slot)))) found.add(personId);
  return found;
}

/** What a figure rests on: the values recorded among some people. */
export interface Basis {
  /** Of how many people the value is recorded. */
  readonly n: number;
  /** Coded facts: how many people for each code. */
  readonly counts: Readonly<Record<string, number>>;
  /** Numbers: their sum; null for coded facts. */
  readonly total: number | null;
}

function basisOf(slots: readonly Slot[], { valueType }: BoardDefinition): Basis {
  const recorded = slots.flatMap(({ value }) => (value?.state === 'recorded' ? [value] : []));
  const counts: Record<string, number> = {};
  for (const { valueCode } of recorded) if (valueCode !== null) counts[valueCode] = (counts[valueCode] ?? 0) + 1;
  const sum = recorded.reduce((so, { valueNumber }) => so + (valueNumber ?? 0), 0);
  return { n: recorded.length, counts, total: valueType === 'code' ? null : sum };
}

/** One fact by three ways of counting, so that the difference between them is seen. */
export interface Figure {
  readonly factCode: string;
  readonly measure: Measure;
  /** People in scope of whom the viewer may see this fact. */
  readonly inScope: number;
  /** Everyone of whom this fact is recorded. */
  readonly available: Basis;
  /** Only those of whom every required fact of its measure is there. */
  readonly completeInMeasure: Basis;
  /** Only those of whom every required fact of all measures is there. */
  readonly completeInAll: Basis;
}

export interface MeasureLine {
  readonly measure: Measure;
  readonly values: number;
  readonly states: StateCounts;
  readonly people: number;
  readonly complete: number;
}

export interface Board {
  readonly values: number;
  readonly states: StateCounts;
  readonly people: number;
  /** People of whom every required fact is there. */
  readonly complete: number;
  readonly measures: readonly MeasureLine[];
  readonly figures: readonly Figure[];
}

/** What is missing of the required facts of a period, and what the figures would be by each way of counting. */
export function boardOf(definitions: readonly BoardDefinition[], slots: readonly Slot[]): Board {
  const codesOf = (measure: Measure): string[] =>
    definitions.filter((one) => one.measure === measure).map(({ code }) => code);
  const inMeasure = new Map(measures.map((one) => [one, completeCases(slots, codesOf(one))]));
  const inAll = completeCases(
    slots,
    definitions.map(({ code }) => code),
  );
  const peopleIn = (some: readonly Slot[]): number => new Set(some.map(({ personId }) => personId)).size;
  const lines = measures.flatMap((measure): MeasureLine[] => {
    const codes = codesOf(measure);
    const own = slots.filter(({ factCode }) => codes.includes(factCode));
    const complete = inMeasure.get(measure)?.size ?? 0;
    const line = { measure, values: own.length, states: countStates(own), people: peopleIn(own), complete };
    return codes.length === 0 ? [] : [line];
  });
  const figures = definitions.map((definition): Figure => {
    const own = slots.filter(({ factCode }) => factCode === definition.code);
    const among = (people: ReadonlySet<string> | undefined) =>
      basisOf(
        own.filter(({ personId }) => people?.has(personId) === true),
        definition,
      );
    return {
      factCode: definition.code,
      measure: definition.measure,
      inScope: own.length,
      available: basisOf(own, definition),
      completeInMeasure: among(inMeasure.get(definition.measure)),
      completeInAll: among(inAll),
    };
  });
  return {
    values: slots.length,
    states: countStates(slots),
    people: peopleIn(slots),
    complete: inAll.size,
    measures: lines,
    figures,
  };
}

export const gapsIn = (states: StateCounts): number => fillable.reduce((so, state) => so + states[state], 0);
