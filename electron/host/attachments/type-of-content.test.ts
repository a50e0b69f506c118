import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../testing/zip.ts';
import { typeOfContent } from './type-of-content.ts';

const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
const word = ['[Content_Types].xml', 'word/document.xml'];

describe('what a file is, by what is in it', () => {
  test.each([
    ['a PDF', bytes('%PDF-1.7\n'), 'pdf'],
    ['a PNG', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'png'],
    ['a JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0]), 'jpeg'],
    ['a Word document', zipOf(word), 'docx'],
    ['text with accents', bytes('Zoë came by\r\nand left a note\t.'), 'text'],
    ['a page of the web, which is kept as text', bytes('<script>alert(1)</script>'), 'text'],
    ['a Word document with macros', zipOf([...word, 'word/vbaProject.bin']), null],
    ['any other ZIP', zipOf(['a.txt']), null],
    ['a ZIP cut short', zipOf(word).subarray(0, 40), null],
    ['a program for Windows', bytes('MZ', [0x90, 0, 3, 0]), null],
    ['a program for Linux', bytes([0x7f], 'ELF', [2, 1, 1, 0]), null],
    ['a GIF', bytes('GIF89a', [1, 0, 1, 0, 0x80, 0, 0]), null],
    ['an older Word document', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), null],
    ['letters that are not UTF-8', bytes([0x5a, 0x6f, 0xeb]), null],
  ] as const)('%s', (_what, content, type) => expect(typeOfContent(content)).toBe(type));

  test('whatever it is, it is told without an error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (noise, zip) => {
        const content = zip ? Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), noise]) : noise;
        expect([null, 'pdf', 'png', 'jpeg', 'docx', 'text']).toContain(typeOfContent(content));
      }),
    );
  });

  test('a directory that points anywhere is told without an error', () => {
    fc.assert(
      fc.property(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }), (at, noise) => {
        const content = zipOf(word);
        content.set(noise, at % (content.length - noise.length));
        expect([null, 'docx', 'text', 'pdf', 'png', 'jpeg']).toContain(typeOfContent(content));
      }),
    );
  });
});
