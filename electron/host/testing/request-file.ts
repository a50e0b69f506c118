import { readFileSync, writeFileSync } from 'node:fs';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnsBefore, rowsBefore } from '../../../domain/collecting/workbook.ts';
import { columnLetters } from '../collecting/drop-downs.ts';
import { openProtected, protectWorkbook } from '../collecting/office-crypto.ts';
import { readXlsx } from '../imports/xlsx.ts';

interface Place {
  readonly path: string;
  readonly password: string;
}

/** A cell as a spreadsheet program keeps it: text, a number, or a formula with what it last showed. */
export type Typed = string | number | { readonly formula: string; readonly shows: string };

/** The answers of a request as an agency changes them. Rows count from the first person. */
export interface RequestSheet {
  readonly rows: readonly (readonly string[])[];
  set(person: number, factCode: string, typed: Typed): void;
  /** Any cell by its place in the sheet, from 0. */
  put(row: number, column: number, typed: Typed): void;
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function cellXml(at: string, typed: Typed): string {
  if (typeof typed === 'number') return `<c r="${at}"><v>${typed}</v></c>`;
  if (typeof typed === 'string') return `<c r="${at}" t="inlineStr"><is><t>${escaped(typed)}</t></is></c>`;
  return `<c r="${at}" t="str"><f>${escaped(typed.formula)}</f><v>${escaped(typed.shows)}</v></c>`;
}

/** Puts one cell into the XML of a sheet, whether it stood there or not. */
function withCell(xml: string, row: number, column: number, typed: Typed): string {
  const at = `${columnLetters(column)}${row + 1}`;
  const cell = cellXml(at, typed);
  const standing = new RegExp(`<c r="${at}"(?:[^>]*/>|[^>]*>.*?</c>)`);
  if (standing.test(xml)) return xml.replace(standing, () => cell);
  const line = new RegExp(`(<row r="${row + 1}"[^>]*>)(.*?)(</row>)`);
  if (!line.test(xml)) return xml.replace('</sheetData>', () => `<row r="${row + 1}">${cell}</row></sheetData>`);
  return xml.replace(line, (_all, head: string, cells: string, end: string) => `${head}${cells}${cell}${end}`);
}

const answers = 'xl/worksheets/sheet1.xml';

/** The workbook inside a request, opened with its password. */
export const insideRequest = ({ path, password }: Place): Uint8Array =>
  openProtected(Uint8Array.from(readFileSync(path)), password);

/** The cells of a request, row by row. */
export const rowsInRequest = async (place: Place): Promise<readonly (readonly string[])[]> =>
  (await readXlsx(insideRequest(place), null)).rows;

/** Changes the parts of a workbook and saves it under the same password. */
export function remakeRequest(place: Place, change: (parts: Record<string, Uint8Array>) => void): void {
  const parts = unzipSync(insideRequest(place));
  change(parts);
  writeFileSync(place.path, protectWorkbook(zipSync(parts), place.password));
}

/** Opens a request as an agency does, fills it in, and saves it under the same password. */
export async function fillRequest(place: Place, fill: (sheet: RequestSheet) => void): Promise<void> {
  const rows = await rowsInRequest(place);
  const put: [row: number, column: number, typed: Typed][] = [];
  const columnOf = (factCode: string): number => {
    const column = (rows[0] ?? []).indexOf(factCode);
    if (column < columnsBefore) throw new Error(`nothing is asked about ${factCode}`);
    return column;
  };
  fill({
    rows,
    put: (row, column, typed) => void put.push([row, column, typed]),
    set: (person, factCode, typed) => void put.push([rowsBefore + person, columnOf(factCode), typed]),
  });
  remakeRequest(place, (parts) => {
    const xml = put.reduce(
      (so, [row, column, typed]) => withCell(so, row, column, typed),
      strFromU8(parts[answers] ?? new Uint8Array()),
    );
    parts[answers] = strToU8(xml);
  });
}
