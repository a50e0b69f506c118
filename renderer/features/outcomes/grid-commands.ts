import { isCarried } from '../../../domain/outcomes/carrying.ts';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import type { Fact, FactDefinition } from './cell-entry.ts';
import { cellWords } from './fact-words.ts';
import { type Block, fillsDown, placesIn } from './grid-block.ts';
import { isFact } from './grid-columns.ts';
import type { Place } from './grid-moves.ts';
import type { OutcomesGridProps } from './outcomes-grid.tsx';
import type { CellEntry } from './paste-plan.ts';
import { altLetter, confirmLetter, estimateLetter, proposalLetter, stateOfLetter } from './state-keys.ts';

type Cell = { readonly row: GridRow; readonly definition: FactDefinition };

/** The cells at these places that whoever is here may enter. */
export function cellsAt(
  { rows, columns }: Pick<OutcomesGridProps, 'rows' | 'columns'>,
  places: readonly Place[],
): Cell[] {
  return places.flatMap(({ row: at, column }) => {
    const [row, shown] = [rows[at], columns[column]];
    if (row === undefined || !isFact(shown) || row.notShared.includes(shown.code)) return [];
    return [{ row, definition: shown.definition }];
  });
}

/** What stands in a cell now, sent or stored. */
function factIn({ recording }: OutcomesGridProps, { row, definition }: Cell): Fact | null {
  const waiting = recording.waitingFor(row.personId, definition.code);
  if (waiting !== undefined && waiting.message === null) return waiting.fact;
  const stored = row.facts.find((fact) => fact.code === definition.code);
  if (stored === undefined) return null;
  return { state: stored.state, valueCode: stored.valueCode, valueNumber: stored.valueNumber };
}

/** What filling a block down enters. An empty cell is not copied: filling never clears anything. */
export const filledDown = (grid: OutcomesGridProps, block: Block): CellEntry[] =>
  fillsDown(block).flatMap(({ from, to }) => {
    const [source] = cellsAt(grid, [from]);
    const [target] = cellsAt(grid, [to]);
    const fact = source === undefined ? null : factIn(grid, source);
    if (target === undefined || fact === null) return [];
    return [{ ...target, typed: cellWords(target.definition, grid.values, fact).text, fact }];
  });

/** A block as spreadsheets copy it: tabs between columns, line breaks between rows. */
export function copied(grid: OutcomesGridProps, block: Block): string {
  const textAt = (place: Place): string => {
    const [cell] = cellsAt(grid, [place]);
    const fact = cell === undefined ? null : factIn(grid, cell);
    return cell === undefined || fact === null ? '' : cellWords(cell.definition, grid.values, fact).text;
  };
  const rows = Array.from({ length: block.bottom - block.top + 1 }, (_, down) =>
    placesIn({ ...block, top: block.top + down, bottom: block.top + down })
      .map(textAt)
      .join('\t'),
  );
  return rows.join('\r\n');
}

/** The values that follow from moves, taken over into these cells. */
export const takenOver = ({ values }: Pick<OutcomesGridProps, 'values'>, cells: readonly Cell[]): CellEntry[] =>
  cells.flatMap((cell) => {
    const proposed = cell.row.proposals.find(({ code }) => code === cell.definition.code);
    if (proposed === undefined) return [];
    const fact: Fact = { state: 'recorded', valueCode: proposed.valueCode, valueNumber: proposed.valueNumber };
    return [{ ...cell, typed: cellWords(cell.definition, values, { ...fact, state: 'recorded' }).text, fact }];
  });

/** Values that were carried forward, confirmed for this quarter: they lose the mark. */
export const confirmed = ({ values }: Pick<OutcomesGridProps, 'values'>, cells: readonly Cell[]): CellEntry[] =>
  cells.flatMap((cell) => {
    const stored = cell.row.facts.find((fact) => fact.code === cell.definition.code);
    if (stored === undefined || !isCarried(stored)) return [];
    const fact: Fact = { state: stored.state, valueCode: stored.valueCode, valueNumber: stored.valueNumber };
    return [{ ...cell, typed: cellWords(cell.definition, values, stored).text, fact }];
  });

/** Does what a letter with Alt means for the selected cells; answers whether it meant anything. */
export function letterPressed(grid: OutcomesGridProps, event: globalThis.KeyboardEvent, block: Block): boolean {
  const letter = altLetter(event);
  if (letter === null) return false;
  const places = placesIn(block);
  const cells = cellsAt(grid, places);
  const state = stateOfLetter(letter);
  const nightsOf = places.flatMap(({ row, column }) =>
    grid.columns[column] !== undefined && !isFact(grid.columns[column]) ? (grid.rows[row] ?? []) : [],
  );
  const isNights = cells.length === 0 && nightsOf.length > 0;
  if (isNights && (state === 'not-known' || letter === estimateLetter))
    grid.settleNights([...new Set(nightsOf)], state === 'not-known' ? 'not-known' : 'estimated');
  else if (state !== null)
    grid.enterBlock(
      cells.map((cell) => ({ ...cell, typed: state, fact: { state, valueCode: null, valueNumber: null } })),
      'Entered',
    );
  else if (letter === proposalLetter) grid.enterBlock(takenOver(grid, cells), 'Taken over from moves');
  else if (letter === confirmLetter) grid.enterBlock(confirmed(grid, cells), 'Confirmed');
  else return false;
  return true;
}

/** Takes cells back to "not yet entered", and away what was refused in them. */
export function clearCells({ recording, enterBlock }: OutcomesGridProps, cells: readonly Cell[]): void {
  const isRefused = ({ row, definition }: Cell): boolean =>
    recording.waitingFor(row.personId, definition.code)?.message != null;
  const refused = cells.filter(isRefused);
  for (const { row, definition } of refused) recording.forget(row.personId, definition.code);
  const entered = cells.filter(({ row, definition }) => row.facts.some((fact) => fact.code === definition.code));
  const others = entered.filter((cell) => !refused.includes(cell));
  if (others.length > 0)
    enterBlock(
      others.map((cell) => ({ ...cell, typed: '', fact: null })),
      'Cleared',
    );
}
