import { expect, type Locator, type Page } from '@playwright/test';
import { go } from './frame.ts';

/** Opens one part of the governance screen. */
const governance = async (page: Page, tab: string): Promise<void> => {
  await go(page, 'Governance');
  await page.getByRole('tab', { name: tab }).click();
};

/** What people have asked about their own record, and whose use is restricted. */
export const requests = (page: Page): Promise<void> => governance(page, 'Requests');

export const trail = async (page: Page): Promise<Locator> => {
  await governance(page, 'Audit trail');
  const table = page.getByRole('table', { name: 'The audit trail' });
  await expect(table).toBeVisible();
  return table;
};

/** Opens one request by the reference of whoever made it, and what it asks. */
export const openRequest = async (page: Page, reference: string, what: string): Promise<Locator> => {
  await requests(page);
  await page.getByRole('button', { name: `Open the request of ${reference}: ${what}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toContainText(what);
  return dialog;
};

/** From a button through the reference to what is to be done about that record. */
export const beginAbout = async (page: Page, button: string, reference: string): Promise<void> => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('dialog').getByLabel('Reference', { exact: true }).fill(reference);
  await page.getByRole('button', { name: 'Look it up' }).click();
};

/** Restricts the use of somebody's record. */
export const restrict = async (page: Page, reference: string, why: string): Promise<void> => {
  await requests(page);
  await beginAbout(page, 'Restrict the use of a record', reference);
  await page.getByRole('dialog').getByLabel('Why', { exact: true }).fill(why);
  await page.getByRole('button', { name: 'Restrict its use', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
};
