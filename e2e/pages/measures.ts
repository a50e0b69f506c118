import type { Locator, Page } from '@playwright/test';
import { showTab } from './evaluation.ts';
import { openPerson, openPersonTab } from './people.ts';

/** The measures of somebody. */
export const openMeasures = async (page: Page, name: string): Promise<void> => {
  await openPerson(page, name);
  await openPersonTab(page, 'Measures');
};

/** Results of somebody, newest first. */
export const results = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: `Measures of ${name}, newest first` }).getByRole('listitem');

export const beginResult = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Record a result' }).click();
  return page.getByRole('dialog', { name: 'Record a result' });
};

export const defineMeasure = async (page: Page): Promise<Locator> => {
  await showTab(page, 'Measures');
  await page.getByRole('button', { name: 'Add your own' }).click();
  return page.getByRole('dialog', { name: 'A measure of your own' });
};
