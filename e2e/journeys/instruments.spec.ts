import { expect } from '@playwright/test';
import { axeFindings } from '../accessibility/axe.ts';
import { picture, shareApp, test } from '../fixtures.ts';
import { choose, expectRefused } from '../pages/controls.ts';
import { showTab } from '../pages/evaluation.ts';
import { closeDialog } from '../pages/frame.ts';
import { beginResult, defineMeasure, openMeasures, results } from '../pages/measures.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** Scales and measures: recorded as figures, shown with how far a difference can be trusted. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

test('results stand newest first, each with a word for how far its difference can be trusted', async () => {
  const { page } = app();
  await openMeasures(page, 'Dawid');
  await expect(results(page, 'Dawid').first()).toContainText('SWEMWBS');
  await expect(results(page, 'Dawid').filter({ hasText: 'Beyond measurement error' })).toHaveCount(1);
  await expect(results(page, 'Dawid').filter({ hasText: 'No total: six of seven items are scored' })).toHaveCount(1);
  await expect(page.getByText('South West London and St George’s Mental Health NHS Trust')).toBeVisible();
  expect(await axeFindings(page, 'every look')).toEqual([]);
  await picture(page, 'person-measures');
});

test('an NDTA risk scored 3 is refused beside its field, keeps what was typed, and is mended', async () => {
  const { page } = app();
  await openMeasures(page, 'Jas');
  const form = await beginResult(page);
  await choose(form, 'Measure', 'New Directions Team Assessment');
  await form.getByLabel('Engagement with frontline services').fill('2');
  await form.getByLabel('Risk to others').fill('3');
  await form.getByRole('button', { name: 'Save' }).click();
  await expectRefused(form.getByLabel('Risk to others'), 'This one is scored in steps', '3');
  await picture(page, 'person-measures-refused');
  await form.getByLabel('Risk to others').fill('4');
  await expect(form.getByRole('status')).toHaveText('No total: two of ten areas are scored, and all ten are needed.');
  await form.getByLabel('Risk to others').press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(results(page, 'Jas')).toContainText('No total: two of ten areas are scored');
});

test('a Star is refused until its licence is recorded', async () => {
  const { page } = app();
  await openMeasures(page, 'Jas');
  const form = await beginResult(page);
  await choose(form, 'Measure', 'Home Star');
  await expect(form.getByRole('note')).toContainText('No licence is recorded for Outcomes Star');
  await closeDialog(page);
  await showTab(page, 'Measures');
  await page.getByRole('button', { name: /^Record the licence: Outcomes Star/ }).click();
  await page.getByRole('dialog').getByLabel('Reference of your licence').fill('STAR-114');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('region', { name: 'Licences' })).toContainText('STAR-114');
  await picture(page, 'evaluation-measures');
});

test('a partnership adds a measure of its own, and scores somebody with it', async () => {
  const { page } = app();
  const form = await defineMeasure(page);
  await form.getByLabel('Name').fill('How safe it feels');
  await form.getByLabel('Area', { exact: true }).fill('At home');
  await form.getByLabel('Highest').fill('-1');
  await form.getByRole('button', { name: 'Add the measure' }).click();
  await expectRefused(form.getByLabel('Highest'), 'The highest score has to be above the lowest.', '-1');
  await picture(page, 'evaluation-measures-own');
  await form.getByLabel('Highest').fill('10');
  await form.getByRole('button', { name: 'Add the measure' }).click();
  await expect(form).toBeHidden();
  await openMeasures(page, 'Jas');
  const result = await beginResult(page);
  await choose(result, 'Measure', 'How safe it feels');
  await result.getByLabel('At home').fill('7');
  await choose(result, 'Who completed it', 'The person with a worker');
  await result.getByRole('button', { name: 'Save' }).click();
  await expect(results(page, 'Jas').first()).toContainText('0 to 10, higher is better');
});
