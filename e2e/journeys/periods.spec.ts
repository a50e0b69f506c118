import { expect, type Locator, type Page } from '@playwright/test';
import { axeFindings } from '../accessibility/axe.ts';
import { picture, shareApp, test } from '../fixtures.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** Periods: refused in place where they overlap, closed, and opened again with a reason. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

const periods = (page: Page): Locator => page.getByRole('table', { name: 'Periods, oldest first' });

test('a period that overlaps another, or ends before it begins, is refused beside its field', async () => {
  const { page } = app();
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Add a period' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Code').fill('Summer');
  await form.getByLabel('Name').fill('Summer 2019');
  await form.getByLabel('First day').fill('30/6/2019');
  await form.getByLabel('Last day').fill('30/9/2019');
  await form.getByRole('button', { name: 'Add the period' }).click();
  await expect(form.getByText('Those dates overlap another period of the same calendar.')).toBeVisible();
  await form.getByLabel('First day').fill('1/10/2019');
  await form.getByRole('button', { name: 'Add the period' }).click();
  await expect(form.getByText('The last day is before the first day.')).toBeVisible();
  await form.getByLabel('First day').fill('1/7/2019');
  await form.getByRole('button', { name: 'Add the period' }).click();
  await expect(periods(page).getByRole('row', { name: /^Summer/ })).toBeVisible();
});

test('a closed period says what rests on it, and is opened again with a reason', async () => {
  const { page } = app();
  const row = periods(page).getByRole('row', { name: /^Y1Q4/ });
  await expect(row.getByText('Closed', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: 'Open again: Y1Q4' }).click();
  const dialog = page.getByRole('dialog', { name: 'Y1Q4: closed' });
  await expect(dialog).toContainText('On its figures rest the fidelity report of');
  await dialog.getByRole('button', { name: 'Open it again' }).click();
  await expect(dialog.getByText('Fill this in.')).toBeVisible();
  expect(await axeFindings(page, 'every look')).toEqual([]);
  await picture(page, 'settings-period-closed');
  await dialog.getByLabel('Why it is opened again').fill('An arrest was counted twice.');
  await dialog.getByRole('button', { name: 'Open it again' }).click();
  await expect(dialog).toBeHidden();
  await expect(row.getByText('Closed', { exact: true })).toBeHidden();
  await row.getByRole('button', { name: 'Close: Y1Q4' }).click();
  await expect(page.getByRole('list', { name: 'Opened again before' })).toContainText('An arrest was counted twice.');
  await closeDialog(page);
  await picture(page, 'settings-periods');
});
