import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './controls.ts';
import { go, title } from './frame.ts';
import type { Stop } from './tour.ts';

/** What is missing of the period that is chosen. */
export const beginCollecting = async (page: Page): Promise<void> => {
  await go(page, 'Quarter');
  await page.getByRole('button', { name: 'What is missing' }).click();
  await expect(title(page)).toContainText('What is missing');
};

export const showMissing = async (page: Page, tab: string): Promise<void> =>
  page.getByRole('tab', { name: tab, exact: true }).click();

/** Opens the form that asks an agency. */
export const beginAsking = async (page: Page, agency: string): Promise<Locator> => {
  await beginCollecting(page);
  await showMissing(page, 'By agency');
  await page.getByRole('button', { name: `Ask ${agency}`, exact: true }).click();
  return page.getByRole('dialog', { name: `Ask ${agency}` });
};

/** On what ground, and where the request lies. */
export const sayGround = async (dialog: Locator, folder: string): Promise<void> => {
  await choose(dialog, 'Lawful basis', 'Public task');
  await dialog.getByLabel('Folder').fill(folder);
};

/** Fills a request in as an agency does, outside the application. */
export function fillIn(path: string, password: string, cells: readonly (readonly [number, string, string])[]): void {
  const script = join(import.meta.dirname, '../../electron/host/testing/fill-in.ts');
  execFileSync(process.execPath, ['--no-warnings', script, path, password, JSON.stringify(cells)]);
}

/** Gives the workbook that came back and its password, and looks at it. */
export const readBack = async (page: Page, path: string, password: string): Promise<void> => {
  await page.getByLabel('Workbook', { exact: true }).fill(path);
  await page.getByLabel('Its password').fill(password);
  await page.getByRole('button', { name: 'Look at it' }).click();
};

/** The ways of looking at what is missing. */
export const collectingStops: readonly Stop[] = [
  { name: 'collecting', open: beginCollecting },
  ...(['By person', 'By agency', 'What the figures rest on', 'Requests and answers'] as const).map((tab) => ({
    name: `collecting-${tab.toLowerCase().replaceAll(' ', '-')}`,
    open: async (page: Page) => {
      await beginCollecting(page);
      await showMissing(page, tab);
    },
  })),
];

/** The form that asks an agency of the demonstration for what is missing. */
export const askingStops: readonly Stop[] = [
  {
    name: 'collecting-ask',
    open: async (page) => {
      const dialog = await beginAsking(page, 'Lanternfield Housing');
      await dialog.getByRole('button', { name: 'Make the request' }).click();
      await expect(dialog.locator('[aria-invalid="true"]').first()).toBeVisible();
    },
  },
];
