import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf, OutputOf } from '../../../domain/contract.ts';
import { suggested, writeSpreadsheet } from '../testing/import-examples.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

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
  test('are refused in words, each with its code', async () => {
    expect(await whyNot(path.join(open.folder, 'no such.csv'))).toEqual(['import-missing', 'path']);
    expect(await whyNot(open.folder)).toEqual(['import-missing', 'path']);
    expect(await whyNot(saved(''))).toEqual(['import-empty', 'path']);
    expect(await whyNot(saved('\uFEFF\r\n , ,\r\n'))).toEqual(['import-empty', 'path']);
    expect(await whyNot(saved('Name,DOB\r\n,,\r\n'))).toEqual(['import-only-headings', 'path']);
    expect(await whyNot(saved(Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 9, 8])))).toEqual([
      'import-not-a-spreadsheet',
      'path',
    ]);
    expect(await whyNot(saved(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).toEqual(['import-old-or-protected', 'path']);
    const underPassword = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(await whyNot(saved(underPassword))).toEqual(['import-password', 'path']);
    expect(await whyNot(saved(Buffer.from('504b030414000600', 'hex')))).toEqual(['import-damaged', 'path']);
    expect(await whyNot(saved('Name,DOB\r\n"Ann,1980\r\n'))).toEqual(['import-quote-open', 'path']);
    expect(await whyNot(saved(`Name${',x'.repeat(1000)}\r\nAnn\r\n`))).toEqual(['import-too-many-columns', 'path']);
    expect(await whyNot(saved(`Name\r\n${'Ann\r\n'.repeat(10_101)}`))).toEqual(['import-too-many-rows', 'path']);
    expect(await whyNot(saved(Buffer.alloc(20 * 1024 * 1024 + 1, 'a')))).toEqual(['import-too-large', 'path']);
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
