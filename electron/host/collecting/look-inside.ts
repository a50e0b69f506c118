import { strFromU8, unzipSync } from 'fflate';
import { Refusal } from '../../../domain/refusal.ts';

/** The place of a cell in a sheet, from 0. */
export type CellPlace = readonly [row: number, column: number];

/** The column that letters name, from 0. */
const columnOf = (letters: string): number =>
  [...letters].reduce((so, letter) => so * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function placeOf(reference: string): CellPlace | null {
  const [, letters, row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  return letters === undefined ? null : [Number(row) - 1, columnOf(letters)];
}

/** The parts of a packed file by name; those that `wants` names are unpacked, the others are only listed. */
function partsOf(bytes: Uint8Array, wants: (name: string) => boolean) {
  const names: string[] = [];
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name);
        return wants(name);
      },
    });
    return { names, unpacked };
  } catch {
    throw new Refusal('import-damaged', 'path');
  }
}

/** Refuses a workbook that holds programs, whatever it is called. */
export function assertNoMacros(bytes: Uint8Array): void {
  const { names, unpacked } = partsOf(bytes, (name) => name === '[Content_Types].xml');
  const types = unpacked['[Content_Types].xml'];
  const saysSo = types !== undefined && /macroEnabled|vbaProject/i.test(strFromU8(types));
  if (saysSo || names.some((name) => /vbaProject|\/macrosheets\/|\/activeX\//i.test(name)))
    throw new Refusal('collecting-macros', 'path');
}

/** The file of a sheet inside a workbook, by its name; null where the workbook does not say. */
function fileOfSheet(unpacked: Readonly<Record<string, Uint8Array>>, sheet: string): string | null {
  const [workbook, relations] = [unpacked['xl/workbook.xml'], unpacked['xl/_rels/workbook.xml.rels']];
  if (workbook === undefined || relations === undefined) return null;
  const elements = (xml: Uint8Array, name: string) =>
    [...strFromU8(xml).matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'))].map(([, attributes = '']) =>
      Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
    );
  const id = elements(workbook, 'sheet').find(({ name }) => name === sheet)?.['r:id'];
  const target = elements(relations, 'Relationship').find((one) => one.Id === id)?.Target;
  return target === undefined ? null : target.replace(/^\/?(xl\/)?/, 'xl/');
}

/** Where cells of a sheet hold formulas: what they show is worked out and was typed by nobody. */
export function formulasIn(bytes: Uint8Array, sheet: string): CellPlace[] {
  const { unpacked } = partsOf(bytes, (name) => name.startsWith('xl/workbook.xml') || name.includes('/_rels/workbook'));
  const file = fileOfSheet(unpacked, sheet);
  if (file === null) return [];
  const xml = partsOf(bytes, (name) => name === file).unpacked[file];
  if (xml === undefined) return [];
  const places: CellPlace[] = [];
  for (const cell of strFromU8(xml)
    .split(/<(?:\w+:)?c(?=[\s>])/)
    .slice(1)) {
    const end = cell.indexOf('>');
    if (!/<(?:\w+:)?f[\s/>]/.test(cell)) continue;
    const place = placeOf(/\br="([A-Z0-9]+)"/.exec(cell.slice(0, end))?.[1] ?? '');
    if (place !== null) places.push(place);
  }
  return places;
}
