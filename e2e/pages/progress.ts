import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './controls.ts';
import { go, title } from './frame.ts';

const main = (page: Page): Locator => page.getByRole('main');

/** The part of the screen that compares two quarters, and the one that shows all of them. */
export const compared = (page: Page): Locator => main(page).getByRole('region', { name: /compared$/ });
export const quarters = (page: Page): Locator => main(page).getByRole('region', { name: 'Over the quarters' });

/** Opens the screen of change in the cohort, and waits for its charts. */
export const openChange = async (page: Page): Promise<void> => {
  await go(page, 'Today');
  await go(page, 'Quarter');
  await page.getByRole('button', { name: 'Change over the quarters' }).click();
  await expect(title(page)).toHaveText('Change in the cohort');
  await expect(compared(page).locator('svg').first()).toBeVisible();
};

/** Chooses the measure whose change is shown. */
export const chooseMeasure = (page: Page, label: string): Promise<void> => choose(main(page), 'Measure', label);
