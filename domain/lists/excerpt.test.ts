import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const whole = (pieces: readonly string[], typed: string): string =>
  excerptOf(pieces, typed)
    .map(({ text }) => text)
    .join('');
const found = (pieces: readonly string[], typed: string): string[] =>
  excerptOf(pieces, typed).flatMap(({ text, found }) => (found ? [text] : []));

test('the words around those that were looked for, each of them whole', () => {
  const text = `${'Long before that came many other things, and then '.repeat(3)}Zoë rang from the café near the station, ${'and after it more was said about it '.repeat(4)}`;
  const pieces = ['Nothing here', text];
  expect(found(pieces, 'zoe caf')).toEqual(['Zoë', 'café']);
  expect(whole(pieces, 'zoe caf')).toMatch(/^… .*and then Zoë rang from the café near the station, .* …$/);
  expect(whole(pieces, 'zoe caf').length).toBeLessThan(160);
});

test('the place where the words stand together, not the first in which one of them stands', () => {
  const text = `The bus was late. ${'Nothing else came of it. '.repeat(8)}Bring a biscuit for the dog.`;
  expect(found([text], 'the dog')).toEqual(['the', 'dog']);
  expect(found(['The bus was late.', text], 'the dog')).toEqual(['the', 'dog']);
});

test('a text whose words were folded together still shows its beginning', () => {
  expect(excerptOf(['One\ntwo  three'], 'missing')).toEqual([{ text: 'One two three', found: false }]);
  expect(excerptOf([], 'missing')).toEqual([]);
});

test('whatever stands in a text, its excerpt is a piece of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, typed) => {
      const line = text.replace(/\s+/gu, ' ').trim();
      const excerpt = whole([text], typed);
      expect(line).toContain(excerpt.replace(/^… /, '').replace(/ …$/, ''));
    }),
  );
});
