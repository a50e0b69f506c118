import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, listButton, tick } from '../pages/controls.ts';
import { closeDialog, go, title } from '../pages/frame.ts';
import { chip, heading, showMoreFilters } from '../pages/lists.ts';
import { findPeople, namesListed } from '../pages/people.ts';
import { demonstrationOpen } from '../pages/vault.ts';

// One story, told in the order of the tests.
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

test('a heading puts the list in order, and pressing it again turns it round', async () => {
  const { page } = app();
  await go(page, 'People');
  await expect(heading(page, 'Name')).toHaveAttribute('aria-sort', 'ascending');
  const [first] = await namesListed(page).allTextContents();
  await heading(page, 'Name').getByRole('button').click();
  await expect(heading(page, 'Name')).toHaveAttribute('aria-sort', 'descending');
  await expect(namesListed(page).first()).not.toHaveText(first ?? '');
  await heading(page, 'Reference').getByRole('button').click();
  await expect(namesListed(page).first()).toHaveText('Dawid');
});

test('chips narrow it to one part, to all of several needs, and to an agency, and say how many', async () => {
  const { page } = app();
  await chip(page, 'Left').click();
  const left = Number((await chip(page, 'Left').locator('span').textContent()) ?? '');
  await expect(namesListed(page)).toHaveCount(left);
  await chip(page, 'Everyone').click();
  await showMoreFilters(page);
  await chip(page, 'Mental health').click();
  await chip(page, 'Work and money').click();
  const rows = page
    .getByRole('table', { name: 'People' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });
  await expect(rows.first()).toBeVisible();
  await expect
    .poll(async () => (await rows.allTextContents()).filter((words) => !/Mental health.*Work and money/.test(words)))
    .toEqual([]);
});

test('columns are chosen, and the view is kept under a name and found again', async () => {
  const { page } = app();
  await page.getByRole('button', { name: 'Columns' }).click();
  const dialog = page.getByRole('dialog', { name: 'Columns and views' });
  await tick(dialog, 'Record held by');
  await closeDialog(page);
  await expect(heading(page, 'Record held by')).toBeVisible();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save the view' }).click();
  await expect(page.getByRole('dialog').getByLabel('Name of the view')).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('dialog').getByLabel('Name of the view').fill('Health and work');
  await page.getByRole('dialog').getByRole('button', { name: 'Save the view' }).click();
  await expect(listButton(page, 'View')).toContainText('Health and work');
  const count = await namesListed(page).count();
  await choose(page, 'View', 'Everyone, as usual');
  await expect(namesListed(page)).not.toHaveCount(count);
  await choose(page, 'View', 'Health and work');
  await expect(namesListed(page)).toHaveCount(count);
  await expect(heading(page, 'Record held by')).toBeVisible();
  await choose(page, 'View', 'Everyone, as usual');
});

test('what was written is searched as well, with whose it is and the words around it', async () => {
  const { page } = app();
  await findPeople(page, 'bicycl');
  const written = page.getByRole('region', { name: 'In what was written' });
  await expect(written).toContainText('Fixes bicycles for half the centre');
  await written.getByRole('button', { name: 'Dawid' }).first().click();
  await expect(title(page)).toHaveText('Dawid');
  await findPeople(page, '');
  await expect(written).toBeHidden();
});
