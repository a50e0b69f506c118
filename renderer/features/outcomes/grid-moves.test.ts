import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeAfter } from './grid-moves.ts';

const size = { rows: 24, columns: 12, page: 10 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

test('arrows move by one and stop at the edges', () => {
  expect(placeAfter({ row: 3, column: 3 }, press('ArrowDown'), size)).toEqual({ row: 4, column: 3 });
  expect(placeAfter({ row: 3, column: 0 }, press('ArrowLeft'), size)).toEqual({ row: 3, column: 0 });
  expect(placeAfter({ row: 23, column: 11 }, press('ArrowDown'), size)).toEqual({ row: 23, column: 11 });
});

test('Home and End stay in the row, with Ctrl they reach the corners', () => {
  expect(placeAfter({ row: 5, column: 4 }, press('Home'), size)).toEqual({ row: 5, column: 0 });
  expect(placeAfter({ row: 5, column: 4 }, press('End'), size)).toEqual({ row: 5, column: 11 });
  expect(placeAfter({ row: 5, column: 4 }, press('Home', true), size)).toEqual({ row: 0, column: 0 });
  expect(placeAfter({ row: 5, column: 4 }, press('End', true), size)).toEqual({ row: 23, column: 11 });
});

test('PageDown jumps a page and Ctrl with an arrow goes to the edge', () => {
  expect(placeAfter({ row: 1, column: 2 }, press('PageDown'), size)).toEqual({ row: 11, column: 2 });
  expect(placeAfter({ row: 1, column: 2 }, press('PageDown'), { ...size, rows: 5 })).toEqual({ row: 4, column: 2 });
  expect(placeAfter({ row: 9, column: 2 }, press('ArrowUp', true), size)).toEqual({ row: 0, column: 2 });
});

test('other keys do not move', () => {
  expect(placeAfter({ row: 1, column: 2 }, press('a'), size)).toBeNull();
  expect(placeAfter({ row: 1, column: 2 }, press('Enter'), size)).toBeNull();
});

test('no key leads out of the grid', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean())), fc.nat(30), fc.nat(20), (pressed, rows, columns) => {
      const grid = { rows: rows + 1, columns: columns + 1, page: 10 };
      const end = pressed.reduce((at, [key, ctrl]) => placeAfter(at, press(key, ctrl), grid) ?? at, {
        row: 0,
        column: 0,
      });
      expect(end.row).toBeGreaterThanOrEqual(0);
      expect(end.row).toBeLessThan(grid.rows);
      expect(end.column).toBeGreaterThanOrEqual(0);
      expect(end.column).toBeLessThan(grid.columns);
    }),
  );
});
