import { strToU8, zipSync } from 'fflate';

type Cell = string | number | boolean | Date | null;

interface Extras {
  /** A last row whose first cell is a formula with the value that it had when it was saved. */
  readonly formula?: { readonly value: string; readonly text: string };
  /** Stands before the root of the sheet. */
  readonly doctype?: string;
  /** Stands after the last row of the sheet. */
  readonly raw?: string;
  /** A packed file that is no workbook. */
  readonly onlyOther?: boolean;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const dayNumber = (date: Date): number => date.getTime() / 86_400_000 + 25_569;

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return '';
  if (cell instanceof Date) return `<c r="${at}" s="1"><v>${dayNumber(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const package_ = 'http://schemas.openxmlformats.org/package/2006';

const sheetXml = (rows: readonly (readonly Cell[])[], { doctype = '', raw = '', formula }: Extras): string => {
  const written = rows.map(
    (row, y) =>
      `<row r="${y + 1}">${row.map((cell, x) => cellXml(cell, `${String.fromCharCode(65 + x)}${y + 1}`)).join('')}</row>`,
  );
  const at = rows.length + 1;
  const worked =
    formula === undefined
      ? ''
      : `<row r="${at}"><c r="A${at}" t="str"><f>${escaped(formula.text)}</f><v>${formula.value}</v></c></row>`;
  return `${declaration}${doctype}<worksheet ${main}><sheetData>${written.join('')}${worked}${raw}</sheetData></worksheet>`;
};

const parts = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml': `${declaration}<Types xmlns="${package_}/content-types"/>`,
  '_rels/.rels': `${declaration}<Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${declaration}<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="People" sheetId="1" r:id="r1"/><sheet name="Other" sheetId="2" r:id="r2"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${declaration}<Relationships xmlns="${package_}/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="r3" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${declaration}<styleSheet ${main}><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': sheet,
  'xl/worksheets/sheet2.xml': sheetXml([['Elsewhere']], {}),
});

const packed = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

/** A workbook as a spreadsheet program saves it, with these rows in the first of its two sheets. */
export const workbook = (rows: readonly (readonly Cell[])[], extras: Extras = {}): Uint8Array =>
  packed(extras.onlyOther === true ? { 'readme.txt': 'nothing' } : parts(sheetXml(rows, extras)));

/** A workbook that says of one of its parts that it unpacks to so many bytes. */
export function bigWorkbook(bytes: number): Uint8Array {
  const file = packed(parts(sheetXml([['Name'], ['Ann']], {})));
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  // The first entry of the list at the end of the file; its length unpacked stands 24 bytes into it.
  for (let at = 0; at + 28 < file.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + 24, bytes, true);
      return file;
    }
  throw new Error('there is no list of entries');
}
