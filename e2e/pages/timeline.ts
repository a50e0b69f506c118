import { expect, type Locator, type Page } from '@playwright/test';
import { openPerson, openPersonTab } from './people.ts';

/** Opens the timeline of somebody. */
export const openTimeline = async (page: Page, name: string): Promise<void> => {
  await openPerson(page, name);
  await openPersonTab(page, 'Timeline');
};

/** The form with which something is recorded. */
export const quickAdd = (page: Page): Locator => page.getByRole('form', { name: 'Record what happened' });

/** What happened, newest first. */
export const happened = (page: Page): Locator =>
  page.getByRole('list', { name: 'What happened, newest first' }).getByRole('article');

/** A panel beside the timeline. */
export const panel = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Saves what stands in the form and waits until it is on the timeline. */
export const saveEntry = async (page: Page, words: string): Promise<void> => {
  await quickAdd(page).getByLabel('What happened').press('Control+Enter');
  await expect(happened(page).filter({ hasText: words })).toBeVisible();
};
