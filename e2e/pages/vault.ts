import { expect, type Page } from '@playwright/test';
import type { App } from '../fixtures.ts';

/** What a new register is made with. */
export interface NewRegister {
  readonly name: string;
  readonly area: string;
  readonly agency: string;
  readonly worker: string;
  readonly passphrase: string;
}

export const usualRegister: NewRegister = {
  name: 'Harbour register',
  area: 'Harbourside',
  agency: 'Harbourside Council',
  worker: 'Sam Tester',
  passphrase: 'lantern orchard violin thimble',
};

/** Deriving a key takes about a second on purpose, and longer on a busy machine. In milliseconds. */
export const keyLimit = 30_000;

export const passphraseField = (page: Page) => page.getByLabel('Passphrase', { exact: true });

/** Types everything into the form for a new register, and sends nothing. */
export const fillNewRegister = async (page: Page, folder: string, register: NewRegister): Promise<void> => {
  await page.getByLabel('Name of the register').fill(register.name);
  await page.getByLabel('Folder').fill(folder);
  await page.getByLabel('Area').fill(register.area);
  await page.getByLabel('Your agency').fill(register.agency);
  await page.getByLabel('Your name').fill(register.worker);
  await passphraseField(page).fill(register.passphrase);
  await page.getByLabel('Passphrase again', { exact: true }).fill(register.passphrase);
};

/** Makes a register; the window then shows its recovery code, which is the answer. */
export const createRegister = async (page: Page, folder: string, register = usualRegister): Promise<string> => {
  await page.getByRole('button', { name: 'Create a register' }).click();
  await fillNewRegister(page, folder, register);
  await page.getByRole('button', { name: 'Create the register' }).click();
  const groups = page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await expect(groups.first()).toBeVisible({ timeout: keyLimit });
  return (await groups.allTextContents()).join(' ');
};

export const confirmRecoveryCode = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'I have written it down' }).press('Space');
  await page.getByRole('button', { name: 'Go to the register' }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
};

/** Brings a fresh application to the first screen of a register of its own. */
export const beginRegister = async ({ page, folder }: App): Promise<void> => {
  await createRegister(page, folder);
  await confirmRecoveryCode(page);
};

/** Locks with the keyboard and waits for the door. */
export const lock = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+l');
  await expect(passphraseField(page)).toBeVisible();
};

export const unlock = async (page: Page, passphrase = usualRegister.passphrase): Promise<void> => {
  await passphraseField(page).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: keyLimit });
};

/** Waits until the demonstration has been made and is open; a whole cohort is made, day by day, which takes its time. */
export const demonstrationOpen = async ({ page }: App): Promise<void> => {
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: 4 * keyLimit });
};
