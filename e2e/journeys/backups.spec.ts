import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { backupsPanel, beginRestore, makeBackup } from '../pages/backups.ts';
import { expectRefused } from '../pages/controls.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { addPerson } from '../pages/people.ts';
import { beginRegister, keyLimit, passphraseField, unlock, usualRegister } from '../pages/vault.ts';

const app = shareApp(false, async (open) => {
  await beginRegister(open);
  await addPerson(open.page, 'Asha', []);
});
const register = (): string => join(app().folder, `${usualRegister.name}.mcn`);

/** Somebody is there, as the list says. */
const expectPerson = async (page: Page, name: string): Promise<void> => {
  await go(page, 'People');
  await expect(page.getByRole('main').getByText(name).first()).toBeVisible();
};

test('a backup is made on demand, and the panel says when, where and how big', async () => {
  const { page } = app();
  await makeBackup(page);
  const panel = await backupsPanel(page);
  await expect(panel.getByText(/today at \d\d:\d\d, .+, read whole/)).toBeVisible();
  await expect(panel.getByText('The backups lie on the same drive as the register.')).toBeVisible();
});

test('its folder can be a stick; one that is not there is refused beside the field', async () => {
  const { page, folder } = app();
  const panel = await backupsPanel(page);
  await panel.getByRole('button', { name: 'Change the folder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where backups go' });
  const field = dialog.getByLabel('Folder');
  const stick = join(folder, 'stick');
  await field.fill(stick);
  await dialog.getByRole('button', { name: 'Use this folder' }).click();
  await expectRefused(field, 'That folder does not exist.', stick);
  mkdirSync(stick);
  await dialog.getByRole('button', { name: 'Use this folder' }).click();
  await expect(dialog).toBeHidden();
  await makeBackup(page);
  expect(readdirSync(stick)).toHaveLength(2);
});

test('a copy can be restored beside the open register, and never over it', async () => {
  const { page, folder } = app();
  const dialog = await beginRestore(page);
  const name = dialog.getByLabel('Name of the restored register');
  await dialog.getByLabel('Folder').fill(folder);
  await name.fill(usualRegister.name);
  const submit = dialog.getByRole('button', { name: 'Restore a copy' });
  await submit.click();
  await expectRefused(name, 'There is already a register with that name', usualRegister.name);
  await name.fill('Beside');
  await submit.click();
  await expect(page.getByRole('dialog', { name: 'The backup is restored' })).toContainText(join(folder, 'Beside.mcn'));
  expect(existsSync(join(folder, 'Beside.mcn.header'))).toBe(true);
  await closeDialog(page);
});

test('a damaged register: the door offers the newest good backup, which opens with the passphrase of then', async () => {
  await app().close();
  const bytes = readFileSync(register());
  for (let at = 100; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(register(), bytes);
  await app().restart();
  const { page, folder } = app();
  await passphraseField(page).fill(usualRegister.passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByText('This register is damaged and was not opened')).toBeVisible({ timeout: keyLimit });
  await expect(page.getByText(/The newest good backup is from/)).toBeVisible();
  await page.getByRole('button', { name: 'Restore this backup' }).click();
  await page.getByLabel('Name of the restored register').fill('Harbour again');
  await page.getByLabel('Folder').fill(folder);
  await page.getByRole('button', { name: 'Restore a copy' }).click();
  await expect(page.getByRole('heading', { name: 'Unlock Harbour again' })).toBeVisible();
  await unlock(page);
  await expectPerson(page, 'Asha');
});

test('what was written goes into a backup when the window is closed', async () => {
  const stick = join(app().folder, 'stick');
  const before = readdirSync(stick);
  await addPerson(app().page, 'Bo', []);
  await app().close();
  const after = readdirSync(stick).filter((name) => !before.includes(name));
  expect(after.map((name) => name.replace(/.*\.mcn/, '.mcn')).sort()).toEqual(['.mcn', '.mcn.header']);
  await app().restart();
});

test('a register that is gone is shown as gone, with its backups', async () => {
  const gone = join(app().folder, 'Harbour again.mcn');
  await app().close();
  for (const file of [gone, `${gone}.header`, register(), `${register()}.header`]) rmSync(file, { force: true });
  await app().restart();
  const { page } = app();
  await expect(page.getByText(/\(not there now\)/).first()).toBeVisible();
  await page
    .getByRole('button', { name: /^Restore / })
    .first()
    .click();
  await expect(page.getByRole('list', { name: 'Backups, newest first' }).getByRole('listitem').first()).toBeVisible();
});
