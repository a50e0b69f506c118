import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

test('the words around the first one that was looked for, each of them whole', () => {
  const text = `${'Long before that came many other things, and then '.repeat(3)}Zoë rang from the café near the station, ${'and after it more was said about it '.repeat(4)}`;
  const { before, found, after } = excerptOf(['Nothing here', text], 'zoe caf');
  expect(found).toBe('Zoë');
  expect(before).toMatch(/^… .*and then $/);
  expect(after).toMatch(/^ rang from the café near the station, .* …$/);
  expect(before.length + after.length).toBeLessThan(130);
});

test('a text whose words were folded together still shows its beginning', () => {
  expect(excerptOf(['One\ntwo  three'], 'missing')).toEqual({ before: '', found: '', after: 'One two three' });
  expect(excerptOf([], 'missing')).toEqual({ before: '', found: '', after: '' });
});

test('whatever stands in a text, its excerpt is a piece of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, typed) => {
      const { before, found, after } = excerptOf([text], typed);
      const line = text.replace(/\s+/gu, ' ').trim();
      expect(line).toContain(`${before.replace(/^… /, '')}${found}${after.replace(/ …$/, '')}`);
    }),
  );
});
