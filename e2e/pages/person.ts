import type { Locator, Page } from '@playwright/test';
import { openPersonTab } from './people.ts';

/** The details of the person on screen. */
export const details = async (page: Page): Promise<Locator> => {
  await openPersonTab(page, 'Details');
  return page.getByRole('tabpanel', { name: 'Details' });
};

export const saveDetails = async (within: Locator): Promise<void> => {
  await within.getByRole('button', { name: 'Save details' }).click();
};

/** The panel of records that are, or may be, of the same person. */
export const samePerson = (page: Page): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'The same person' }) });
