import { expect, type Locator, type Page } from '@playwright/test';
import { choose, listButton } from './controls.ts';

/** The required facts in the order of the grid's columns. */
export const requiredFacts = [
  'Housing on the last day',
  'Drugs or alcohol',
  'Help with drugs or alcohol',
  'Arrests',
  'Police and courts',
  'Mental wellbeing score',
  'Mental health support',
  'Work, learning and training',
] as const;

export const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Outcomes, / });

export const rowOf = (page: Page, name: string): Locator => grid(page).getByRole('row').filter({ hasText: name });

/** Goes to the first cell of a person and types one entry after another, each left with Tab. */
export const typeAlongRow = async (page: Page, name: string, entries: readonly string[]): Promise<void> => {
  const cells = rowOf(page, name).getByRole('gridcell');
  await cells.first().focus();
  for (const [at, entry] of entries.entries()) {
    await expect(cells.nth(at)).toBeFocused();
    await page.keyboard.type(entry);
    await page.keyboard.press(at === entries.length - 1 ? 'Enter' : 'Tab');
  }
};

export const showByPerson = async (page: Page, person: string): Promise<void> => {
  await page.getByRole('button', { name: 'Enter by person' }).click();
  await listButton(page.getByRole('main'), 'Person').click();
  await page.getByRole('option', { name: person }).click();
  await expect(page.getByRole('heading', { name: new RegExp(`^${person}`), level: 2 })).toBeVisible();
};

export const chooseValue = (page: Page, fact: string, value: string): Promise<void> =>
  choose(page, `${fact}: value`, value);

export const chooseState = (page: Page, fact: string, state: string): Promise<void> =>
  choose(page, `${fact}: state`, state);
