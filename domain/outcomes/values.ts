import type { Category } from '../access.ts';
import { assertNever } from '../assert-never.ts';
import type { RefusalCode } from '../refusal.ts';

/**
 * The unit of the outcomes is the fact: what it is, its state, its value. A fact that was never entered is blank: it has
 * no state, is counted as missing, and is never zero.
 */

export const valueStates = [
  'recorded',
  'not-known',
  'declined',
  'not-asked',
  'not-applicable',
  'not-supplied',
] as const;
export type ValueState = (typeof valueStates)[number];

export const valueStateLabels: Readonly<Record<ValueState, string>> = {
  recorded: 'Recorded',
  'not-known': 'Not known',
  declined: 'Declined',
  'not-asked': 'Not asked',
  'not-applicable': 'Not applicable',
  'not-supplied': 'Not supplied by partner',
};

/**
 * The five measures of the individual perspective (evaluation framework of February 2018), and beside them which services
 * were used, for costs and consequences.
 */
export const measures = ['housing', 'substance', 'offending', 'wellbeing', 'eet', 'service-use'] as const;
export type Measure = (typeof measures)[number];

/** Whether a service is used in a crisis or by plan. */
export const urgencies = ['emergency', 'planned'] as const;
export type Urgency = (typeof urgencies)[number];

export const polarities = ['up-is-good', 'down-is-good', 'ambiguous', 'none'] as const;
export type Polarity = (typeof polarities)[number];

export const valueTypes = ['code', 'count', 'score'] as const;
export type ValueType = (typeof valueTypes)[number];

export interface FactDefinition {
  readonly code: string;
  readonly label: string;
  /** A few words for the head of a column. */
  readonly columnLabel: string;
  readonly measure: Measure;
  readonly valueType: ValueType;
  /** The value list of a coded fact; null for counts and scores. */
  readonly list: string | null;
  /** Smallest and largest value, both included; null where there is no bound. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly required: boolean;
  readonly category: Category;
  readonly polarity: Polarity;
  readonly instrument: string | null;
  /** Null for what is no use of a service. */
  readonly urgency: Urgency | null;
}

export interface FactValue {
  readonly state: ValueState;
  readonly valueCode: string | null;
  readonly valueNumber: number | null;
}

/**
 * Null when the value fits its definition, otherwise why not. The state `recorded` takes exactly the kind of value that
 * the definition asks for; every other state takes none. `allowedCodes` is the definition's list as it stood.
 */
export function checkFactValue(
  definition: Pick<FactDefinition, 'valueType' | 'minimum' | 'maximum'>,
  value: FactValue,
  allowedCodes: readonly string[],
): RefusalCode | null {
  const { state, valueCode, valueNumber } = value;
  if (state !== 'recorded') return valueCode === null && valueNumber === null ? null : 'value-not-expected';
  if (definition.valueType === 'code') {
    if (valueNumber !== null) return 'value-not-expected';
    if (valueCode === null) return 'value-missing';
    return allowedCodes.includes(valueCode) ? null : 'unknown-code';
  }
  if (valueCode !== null) return 'value-not-expected';
  return valueNumber === null ? 'value-missing' : checkNumber(definition, valueNumber);
}

function checkNumber(
  definition: Pick<FactDefinition, 'valueType' | 'minimum' | 'maximum'>,
  value: number,
): RefusalCode | null {
  if (!Number.isFinite(value)) return 'value-out-of-range';
  switch (definition.valueType) {
    case 'count':
      if (!Number.isInteger(value)) return 'value-not-whole';
      return within(value, Math.max(0, definition.minimum ?? 0), definition.maximum);
    case 'score':
      return within(value, definition.minimum, definition.maximum);
    case 'code':
      return 'value-not-expected';
    default:
      return assertNever(definition.valueType);
  }
}

const within = (value: number, minimum: number | null, maximum: number | null): RefusalCode | null =>
  (minimum !== null && value < minimum) || (maximum !== null && value > maximum) ? 'value-out-of-range' : null;

/** A count of nights, of which there are no more than nights in scope; its code says so. */
export const countsNights = ({ code, valueType }: Pick<FactDefinition, 'code' | 'valueType'>): boolean =>
  valueType === 'count' && code.endsWith('-nights');

/** A place where a required fact belongs: one person in scope, one fact. */
export interface RequiredSlot {
  readonly personId: string;
  readonly factCode: string;
}

export interface EnteredFact extends RequiredSlot {
  readonly state: ValueState;
}

export interface Completeness {
  /** Required facts in scope. */
  readonly inScope: number;
  readonly recorded: number;
  /** Entered with a reason why there is no value. */
  readonly unavailable: number;
  /** Blank: not yet entered. */
  readonly missing: number;
  /** Whole percent recorded; null when nothing is in scope. 0 and 100 are kept for none and all. */
  readonly percentRecorded: number | null;
}

const slotKey = (slot: RequiredSlot): string => JSON.stringify([slot.personId, slot.factCode]);

/** Required facts entered over required facts in scope. Facts outside the slots are not counted; a slot counts once. */
export function completeness(required: readonly RequiredSlot[], facts: readonly EnteredFact[]): Completeness {
  const states = new Map(facts.map((fact) => [slotKey(fact), fact.state]));
  const slots = [...new Set(required.map(slotKey))];
  const entered = slots.flatMap((slot) => states.get(slot) ?? []);
  const recorded = entered.filter((state) => state === 'recorded').length;
  return countedCompleteness(slots.length, recorded, entered.length - recorded);
}

/** The same from counts: how many slots are in scope, recorded, and entered with a reason instead. */
export const countedCompleteness = (inScope: number, recorded: number, unavailable: number): Completeness => ({
  inScope,
  recorded,
  unavailable,
  missing: inScope - recorded - unavailable,
  percentRecorded: wholePercent(recorded, inScope),
});

function wholePercent(part: number, whole: number): number | null {
  if (whole === 0) return null;
  if (part === 0 || part === whole) return part === 0 ? 0 : 100;
  return Math.min(99, Math.max(1, Math.floor((200 * part + whole) / (2 * whole))));
}

/** For example "85 of 120 values are in (71 %). 9 are unavailable, with a reason; 26 are still missing." */
export function completenessSentence(counts: Completeness): string {
  if (counts.percentRecorded === null) return 'Nobody is in scope for this period, so there is nothing to enter.';
  const are = (count: number) => `${count} ${count === 1 ? 'is' : 'are'}`;
  const head = `${counts.recorded} of ${counts.inScope} values are in (${counts.percentRecorded} %).`;
  if (counts.unavailable + counts.missing === 0) return head;
  const unavailable = counts.unavailable > 0 ? `${are(counts.unavailable)} unavailable, with a reason` : null;
  const missing = counts.missing > 0 ? `${are(counts.missing)} still missing` : 'none is missing';
  return `${head} ${[unavailable, missing].filter((part) => part !== null).join('; ')}.`;
}
