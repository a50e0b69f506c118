import { expect, type Locator, type Page } from '@playwright/test';
import { go, title } from './frame.ts';

/** The list of cohorts, for coordinators. */
export const cohorts = async (page: Page): Promise<void> => {
  await go(page, 'People');
  await page.getByRole('button', { name: 'Cohorts', exact: true }).click();
  await expect(title(page)).toHaveText('Cohorts');
};

export const cohortPanel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Panels of a person’s page. */
export const leadPanel = (page: Page): Locator => page.getByRole('region', { name: 'Lead contact', exact: true });
export const timesPanel = (page: Page): Locator => page.getByRole('region', { name: 'Cohorts', exact: true });

export const handovers = (page: Page): Locator =>
  page.getByRole('region', { name: 'Lead contacts and handovers', exact: true });
