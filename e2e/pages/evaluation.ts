import { expect, type Locator, type Page } from '@playwright/test';
import { choose, pick } from './controls.ts';
import { go, title } from './frame.ts';

export interface EntryWords {
  readonly question: string;
  readonly finding: string;
  readonly evidence: string;
  readonly perspective: 'Individual' | 'Organisational' | 'System';
  readonly period: string;
}

export const showTab = async (
  page: Page,
  tab: 'Framework' | 'Pen portraits' | 'Measures' | 'Costs and consequences',
): Promise<void> => {
  await go(page, 'Evaluation');
  await page.getByRole('tab', { name: tab }).click();
};

export const beginEntry = async (page: Page): Promise<Locator> => {
  await showTab(page, 'Framework');
  await page.getByRole('button', { name: 'Add an entry' }).click();
  return page.getByRole('form', { name: 'New entry' });
};

export const addEntry = async (page: Page, entry: EntryWords): Promise<void> => {
  const form = await beginEntry(page);
  await form.getByLabel('Question').fill(entry.question);
  await form.getByLabel('Finding').fill(entry.finding);
  await form.getByLabel('Evidence').fill(entry.evidence);
  await pick(form, new RegExp(`^${entry.perspective}`));
  await choose(form, 'Period', entry.period);
  await form.getByRole('button', { name: 'Save the entry' }).click();
  await expect(form).toBeHidden();
};

export const entriesFound = (page: Page): Locator =>
  page.getByRole('list', { name: 'Framework entries' }).getByRole('listitem');

export const beginPortrait = async (page: Page): Promise<Locator> => {
  await showTab(page, 'Pen portraits');
  await page.getByRole('button', { name: 'Begin a portrait' }).click();
  return page.getByRole('form', { name: 'New pen portrait' });
};

/** Begins a draft about somebody, found by the first letters; the window then shows its sections. */
export const addPortrait = async (page: Page, name: string, letters: string, person: string): Promise<void> => {
  const form = await beginPortrait(page);
  await form.getByLabel('Title').fill(name);
  await form.getByRole('combobox', { name: 'About' }).fill(letters);
  await page.getByRole('option', { name: person }).click();
  await form.getByRole('button', { name: 'Begin the draft' }).click();
  await expect(title(page)).toHaveText(name);
};

export const portraitRows = (page: Page): Locator =>
  page
    .getByRole('table', { name: 'Pen portraits' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });

export const openPortrait = async (page: Page, name: string): Promise<void> => {
  await showTab(page, 'Pen portraits');
  await page.getByRole('button', { name, exact: true }).click();
  await expect(title(page)).toHaveText(name);
};
