import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, expectRefused, listButton, tick } from '../pages/controls.ts';
import { go, title } from '../pages/frame.ts';
import {
  answerDates,
  beginExport,
  beginImport,
  cohortCsv,
  fillExport,
  longCsv,
  lookAtFile,
  seeEveryRow,
  spreadsheetIn,
  watchImport,
} from '../pages/imports.ts';
import { findPeople, namesListed, openPerson } from '../pages/people.ts';
import { disclosuresOf } from '../pages/sharing.ts';
import { beginRegister } from '../pages/vault.ts';

// One story, told in the order of the tests.
test.describe.configure({ mode: 'serial' });
const app = shareApp(false, beginRegister);

test('files that cannot be taken in are refused beside the field, and nothing is lost', async () => {
  const { page, folder } = app();
  await beginImport(page);
  const field = page.getByLabel('File', { exact: true });
  const refusals: readonly (readonly [content: string | Uint8Array, sentence: string])[] = [
    ['', 'There is nothing in this file.'],
    ['Forename,DOB\r\n', 'There are headings in this file and no rows under them.'],
    [Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3]), 'This file is not a spreadsheet that Casebook can read.'],
    [Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'This is an older Excel file or one with a password.'],
    [Buffer.from('504b0304', 'hex'), 'This workbook is damaged and could not be read.'],
    [`Forename\r\n${'Ann\r\n'.repeat(10_001)}`, 'A file can have at most 10,000 rows.'],
    ['Forename\r\n"Ann\r\n', 'A quotation mark in this file is opened and never closed'],
  ];
  for (const [content, sentence] of refusals) {
    const file = spreadsheetIn(folder, content, 'wrong.csv');
    await lookAtFile(page, file);
    await expectRefused(field, sentence, file);
  }
  await field.fill(join(folder, 'nowhere.csv'));
  await page.getByRole('button', { name: 'Look at it' }).click();
  await expectRefused(field, 'There is no file at that place.', join(folder, 'nowhere.csv'));
  await go(page, 'People');
  await expect(page.getByText('Nobody is in the register yet')).toBeVisible();
});

test('columns are recognised, shown and can be changed', async () => {
  const { page, folder } = app();
  await beginImport(page);
  await lookAtFile(page, spreadsheetIn(folder, cohortCsv()));
  await expect(page.getByText('150 rows, read as UTF-8 with a comma between columns.')).toBeVisible();
  await expect(listButton(page, 'What column A becomes')).toContainText('Reference');
  await expect(listButton(page, 'What column F becomes')).toContainText('Need: Mental health');
  await expect(
    page.getByText('A lead contact is offered and confirmed, so it is chosen on the person’s page.'),
  ).toBeVisible();
  await choose(page, 'What column J becomes', 'Reference');
  await answerDates(page);
  await page.getByRole('button', { name: 'See every row' }).click();
  await expect(page.getByText('Two columns are chosen for the same thing.')).toBeVisible();
  await choose(page, 'What column J becomes', 'How they like to be contacted');
});

test('every row is shown with what happens to it, and nothing is written before it is said', async () => {
  const { page } = app();
  await seeEveryRow(page);
  const rows = page.getByRole('table', { name: 'Rows of the file' });
  await expect(rows).toContainText('Give a name.');
  await expect(rows).toContainText('That date does not exist.');
  await expect(rows).toContainText('The second number of this date is no month.');
  await expect(rows).toContainText('A birth date cannot be in the future.');
  await expect(rows).toContainText('This cell holds a formula and not its value.');
  await expect(rows).toContainText('The words in this cell could not be understood');
  await expect(rows).toContainText('Same reference: line 2 of this file, Bryony Castellane');
  await expect(page.getByText('144 people will be added. 6 rows are left out.')).toBeVisible();
  await tick(page, 'Somebody else: take in');
  await expect(page.getByText('145 people will be added. 5 rows are left out.')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Somebody else: take in' }).press('Space');
});

test('they are taken in as one step, what was left out is saved, and it can be undone', async () => {
  const { page, folder } = app();
  await page.getByLabel('Folder').fill(join(folder, 'nowhere'));
  await page.getByRole('button', { name: 'Take in 144 people' }).click();
  await expectRefused(page.getByLabel('Folder'), 'That folder does not exist.', join(folder, 'nowhere'));
  await page.getByLabel('Folder').fill(folder);
  await page.getByRole('button', { name: 'Take in 144 people' }).click();
  await expect(page.getByRole('heading', { name: '144 people taken in' })).toBeVisible({ timeout: 30_000 });
  const saved = await page.getByText('What was not taken in is saved as').textContent();
  const [file = ''] = /not-taken-in-\S+\.csv/.exec(saved ?? '') ?? [];
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain('PERSONAL DATA');
  expect(text).toContain("'=cmd|' /C calc'!A0");
  expect(text.split('\r\n')).toHaveLength(2 + 7 + 1);
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await expect(page.getByText('Everything that was taken in is out of the register again.')).toBeVisible({
    timeout: 30_000,
  });
  await go(page, 'People');
  await expect(page.getByText('Nobody is in the register yet')).toBeVisible();
});

test('taken in again they are there, found and as they were written; the same file adds nobody', async () => {
  const { page, folder } = app();
  const file = join(folder, 'cohort.csv');
  await beginImport(page);
  await lookAtFile(page, file);
  await seeEveryRow(page);
  await page.getByRole('button', { name: 'Take in 144 people' }).click();
  await page.getByRole('button', { name: 'Show the people' }).click({ timeout: 30_000 });
  await expect(title(page)).toHaveText('People');
  await findPeople(page, 'LH/7');
  await expect(namesListed(page).first()).toBeVisible();
  await openPerson(page, 'Hana');
  await beginImport(page);
  await expect(page.getByRole('table', { name: 'Taken in before' })).toContainText('144 people');
  await lookAtFile(page, file);
  await seeEveryRow(page);
  await expect(
    page.getByText('0 people will be added. 144 people are here already, unchanged. 6 rows are left out.'),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Take in 0 people' })).toBeDisabled();
});

test('everybody is saved as a file that is taken in again as it is, and it is written down who was told', async () => {
  const { page, folder } = app();
  const dialog = await beginExport(page);
  await fillExport(dialog, join(folder, 'nowhere'));
  await dialog.getByRole('button', { name: 'Save the people' }).click();
  await expectRefused(dialog.getByLabel('Folder'), 'That folder does not exist.', join(folder, 'nowhere'));
  await dialog.getByLabel('Folder').fill(folder);
  await dialog.getByRole('button', { name: 'Save the people' }).click();
  await expect(dialog.getByRole('status')).toContainText('144 people are in', { timeout: 30_000 });
  const [file = ''] = /people-to-take-in-\S+\.csv/.exec((await dialog.getByRole('status').textContent()) ?? '') ?? [];
  expect(readFileSync(join(folder, file), 'utf8')).toContain('PERSONAL DATA');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await lookAtFile(page, join(folder, file));
  await seeEveryRow(page);
  await expect(page.getByText('144 people are here already, unchanged.')).toBeVisible();
  await openPerson(page, 'Bryony');
  await page.getByRole('tab', { name: 'Who may know what' }).click();
  await expect(disclosuresOf(page, 'Bryony').getByRole('listitem').first()).toContainText('The partnership’s new host');
});

test('while a long list is taken in the window goes on drawing and searches are answered', async () => {
  const { page, folder } = app();
  await beginImport(page);
  await lookAtFile(page, spreadsheetIn(folder, longCsv(2500), 'long.csv'));
  await seeEveryRow(page);
  const watched = watchImport(page);
  await page.getByRole('button', { name: 'Take in 2,500 people' }).click();
  const { searches, progress, frames } = await watched;
  expect(new Set(progress).size).toBeGreaterThan(5);
  expect(searches).toBeGreaterThan(2);
  expect(frames).toBeGreaterThan(20);
  await expect(page.getByRole('heading', { name: '2,500 people taken in' })).toBeVisible();
});
