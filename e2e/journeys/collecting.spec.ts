import { join } from 'node:path';
import { expect } from '@playwright/test';
import { axeFindings } from '../accessibility/axe.ts';
import { picture, shareApp, test } from '../fixtures.ts';
import { beginAsking, beginCollecting, fillIn, readBack, sayGround, showMissing } from '../pages/collecting.ts';
import { pick } from '../pages/controls.ts';
import { go } from '../pages/frame.ts';
import { grid, rowOf } from '../pages/quarter.ts';
import { demonstrationOpen } from '../pages/vault.ts';

// One story, told in the order of the tests.
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);
const asked = { path: '', password: '', person: '' };

const look = async (name: string): Promise<void> => {
  const { page } = app();
  expect(await axeFindings(page, 'light'), name).toEqual([]);
  await picture(page, name);
};

test('what is missing opens from the quarter, one sentence first, and each gap leads to its cell', async () => {
  const { page } = app();
  await beginCollecting(page);
  await expect(page.getByText(/^\d+ of \d+ values for \w+ could still be filled/)).toBeVisible();
  const measures = page.getByRole('table', { name: /^Required values of/ });
  await expect(measures.getByRole('columnheader', { name: 'Not supplied by partner' })).toBeVisible();
  await expect(measures.getByRole('rowheader', { name: 'All measures' })).toBeVisible();
  await look('collecting-by-measure');
  await showMissing(page, 'What the figures rest on');
  await expect(page.getByRole('table', { name: /by three ways of counting$/ }).first()).toBeVisible();
  await look('collecting-figures');
  await showMissing(page, 'By person');
  await look('collecting-by-person');
  const gap = page.getByRole('button', { name: /^Housing of .*: go to the cell$/ }).first();
  const name = /of (.*): go/.exec((await gap.getAttribute('aria-label')) ?? '')?.[1] ?? '';
  await gap.click();
  await expect(grid(page)).toBeVisible();
  await expect(rowOf(page, name).getByRole('gridcell').first()).toBeFocused();
});

test('an agency is asked by a workbook under a password that is shown once', async () => {
  const { page, folder } = app();
  const dialog = await beginAsking(page, 'Lanternfield Housing');
  await expect(dialog.getByText(/Nothing is missing that Lanternfield Housing/)).toBeVisible();
  await pick(dialog, 'Everything that it may see');
  await expect(dialog.getByText(/^It asks about \d+ (person|people) and \d+ cells?:/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Make the request' }).click();
  await expect(dialog.locator('[aria-invalid="true"]').first()).toBeVisible();
  await look('collecting-ask');
  await sayGround(dialog, folder);
  await dialog.getByRole('button', { name: 'Make the request' }).click();
  const password = dialog.getByLabel('Password of the workbook');
  await expect(password).toHaveText(/^\S+( \S+){5}$/);
  await look('collecting-asked');
  asked.password = (await password.textContent()) ?? '';
  asked.path = join(folder, (await dialog.locator('b').first().textContent()) ?? '');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('row', { name: /Lanternfield Housing/ })).toContainText('Asked');
});

test('the answer is read back cell by cell, taken in, and names the agency as its source', async () => {
  const { page } = app();
  fillIn(asked.path, asked.password, [
    [0, 'eet-status', 'Volunteering'],
    [1, 'eet-status', 'n/a'],
  ]);
  await showMissing(page, 'Requests and answers');
  await readBack(page, asked.path, 'not these words');
  await expect(page.getByLabel('Its password')).toHaveAccessibleDescription(/does not open this workbook/);
  await readBack(page, asked.path, asked.password);
  await expect(
    page.getByText(/^Lanternfield Housing answers for .*1 value to take in; 1 cell that cannot be read/),
  ).toBeVisible();
  const cells = page.getByRole('table', { name: 'Cells that differ from the register or cannot be read' });
  await expect(cells).toContainText('This can mean several things');
  await look('collecting-read-back');
  asked.person = (await cells.getByRole('rowheader').first().textContent()) ?? '';
  await page.getByRole('button', { name: 'Take the answers in' }).click();
  const supplied = page.getByRole('table', { name: 'Values that stand as an agency gave them' });
  await expect(supplied.getByRole('row', { name: /Volunteering/ })).toContainText('Lanternfield Housing');
  await look('collecting-supplied');
  await go(page, 'Quarter');
  const [called = ''] = /\(([^)]*)\)/.exec(asked.person)?.slice(1) ?? asked.person.split(' ');
  await expect(rowOf(page, called)).toContainText('Volunteering');
});

test('the same on paper is written too, and needs no password', async () => {
  const { page, folder } = app();
  const dialog = await beginAsking(page, 'Lanternfield Housing');
  await pick(dialog, /sheet of paper/);
  await pick(dialog, 'Everything that it may see');
  await sayGround(dialog, folder);
  await dialog.getByRole('button', { name: 'Make the request' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('It is recorded for each of them');
  await expect(dialog.getByLabel('Password of the workbook')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Done' }).click();
});
