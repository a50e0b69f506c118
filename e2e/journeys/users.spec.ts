import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose, expectRefused, listButton, tick } from '../pages/controls.ts';
import { closeDialog, go } from '../pages/frame.ts';
import {
  addAgency,
  beginColleague,
  beginStep,
  fillColleague,
  openColleague,
  rowOfColleague,
  sendColleague,
  tryPassphrase,
  unlockAs,
} from '../pages/users.ts';
import { beginRegister, keyLimit, lock, passphraseField, usualRegister } from '../pages/vault.ts';

// One story, told in the order of the tests.
const app = shareApp(false, beginRegister);
const { worker, passphrase: ownPassphrase } = usualRegister;
const priya = {
  name: 'Priyanka Nair',
  agency: 'Lanternfield Housing',
  role: 'Caseworker',
  passphrase: 'marble thistle engine window',
};
const handed = 'walnut bicycle harbour stamp';
const chosen = 'velvet otter compass bridge';
const wrong = 'That passphrase does not open this register.';

test('a colleague who cannot be added is refused beside the field', async () => {
  const { page } = app();
  await addAgency(page, priya.agency);
  const dialog = await beginColleague(page);
  await fillColleague(dialog, { ...priya, name: worker, passphrase: 'too short' });
  await tick(dialog, 'Coordinator');
  await dialog.getByRole('button', { name: 'Add them' }).click();
  const first = dialog.getByLabel('First passphrase', { exact: true });
  await expectRefused(first, 'Use at least 15 characters.', 'too short');
  await expect(dialog.getByText('they belong to the agency that coordinates it')).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Coordinator' }).press('Space');
  await first.fill('passwordpassword');
  await dialog.getByRole('button', { name: 'Add them' }).click();
  await expectRefused(first, 'among the first that an attacker would try', 'passwordpassword');
  await first.fill(priya.passphrase);
  await dialog.getByRole('button', { name: 'Add them' }).click();
  // Empty, it is the name, which somebody has.
  await expectRefused(dialog.getByLabel('Sign-in name'), 'Somebody else signs in under that name.', '');
  await closeDialog(page);
});

test('a colleague of another agency is added, and unlocks as themselves', async () => {
  const { page } = app();
  const dialog = await beginColleague(page);
  await fillColleague(dialog, priya);
  await sendColleague(page, dialog, priya.name);
  await expect(rowOfColleague(page, priya.name)).toContainText('Lanternfield Housing');
  await expect(rowOfColleague(page, priya.name)).toContainText('Can unlock');
  await lock(page);
  await expect(listButton(page, 'Who are you?')).toContainText(worker);
  await choose(page, 'Who are you?', priya.name);
  await tryPassphrase(page, ownPassphrase);
  await expect(page.getByText(wrong)).toBeVisible({ timeout: keyLimit });
  await unlockAs(page, priya.name, priya.passphrase);
});

test('they see the doors of a caseworker, and change their own passphrase', async () => {
  const { page } = app();
  const doors = page.getByRole('navigation').getByRole('list').getByRole('button');
  const named = (await doors.allTextContents()).map((text) => text.replace(/[^A-Za-z].*$/, ''));
  expect(named).toEqual(['Today', 'People', 'Actions', 'Briefing', 'Settings']);
  await go(page, 'Settings');
  await expect(page.getByRole('heading', { name: 'Your passphrase' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'People who work here' })).toBeHidden();
  await page.getByRole('button', { name: 'Change your passphrase' }).click();
  const dialog = page.getByRole('dialog');
  const current = dialog.getByLabel('Your passphrase now', { exact: true });
  await current.fill(ownPassphrase);
  for (const label of ['New passphrase', 'New passphrase again'])
    await dialog.getByLabel(label, { exact: true }).fill(chosen);
  await dialog.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(current).toHaveAttribute('aria-invalid', 'true', { timeout: keyLimit });
  await expectRefused(current, 'That is not your passphrase.', ownPassphrase);
  await current.fill(priya.passphrase);
  await dialog.getByRole('button', { name: 'Change the passphrase' }).click();
  await expect(dialog).toBeHidden({ timeout: keyLimit });
  await lock(page);
  await expect(listButton(page, 'Who are you?')).toContainText(priya.name);
  await tryPassphrase(page, priya.passphrase);
  await expect(page.getByText(wrong)).toBeVisible({ timeout: keyLimit });
  await unlockAs(page, priya.name, chosen);
  await lock(page);
});

test('an administrator hands them a new passphrase, and four words can be suggested', async () => {
  const { page } = app();
  // The beginning of a name, typed, finds it in the list.
  await listButton(page, 'Who are you?').focus();
  await page.keyboard.type(worker.slice(0, 3));
  await expect(listButton(page, 'Who are you?')).toContainText(worker);
  await tryPassphrase(page, ownPassphrase);
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: keyLimit });
  const dialog = await beginStep(page, priya.name, 'Hand a new passphrase');
  const field = dialog.getByLabel('New passphrase', { exact: true });
  await dialog.getByRole('button', { name: 'Suggest four words' }).click();
  await expect(field).toHaveValue(/^[a-z-]+( [a-z-]+){3}$/);
  await field.fill(handed);
  await dialog.getByRole('button', { name: 'Hand it over' }).click();
  await expect(dialog).toBeHidden({ timeout: keyLimit });
  await lock(page);
  await choose(page, 'Who are you?', priya.name);
  await tryPassphrase(page, chosen);
  await expect(page.getByText(wrong)).toBeVisible({ timeout: keyLimit });
  await unlockAs(page, priya.name, handed);
  await lock(page);
});

test('an account that ends opens the register no more; nobody ends their own', async () => {
  const { page } = app();
  await unlockAs(page, worker, ownPassphrase);
  const own = await openColleague(page, worker);
  await expect(own.getByText('nobody ends their own account')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Change roles' })).toBeHidden();
  await closeDialog(page);
  const question = await beginStep(page, priya.name, 'End the account');
  await expect(question.getByText('The register is encrypted anew under a new key.')).toBeVisible();
  await question.getByRole('button', { name: 'Keep the account' }).click();
  await expect(rowOfColleague(page, priya.name)).toContainText('Can unlock');
  await (await beginStep(page, priya.name, 'End the account')).getByRole('button', { name: 'End the account' }).click();
  await expect(rowOfColleague(page, priya.name)).toContainText('Account ended', { timeout: keyLimit });
  await lock(page);
  // One slot is left, so there is nothing to choose.
  await expect(listButton(page, 'Who are you?')).toBeHidden();
  await tryPassphrase(page, handed);
  await expect(page.getByText(wrong)).toBeVisible({ timeout: keyLimit });
  await expect(passphraseField(page)).toHaveAttribute('aria-invalid', 'true');
});
