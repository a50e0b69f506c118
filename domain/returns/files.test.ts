import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, notForRelease, tableToCsv } from './csv.ts';
import { returnFiles } from './files.ts';
import type { PublishedTable } from './suppress.ts';

const table: PublishedTable = {
  code: 'sex',
  title: 'Sex, of all',
  rowLabel: 'Sex',
  columns: [{ code: 'people', label: 'People' }],
  rows: [
    { code: 'female', label: 'Female', cells: [10] },
    { code: 'male', label: '=cmd|"/c calc"!A1', cells: ['[c]'] },
  ],
  notes: ['A note.'],
};
const period = {
  code: 'Y1 Q4/é',
  label: 'Notes by Sam',
  calendar: 'meam',
  firstDay: '2018-01-03',
  lastDay: '2018-03-30',
};
const files = (rule: 'nhs-2018' | 'public') => returnFiles({ period, rule, tables: [table], demonstration: true });

/** Reads CSV as RFC 4180 says, so that the writer is checked against something that is not itself. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
    if (end === '') break;
  }
  return lines.slice(0, -1);
}

describe('CSV', () => {
  it('marks the first line, then gives the table, then its title and notes', () => {
    expect(tableToCsv(table)).toBe(
      'NOT FOR RELEASE: no complementary protection\r\nSex,People\r\nFemale,10\r\n' +
        '"\'=cmd|""/c calc""!A1",[c]\r\n\r\n"Sex, of all"\r\nA note.\r\n',
    );
  });

  it.each(['=1+1', '+44', '-1', '@sum', '\tx', '\rx', '＝1'])('defuses %j', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it('comes back as it went, behind an apostrophe where it would be a formula', () => {
    const cell = fc.oneof(fc.string(), fc.stringMatching(/^[=+@",\r\n\t-][a-z",\r\n]*$/));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        const [back] = parseCsv(`${cells.map(csvCell).join(',')}\r\n`);
        expect(back).toHaveLength(cells.length);
        back?.forEach((one, at) => {
          expect(one).not.toMatch(/^[=+\-@\t\r\n]/);
          expect([cells[at], `'${cells[at]}`]).toContain(one);
        });
      }),
    );
  });
});

describe('the files of a return', () => {
  it.each(['nhs-2018', 'public'] as const)('carry the marking in name and first line (%s)', (rule) => {
    expect(files(rule)).toHaveLength(3);
    for (const file of files(rule)) {
      expect(file.name).toMatch(/^[A-Za-z0-9.-]+$/);
      expect(file.name).toContain('not-for-release');
      expect(file.text.split(/\r?\n/)[0]).toContain(notForRelease);
      if (file.name.endsWith('.json'))
        expect(JSON.parse(file.text)).toMatchObject({ marking: notForRelease, demonstration: true });
    }
  });

  it('list every other file in the manifest', () => {
    const all = files('public');
    const manifest = JSON.parse(all.at(-1)?.text ?? '');
    expect(manifest.files.map((file: { name: string }) => file.name)).toEqual(
      all.slice(0, -1).map((file) => file.name),
    );
  });

  it('name no date finer than a quarter for the public, and nothing that was typed about the period', () => {
    const text = files('public')
      .map((file) => file.text)
      .join();
    expect(text).toContain('January to March 2018');
    expect(text).not.toMatch(/2018-0|3 January|30 March|Sam/);
    expect(
      files('nhs-2018')
        .map((file) => file.text)
        .join(),
    ).not.toContain('Sam');
  });

  it('are the same, byte for byte, each time', () => expect(files('public')).toEqual(files('public')));
});
