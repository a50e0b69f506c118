import { measureLabels } from '../../../domain/outcomes/measure-words.ts';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import type { Measure, ValueState } from '../../../domain/outcomes/values.ts';
import { type FactDefinition, isReason, type ReferenceValue, reasonWords } from './cell-entry.ts';

/** The plain name of a measure; one that this version has no words for by its code. */
export const measureLabel = (measure: string): string =>
  Object.entries(measureLabels).find(([code]) => code === measure)?.[1] ??
  `${measure.charAt(0).toUpperCase()}${measure.slice(1).replaceAll('-', ' ')}`;

interface ShownFact {
  readonly state: ValueState;
  readonly valueCode: string | null;
  readonly valueNumber: number | null;
}

/** What a cell says: `gap` for not yet entered, `reason` for a state without a value, `value` otherwise. */
interface CellWords {
  readonly kind: 'gap' | 'reason' | 'value';
  readonly text: string;
}

/** Words for one fact. A code that the list no longer has is shown as it is, so that nothing disappears. */
export function cellWords(
  definition: FactDefinition,
  values: readonly ReferenceValue[],
  fact: ShownFact | undefined,
): CellWords {
  if (fact === undefined) return { kind: 'gap', text: '' };
  if (isReason(fact.state)) return { kind: 'reason', text: reasonWords[fact.state] };
  if (fact.valueNumber !== null) return { kind: 'value', text: numberWords(definition, fact.valueNumber) };
  const listed = values.find((value) => value.list === definition.list && value.code === fact.valueCode);
  return { kind: 'value', text: listed?.label ?? fact.valueCode ?? '' };
}

const numberWords = (definition: FactDefinition, value: number): string =>
  definition.valueType === 'score' && !Number.isInteger(value) ? value.toFixed(2).replace(/0$/, '') : String(value);

/** The bounds of a number in words, for example "7 to 35"; null for coded facts and unbounded numbers. */
export function boundsWords(definition: FactDefinition): string | null {
  const { minimum, maximum } = definition;
  if (definition.valueType === 'code') return null;
  if (minimum !== null && maximum !== null) return `${minimum} to ${maximum}`;
  if (minimum !== null && minimum > 0) return `${minimum} or more`;
  return maximum === null ? null : `up to ${maximum}`;
}

interface MeasureSpan {
  readonly measure: Measure;
  readonly label: string;
  readonly columns: number;
}

/** Neighbouring facts of one measure, for the upper row of the head. */
export function measureSpans(definitions: readonly FactDefinition[]): MeasureSpan[] {
  const spans: { measure: Measure; label: string; columns: number }[] = [];
  for (const { measure } of definitions) {
    const last = spans.at(-1);
    if (last?.measure === measure) last.columns += 1;
    else spans.push({ measure, label: measureLabels[measure], columns: 1 });
  }
  return spans;
}

/** A value that follows from moves, in words. */
export const proposalWords = (
  definition: FactDefinition,
  values: readonly ReferenceValue[],
  proposed: { readonly valueCode: string | null; readonly valueNumber: number | null },
): string => cellWords(definition, values, { state: 'recorded', ...proposed }).text;

const labelIn = (values: readonly ReferenceValue[], list: string, code: string): string =>
  values.find((value) => value.list === list && value.code === code)?.label ?? code;

/** Where a value comes from and how it was completed, as far as somebody said. */
export const sourceWords = (
  { source, mode }: { readonly source: string | null; readonly mode: string | null },
  values: readonly ReferenceValue[],
): string[] => [
  ...(source === null ? [] : [`Source: ${labelIn(values, 'source', source)}.`]),
  ...(mode === null ? [] : [`Completed: ${labelIn(values, 'mode', mode)}.`]),
];

type Nights = NonNullable<GridRow['nights']>;

/** For a cell: how many nights are known of those in scope that have come. */
export function nightsWords({ inScope, toCome, notKnown }: Nights): string {
  const come = inScope - toCome;
  if (come === 0) return 'none yet';
  return notKnown === 0 ? `all ${come} known` : `${notKnown} of ${come} open`;
}

const nightsCount = (count: number): string => `${count} ${count === 1 ? 'night' : 'nights'}`;

/** For example "90 nights in scope: 49 Hostel (10 estimated), 31 Prison or custody, 10 not known." */
export function nightsInWords(
  { inScope, categories, notKnown, toCome }: Nights,
  values: readonly ReferenceValue[],
): string {
  const parts = [
    ...categories.map(
      ({ code, nights, estimated }) =>
        `${nights} ${labelIn(values, 'housing-category', code)}${estimated > 0 ? ` (${estimated} estimated)` : ''}`,
    ),
    ...(notKnown > 0 ? [`${notKnown} not known`] : []),
    ...(toCome > 0 ? [`${toCome} still to come`] : []),
  ];
  return `${nightsCount(inScope)} in scope: ${parts.join(', ')}.`;
}
