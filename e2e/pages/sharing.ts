import { expect, type Locator, type Page } from '@playwright/test';
import { choose, tick } from './controls.ts';
import { go } from './frame.ts';
import { openPerson, openPersonTab } from './people.ts';

/** Opens who may know what about somebody. */
export const whoMayKnow = async (page: Page, name: string): Promise<Locator> => {
  await openPerson(page, name);
  await openPersonTab(page, 'Who may know what');
  const table = page.getByRole('table', { name: `Who may know what about ${name}` });
  await expect(table).toBeVisible();
  return table;
};

/** What stands in the row of one agency. */
export const agencyRow = (table: Locator, agency: string): Locator =>
  table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name: new RegExp(`^${agency}`) }) });

/** What was told about somebody, on their own page. */
export const disclosuresOf = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: `Who was told about ${name}` });

/** Opens one part of governance. */
export const governance = async (page: Page, tab: 'Disclosures' | 'Agreements'): Promise<void> => {
  await go(page, 'Governance');
  await page.getByRole('tab', { name: tab }).click();
};

/** Writes down what somebody said to sharing with an agency. */
export const recordAnswer = async (
  page: Page,
  agency: string,
  answer: { readonly said: string; readonly kinds: readonly string[]; readonly words: string },
): Promise<Locator> => {
  await page.getByRole('button', { name: 'Record what they said' }).click();
  const dialog = page.getByRole('dialog');
  await choose(dialog, 'Sharing with', agency);
  await dialog.getByRole('radio', { name: answer.said, exact: true }).press('Space');
  for (const kind of answer.kinds) await tick(dialog, kind);
  await dialog.getByLabel('In their words').fill(answer.words);
  return dialog;
};
