import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { axeFindings } from '../accessibility/axe.ts';
import { picture, test } from '../fixtures.ts';
import { expectRefused } from '../pages/controls.ts';
import { keyLimit, passphraseField } from '../pages/vault.ts';

const passphrase = 'river lantern copper violin';
const museum = resolve(import.meta.dirname, '../../torture/museum/make-old-register.ts');
/** A schema that every version since can bring up to date. */
const schema = '40';

test('a register of an older version whose backup cannot be made: another folder for it, and in', async ({ app }) => {
  const { page, folder, home } = app;
  const file = execFileSync(process.execPath, [museum, folder, schema, passphrase], { encoding: 'utf8' }).trim();
  // Where this computer would put it lies a file.
  writeFileSync(join(home, 'backups'), '');
  await page.getByRole('button', { name: 'Open a register' }).click();
  await page.getByLabel('Register file').fill(file);
  await page.getByRole('button', { name: 'Go on' }).click();
  await passphraseField(page).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByText('the backup that it makes first could not be made')).toBeVisible({ timeout: keyLimit });
  const elsewhere = page.getByLabel('Folder for this backup');
  const stick = join(folder, 'stick');
  await elsewhere.fill(stick);
  await page.getByRole('button', { name: 'Back up there and unlock' }).click();
  await expectRefused(elsewhere, 'That folder does not exist.', stick);
  expect(await axeFindings(page, 'every look')).toEqual([]);
  await picture(page, 'vault-update-backup');
  mkdirSync(stick);
  await page.getByRole('button', { name: 'Back up there and unlock' }).click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: keyLimit });
  expect(
    readdirSync(stick)
      .map((name) => name.replace(/.*\.mcn/, '.mcn'))
      .sort(),
  ).toEqual(['.mcn', '.mcn.header']);
});

test('somebody who must get in goes on without a backup, and is told to make one', async ({ app }) => {
  const { page, folder, home } = app;
  const file = execFileSync(process.execPath, [museum, folder, schema, passphrase], { encoding: 'utf8' }).trim();
  writeFileSync(join(home, 'backups'), '');
  await page.getByRole('button', { name: 'Open a register' }).click();
  await page.getByLabel('Register file').fill(file);
  await page.getByRole('button', { name: 'Go on' }).click();
  await passphraseField(page).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByRole('button', { name: 'Unlock without a backup' }).click({ timeout: keyLimit });
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: keyLimit });
});
