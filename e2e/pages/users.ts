import { expect, type Locator, type Page } from '@playwright/test';
import { choose, tick } from './controls.ts';
import { go } from './frame.ts';
import { keyLimit } from './vault.ts';

/** The panel of everybody who works in the register. */
export const colleagues = (page: Page): Locator => page.getByRole('region', { name: 'People who work here' });

export const rowOfColleague = (page: Page, name: string): Locator =>
  colleagues(page).getByRole('row', { name: new RegExp(`^${name}\\b`) });

/** Opens what can be done about a colleague. */
export const openColleague = async (page: Page, name: string): Promise<Locator> => {
  await go(page, 'Settings');
  await page.getByRole('button', { name: `Change ${name}`, exact: true }).click();
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Opens one of the things that can be done about a colleague. */
export const beginStep = async (page: Page, name: string, step: string): Promise<Locator> => {
  await (await openColleague(page, name)).getByRole('button', { name: step }).click();
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(dialog.getByRole('heading', { level: 2 })).not.toHaveText(name);
  return dialog;
};

/** Opens the form for somebody new. */
export const beginColleague = async (page: Page): Promise<Locator> => {
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Add somebody' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add somebody who works here' });
  await expect(dialog).toBeVisible();
  return dialog;
};

export interface NewColleague {
  readonly name: string;
  readonly agency: string;
  readonly role: string;
  readonly passphrase: string;
}

/** Types everything about somebody new, and sends nothing. */
export const fillColleague = async (dialog: Locator, colleague: NewColleague): Promise<void> => {
  await dialog.getByLabel('Name', { exact: true }).fill(colleague.name);
  await choose(dialog, 'Agency', colleague.agency);
  await tick(dialog, colleague.role);
  await dialog.getByLabel('First passphrase', { exact: true }).fill(colleague.passphrase);
};

export const sendColleague = async (page: Page, dialog: Locator, name: string): Promise<void> => {
  await dialog.getByRole('button', { name: 'Add them' }).click();
  await expect(rowOfColleague(page, name)).toBeVisible({ timeout: keyLimit });
};

export const addAgency = async (page: Page, name: string): Promise<void> => {
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Add an agency' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Add the agency' }).click();
  await expect(page.getByRole('button', { name: `Change ${name}`, exact: true })).toBeVisible();
};

/** Chooses who is at the keyboard and unlocks with their passphrase. */
export const unlockAs = async (page: Page, who: string, passphrase: string): Promise<void> => {
  await choose(page, 'Who are you?', who);
  await tryPassphrase(page, passphrase);
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: keyLimit });
};

export const tryPassphrase = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
};
