import { expect, type Locator, type Page } from '@playwright/test';
import { tick } from './controls.ts';
import { go, title } from './frame.ts';

export const fiveNeeds = ['Housing', 'Drugs or alcohol', 'Police and courts', 'Mental health', 'Work and money'];

/** Opens the dialog in which a person is added. */
export const beginPerson = async (page: Page): Promise<Locator> => {
  await go(page, 'People');
  await page.getByRole('button', { name: 'Add a person' }).click();
  return page.getByRole('dialog', { name: 'Add a person' });
};

/** Adds somebody who joins the cohort today; the window then shows that person. */
export const addPerson = async (page: Page, name: string, needs: readonly string[]): Promise<void> => {
  const dialog = await beginPerson(page);
  await dialog.getByLabel('Preferred name').fill(name);
  for (const need of needs) await tick(dialog, need);
  // The day is offered only once the definition is met.
  const joins = dialog.getByLabel('Joins the cohort on');
  if (needs.length < 2) await joins.fill('today');
  else await expect(joins).not.toHaveValue('');
  await dialog.getByRole('button', { name: 'Add this person' }).click();
  await expect(title(page)).toHaveText(name);
};

/** The names in the list of people, in their order. */
export const namesListed = (page: Page): Locator =>
  page.getByRole('table', { name: 'People' }).getByRole('rowheader').getByRole('button');

/** The references in the list of people, in their order. */
export const referencesListed = (page: Page): Locator =>
  page.getByRole('table', { name: 'People' }).getByRole('rowheader').locator('xpath=following-sibling::td[1]');

/** Types into the search above the list. */
export const findPeople = async (page: Page, letters: string): Promise<void> => {
  await go(page, 'People');
  await page.getByRole('searchbox', { name: 'Find a person' }).fill(letters);
};

export const openPerson = async (page: Page, name: string): Promise<void> => {
  await findPeople(page, name);
  await namesListed(page).filter({ hasText: name }).first().click();
  await expect(title(page)).toHaveText(name);
};

export const openPersonTab = async (
  page: Page,
  tab:
    | 'Overview'
    | 'Timeline'
    | 'Quarter by quarter'
    | 'Measures'
    | 'Details'
    | 'History'
    | 'Who may know what'
    | 'Who has looked',
): Promise<void> => {
  await page.getByRole('tab', { name: tab }).click();
  await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible();
};
