import { csvCell } from '../returns/csv.ts';
import type { FileTable } from './tables.ts';

/** What a name of a file may hold on every system; anything else becomes a space. */
export const plainName = (words: string): string =>
  words
    .replace(/[^\p{L}\p{N} -]/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 80);

/** A table as CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read it as such); no cell is ever a formula. */
export const tableAsCsv = ({ rows }: FileTable): string =>
  `\ufeff${rows.map((row) => `${row.map((cell) => numberOrCell(cell)).join(',')}\r\n`).join('')}`;

// A number is no formula, whatever its sign: a change of -2 has to stay a number.
const numberOrCell = (cell: string | number): string => (typeof cell === 'number' ? String(cell) : csvCell(cell));

/** Text that no spreadsheet takes for a formula, whether or not it looks at the kind of cell. */
export const defused = (cell: string | number): string | number =>
  typeof cell === 'string' && /^[=+\-@\t\r\n＝＋－＠]/u.test(cell) ? `'${cell}` : cell;
