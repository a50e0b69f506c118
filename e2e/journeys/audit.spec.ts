import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, tabTo } from '../pages/controls.ts';
import { go, title } from '../pages/frame.ts';
import { findPeople, namesListed } from '../pages/people.ts';
import { trail } from '../pages/rights.ts';
import { unlockAs } from '../pages/users.ts';
import { demonstrationOpen, lock } from '../pages/vault.ts';

/** Somebody who governs information finds who has looked at a person, takes it along, and checks the register. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);
const passphrase = 'amber kettle quiet harbour';
const reference = 'C-0001';

const becomes = async (page: Page, name: string): Promise<void> => {
  await lock(page);
  await unlockAs(page, name, passphrase);
};
const lines = (page: Page) => page.getByRole('table', { name: 'The audit trail' }).getByRole('row');

test('a list, a search and an opened record are found by the reference, for whoever may not search', async () => {
  const { page } = app();
  await becomes(page, 'Priyanka Nair');
  await go(page, 'People');
  await expect(namesListed(page).first()).toBeVisible();
  await findPeople(page, 'Dawid');
  await namesListed(page).filter({ hasText: 'Dawid' }).first().click();
  await expect(title(page)).toHaveText('Dawid');
  await becomes(page, 'Ngozi Adeyemi');
  await trail(page);
  const whom = page.getByLabel('Who has looked at');
  await whom.fill('C-9999');
  await expect(page.getByText('Nobody in the register has that reference.')).toBeVisible();
  await whom.fill(reference);
  await expect(page.getByText('Nobody in the register has that reference.')).toBeHidden();
  await choose(page.getByRole('main'), 'Who', 'Priyanka Nair');
  for (const what of ['opened the record', 'looked at the list of people', 'searched for people'])
    await expect(lines(page).filter({ hasText: what }).first()).toBeVisible();
  await expect(lines(page).filter({ hasText: 'Robin Ellery' })).toHaveCount(0);
  await choose(page.getByRole('main'), 'What was shown', 'One person');
  await expect(lines(page).filter({ hasText: 'opened the record' }).first()).toContainText(reference);
  await expect(lines(page).filter({ hasText: 'looked at the list of people' })).toHaveCount(0);
});

test('what was found is saved with its head, with references and without a name', async () => {
  const { page, folder } = app();
  const form = page.getByRole('form', { name: 'Save the audit trail' });
  await form.getByLabel('Folder').fill(join(folder, 'nowhere'));
  await form.getByRole('button', { name: 'Save these entries' }).click();
  await expect(form.getByText('That folder does not exist.')).toBeVisible();
  await form.getByLabel('Folder').fill(folder);
  await form.getByRole('button', { name: 'Save these entries' }).click();
  await expect(page.getByText(/entr(y|ies) written/)).toBeVisible();
  const files = readdirSync(folder).filter((name) => name.startsWith('audit-trail-'));
  expect(files).toHaveLength(2);
  const csv = readFileSync(join(folder, files.find((name) => name.endsWith('.csv')) ?? ''), 'utf8');
  expect(csv).toContain('opened the record');
  expect(csv).toContain(reference);
  expect(csv).toContain('Priyanka Nair');
  expect(csv).not.toContain('Dawid');
});

test('the register is checked from there, and says of how many pages it cannot vouch', async () => {
  const { page } = app();
  await page.getByRole('button', { name: 'Check the register' }).click();
  await expect(page.getByText('Sound', { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Passed: What is recorded agrees with its history.')).toBeVisible();
  await expect(page.getByRole('heading', { name: /^\d+ of [\d,]+ pages cannot be vouched for$/ })).toBeVisible();
  await expect(page.getByText(/held against nothing: drafts/)).toBeVisible();
});

test('from the keyboard the pages of the trail are turned, there and back', async () => {
  const { page } = app();
  await becomes(page, 'Robin Ellery');
  await trail(page);
  await expect(page.getByText(/entries, page 1 of \d+$/)).toBeVisible();
  const older = page.getByRole('button', { name: 'Older entries' });
  await page.getByLabel('Who has looked at').focus();
  await tabTo(older);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/entries, page 2 of \d+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Newer entries' }).press('Enter');
  await expect(page.getByText(/entries, page 1 of \d+$/)).toBeVisible();
});

test('whoever may search is offered people by name, and finds them by name', async () => {
  const { page } = app();
  const whom = page.getByRole('combobox', { name: 'Who has looked at' });
  await whom.fill('Daw');
  await page.getByRole('option', { name: /^Dawid/ }).click();
  await expect(
    lines(page).filter({ hasText: 'Priyanka Nair' }).filter({ hasText: 'opened the record' }).first(),
  ).toBeVisible();
  await choose(page.getByRole('main'), 'Of which agency', 'Midshire Council');
  await expect(lines(page).filter({ hasText: 'Priyanka Nair' })).toHaveCount(0);
});
