import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose } from '../pages/controls.ts';
import { go } from '../pages/frame.ts';
import { addPerson, openPerson } from '../pages/people.ts';
import { confirmRecoveryCode, createRegister, lock, unlock } from '../pages/vault.ts';

/** A sealed fact is recorded, is not on the page until it is asked for, and is there again after locking. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(false);
const words = 'Stays with her aunt; never say where';

test('a fact is sealed, shown when asked for, and removed', async () => {
  const { page, folder } = app();
  await createRegister(page, folder);
  await confirmRecoveryCode(page);
  await addPerson(page, 'Thandeka', ['Housing', 'Mental health']);
  const panel = page.getByRole('region', { name: 'Sealed' });
  await panel.getByRole('button', { name: 'Record a sealed fact' }).click();
  await panel.getByRole('button', { name: 'Seal it' }).click();
  await expect(panel.getByText('Choose one of the values in the list.')).toBeVisible();
  await choose(panel, 'What it is about', 'Refuge or whereabouts');
  await panel.getByLabel('What should be known').fill(words);
  await panel.getByRole('button', { name: 'Seal it' }).click();
  await expect(page.getByText('Recorded and sealed')).toBeVisible();
  await expect(page.getByText(words)).toBeHidden();

  await lock(page);
  await unlock(page);
  await openPerson(page, 'Thandeka');
  await expect(page.getByText(words)).toBeHidden();
  await panel.getByRole('button', { name: 'Show what is sealed' }).click();
  await expect(panel.getByText(words)).toBeVisible();
  await panel.getByRole('button', { name: /^Remove: / }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(panel.getByText('Nothing is sealed about Thandeka.')).toBeVisible();
});

test('settings say who can open sealed facts, and that one person is too few', async () => {
  const { page } = app();
  await go(page, 'Settings');
  const panel = page.getByRole('region', { name: 'Who can open sealed facts' });
  await expect(panel.getByText('Since the register was made')).toBeVisible();
  await panel.getByRole('button', { name: /^Take away the key of / }).click();
  await page.getByRole('button', { name: 'Take the key away' }).click();
  await expect(page.getByText('This is the last person who can open sealed facts.')).toBeVisible();
  await page.getByRole('button', { name: 'Leave it' }).click();
});
