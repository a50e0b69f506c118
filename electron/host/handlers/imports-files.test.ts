import { truncateSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { importLimits } from '../../../domain/imports/limits.ts';
import { suggested, writeSpreadsheet } from '../testing/import-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { bigWorkbook, workbook } from '../testing/workbook.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const place = (file: string) => ({ path: file, sheet: null, headingRow: null });
const saved = (content: string | Uint8Array, name = 'list.csv'): string => writeSpreadsheet(open.folder, name, content);
const csv = (...lines: string[]): string => saved(`${lines.join('\r\n')}\r\n`);

async function understand(file: string): Promise<InputOf<'imports.preview'>> {
  return suggested(await open.call('imports.look', place(file)), file);
}
const preview = async (file: string): Promise<OutputOf<'imports.preview'>> =>
  open.call('imports.preview', await understand(file));
const whyNot = async (file: string) => {
  const { code, field } = await open.refused('imports.look', place(file));
  return [code, field];
};

describe('files that cannot be read', () => {
  const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
  const underPassword = Buffer.concat([bytes('d0cf11e0a1b11ae1'), Buffer.from('EncryptedPackage', 'utf16le')]);
  test.each([
    ['an empty file', '', 'import-empty'],
    ['a sheet of empty cells', '\uFEFF\r\n , ,\r\n', 'import-empty'],
    ['headings without a row', 'Name,DOB\r\n,,\r\n', 'import-only-headings'],
    ['a program', bytes('7f454c46020101000000090800'), 'import-not-a-spreadsheet'],
    ['an older workbook', bytes('d0cf11e0a1b11ae1'), 'import-old-or-protected'],
    ['a workbook under a password', underPassword, 'import-password'],
    ['a workbook that was cut short', bytes('504b030414000600'), 'import-damaged'],
    ['a quotation mark that is never closed', 'Name,DOB\r\n"Ann,1980\r\n', 'import-quote-open'],
    ['1,000 columns', `Name${',x'.repeat(999)}\r\nAnn\r\n`, 'import-too-many-columns'],
    ['a workbook of empty sheets', workbook([]), 'import-empty'],
    ['a workbook that unpacks to more than it may', bigWorkbook(importLimits.unpacked + 1), 'import-too-heavy'],
    ['more than 20 MB', Buffer.alloc(importLimits.bytes + 1, 'a'), 'import-too-large'],
  ])('%s is refused in words', async (_what, content, code) => {
    expect(await whyNot(saved(content))).toEqual([code, 'path']);
  });

  test('200 MB are refused without being read', async () => {
    const file = saved('Name\r\nAnn\r\n');
    truncateSync(file, 200 * 1024 * 1024);
    expect(await whyNot(file)).toEqual(['import-too-large', 'path']);
  });

  test('a place without a file, and a folder, are refused', async () => {
    expect(await whyNot(path.join(open.folder, 'no such.csv'))).toEqual(['import-missing', 'path']);
    expect(await whyNot(open.folder)).toEqual(['import-missing', 'path']);
  });

  test('a list with 10,001 rows is too long, and one with 10,000 is not', async () => {
    expect(await whyNot(saved(`Name\r\n${'Ann\r\n'.repeat(10_001)}`))).toEqual(['import-too-many-rows', 'path']);
    const { rows } = await open.call('imports.look', place(saved(`Name\r\n${'Ann\r\n'.repeat(10_000)}`)));
    expect(rows).toBe(10_000);
  });

  test('a mapping that makes no sense is refused beside its column', async () => {
    const file = csv('Ref,Name,Name', 'A-1,Ann Bell,Annie');
    const understood = await understand(file);
    expect(understood.mapping).toEqual(['reference', 'full-name', null]);
    const why = async (mapping: (string | null)[]) => {
      const { code, field } = await open.refused('imports.preview', { ...understood, mapping });
      return [code, field];
    };
    expect(await why(['reference', 'full-name', 'full-name'])).toEqual(['import-column-twice', 'mapping.2']);
    expect(await why(['reference', 'nonsense', null])).toEqual(['unknown-code', 'mapping.1']);
    expect(await why(['reference', 'need:nonsense', null])).toEqual(['unknown-code', 'mapping.1']);
    expect(await why(['reference', null, null])).toEqual(['import-no-name-column', 'mapping']);
  });
});

describe('files as they are', () => {
  const text = 'Ref;Name;DOB;Phone\r\n1;Zoë Łuczak;1/2/1980;\r\n2;"Bell,\r\nAnn";3.4.81;"1; 2; ""3"""\r\n';
  const utf16 = (mark: boolean) => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8', Buffer.from(`\uFEFF${text}`)],
    ['UTF-8', Buffer.from(`sep=;\r\n${text}`)],
    ['UTF-16', utf16(true)],
    ['UTF-16', utf16(false)],
    ['UTF-16', utf16(true).swap16()],
    ['UTF-16', utf16(false).swap16()],
  ])('%s with semicolons, quotes and a line break in a cell', async (encoding, bytes) => {
    const file = saved(bytes);
    expect(await open.call('imports.look', place(file))).toMatchObject({ encoding, delimiter: 'semicolon', rows: 2 });
    const { rows } = await preview(file);
    expect(rows.map(({ name, birthDate }) => [name, birthDate])).toEqual([
      ['Zoë Łuczak', '1980-02-01'],
      ['Ann Bell', '1981-04-03'],
    ]);
  });

  test('Windows-1252 and tabs', async () => {
    const file = saved(Buffer.from('Name\tDOB\r\nZo\xeb O\x92Brien\t1980\r\n', 'latin1'));
    expect(await open.call('imports.look', place(file))).toMatchObject({ encoding: 'Windows-1252', delimiter: 'tab' });
    expect((await preview(file)).rows[0]?.name).toBe('Zoë O’Brien');
  });

  test('titles and groups above the headings, empty rows between, columns for later', async () => {
    const file = csv(
      'MCN cohort list,,,',
      'updated weekly,,,',
      ',,,',
      'Person,,Work,',
      'Client Name,DOB,Lead worker,Notes',
      'Ann Bell,1980,Jo,x',
      ',,,',
      'Cal Dow,1981,,',
    );
    const looked = await open.call('imports.look', place(file));
    expect([looked.headingRow, looked.rows]).toEqual([5, 2]);
    expect(looked.columns.map(({ suggested: field, why }) => [field, why !== null])).toEqual([
      ['full-name', false],
      ['birth-date', false],
      [null, true],
      [null, true],
    ]);
    expect((await preview(file)).rows.map(({ line }) => line)).toEqual([6, 8]);
  });
});
