import { expect, test } from 'vitest';
import { sizeInWords } from '../../ui/sizes.ts';
import { shortHash } from './rule-words.ts';

test('file sizes are said in the unit that fits', () => {
  expect([1, 999, 1000, 1449, 12_345, 2_500_000].map(sizeInWords)).toEqual([
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '1.4 kB',
    '12 kB',
    '2.5 MB',
  ]);
});

test('a hash is cut to its first twelve characters', () => {
  expect(shortHash('0123456789abcdef0123')).toBe('0123456789ab');
});
