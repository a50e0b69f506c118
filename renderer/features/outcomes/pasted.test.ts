import { expect, test } from 'vitest';
import { pastedCells } from './pasted.ts';

const size = { rows: 3, columns: 3 };

test('a block is laid out from the cell that has the focus', () => {
  expect(pastedCells('a\tb\r\nc\td\r\n', { row: 1, column: 1 }, size)).toEqual([
    { row: 1, column: 1, text: 'a' },
    { row: 1, column: 2, text: 'b' },
    { row: 2, column: 1, text: 'c' },
    { row: 2, column: 2, text: 'd' },
  ]);
});

test('empty cells clear nothing and what lies beyond the grid is left out', () => {
  expect(pastedCells('\tx\ty\n\n', { row: 2, column: 1 }, size)).toEqual([{ row: 2, column: 2, text: 'x' }]);
});
