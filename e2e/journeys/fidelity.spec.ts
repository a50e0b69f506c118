import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { extractText, getDocumentProxy } from 'unpdf';
import { picture, shareApp, test } from '../fixtures.ts';
import { choose, done, pick } from '../pages/controls.ts';
import { openSection, scale, sections, standing } from '../pages/fidelity.ts';
import { choosePeriod, go, title } from '../pages/frame.ts';
import { unlockAs } from '../pages/users.ts';
import { demonstrationOpen, lock } from '../pages/vault.ts';

/** A quarter from the ratings of several to a report that is read back: agreed, with dissent, issued and kept. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

const period = 'Y3Q1';
const section = sections[1];

const openTab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const openFidelity = async (page: Page): Promise<void> => {
  await go(page, 'Fidelity');
  if ((await title(page).textContent()) !== `MEAM fidelity, ${period}`) await choosePeriod(page, period);
  await expect(title(page)).toHaveText(`MEAM fidelity, ${period}`);
};
const dialog = (page: Page) => page.getByRole('dialog');

test('raters of agencies and of lived experience are written down, each with what they gave', async () => {
  const { page } = app();
  await openFidelity(page);
  await openTab(page, 'Ratings given');
  await page.getByRole('button', { name: 'Add a rater' }).click();
  await dialog(page).getByRole('button', { name: 'Add the rater' }).click();
  await expect(dialog(page).getByText('Say who rates: an agency, or a few words for them.')).toBeVisible();
  await dialog(page).getByLabel('In words').fill('Night shelter');
  await dialog(page).getByRole('button', { name: 'Add the rater' }).click();
  await expect(dialog(page)).toBeHidden();
  await choose(page, `Night shelter: ${section}`, '2');
  await expect(done(page)).toContainText('Night shelter gave 2');
});

test('their own rating is given beside the statements, and how all lie is seen', async () => {
  const { page } = app();
  await openTab(page, 'My rating');
  const group = scale(page, section);
  await group.getByRole('radio', { name: '6', exact: true }).click();
  await expect(group.getByRole('radio', { name: '6', exact: true })).toBeChecked();
  await openTab(page, 'Ratings given');
  const lies = page.getByRole('region', { name: `Ratings of: ${section}` });
  await expect(lies.getByText(/raters, from 2 to /)).toBeVisible();
  await picture(page, 'fidelity-journey-given');
});

test('a dissent needs its reason, and stays beside the agreed rating', async () => {
  const { page } = app();
  await page.getByRole('button', { name: `Add a dissent: ${section}` }).click();
  await dialog(page).getByRole('button', { name: 'Keep the dissent' }).click();
  await expect(dialog(page).getByText('Say why. A dissent is kept with its reason')).toBeVisible();
  await dialog(page).getByLabel('Why').fill('Women are still missing from the picture');
  await dialog(page).getByRole('button', { name: 'Keep the dissent' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole('list', { name: `Dissent: ${section}` })).toContainText('Women are still missing');
  await openTab(page, 'Assessment');
  await openSection(page, section);
  await expect(page.getByText(/of \d+ referrals decided were weighed|No referral was decided/)).toBeVisible();
  await expect(page.getByText('no rating follows from it').first()).toBeVisible();
  await picture(page, 'fidelity-journey-section');
});

test('the assessment is issued, and its report is saved for the public once every passage is decided', async () => {
  const { page, folder } = app();
  await page.getByRole('button', { name: 'Issue', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Issue the assessment' }).click();
  await expect(standing(page)).toContainText('Issued');
  await openTab(page, 'Report');
  const preview = page.getByRole('article', { name: `Report: Midshire: ${period}` });
  await expect(preview).toContainText('12-month vision');
  await page.getByLabel('Folder').fill(folder);
  await page.getByRole('button', { name: 'Save the report' }).click();
  await expect(page.getByText('Some passages could point to a person.')).toBeVisible();
  expect(readdirSync(folder)).toEqual([]);
  const passages = page.getByRole('region', { name: 'Could this point to a person?' });
  for (const stays of await passages.getByRole('radio', { name: 'It stays' }).all()) await stays.press('Space');
  await expect(passages.getByText('All decided')).toBeVisible();
  await picture(page, 'fidelity-journey-report');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const name = `${period}-progress-report-public.docx`;
  await expect(page.getByText(`${name} written to`)).toBeVisible();
  const parts = unzipSync(readFileSync(join(folder, name)));
  const text = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '');
  for (const words of [`Midshire: ${period}`, 'Fidelity statements:', 'Qtr RAG', ...sections])
    expect(text).toContain(words);
  for (const words of ['Women are still missing', 'Night shelter', 'Robin Ellery']) expect(text).not.toContain(words);
  expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).not.toMatch(/creator|lastModifiedBy/);
});

test('the restricted report as a PDF has the same text, how the ratings lie, and no author', async () => {
  const { page, folder } = app();
  await pick(page, /^Restricted/);
  await expect(page.getByRole('article', { name: /^Report:/ })).toContainText('Restricted: for the partnership');
  await pick(page, 'PDF');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const name = `${period}-progress-report-restricted.pdf`;
  await expect(page.getByText(`${name} written to`)).toBeVisible({ timeout: 30_000 });
  const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(folder, name))));
  const { text } = await extractText(pdf, { mergePages: true });
  const flat = text.replaceAll(/\s+/g, ' ');
  const order = [`Midshire: ${period}`, 'Average fidelity score:', 'Summary: (200 words)', 'Fidelity statements:'];
  const places = [...order, 'Vision and aims for Q1: Midshire', 'Qtr RAG'].map((words) => flat.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  const info: { readonly Author?: unknown; readonly Title?: unknown } = (await pdf.getMetadata()).info;
  expect(info.Author).toBeUndefined();
  expect(info.Title).toBe(`Midshire: ${period}`);
  expect(readdirSync(folder).filter((one) => one.includes('progress-report'))).toHaveLength(2);
});

test('what was issued can still be looked at after it was reopened and changed', async () => {
  const { page } = app();
  await openTab(page, 'Assessment');
  const mean =
    (await standing(page)
      .getByText(/^\d\.\d\d$/)
      .textContent()) ?? '';
  await page.getByRole('button', { name: 'Reopen', exact: true }).click();
  await dialog(page).getByLabel('Reason').fill('One rating was misheard');
  await dialog(page).getByRole('button', { name: 'Reopen the assessment' }).click();
  await scale(page, section).getByRole('radio', { name: '1', exact: true }).click();
  await expect(standing(page).getByText(/^\d\.\d\d$/)).not.toHaveText(mean);
  await page.getByRole('button', { name: 'Look at issue 1' }).click();
  await expect(dialog(page)).toContainText(`${mean}, mean of 7 of 7 sections`);
  await dialog(page).getByRole('button', { name: 'Close' }).click();
});

test('an expert by experience rates, and sees nothing of what others gave', async () => {
  const { page } = app();
  await lock(page);
  await unlockAs(page, 'Maureen Tate', 'amber kettle quiet harbour');
  await openFidelity(page);
  await expect(page.getByText('as: lived experience')).toBeVisible();
  await expect(standing(page)).toBeHidden();
  await picture(page, 'fidelity-journey-expert');
  const group = scale(page, section);
  await group.getByRole('radio', { name: '3', exact: true }).click();
  await expect(group.getByRole('radio', { name: '3', exact: true })).toBeChecked();
  await expect(page.getByText('Night shelter')).toBeHidden();
});
