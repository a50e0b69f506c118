import type { GridRow } from '../../../domain/outcomes/operations.ts';
import type { FactDefinition, ReferenceValue } from './cell-entry.ts';
import { measureLabel } from './fact-words.ts';

/** A column of the grid: a fact to enter, or what follows from moves and is only shown. */
export type Column =
  | { readonly kind: 'fact'; readonly code: string; readonly definition: FactDefinition }
  | { readonly kind: 'nights'; readonly code: 'nights' }
  | { readonly kind: 'category'; readonly code: string; readonly label: string };

export const isFact = (column: Column | undefined): column is Extract<Column, { kind: 'fact' }> =>
  column?.kind === 'fact';

const nightsColumn: Column = { kind: 'nights', code: 'nights' };

export const requiredOnly = 'required';
export const everything = 'all';
export const nightsOnly = 'nights';

/** What columns there are to choose: the required ones, all, each measure that has a definition, and nights by category. */
export function columnChoices(definitions: readonly FactDefinition[]): { code: string; label: string }[] {
  const measures = [...new Set(definitions.map(({ measure }) => measure as string))];
  return [
    { code: requiredOnly, label: 'Required measures' },
    { code: everything, label: 'All measures' },
    ...measures.map((measure) => ({ code: measure, label: measureLabel(measure) })),
    { code: nightsOnly, label: 'Nights by kind of housing' },
  ];
}

/** The categories of housing in which somebody had a night, in the order of the list. */
function categoriesIn(rows: readonly GridRow[], values: readonly ReferenceValue[]): Column[] {
  const had = new Set(rows.flatMap(({ nights }) => nights?.categories.map(({ code }) => code) ?? []));
  return values
    .filter(({ list, code }) => list === 'housing-category' && had.has(code))
    .map(({ code, label }) => ({ kind: 'category', code, label }));
}

/** The columns of a choice. Nights stand last: what is entered by keyboard comes first. */
export function columnsOf(
  choice: string,
  definitions: readonly FactDefinition[],
  rows: readonly GridRow[],
  values: readonly ReferenceValue[],
): Column[] {
  const nights = rows.some((row) => row.nights !== null) ? [nightsColumn] : [];
  if (choice === nightsOnly) return [...nights, ...categoriesIn(rows, values)];
  const shown = definitions.filter(({ measure, required }) =>
    choice === requiredOnly ? required : choice === everything || measure === choice,
  );
  const facts = shown.map((definition): Column => ({ kind: 'fact', code: definition.code, definition }));
  return choice === requiredOnly || choice === everything || choice === 'housing' ? [...facts, ...nights] : facts;
}

/** How wide a column is, in rem. */
export const widthOf = (column: Column): number =>
  column.kind !== 'fact' ? 7.5 : { code: 9.5, count: 5.5, score: 6 }[column.definition.valueType];
