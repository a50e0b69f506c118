import { expect, type Locator, type Page } from '@playwright/test';
import { go } from './frame.ts';
import { openPerson } from './people.ts';

/** Opens the plan of somebody. */
export const openPlan = async (page: Page, name: string): Promise<Locator> => {
  await openPerson(page, name);
  await page.getByRole('tab', { name: 'Plan', exact: true }).click();
  const plan = page.getByRole('tabpanel', { name: 'Plan' });
  await expect(plan.getByRole('heading', { name: `What ${name} wants` })).toBeVisible();
  return plan;
};

/** The panel of a page with this heading. */
export const panel = (page: Page, title: string | RegExp): Locator =>
  page.getByRole('region', { name: title }).filter({ has: page.getByRole('heading', { name: title }) });

/** Opens the page that is read with somebody. */
export const readTogether = async (page: Page, name: string): Promise<void> => {
  const plan = await openPlan(page, name);
  await plan.getByRole('button', { name: 'Read it together' }).click();
  await expect(page.getByRole('heading', { name: 'Read together', level: 1 })).toBeVisible();
};

export const openActions = async (page: Page): Promise<void> => {
  await go(page, 'Actions');
  await expect(page.getByRole('heading', { name: 'Actions', level: 1 })).toBeVisible();
};
