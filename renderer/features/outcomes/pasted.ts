import { type Block, isOneCell, placesIn } from './grid-block.ts';
import type { Place } from './grid-moves.ts';

/** One cell of a block that was copied from a spreadsheet. */
export interface Pasted extends Place {
  readonly text: string;
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The lines of a copied block; spreadsheets end the last one as well. */
const linesOf = (block: string): string[][] =>
  block
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((text) => text.trim()));

/**
 * The cells of a pasted block, laid out from the upper left of what is selected; one value goes into every selected cell.
 * Empty cells are left out, so that pasting never clears anything. What lies beyond the grid is told apart.
 */
export function pastedCells(block: string, selected: Block, size: Size): { inside: Pasted[]; beyond: Pasted[] } {
  const lines = linesOf(block);
  const [only, ...more] = lines.flat();
  const cells =
    more.length === 0 && !isOneCell(selected)
      ? placesIn(selected).map((place) => ({ ...place, text: only ?? '' }))
      : lines.flatMap((line, down) =>
          line.map((text, across) => ({ row: selected.top + down, column: selected.left + across, text })),
        );
  const filled = cells.filter(({ text }) => text !== '');
  const isInside = ({ row, column }: Place): boolean => row < size.rows && column < size.columns;
  return { inside: filled.filter(isInside), beyond: filled.filter((cell) => !isInside(cell)) };
}
