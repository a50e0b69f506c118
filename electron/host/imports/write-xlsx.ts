import writeWorkbook from 'write-excel-file/universal';

/** What would be read as an escape, and what no text of XML can hold as it is. */
const toEscape = /_(?=x[0-9A-Fa-f]{4}_)|(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const escaped = (letter: string): string => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

/**
 * Text as a workbook writes it (ECMA-376, part 1, 22.9.2.19). The library keeps a plain object of the texts that it has
 * written, so one that is called like something every object has would damage the whole file: its first letter is escaped.
 */
export function writtenText(text: string): string {
  const safe = text.replace(toEscape, escaped);
  return safe in {} ? `${escaped(safe.charAt(0))}${safe.slice(1)}` : safe;
}

/** One sheet of a workbook. */
export interface SheetOrder {
  readonly rows: readonly (readonly (string | number)[])[];
  readonly sheet: string;
  /** How many rows at the top stay in sight. */
  readonly headings: number;
}

const cell = (value: string | number) => {
  if (value === '') return null;
  return typeof value === 'number' ? { value, type: Number } : { value: writtenText(value), type: String };
};

/** Rows as a workbook. Every cell is text or a number, so nothing in it is ever worked out. */
export async function writeSheets(sheets: readonly SheetOrder[]): Promise<Uint8Array> {
  const blob = await writeWorkbook(
    sheets.map(({ rows, sheet, headings }) => ({
      data: rows.map((row) => row.map(cell)),
      sheet,
      stickyRowsCount: headings,
    })),
  ).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
