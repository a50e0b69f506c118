import type { PublishedTable } from './suppress.ts';

/** Stands in the first line of every file until complementary protection exists. */
export const notForRelease = 'NOT FOR RELEASE: no complementary protection';

/**
 * A published table as CSV (RFC 4180, CRLF): the marking, the head, the rows, then the title and the notes, each on a
 * line of its own after an empty one.
 */
export function tableToCsv(table: PublishedTable): string {
  const lines = [
    [notForRelease],
    [table.rowLabel, ...table.columns.map((column) => column.label)],
    ...table.rows.map((row) => [row.label, ...row.cells.map(String)]),
    [],
    [table.title],
    ...table.notes.map((note) => [note]),
  ];
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

// What makes a spreadsheet read a cell as a formula, the full-width forms included.
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/** One cell: never a formula, quoted where a comma, a quote or a line break asks for it. */
export function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
