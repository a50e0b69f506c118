import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose } from '../pages/controls.ts';
import { standing } from '../pages/fidelity.ts';
import { choosePeriod, go, title } from '../pages/frame.ts';
import { namesListed } from '../pages/people.ts';
import { demonstrationSights, tour } from '../pages/tour.ts';
import { demonstrationOpen, keyLimit, lock } from '../pages/vault.ts';

test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

test('every screen says that it is a demonstration', async () => {
  // The tour goes through every screen there is.
  test.setTimeout(360_000);
  const { page } = app();
  for (const stop of tour(demonstrationSights)) {
    await stop.open(page);
    const banner = page.locator('main').getByText('Everybody here is invented, and nothing is kept.');
    await expect(banner, stop.name).toBeVisible();
    await expect(page.locator('main').getByText('Demonstration', { exact: true }), stop.name).toBeVisible();
  }
  await page.keyboard.press('Escape');
});

test('24 people are in scope in Y3Q1, and two in Y1Q4', async () => {
  const { page } = app();
  await go(page, 'People');
  await expect(namesListed(page).first()).toBeVisible();
  await go(page, 'Quarter');
  await expect(page.getByText('24 people in scope')).toBeVisible();
  await choosePeriod(page, 'Y1Q4');
  await expect(page.getByText('2 people in scope')).toBeVisible();
});

test('Y1Q4 reads 2.71, with nothing set that the report did not say', async () => {
  const { page } = app();
  await go(page, 'Fidelity');
  await expect(title(page)).toHaveText('MEAM fidelity, Y1Q4');
  await expect(standing(page)).toContainText('2.71');
  await expect(standing(page)).toContainText('mean of 7 of 7 sections');
  await expect(standing(page)).toContainText('Not set');
});

test('after locking, the passphrase is shown and opens it again', async () => {
  const { page } = app();
  await lock(page);
  await expect(title(page)).toHaveText('Unlock the demonstration');
  await expect(page.getByText('Nobody in the demonstration is real. Everybody’s passphrase is')).toBeVisible();
  await page.getByRole('button', { name: 'Fill it in' }).click();
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(title(page)).toHaveText('Today', { timeout: keyLimit });
});

test('it can be looked at through the eyes of somebody else who works there', async () => {
  const { page } = app();
  const doors = page.getByRole('navigation').getByRole('list').getByRole('button');
  for (const [who, door, absent] of [
    ['Priyanka Nair', 'People', 'Quarter'],
    ['Soraya Haddad', 'Fidelity', 'People'],
    ['Gareth Pugh', 'Governance', 'People'],
  ] as const) {
    await lock(page);
    await choose(page, 'Who are you?', who);
    await page.getByRole('button', { name: 'Fill it in' }).click();
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(title(page)).toHaveText('Today', { timeout: keyLimit });
    await expect(page.getByText(`${who} ·`)).toBeVisible();
    await expect(doors.filter({ hasText: door })).toBeVisible();
    await expect(doors.filter({ hasText: absent })).toBeHidden();
  }
});
