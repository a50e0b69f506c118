import { describe, expect, it } from 'vitest';
import { barePng, isPlainDrawing } from './pictures.ts';

const drawing = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">${inside}</svg>`;

describe('a drawing', () => {
  it('of shapes and words is plain', () => {
    expect(
      isPlainDrawing(
        drawing(
          '<g transform="translate(1,2)"><line x1="1" y2="0.5" stroke-width="3"/><rect x="1" fill="#0f5f6b"/><text y="3">Rough &amp; ready: 4</text></g>',
        ),
      ),
    ).toBe(true);
  });

  it.each([
    ['<script>alert(1)</script>'],
    ['<rect onload="x()"/>'],
    ['<a href="https://example.org"><rect/></a>'],
    ['<image href="data:image/png;base64,AA"/>'],
    ['<use href="#a"/>'],
    ['<foreignObject><p>x</p></foreignObject>'],
    ['<style>*{fill:url(http://x)}</style>'],
    ['<rect style="fill:red"/>'],
    ['<rect class="plot"/>'],
    ['<rect fill="var(--ink)"/>'],
    ['<rect fill="url(#a)"/>'],
    ['<text>C:\\Users\\robin</text><rect x="C:\\a"/>'],
    ['<!-- drawn by somebody --><rect/>'],
    ['<?xml version="1.0"?><rect/>'],
    ['<rect x="1"'],
    ['<![CDATA[x]]>'],
    ['<rect xmlns:evil="https://example.org"/>'],
  ])('with %s is not', (inside) => {
    expect(isPlainDrawing(drawing(inside))).toBe(false);
  });

  it.each(['', 'a chart', '<svg ', '<svg ><rect/>', `${drawing('')} `, `x${drawing('')}`])('%j is none', (text) => {
    expect(isPlainDrawing(text)).toBe(false);
  });
});

const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const part = (name: string, body: readonly number[]): number[] => [
  ...[0, 0, 0, body.length],
  ...letters(name),
  ...body,
  ...[0, 0, 0, 0],
];
const head = part('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
const body = part('IDAT', [1, 2, 3]);
const end = part('IEND', []);
const png = (...parts: (readonly number[])[]): Uint8Array =>
  Uint8Array.from([137, 80, 78, 71, 13, 10, 26, 10, ...parts.flat()]);

describe('a picture', () => {
  it('keeps what it needs and loses every word about how it was made', () => {
    const made = png(head, part('tEXt', letters('Author Robin')), part('eXIf', letters('x')), body, end);
    expect(barePng(made)).toEqual(png(head, body, end));
    expect(barePng(png(head, body, end))).toEqual(png(head, body, end));
  });

  it('loses what stands behind its end', () => {
    expect(barePng(png(head, body, end, part('tEXt', letters('x'))))).toEqual(png(head, body, end));
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['text', Uint8Array.from(letters('<svg/>'))],
    ['no end', png(head, body)],
    ['no head', png(body, end)],
    ['a part longer than the file', png(head, body.slice(0, 9))],
  ])('of %s is none', (_what, bytes) => {
    expect(barePng(bytes)).toBeNull();
  });
});
