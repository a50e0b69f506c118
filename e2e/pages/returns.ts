import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { pick } from './controls.ts';

export type Rule = 'NHS 2018' | 'Public';

/** Chooses a rule and saves the files; nothing is looked at on the disk. */
export const exportReturn = async (page: Page, rule: Rule, folder: string): Promise<void> => {
  await pick(page, new RegExp(`^${rule}`));
  await page.getByLabel('Folder').fill(folder);
  await page.getByRole('button', { name: 'Export the return' }).click();
};

export const expectWritten = (page: Page): Promise<void> =>
  expect(page.getByRole('status').filter({ hasText: /^\d+ files written to/ })).toBeVisible();

export interface FileOnDisk {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** Every file in a folder, hidden ones too. */
export const filesIn = (folder: string): FileOnDisk[] =>
  readdirSync(folder)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name));
      return { name, text: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
    });

/** What the manifest says about the other files, by name. */
export const hashesIn = (manifest: FileOnDisk): Record<string, string> => {
  const { hashes } = JSON.parse(manifest.text) as { readonly hashes: readonly { name: string; sha256: string }[] };
  return Object.fromEntries(hashes.map(({ name, sha256 }) => [name, sha256]));
};
