import { expect, test } from 'vitest';
import { blockOf, fillsDown, isOneCell, placesIn } from './grid-block.ts';
import { altLetter, stateOfLetter } from './state-keys.ts';

test('a block lies between its two corners, whichever way it was selected', () => {
  const block = { top: 1, bottom: 3, left: 0, right: 2 };
  expect(blockOf({ row: 3, column: 0 }, { row: 1, column: 2 })).toEqual(block);
  expect(placesIn(block)).toHaveLength(9);
  expect(isOneCell(blockOf({ row: 1, column: 1 }, { row: 1, column: 1 }))).toBe(true);
});

test('filling down copies the first row of a block, or the row above a single one', () => {
  expect(fillsDown({ top: 0, bottom: 2, left: 1, right: 1 })).toEqual([
    { from: { row: 0, column: 1 }, to: { row: 1, column: 1 } },
    { from: { row: 0, column: 1 }, to: { row: 2, column: 1 } },
  ]);
  expect(fillsDown({ top: 4, bottom: 4, left: 1, right: 2 })).toEqual([
    { from: { row: 3, column: 1 }, to: { row: 4, column: 1 } },
    { from: { row: 3, column: 2 }, to: { row: 4, column: 2 } },
  ]);
  expect(fillsDown({ top: 0, bottom: 0, left: 1, right: 1 })).toEqual([]);
});

test('states stand on letters with Alt alone, which no value begins with', () => {
  const press = (code: string, ctrlKey = false, altKey = true) => altLetter({ code, altKey, ctrlKey, metaKey: false });
  expect(['KeyK', 'KeyD', 'KeyA', 'KeyN', 'KeyS'].map((code) => stateOfLetter(press(code) ?? ''))).toEqual([
    'not-known',
    'declined',
    'not-asked',
    'not-applicable',
    'not-supplied',
  ]);
  // AltGr is Ctrl and Alt together, and writes letters on some keyboards.
  expect([press('KeyK', true), press('KeyK', false, false), press('Digit1')]).toEqual([null, null, null]);
  expect(stateOfLetter('Z')).toBeNull();
});
