import type { Locator, Page } from '@playwright/test';
import { go } from './frame.ts';

/** The chip that narrows the list of people. */
export const chip = (page: Page, name: string): Locator =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`^${name}`) });

/** The heading of a column, which puts the list in order by it. */
export const heading = (page: Page, name: string): Locator =>
  page.getByRole('table', { name: 'People' }).getByRole('columnheader', { name: new RegExp(`^${name}`) });

/** Shows the needs and agencies by which the list can be narrowed. */
export const showMoreFilters = async (page: Page): Promise<void> => {
  await go(page, 'People');
  const more = page.getByRole('button', { name: 'More filters' });
  if ((await more.getAttribute('aria-expanded')) !== 'true') await more.click();
};
