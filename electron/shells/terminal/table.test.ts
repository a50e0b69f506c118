import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aligned, clipped, tableOf, wrapped } from './table.ts';

describe('tables', () => {
  test('columns stand under each other, figures to the right, and no line ends in spaces', () => {
    expect(
      tableOf(
        ['Name', 'Count', ''],
        [
          ['Łukasik', '3'],
          ['Jo', '12', 'x'],
        ],
        [1],
      ),
    ).toEqual(['Name     Count', '-----------------', 'Łukasik      3', 'Jo          12  x']);
  });

  test('nothing makes a table of nothing', () => {
    expect(aligned([])).toEqual([]);
  });

  test('a long cell is shortened by whole characters', () => {
    expect(clipped('short', 5)).toBe('short');
    expect(clipped('🐕🐕🐕🐕', 3)).toBe('🐕🐕…');
  });

  test('running text breaks between words and loses none', () => {
    expect(wrapped('one two three\n\nfour', 7, '  ')).toEqual(['  one two', '  three', '', '  four']);
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/)), fc.integer({ min: 12, max: 40 }), (words, longest) => {
        const lines = wrapped(words.join(' '), longest);
        expect(lines.join(' ')).toBe(words.join(' '));
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
