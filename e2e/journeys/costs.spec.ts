import { expect, type Locator, type Page } from '@playwright/test';
import { axeFindings } from '../accessibility/axe.ts';
import { picture, shareApp, test } from '../fixtures.ts';
import { choose, expectRefused, pick } from '../pages/controls.ts';
import { showTab } from '../pages/evaluation.ts';
import { demonstrationOpen } from '../pages/vault.ts';

/** Costs beside what happened: with counts and who is missing, never one saving. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

const found = (page: Page): Locator => page.getByRole('region', { name: 'Costs and consequences' });

test('what services were used costs between two figures, with who was counted of whom', async () => {
  const { page } = app();
  await showTab(page, 'Costs and consequences');
  await expect(found(page)).toContainText('costs between');
  await choose(page.getByRole('main'), 'Period', 'Y2Q4');
  await expect(found(page)).toContainText('Y2Q4:');
  await expect(found(page)).toContainText(/costs between £[\d,]+ and £[\d,]+, with £[\d,]+ in the middle/);
  await expect(found(page)).toContainText('The cost of accommodation often rises while things get better');
  await expect(found(page).getByRole('row', { name: /^A&E attendances/ })).toContainText(
    /Counted for \d+ of 19 people/,
  );
  await expect(found(page)).toContainText('In prices of');
  await pick(page, 'Last four');
  await expect(found(page)).toContainText('Y2Q1, Y2Q2, Y2Q3, Y2Q4');
  expect(await axeFindings(page, 'every look')).toEqual([]);
  await picture(page, 'evaluation-costs');
});

test('a unit cost without a source or with its low above its high is refused, and what was typed stays', async () => {
  const { page } = app();
  await page.getByRole('button', { name: 'Add a unit cost' }).click();
  const form = page.getByRole('dialog', { name: 'Add a unit cost' });
  await choose(form, 'What it is for', 'Nights: Hostel or supported housing');
  await form.getByLabel('For each').fill('night');
  await form.getByLabel('Low, in pounds').fill('50');
  await form.getByLabel('Middle, in pounds').fill('45');
  await form.getByLabel('High, in pounds').fill('60');
  await form.getByLabel('Price year').fill('2018-19');
  await form.getByLabel('Area').fill('Midshire');
  await form.getByRole('button', { name: 'Add the unit cost' }).click();
  await expectRefused(form.getByLabel('Where it comes from'), 'Say where the figure comes from', '');
  await form.getByLabel('Where it comes from').fill('Housing benefit paid, Midshire Council');
  await form.getByRole('button', { name: 'Add the unit cost' }).click();
  await expectRefused(form.getByLabel('Low, in pounds'), 'The figure has to lie between its low and its high', '50');
  await picture(page, 'evaluation-costs-add');
  await form.getByLabel('Low, in pounds').fill('30');
  await form.getByRole('button', { name: 'Add the unit cost' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('row', { name: /^Nights: Hostel or supported housing/ })).toContainText(
    '£45.00 (£30.00 to £60.00)',
  );
});
