import { expect, type Locator, type Page } from '@playwright/test';
import { choose, done, tabTo } from './controls.ts';

export const sections = [
  'Partnership and coproduction',
  'Audit and consistency',
  'Coordination for clients and services',
  'Flexible responses from services',
  'Workforce development and service improvement',
  'Measurement of success',
  'Sustainability and systems change',
] as const;

export const scale = (page: Page, section: string): Locator =>
  page.getByRole('radiogroup', { name: `Rating: ${section}` });

/** Rates the sections in their order without touching the mouse. */
export const rateByKeyboard = async (page: Page, ratings: readonly number[]): Promise<void> => {
  for (const [at, rating] of ratings.entries()) {
    const group = scale(page, sections[at] ?? '');
    await tabTo(group);
    await page.keyboard.type(String(rating));
    await expect(group.getByRole('radio', { name: String(rating), exact: true })).toBeChecked();
  }
};

/** The mean, what it is a mean of, and what stands beside it. */
export const standing = (page: Page): Locator => page.getByRole('region', { name: 'Where practice stands' });

export const setRag = (page: Page, of: string, rag: 'Red' | 'Amber' | 'Green'): Promise<void> => choose(page, of, rag);

/** Writes into a longer text and saves it with Ctrl+Enter. */
export const writeKept = async (page: Page, label: string, text: string, said: string): Promise<void> => {
  const field = page.getByLabel(label);
  await field.fill(text);
  await field.press('Control+Enter');
  await expect(done(page)).toContainText(said);
};

/** Opens one of the sections; it may be open already, and a press would close it. */
export const openSection = async (page: Page, section: string): Promise<void> => {
  const opener = page.getByRole('button', { name: section, exact: true });
  await opener.waitFor();
  if ((await opener.getAttribute('aria-expanded')) !== 'true') await opener.click();
  await expect(opener).toHaveAttribute('aria-expanded', 'true');
};

export const addAim = async (page: Page, section: string, wording: string): Promise<void> => {
  await page.getByRole('button', { name: `Add an aim: ${section}` }).click();
  const form = page.getByRole('form', { name: `New aim: ${section}` });
  await form.getByLabel('Aim', { exact: true }).fill(wording);
  await form.getByRole('button', { name: 'Save the aim' }).click();
  await expect(page.getByRole('checkbox', { name: wording })).toBeVisible();
};
