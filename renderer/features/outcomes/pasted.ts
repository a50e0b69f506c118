import type { Place } from './grid-moves.ts';

/** One cell of a block that was copied from a spreadsheet. */
interface Pasted extends Place {
  readonly text: string;
}

/**
 * The cells of a pasted block, laid out from `at`. Spreadsheets put a tab between columns and a line break between rows;
 * empty cells and those beyond the grid are left out, so that pasting never clears anything.
 */
export function pastedCells(
  block: string,
  at: Place,
  size: { readonly rows: number; readonly columns: number },
): Pasted[] {
  return block
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, down) =>
      line.split('\t').map((text, across) => ({ row: at.row + down, column: at.column + across, text: text.trim() })),
    )
    .filter(({ row, column, text }) => text !== '' && row < size.rows && column < size.columns);
}
