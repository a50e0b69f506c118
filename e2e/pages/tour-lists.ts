import { expect, type Page } from '@playwright/test';
import { go } from './frame.ts';
import { showMoreFilters } from './lists.ts';
import { findPeople } from './people.ts';
import type { Stop } from './tour.ts';

/** Leaves the list as whoever comes next expects it. */
const asUsual = async (page: Page): Promise<void> => {
  await findPeople(page, '');
};

/** The ways of looking at the list of people. */
export const listStops: readonly Stop[] = [
  {
    name: 'people-filters',
    open: async (page) => {
      await asUsual(page);
      await showMoreFilters(page);
    },
  },
  {
    name: 'people-written',
    open: async (page) => {
      await findPeople(page, 'the dog');
      await expect(page.getByRole('region', { name: 'In what was written' })).toBeVisible();
    },
  },
  {
    name: 'people-columns',
    open: async (page) => {
      await asUsual(page);
      await page.getByRole('button', { name: 'Columns' }).click();
    },
  },
  {
    name: 'people-save',
    open: async (page) => {
      await go(page, 'People');
      await page.getByRole('button', { name: 'Print or save' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Save the list' }).click();
      await expect(page.getByRole('dialog').locator('[aria-invalid="true"]').first()).toBeVisible();
    },
  },
];
