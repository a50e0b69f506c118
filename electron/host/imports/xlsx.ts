import { unzipSync } from 'fflate';
import readWorkbook, { InvalidInputError, InvalidSpreadsheetError } from 'read-excel-file/universal';
import { importLimits } from '../../../domain/imports/limits.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Sheet } from './sheet.ts';

/** Refuses what would unpack to too much, before anything is unpacked. */
export function assertNoBomb(bytes: Uint8Array): void {
  let [unpacked, hasWorkbook] = [0, false];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        hasWorkbook ||= name === '[Content_Types].xml';
        return false;
      },
    });
  } catch {
    throw new Refusal('import-damaged', 'path');
  }
  if (unpacked > importLimits.unpacked) throw new Refusal('import-too-heavy', 'path');
  if (!hasWorkbook) throw new Refusal('import-not-a-spreadsheet', 'path');
}

const day = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));

/** A value as text: a day as `YYYY-MM-DD`, a formula as the value that it had when the file was saved. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return day(value);
  return typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : String(value);
}

/** A workbook's sheet. Formulas are never worked out, and nothing outside the file is fetched. */
export async function readXlsx(bytes: Uint8Array, wanted: string | null): Promise<Sheet> {
  assertNoBomb(bytes);
  const workbook = await readWorkbook(bytes.slice().buffer).catch((error: unknown) => {
    if (error instanceof InvalidInputError || error instanceof InvalidSpreadsheetError)
      throw new Refusal('import-damaged', 'path');
    throw new Refusal('import-damaged', 'path');
  });
  const sheets = workbook.map(({ sheet }) => sheet);
  const found = wanted === null ? workbook[0] : workbook.find(({ sheet }) => sheet === wanted);
  if (found === undefined)
    throw new Refusal(wanted === null ? 'import-empty' : 'import-sheet-unknown', wanted === null ? 'path' : 'sheet');
  // A workbook whose own list of sheets is damaged may name one that it does not hold.
  if (!Array.isArray(found.data)) throw new Refusal('import-damaged', 'path');
  if (found.data.length > importLimits.rows + 100) throw new Refusal('import-too-many-rows', 'path');
  const rows = found.data.map((row) => row.map(textOf));
  return { kind: 'xlsx', encoding: null, delimiter: null, sheets, sheet: found.sheet, rows };
}
