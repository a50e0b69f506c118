import { CsvError, parse } from 'csv-parse/sync';
import { importLimits } from '../../../domain/imports/limits.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { decode } from './decode.ts';
import type { Sheet } from './sheet.ts';

const delimiters = [
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'stroke'],
] as const;

/** Room for headings and titles above the rows. */
const most = importLimits.rows + 100;

function rowsOf(text: string, delimiter: string, to: number): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      to,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new Refusal('import-quote-open', 'path');
    if (error instanceof CsvError) throw new Refusal('import-not-a-spreadsheet', 'path');
    throw error;
  }
}

/** How many of the first lines have more than one column, and the same number as most others do. */
function steadiness(text: string, delimiter: string): number {
  const counts = new Map<number, number>();
  for (const line of text.split('\n', 40)) {
    // What stands between quotes is nobody's delimiter.
    const columns = line.replace(/"[^"]*"/g, '').split(delimiter).length;
    if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1);
  }
  return Math.max(0, ...[...counts].map(([columns, lines]) => lines * 100 + Math.min(columns, 99)));
}

function delimiterOf(text: string): (typeof delimiters)[number] {
  const steady = delimiters.map((one) => [steadiness(text, one[0]), one] as const);
  return steady.reduce((best, one) => (one[0] > best[0] ? one : best), steady[0] ?? ([0, delimiters[0]] as const))[1];
}

/** A CSV with its letters and its delimiter found out; the line `sep=;` of a spreadsheet program is understood. */
export function readCsv(bytes: Uint8Array): Sheet {
  const { text: whole, encoding } = decode(bytes);
  const marked = /^\uFEFF?sep=([,;\t|])\r?\n/i.exec(whole);
  const text = whole.replace(/^\uFEFF/, '').slice(marked === null ? 0 : marked[0].replace(/^\uFEFF/, '').length);
  const [delimiter, label] = delimiters.find(([one]) => one === marked?.[1]) ?? delimiterOf(text);
  const rows = rowsOf(text, delimiter, most + 1);
  if (rows.length > most) throw new Refusal('import-too-many-rows', 'path');
  return { kind: 'csv', encoding, delimiter: label, sheets: [], sheet: null, rows };
}
