import { expect, type Locator, type Page } from '@playwright/test';
import { pick } from './controls.ts';
import { go } from './frame.ts';
import { keyLimit } from './vault.ts';

/** The panel of keys, which says on how many papers the recovery code stands. */
export const keysPanel = async (page: Page): Promise<Locator> => {
  await go(page, 'Settings');
  return page.getByRole('region', { name: 'Keys and recovery' });
};

/** Opens the form for a new recovery code. */
export const beginNewCode = async (page: Page): Promise<Locator> => {
  await (await keysPanel(page)).getByRole('button', { name: 'Make a new recovery code' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make a new recovery code' });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** What stands on the paper that is shown now. */
export const paperShown = async (page: Page): Promise<string> => {
  const groups = page.getByRole('list', { name: /ecovery code, in groups$/ }).getByRole('listitem');
  await expect(groups.first()).toBeVisible({ timeout: keyLimit });
  return (await groups.allTextContents()).join(' ');
};

/** Has a new code made in two parts; the first of them is shown then. */
export const makeNewCodeInTwoParts = async (page: Page, passphrase: string): Promise<string> => {
  const dialog = await beginNewCode(page);
  await dialog.getByLabel('Your passphrase now', { exact: true }).fill(passphrase);
  await pick(dialog, /^Two parts, for two holders/);
  await dialog.getByRole('button', { name: 'Make a new code' }).click();
  return await paperShown(page);
};

/** Goes on to typing the last group back; the paper is out of sight then. */
export const itIsOnPaper = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'It is on paper' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Is it right on the paper?' });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Types the last group of a paper back. */
export const typeBack = async (page: Page, paper: string, next: string): Promise<void> => {
  const dialog = await itIsOnPaper(page);
  await dialog.getByLabel('Last group on the paper').fill(paper.split(' ').at(-1) ?? '');
  await dialog.getByRole('button', { name: next }).click();
};
