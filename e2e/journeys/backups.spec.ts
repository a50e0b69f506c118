import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { picture, shareApp, test } from '../fixtures.ts';
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

test('a folder that a service copies to the internet is warned of, while it is typed and afterwards', async () => {
  const { page, folder } = app();
  const copied = join(folder, 'OneDrive', 'backups');
  mkdirSync(copied, { recursive: true });
  const panel = await backupsPanel(page);
  await panel.getByRole('button', { name: 'Change the folder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where backups go' });
  await dialog.getByLabel('Folder').fill(copied);
  await expect(dialog.getByText('This folder is copied to the internet by OneDrive.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Use this folder' }).click();
  await expect(panel.getByText('The backups are copied to the internet by OneDrive.')).toBeVisible();
});

test('backups that have nowhere to go, and backups that stopped, are said on the first screen', async () => {
  const { page, folder, home } = app();
  const notice = page.getByRole('region', { name: 'Backups' });
  rmSync(join(folder, 'OneDrive'), { recursive: true });
  await addPerson(page, 'Ceri', []);
  await go(page, 'Today');
  await page.reload();
  await expect(notice.getByText('The folder of the backups is not there.')).toBeVisible();
  await notice.getByRole('button', { name: 'Open the backups' }).click();
  const panel = await backupsPanel(page);
  await panel.getByRole('button', { name: 'Change the folder' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where backups go' });
  await dialog.getByLabel('Folder').fill(join(folder, 'stick'));
  await dialog.getByRole('button', { name: 'Use this folder' }).click();
  await expect(dialog).toBeHidden();
  // As if the last one had been made nine days ago, in what this computer remembers of it.
  const [notes = ''] = readdirSync(join(home, 'backups')).filter((name) => /^[0-9a-f-]{36}\.json$/.test(name));
  const file = join(home, 'backups', notes);
  const { check: _old, ...content } = JSON.parse(readFileSync(file, 'utf8')) as {
    check: string;
    backups: { madeAt: string }[];
  };
  const madeAt = new Date(Date.now() - 9 * 86_400_000).toISOString();
  const aged = { ...content, backups: content.backups.map((one) => ({ ...one, madeAt })) };
  const check = createHash('sha256').update(JSON.stringify(aged)).digest('hex');
  writeFileSync(file, JSON.stringify({ ...aged, check }));
  await go(page, 'Today');
  await page.reload();
  await expect(notice.getByText('Backups have stopped: the last good one is 9 days old')).toBeVisible();
  await picture(page, 'today-backups-stopped');
  await makeBackup(page);
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
  // The first page stays, or it would be taken for a register under another key.
  for (let at = 4200; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
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
