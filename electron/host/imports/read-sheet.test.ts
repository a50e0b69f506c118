import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCell } from '../../../domain/imports/cells.ts';
import { importLimits } from '../../../domain/imports/limits.ts';
import { isRefusalCode, Refusal } from '../../../domain/refusal.ts';
import { csvCell } from '../../../domain/returns/csv.ts';
import { bigWorkbook, workbook } from '../testing/workbook.ts';
import { readInWorker } from './read-in-worker.ts';
import { readSheet } from './read-sheet.ts';
import type { Sheet } from './sheet.ts';
import { writeSheets } from './write-xlsx.ts';

/** A sheet, or the code of the refusal; anything else that is thrown is a fault. */
async function readOrWhy(bytes: Uint8Array): Promise<Sheet | string> {
  try {
    return await readSheet(bytes, null);
  } catch (error) {
    if (error instanceof Refusal && isRefusalCode(error.code)) return error.code;
    throw error;
  }
}

const isSheet = (read: Sheet | string): boolean =>
  typeof read === 'string' || read.rows.every((row) => row.every((cell) => typeof cell === 'string'));

const magic = fc.constantFrom(
  '',
  'PK\u0003\u0004',
  '\u00ef\u00bb\u00bf',
  '\u00ff\u00fe',
  '\u00fe\u00ff',
  'sep=;\n',
  '"',
  'Name,DOB\n',
);
const anyBytes = fc
  .tuple(magic, fc.uint8Array({ maxLength: 400 }))
  .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));

describe('reading a file', () => {
  test('of any bytes gives a sheet or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        expect(isSheet(await readOrWhy(bytes))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test('of any damaged workbook gives a sheet or a refusal', async () => {
    const whole = workbook([
      ['Name', 'DOB'],
      ['Ann Bell', 30000],
      ['Cal Dow', '1/2/1980'],
    ]);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), fc.boolean(), async (changes, cut, isCut) => {
        const bytes = Uint8Array.from(isCut ? whole.slice(0, cut) : whole);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        expect(isSheet(await readOrWhy(bytes))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('of what our own CSV writes gives the same cells back', async () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .filter((text) => !/[\p{Cc}\p{Cs}\ufeff\ufffe\uffff]/u.test(text));
    const row = fc.array(cell, { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const text = `\uFEFF${rows.map((cells) => `x,${cells.map(csvCell).join(',')},x\r\n`).join('')}`;
        const read = await readOrWhy(Buffer.from(text));
        const cells = typeof read === 'string' ? read : read.rows.map((one) => one.slice(1, -1).map(cleanCell));
        expect(cells).toEqual(rows.map((one) => one.map(cleanCell)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a workbook', () => {
  test('gives text, numbers, days, answers and the values of formulas, of any of its sheets', async () => {
    const rows = [
      ['Name', 'DOB', 'Housing', 'Ref'],
      ['Zoë Łuczak', new Date('1979-05-12'), true, 7],
      ['Ann "Nan" Bell', null, false, 1.5],
    ];
    const bytes = workbook(rows, { formula: { value: 'Cal Dow', text: 'CONCATENATE("Cal ","Dow")' } });
    const first = await readSheet(bytes, null);
    expect(first).toMatchObject({ kind: 'xlsx', sheets: ['People', 'Other'], sheet: 'People' });
    expect(first.rows).toEqual([
      ['Name', 'DOB', 'Housing', 'Ref'],
      ['Zoë Łuczak', '1979-05-12', 'TRUE', '7'],
      ['Ann "Nan" Bell', '', 'FALSE', '1.5'],
      ['Cal Dow'],
    ]);
    expect((await readSheet(bytes, 'Other')).rows).toEqual([['Elsewhere']]);
    await expect(readSheet(bytes, 'Nowhere')).rejects.toMatchObject({ code: 'import-sheet-unknown', field: 'sheet' });
  });

  test('with an entity of its own, or one that fetches a file, has neither opened', async () => {
    const bytes = workbook([['Name'], ['Ann']], {
      doctype: '<!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b SYSTEM "file:///etc/passwd">]>',
      raw: '<row r="9"><c r="A9" t="inlineStr"><is><t>&a;&b;</t></is></c></row>',
    });
    const read = await readOrWhy(bytes);
    expect(JSON.stringify(read)).not.toMatch(/AAAA|root:/);
  });

  test('that unpacks to more than it may is refused before it is unpacked', async () => {
    expect(await readOrWhy(bigWorkbook(importLimits.unpacked + 1))).toBe('import-too-heavy');
  });

  test('is not what any other packed file is', async () => {
    expect(await readOrWhy(workbook([], { onlyOther: true }))).toBe('import-not-a-spreadsheet');
  });
});

describe('the thread that reads', () => {
  test('is ended when reading takes longer than it may, and the file refused', async () => {
    const bytes = workbook(Array.from({ length: 9000 }, (_, at) => ['Ann Bell', at, at, at, at, at, at, at, at]));
    await expect(readInWorker({ bytes, sheet: null }, 5)).rejects.toMatchObject({ code: 'import-too-heavy' });
    expect((await readInWorker({ bytes, sheet: null }, 60_000)).rows).toHaveLength(9000);
  });

  test('tells a file that breaks it as damaged', async () => {
    await expect(readInWorker({ bytes: undefined as never, sheet: null })).rejects.toMatchObject({
      code: 'import-damaged',
      field: 'path',
    });
  });

  test('reads back a workbook of words that every object has, and of what looks like an escape', async () => {
    const words = ['constructor', '__proto__', 'toString', '_x0041_', 'a\r\nb', 'a\nb', '=1+1'];
    const bytes = await writeSheets([
      { rows: [['Word'], ...words.map((word) => [word])], sheet: 'People', headings: 1 },
    ]);
    expect((await readSheet(bytes, null)).rows).toEqual([['Word'], ...words.map((word) => [word])]);
  });
});
