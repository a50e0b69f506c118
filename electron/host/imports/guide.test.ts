import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { guideToHeadings } from '../../../domain/imports/guide.ts';

test('the guide to moving in lists the headings that are understood, and no others', () => {
  const guide = readFileSync(path.join(import.meta.dirname, '../../../docs/moving-in-from-a-spreadsheet.md'), 'utf8');
  expect(guide.slice(guide.indexOf('| Becomes |'))).toBe(guideToHeadings());
});
