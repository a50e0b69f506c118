import type { Page } from '@playwright/test';
import { go } from './frame.ts';

/** How long records are kept, and erasing one. */
export async function keeping(page: Page): Promise<void> {
  await go(page, 'Governance');
  await page.getByRole('tab', { name: 'Keeping and erasing' }).click();
}

/** From the button on the tab to what erasing somebody would do. */
export async function lookUp(page: Page, reference: string): Promise<void> {
  await page.getByRole('button', { name: 'Erase a record' }).click();
  await page.getByLabel('Reference', { exact: true }).fill(reference);
  await page.getByRole('button', { name: 'Look it up' }).click();
}
