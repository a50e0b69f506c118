import { expect, test } from 'vitest';
import { pastedCells } from './pasted.ts';

const size = { rows: 3, columns: 3 };
const at = (row: number, column: number) => ({ top: row, bottom: row, left: column, right: column });

test('a block is laid out from the cell that has the focus, whatever ends its lines', () => {
  const laidOut = [
    { row: 1, column: 1, text: 'a' },
    { row: 1, column: 2, text: 'b' },
    { row: 2, column: 1, text: 'c' },
    { row: 2, column: 2, text: 'd' },
  ];
  for (const end of ['\r\n', '\n', '\r'])
    expect(pastedCells(`a\tb${end}c\td${end}`, at(1, 1), size)).toEqual({ inside: laidOut, beyond: [] });
});

test('empty cells clear nothing, and what lies beyond the grid is told', () => {
  expect(pastedCells('\tx\ty\n\nz', at(1, 1), size)).toEqual({
    inside: [{ row: 1, column: 2, text: 'x' }],
    beyond: [
      { row: 1, column: 3, text: 'y' },
      { row: 3, column: 1, text: 'z' },
    ],
  });
});

test('one value goes into every selected cell, and a block only from their upper left', () => {
  const selected = { top: 0, bottom: 2, left: 1, right: 1 };
  expect(pastedCells('7\r\n', selected, size).inside.map(({ row, text }) => [row, text])).toEqual([
    [0, '7'],
    [1, '7'],
    [2, '7'],
  ]);
  expect(pastedCells('7\t8', selected, size).inside).toHaveLength(2);
});
