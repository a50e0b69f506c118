import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';
import { printInChromium } from './render-pdf.ts';

const executable = findChromium();
const page = (body: string): string =>
  `<!doctype html><html lang="en-GB"><head><title>A plan</title><style>body { color: #000 }</style></head><body>${body}</body></html>`;

/** Everything that stands in a PDF outside pictures and fonts, its packed streams opened. */
const textOf = (pdf: Uint8Array): string => {
  const raw = Buffer.from(pdf);
  const parts = [raw.toString('latin1')];
  for (const match of raw.toString('latin1').matchAll(/stream\r?\n/g)) {
    try {
      parts.push(inflateSync(raw.subarray(match.index + match[0].length)).toString('latin1'));
    } catch {
      // Not a packed stream.
    }
  }
  return parts.join('\n');
};

test('nothing is printed where there is no Chromium', async () => {
  expect(await printInChromium(null, page('<p>Words</p>'))).toBeNull();
});

test.skipIf(executable === null)(
  'a document becomes a tagged PDF that runs and loads nothing',
  async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('mcn-casebook-print'));
    const script = '<script>document.title = "ran"</script><img src="https://example.org/x.png" alt="">';
    const pdf = await printInChromium(executable, page(`<h1>Asha</h1><p>A door I can lock</p>${script}`));
    expect(
      Buffer.from(pdf ?? [])
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const text = textOf(pdf ?? new Uint8Array());
    expect(text).toContain('/StructTreeRoot');
    expect(text).toMatch(/\/S \/H1/);
    expect(text).toContain('/Title (A plan)');
    expect(text).not.toContain('ran)');
    // The profile goes with the browser.
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('mcn-casebook-print'))).toEqual(before);
  },
  30_000,
);
