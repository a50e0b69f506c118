import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { type RefusalCode, sentenceFor } from '../../domain/refusal.ts';
import { shareApp, test } from '../fixtures.ts';
import { expectRefused } from '../pages/controls.ts';
import { rateByKeyboard, scale, sections, writeKept } from '../pages/fidelity.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { addPerson, beginPerson, findPeople, namesListed, openPerson, openPersonTab } from '../pages/people.ts';
import { exportReturn } from '../pages/returns.ts';
import {
  beginRegister,
  fillNewRegister,
  keyLimit,
  lock,
  passphraseField,
  unlock,
  usualRegister,
} from '../pages/vault.ts';

/** Every no stands beside what it is about, in one sentence, and takes nothing away. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(false);

test.describe('before a register is open', () => {
  const tooWeak: readonly (readonly [string, RefusalCode])[] = [
    ['short words', 'passphrase-too-short'],
    ['passwordpassword', 'passphrase-too-common'],
  ];

  test('a short or common passphrase', async () => {
    const { page, folder } = app();
    await page.getByRole('button', { name: 'Create a register' }).click();
    for (const [passphrase, code] of tooWeak) {
      await fillNewRegister(page, folder, { ...usualRegister, passphrase });
      await page.getByRole('button', { name: 'Create the register' }).click();
      await expectRefused(passphraseField(page), sentenceFor(code), passphrase);
      await expect(page.getByLabel('Your agency')).toHaveValue(usualRegister.agency);
    }
    await page.getByRole('button', { name: 'Open another register' }).click();
  });

  test('a wrong passphrase', async () => {
    const { page } = app();
    await beginRegister(app());
    await lock(page);
    await passphraseField(page).fill('a wrong passphrase');
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeEnabled({ timeout: keyLimit });
    await expectRefused(passphraseField(page), sentenceFor('wrong-passphrase'), 'a wrong passphrase');
  });

  test('the name of a register that is there already', async () => {
    const { page, folder } = app();
    await page.getByRole('button', { name: 'Create a register' }).click();
    await fillNewRegister(page, folder, usualRegister);
    await page.getByRole('button', { name: 'Create the register' }).click();
    await expectRefused(page.getByLabel('Name of the register'), sentenceFor('register-exists'), usualRegister.name);
    await expect(passphraseField(page)).toHaveValue(usualRegister.passphrase);
    await page.getByRole('button', { name: 'Open another register' }).click();
    await page.getByRole('button', { name: usualRegister.name, exact: true }).click();
  });

  test('a missing key file: the kept copy is offered, and it works', async () => {
    const { page, folder } = app();
    const header = join(folder, `${usualRegister.name}.mcn.header`);
    renameSync(header, `${header}.away`);
    await passphraseField(page).fill(usualRegister.passphrase);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expectRefused(passphraseField(page), sentenceFor('header-missing'), usualRegister.passphrase);
    await page.getByRole('button', { name: 'Use the copy this computer kept' }).click();
    await expect(page.getByText('The key file is back in its place.')).toBeVisible();
    await unlock(page);
    rmSync(`${header}.away`);
    await lock(page);
  });

  test('a file that is not a register', async () => {
    const { page, folder } = app();
    const file = join(folder, 'letter.mcn');
    writeFileSync(file, 'Dear colleague, this is a letter. '.repeat(200));
    await page.getByRole('button', { name: 'Open another register' }).click();
    await page.getByLabel('Register file').fill(file);
    await page.getByRole('button', { name: 'Go on' }).click();
    await passphraseField(page).fill(usualRegister.passphrase);
    await page.getByRole('button', { name: 'Unlock', exact: true }).click();
    await expectRefused(passphraseField(page), sentenceFor('not-a-register'), usualRegister.passphrase);
    await page.getByRole('button', { name: 'Open another register' }).click();
    await page.getByRole('button', { name: usualRegister.name, exact: true }).click();
    await unlock(page);
  });
});

test.describe('about a person', () => {
  test('a name of 10,000 characters', async () => {
    const { page } = app();
    const name = 'Ana'.padEnd(10_000, 'a');
    const dialog = await beginPerson(page);
    await dialog.getByLabel('Preferred name').fill(name);
    await dialog.getByRole('button', { name: 'Add this person' }).click();
    await expectRefused(dialog.getByLabel('Preferred name'), sentenceFor('name-too-long'), name);
    await dialog.getByLabel('Preferred name').fill('Ana');
    await dialog.getByRole('button', { name: 'Add this person' }).click();
    await expect(dialog).toBeHidden();
    await findPeople(page, '');
    await expect(namesListed(page)).toHaveText(['Ana']);
  });

  const wrongDays: readonly (readonly [string, string, RefusalCode])[] = [
    ['30 February 1980', '30 February 1980', 'date-impossible'],
    ['3 April 2999', '3 April 2999', 'birth-date-in-future'],
    ['3 April 1850', '3 April 1850', 'birth-date-too-early'],
  ];

  test('an impossible, a future and a far birth date', async () => {
    const { page } = app();
    await openPerson(page, 'Ana');
    await openPersonTab(page, 'Details');
    const field = page.getByLabel('Birth date');
    await page.getByLabel('Family name').fill('Kept');
    for (const [typed, shown, code] of wrongDays) {
      await field.fill(typed);
      await field.press('Control+Enter');
      await expect(field).toHaveAccessibleDescription(new RegExp(sentenceFor(code).slice(0, 30)));
      await page.getByLabel('Family name').focus();
      await expectRefused(field, sentenceFor(code), shown);
      await expect(page.getByLabel('Family name')).toHaveValue('Kept');
    }
    await field.fill('3 April 1980');
    await page.getByRole('button', { name: 'Save details' }).click();
    await expect(page.getByText('Details saved')).toBeVisible();
  });

  test('a reference that somebody else has', async () => {
    const { page } = app();
    await addPerson(page, 'Beatrix', []);
    await openPersonTab(page, 'Details');
    const field = page.getByLabel('Reference');
    const own = await field.inputValue();
    await field.fill('C-0001');
    await field.press('Control+Enter');
    await expectRefused(field, sentenceFor('reference-taken'), 'C-0001');
    await field.fill(own);
    await expect(field).toHaveValue(own);
  });
});

test.describe('about the quarter', () => {
  test('no key gives a rating outside 1 to 10', async () => {
    const { page } = app();
    await go(page, 'Fidelity');
    await rateByKeyboard(page, [10]);
    const group = scale(page, sections[0]);
    for (const key of ['-', '.', 'e', 'ArrowRight', 'ArrowUp', 'PageUp', '+']) {
      await page.keyboard.press(key);
      await expect(group.getByRole('radio', { checked: true })).toHaveText('10');
    }
    await page.keyboard.press('0');
    await expect(page.getByRole('alert').filter({ hasText: 'A rating is a whole number from 1 to 10.' })).toBeVisible();
    await expect(group.getByRole('radio', { checked: true })).toHaveText('10');
    await page.keyboard.type('11');
    await expect(group.getByRole('radio', { checked: true })).toHaveText('1');
    await expect(group.getByRole('radio')).toHaveCount(10);
  });

  test('a summary of 201 words is kept with its count, and issuing is refused', async () => {
    const { page } = app();
    const summary = Array.from({ length: 201 }, (_, at) => `word${at}`).join(' ');
    await writeKept(page, 'Summary, at most 200 words', summary, 'Summary saved');
    await expect(page.getByText('201 of 200 words, 1 too many')).toBeVisible();
    await page.getByRole('button', { name: 'Issue', exact: true }).click();
    await page.getByRole('button', { name: 'Issue the assessment' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('alert')).toHaveText(sentenceFor('summary-too-long'));
    await closeDialog(page);
    await expect(page.getByLabel('Summary, at most 200 words')).toHaveValue(summary);
  });

  test('a folder for the return that is not there', async () => {
    const { page, folder } = app();
    const missing = join(folder, 'nowhere');
    await go(page, 'Returns');
    await exportReturn(page, 'NHS 2018', missing);
    await expectRefused(page.getByLabel('Folder'), sentenceFor('folder-missing'), missing);
  });
});
