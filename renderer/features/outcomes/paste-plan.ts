import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { countsNights } from '../../../domain/outcomes/values.ts';
import type { RefusalCode } from '../../../domain/refusal.ts';
import {
  type Entry,
  entryFromPasted,
  type Fact,
  type FactDefinition,
  type ReasonState,
  type ReferenceValue,
} from './cell-entry.ts';
import type { Block } from './grid-block.ts';
import { type Column, isFact } from './grid-columns.ts';
import { pastedCells } from './pasted.ts';
import { likelyState } from './typed-value.ts';

/** One entry of a block, before it is sent. */
export interface CellEntry {
  readonly row: GridRow;
  readonly definition: FactDefinition;
  readonly typed: string;
  readonly fact: Fact | null;
}

/** A cell of a pasted block that cannot be taken as it stands. */
export interface Problem {
  readonly text: string;
  readonly code: RefusalCode;
  /** Whose it is and of what; null beyond the grid. */
  readonly cell: { readonly row: GridRow; readonly definition: FactDefinition } | null;
  /** The state that it most likely stands for, where it says that there is no value. */
  readonly likely: ReasonState | null;
}

export interface PastePlan {
  readonly fits: readonly CellEntry[];
  readonly problems: readonly Problem[];
}

interface Grid {
  readonly rows: readonly GridRow[];
  readonly columns: readonly Column[];
  readonly values: readonly ReferenceValue[];
}

/** The rules of the host that a cell can be held against before it is sent. */
function checked(row: GridRow, definition: FactDefinition, entry: Entry): Entry {
  if (row.notShared.includes(definition.code)) return { ok: false, code: 'category-not-shared' };
  const nights = entry.ok ? (entry.fact?.valueNumber ?? null) : null;
  const isTooMany = nights !== null && row.nights !== null && countsNights(definition) && nights > row.nights.inScope;
  return isTooMany ? { ok: false, code: 'nights-beyond-scope' } : entry;
}

/** What pasting a block here would do: the cells that fit, and those that do not with why. Nothing is sent. */
export function planPaste({ rows, columns, values }: Grid, block: string, selected: Block): PastePlan {
  const { inside, beyond } = pastedCells(block, selected, { rows: rows.length, columns: columns.length });
  const fits: CellEntry[] = [];
  const problems: Problem[] = [];
  for (const { row: at, column, text } of inside) {
    const [row, shown] = [rows[at], columns[column]];
    if (row === undefined) continue;
    if (!isFact(shown)) {
      problems.push({ text, code: 'nights-follow', cell: null, likely: null });
      continue;
    }
    const { definition } = shown;
    const entry = checked(row, definition, entryFromPasted(definition, values, text));
    if (entry.ok) fits.push({ row, definition, typed: text, fact: entry.fact });
    else {
      const likely = entry.code === 'means-no-value' ? likelyState(text) : null;
      problems.push({ text, code: entry.code, cell: { row, definition }, likely });
    }
  }
  for (const { text } of beyond) problems.push({ text, code: 'beyond-grid', cell: null, likely: null });
  return { fits, problems };
}

/** The entries of a plan once texts that say "no value" were given a state each; `null` leaves such cells out. */
export function entriesOf({ fits, problems }: PastePlan, stateOf: (text: string) => ReasonState | null): CellEntry[] {
  const stated = problems.flatMap(({ code, cell, text }) => {
    const state = code === 'means-no-value' && cell !== null ? stateOf(text) : null;
    if (state === null || cell === null) return [];
    return [{ ...cell, typed: text, fact: { state, valueCode: null, valueNumber: null } }];
  });
  return [...fits, ...stated];
}
