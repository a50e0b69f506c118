import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { go } from '../pages/frame.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** The papers are made from the open register, read, laid out for paper and saved. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

test('the papers are made and saved, as HTML and Markdown', async () => {
  const { page, folder } = app();
  await go(page, 'Governance');
  await page.getByRole('tab', { name: 'Security pack' }).click();
  await page.getByRole('button', { name: 'Make the papers' }).click();
  const form = page.getByRole('form', { name: 'Save all of them' });
  await form.getByLabel('Folder').fill(join(folder, 'nowhere'));
  await form.getByRole('button', { name: 'Save all of them' }).click();
  await expect(form.getByText('That folder does not exist.')).toBeVisible();
  await form.getByLabel('Folder').fill(folder);
  await form.getByRole('button', { name: 'Save all of them' }).click();
  await expect(page.getByText('6 files written')).toBeVisible();
  const names = readdirSync(folder).filter((name) => /\.(html|md)$/.test(name));
  expect(names).toHaveLength(6);
  const words = names.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  expect(words).toContain('Midshire Council');
  // Of the cohort nobody stands in them.
  for (const name of ['Dawid', 'Leanne', 'Yusuf', 'Shanice']) expect(words).not.toContain(name);
});

test('a paper that is printed is the paper and nothing else', async () => {
  const { page } = app();
  await page.getByRole('button', { name: /^Read: Record of processing/ }).click();
  await expect(page.getByRole('heading', { name: /^Record of processing/ })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { name: /^Record of processing/ })).toBeVisible();
  for (const gone of ['Governance', 'Security pack', 'Back', 'Folder'])
    await expect(page.getByText(gone, { exact: true }).first()).toBeHidden();
  await page.emulateMedia({ media: null });
  await page.getByRole('button', { name: 'Back' }).click();
});

test('the sheet for a lost laptop refuses a time that has not come, and counts seventy-two hours', async () => {
  const { page } = app();
  await page.getByLabel('At', { exact: true }).fill('23:59');
  await page.getByRole('button', { name: 'Make the sheet' }).click();
  await expect(page.getByText('That date is in the future.')).toBeVisible();
  await page.getByLabel('At', { exact: true }).fill('08:05');
  await page.getByRole('button', { name: 'Make the sheet' }).click();
  await expect(page.getByText('Thursday 11 July 2019 at 08:05')).toBeVisible();
  await expect(page.getByText(/^\d+ people: \d+ in the cohort, \d+ no longer in it/)).toBeVisible();
});
