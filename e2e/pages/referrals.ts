import { expect, type Locator, type Page } from '@playwright/test';
import { go, title } from './frame.ts';

export type ReferralsTab =
  | 'Waiting'
  | 'Deciding'
  | 'Advice and decisions'
  | 'First contacts'
  | 'Counts and comparison'
  | 'How we decide';

/** Opens one part of the referrals. */
export const referrals = async (page: Page, tab: ReferralsTab): Promise<Locator> => {
  await go(page, 'Today');
  await go(page, 'Referrals');
  await page.getByRole('tab', { name: tab }).click();
  const panel = page.getByRole('tabpanel', { name: tab });
  await expect(panel).toBeVisible();
  return panel;
};

/** The names on the waiting list, in its order. */
export const waitingList = (page: Page): Locator =>
  page.getByRole('table', { name: 'Waiting list' }).getByRole('rowheader').getByRole('button');

/** Opens the referral of somebody from the part that is open. */
export const openReferral = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('button', { name: new RegExp(`^Open the referral of ${name},`) })
    .first()
    .click();
  await expect(title(page)).toHaveText(`Referral of ${name}`);
};

/** The dialog of a decision, filled with who, where and under what; the decision itself is still to be chosen. */
export const beginDecision = async (page: Page, name: string): Promise<Locator> => {
  await page.getByRole('button', { name: 'Record the decision' }).click();
  const dialog = page.getByRole('dialog', { name: `Decide about ${name}` });
  await dialog.getByLabel('Who decided').fill('Robin Ellery, Priyanka Nair');
  await dialog.getByLabel('Where', { exact: true }).fill('Panel in the town hall');
  await dialog.getByLabel('Why', { exact: true }).fill('Talked through with everybody who knows them.');
  return dialog;
};

/** A case for the person picker: type a name and take the first that is found. */
export const pickPerson = async (dialog: Locator, label: string, letters: string): Promise<void> => {
  await dialog.getByRole('combobox', { name: label }).fill(letters);
  await expect(dialog.page().getByRole('listbox', { name: 'People found' })).toBeVisible();
  await dialog.getByRole('combobox', { name: label }).press('Enter');
};
