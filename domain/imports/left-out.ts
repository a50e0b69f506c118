import { csvCell } from '../returns/csv.ts';

/** Stands in the first line of every file of rows that were not taken in. */
export const leftOutMarking =
  'PERSONAL DATA: rows of which MCN Casebook took in nothing or not everything. Keep them as safe as the register.';

export interface LeftOutRow {
  readonly line: number;
  readonly why: string;
  readonly cells: readonly string[];
}

/** Rows as CSV, to be mended and taken in again: the marking, the headings with "Line" and "Why" before them, the rows. */
export function leftOutCsv(headings: readonly string[], rows: readonly LeftOutRow[]): string {
  const lines = [
    [leftOutMarking],
    ['Line', 'Why', ...headings],
    ...rows.map(({ line, why, cells }) => [String(line), why, ...headings.map((_heading, at) => cells[at] ?? '')]),
  ];
  return `\uFEFF${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`;
}
