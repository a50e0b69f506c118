import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, pick, tick } from '../pages/controls.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { happened, openTimeline, panel, quickAdd, saveEntry } from '../pages/timeline.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** What a caseworker can do around one person, from the first note to a release from custody. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

test('one field and Ctrl+Enter put a contact on the timeline, and what is typed is kept until then', async () => {
  const { page } = app();
  await openTimeline(page, 'Fergal');
  await quickAdd(page).getByLabel('What happened').fill('Came to show the bench.');
  await expect(quickAdd(page).getByText(/^Draft kept/)).toBeVisible();
  await go(page, 'Today');
  await openTimeline(page, 'Fergal');
  await expect(quickAdd(page).getByLabel('What happened')).toHaveValue('Came to show the bench.');
  await saveEntry(page, 'Came to show the bench.');
  await expect(quickAdd(page).getByLabel('What happened')).toHaveValue('');
  await expect(happened(page).first()).toContainText('Midshire Council, Robin Ellery');
});

test('a contact that did not happen says whose it was, without blaming words', async () => {
  const { page } = app();
  await openTimeline(page, 'Fergal');
  const form = quickAdd(page);
  await form.getByLabel('What happened').fill('He failed to engage.');
  await expect(form.getByText('could not be reached, or chose not to meet')).toBeVisible();
  await form.getByLabel('What happened').fill('The clinic would not see him.');
  await pick(form, 'It did not happen');
  await form.getByLabel('What happened').press('Control+Enter');
  await expect(form.getByText('Say whose it was that it did not happen.')).toBeVisible();
  await choose(form, 'Whose it was', 'Excluded because of another need');
  await choose(form, 'Because of which need', 'Drugs or alcohol');
  await form.getByLabel('Happened on').fill('1/7/2019');
  await saveEntry(page, 'The clinic would not see him.');
  const entry = happened(page).filter({ hasText: 'The clinic would not see him.' });
  await expect(entry).toContainText('Excluded because of another need: Drugs or alcohol.');
  await expect(entry).toContainText(/recorded \d+ Jul 2019/);
});

test('somebody can be victim, perpetrator and witness at once', async () => {
  const { page } = app();
  await openTimeline(page, 'Fergal');
  const form = quickAdd(page);
  await choose(form, 'What it was', 'Safeguarding');
  await choose(form, 'What exactly', 'Domestic abuse');
  for (const part of ['Victim', 'Perpetrator', 'Witness']) await tick(form, part);
  await form.getByLabel('What happened').fill('A fight at his brother’s.');
  await saveEntry(page, 'A fight at his brother’s.');
  const entry = happened(page).filter({ hasText: 'A fight at his brother’s.' });
  for (const part of ['Victim', 'Perpetrator', 'Witness']) await expect(entry.getByText(part)).toBeVisible();
  await page.getByRole('button', { name: /^Safeguarding/ }).click();
  await expect(happened(page)).toHaveCount(1);
  await page.getByRole('button', { name: /^Everything/ }).click();
});

test('an entry is corrected, and taken back for good measure', async () => {
  const { page } = app();
  await openTimeline(page, 'Fergal');
  const entry = happened(page).filter({ hasText: 'A fight at his brother’s.' });
  await entry.getByRole('button', { name: /^Correct/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Correct what was recorded' });
  await dialog.getByLabel('What happened').fill('An argument at his brother’s.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(happened(page).filter({ hasText: 'An argument at his brother’s.' })).toBeVisible();
  await happened(page)
    .filter({ hasText: 'An argument' })
    .getByRole('button', { name: /^Correct/ })
    .click();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await expect(happened(page).filter({ hasText: 'An argument' })).toHaveCount(0);
});

test('a move ends the one before and its nights follow', async () => {
  const { page } = app();
  await openTimeline(page, 'Dawid');
  const stays = panel(page, 'Where they stayed');
  await stays.getByRole('button', { name: 'Record a move' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a move' });
  await dialog.getByLabel('Stays there from').fill('1/1/2030');
  await choose(dialog, 'Where to', 'Hospital');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('That date is in the future.')).toBeVisible();
  await dialog.getByLabel('Stays there from').fill('1/6/2019');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(stays).toContainText('From 1 June 2019');
  await expect(stays).toContainText('until 1 June 2019');
  await expect(stays).toContainText('Hospital: 30');
});

test('a release opens its tasks, warns of a Friday, moves with its day and is seen on Today', async () => {
  const { page } = app();
  await openTimeline(page, 'Dawid');
  await page.getByRole('button', { name: 'Record a release' }).click();
  const dialog = page.getByRole('dialog', { name: 'Record a release' });
  await dialog.getByLabel('Day of release').fill('26/7/2019');
  await dialog.getByLabel('From where').fill('HMP Fellside');
  await expect(dialog.getByText('This is a Friday.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  const release = panel(page, 'Release from custody');
  for (const stage of ['Before the day', 'On the day', 'By day 21']) await expect(release).toContainText(stage);
  await expect(release).toContainText('Naloxone offered by 19 Jul 2019');
  await release.getByRole('button', { name: 'Change' }).click();
  const change = page.getByRole('dialog', { name: 'Change a release' });
  await change.getByLabel('Day of release').fill('25/7/2019');
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(release).toContainText('Changed: it was to be 26 July 2019.');
  await expect(release).toContainText('Naloxone offered by 18 Jul 2019');
  await release.getByRole('button', { name: 'Done: Naloxone offered' }).click();
  await page.getByRole('dialog').getByLabel('What happened').fill('Two kits, with the training.');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(release.getByText('Done', { exact: true })).toBeVisible();
  await go(page, 'Today');
  const coming = page.getByRole('region', { name: 'Coming within 21 days' });
  await expect(coming.getByRole('listitem').filter({ hasText: 'Dawid' }).first()).toContainText('6 still open');
  await openTimeline(page, 'Dawid');
  await release.getByRole('button', { name: 'It fell through' }).click();
  await page.getByRole('dialog').getByLabel('Why it fell through').fill('Remanded on another matter');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(release).toContainText('Remanded on another matter');
});

test('a file is kept inside the register, shown there, and nowhere in the clear', async () => {
  const { page, folder, home } = app();
  const secret = 'Weir Street, flat 4: words that stand nowhere else';
  const file = join(folder, 'letter.txt');
  writeFileSync(file, secret);
  await openTimeline(page, 'Dawid');
  await page.getByRole('button', { name: 'Attach a file' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach a file' });
  await dialog.getByLabel('File', { exact: true }).fill(join(folder, 'gone.txt'));
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog.getByText('There is no file at that place.')).toBeVisible();
  await dialog.getByLabel('File', { exact: true }).fill(file);
  await dialog.getByRole('button', { name: 'Attach' }).click();
  await expect(dialog).toBeHidden();
  const files = panel(page, 'Files');
  await files.getByRole('button', { name: 'letter.txt' }).click();
  await expect(page.getByRole('dialog').getByText(secret)).toBeVisible();
  await closeDialog(page);
  const everything = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(everything.length).toBeGreaterThan(0);
  const inTheClear = everything.filter((entry) =>
    readFileSync(join(entry.parentPath, entry.name)).includes('words that stand nowhere else'),
  );
  expect(inTheClear.map(({ name }) => name)).toEqual([]);
});
