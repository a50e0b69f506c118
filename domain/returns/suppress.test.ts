import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PeopleTable, PracticeTable } from './shapes.ts';
import { previewCells, protectCount, protectPercentage, protectTable, returnRuleCodes } from './suppress.ts';

const upTo13 = Array.from({ length: 14 }, (_, count) => count);
const people: PeopleTable = {
  about: 'people',
  code: 'sex',
  title: 'Sex',
  rowLabel: 'Sex',
  columns: [{ code: 'people', label: 'People' }],
  rows: [
    { code: 'female', label: 'Female', cells: [9] },
    { code: 'male', label: 'Male', cells: [12] },
    { code: 'another-term', label: 'Another term', cells: [0] },
    { code: 'not-stated', label: 'Not stated', cells: [3] },
    { code: 'all', label: 'All people', cells: [24] },
  ],
  baseRow: 'all',
  notes: [],
};
const practice: PracticeTable = {
  about: 'practice',
  code: 'fidelity',
  title: 'Fidelity',
  rowLabel: 'Section',
  columns: [{ code: 'rating', label: 'Rating' }],
  rows: [
    { code: 'average', label: 'Average', cells: ['2.71'] },
    { code: 'one', label: 'One', cells: [5] },
  ],
  notes: [],
};

describe('protecting a count', () => {
  it('follows the table of the board paper from 0 to 13', () => {
    const expected = [0, '*', '*', '*', '*', '*', '*', '*', 10, 10, 10, 10, 10, 15];
    expect(upTo13.map((count) => protectCount('nhs-2018', count))).toEqual(expected);
    expect(upTo13.map((count) => protectCount('public', count))).toEqual(
      expected.map((cell) => (cell === '*' ? '[c]' : cell)),
    );
  });

  it('rounds to the nearest five, never by more than two, and never shows 1 to 7', () => {
    fc.assert(
      fc.property(fc.constantFrom(...returnRuleCodes), fc.nat(100_000), (rule, count) => {
        const shown = protectCount(rule, count);
        if (count >= 1 && count <= 7) expect(typeof shown).toBe('string');
        else expect(Math.abs(Number(shown) - count) <= 2 && Number(shown) % 5 === 0).toBe(true);
      }),
    );
  });

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', (count) => {
    expect(() => protectCount('public', count)).toThrow(RangeError);
  });
});

describe('protecting a percentage', () => {
  it.each([
    [12, 24, 40],
    [0, 24, 0],
    [3, 24, '[c]'],
    [0, 7, '[c]'],
    [0, 0, '[c]'],
    [9, 9, 100],
    [25, 8000, 0],
  ])('%i of %i is %s', (part, whole, shown) => expect(protectPercentage('public', part, whole)).toBe(shown));

  it('is the same for all counts that are published alike', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.constantFrom(...returnRuleCodes), (a, b, rule) => {
        const [part, whole] = [Math.min(a, b), Math.max(a, b)];
        const alike = (count: number) =>
          Array.from({ length: 201 }, (_, other) => other).filter(
            (other) => protectCount(rule, other) === protectCount(rule, count),
          );
        const shown = new Set(alike(part).map((other) => protectPercentage(rule, other, whole)));
        expect(shown.size).toBe(1);
        expect(new Set(alike(whole).map((other) => protectPercentage(rule, part, other))).size).toBe(1);
      }),
    );
  });
});

describe('protecting a table', () => {
  it('protects totals like every other cell, and takes percentages of what is published', () => {
    const shown = protectTable('public', people);
    expect(shown.columns.map((column) => column.code)).toEqual(['people', 'people-percent']);
    expect(shown.rows.map((row) => row.cells)).toEqual([
      [10, 40],
      [10, 40],
      [0, 0],
      ['[c]', '[c]'],
      [25, 100],
    ]);
    expect(shown.notes.at(-1)).toContain('totals may differ from the sum of their parts');
  });

  it('hides a small total', () => {
    const few = { ...people, rows: people.rows.map((row) => ({ ...row, cells: [row.code === 'all' ? 4 : 1] })) };
    expect(protectTable('nhs-2018', few).rows.flatMap((row) => row.cells)).toEqual(Array(10).fill('*'));
  });

  it('leaves figures about practice as they are', () => {
    expect(protectTable('public', practice).rows.map((row) => row.cells)).toEqual([['2.71'], [5]]);
  });

  it('shows those who may see it the count behind each cell', () => {
    const cells = previewCells('public', people);
    expect(cells[3]).toEqual([
      { shown: '[c]', count: 3, hidden: true },
      { shown: '[c]', count: null, hidden: true },
    ]);
    expect(cells[0]?.[0]).toEqual({ shown: '10', count: 9, hidden: false });
    expect(previewCells('public', practice)[0]).toEqual([{ shown: '2.71', count: null, hidden: false }]);
  });
});

describe('what holds for everybody in a group', () => {
  const everybody = (code: string, row: string): PeopleTable => ({
    ...people,
    code,
    rows: [
      { code: row, label: row, cells: [12] },
      { code: 'other', label: 'Other', cells: [0] },
      { code: 'all', label: 'All people', cells: [12] },
    ],
  });
  const first = (rule: (typeof returnRuleCodes)[number], table: PeopleTable) =>
    protectTable(rule, table).rows[0]?.cells;

  it('is hidden under the public rule, count and percentage', () => {
    expect(first('public', everybody('needs', 'homelessness'))).toEqual(['[c]', '[c]']);
    expect(previewCells('public', everybody('needs', 'homelessness'))[0]?.map((cell) => cell.hidden)).toEqual([
      true,
      true,
    ]);
    expect(protectTable('public', everybody('needs', 'homelessness')).rows[2]?.cells).toEqual([10, 100]);
  });

  it('is shown where it tells nothing of anybody, and under the NHS rule', () => {
    expect(first('public', everybody('sex', 'not-stated'))).toEqual([10, 100]);
    expect(first('public', everybody('eligibility', 'meets'))).toEqual([10, 100]);
    expect(first('nhs-2018', everybody('needs', 'homelessness'))).toEqual([10, 100]);
  });
});
