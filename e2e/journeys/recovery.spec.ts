import { expect } from '@playwright/test';
import { picture, shareApp, test } from '../fixtures.ts';
import { beginRestore, makeBackup } from '../pages/backups.ts';
import { done, expectRefused, pick, tick } from '../pages/controls.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { itIsOnPaper, keysPanel, makeNewCodeInTwoParts, paperShown, typeBack } from '../pages/recovery.ts';
import {
  confirmRecoveryCode,
  createRegister,
  fillNewRegister,
  keyLimit,
  lock,
  unlock,
  usualRegister,
} from '../pages/vault.ts';

/** A register gets a new recovery code for two holders, and opens with their two papers when the passphrase is lost. */
test.describe.configure({ mode: 'serial' });
const app = shareApp(false);
const later = 'thimble orchard amber wagon';
let first = '';
let parts: [string, string] = ['', ''];

test('a new code in two parts is shown a part at a time, and holds only once both were typed back', async () => {
  const { page, folder } = app();
  first = await createRegister(page, folder);
  await confirmRecoveryCode(page);
  await makeBackup(page);
  await expect(await keysPanel(page)).toContainText('so does the recovery code, which is on one paper');

  const one = await makeNewCodeInTwoParts(page, usualRegister.passphrase);
  expect(one).toMatch(/^1/);
  await picture(page, 'journey-recovery-part');
  const dialog = await itIsOnPaper(page);
  await expect(page.getByText(one.split(' ').at(1) ?? '', { exact: true })).toHaveCount(0);
  const field = dialog.getByLabel('Last group on the paper');
  await field.fill(one.slice(0, 11));
  await dialog.getByRole('button', { name: 'Go on to part 2' }).click();
  await expectRefused(field, 'That is not the last group on the paper.', one.slice(0, 11));
  await dialog.getByRole('button', { name: 'Show it again' }).click();
  expect(await paperShown(page)).toBe(one);
  await typeBack(page, one, 'Go on to part 2');
  const two = await paperShown(page);
  expect(two).toMatch(/^2/);
  parts = [one, two];
  // Until then the code of before holds.
  await page.getByRole('button', { name: 'Keep the old code' }).click();
  await expect(await keysPanel(page)).toContainText('which is on one paper');

  const again = await makeNewCodeInTwoParts(page, usualRegister.passphrase);
  await typeBack(page, again, 'Go on to part 2');
  parts = [again, await paperShown(page)];
  expect(parts).not.toContain(two);
  await typeBack(page, parts[1], 'Use the new code');
  await expect(done(page)).toContainText('The new recovery code holds.', { timeout: keyLimit });
  await expect(await keysPanel(page)).toContainText('so do the two parts of the recovery code together');
});

test('a backup of before is made with an older key, and says so where it is restored', async () => {
  const { page } = app();
  const dialog = await beginRestore(page);
  await expect(dialog).toContainText('It was made with an older key, so it opens with the passphrases of that day');
  await closeDialog(page);
});

test('locked, the old code and a part alone are refused in words, and the two parts open it', async () => {
  const { page } = app();
  await lock(page);
  await page.getByRole('button', { name: 'Use the recovery code' }).click();
  const code = page.getByLabel('Recovery code, or one part of it');
  const other = page.getByLabel('The other part');
  const open = page.getByRole('button', { name: 'Open and change the passphrase' });
  await page.getByLabel('New passphrase', { exact: true }).fill(later);
  await page.getByLabel('New passphrase again', { exact: true }).fill(later);

  await code.fill(first);
  await open.click();
  await expectRefused(code, 'That recovery code does not open this register.', first);
  await code.fill(parts[1]);
  await open.click();
  await expectRefused(other, 'One part of the recovery code opens nothing by itself.', '');
  const mistyped = parts[0].replace(/.$/, (last) => (last === '7' ? '8' : '7'));
  await other.fill(mistyped);
  await open.click();
  await expectRefused(other, 'The fifth group of part 1 has a typing error.', mistyped);
  await picture(page, 'journey-recover-parts');
  await other.fill(parts[0].toLowerCase());
  await open.click();
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible({ timeout: keyLimit });
  await expect(page.getByText(`The new passphrase belongs to ${usualRegister.worker}.`)).toBeVisible();
});

test('the audit trail says for whom, and the new passphrase opens it from then on', async () => {
  const { page } = app();
  await go(page, 'Governance');
  await page.getByRole('tab', { name: 'Audit trail' }).click();
  const trail = page.getByRole('table', { name: 'The audit trail' });
  await expect(trail).toContainText('was given a new passphrase with the recovery code');
  await expect(trail).toContainText('put a new recovery code in force');
  await lock(page);
  await unlock(page, later);
});

test('printing shows the card alone: the register, the day, the part and where to keep it', async () => {
  const { page } = app();
  await makeNewCodeInTwoParts(page, later);
  await page.emulateMedia({ media: 'print' });
  const card = page.getByRole('article', { name: 'Part 1 of 2 of the recovery code' });
  await expect(card).toBeVisible();
  for (const words of [usualRegister.name, 'Part 1 of 2', 'never together with the other part'])
    await expect(card).toContainText(words);
  for (const role of ['heading', 'button', 'navigation', 'region', 'checkbox'] as const)
    await expect(page.getByRole(role)).toHaveCount(0);
  await expect(page.getByText('Whoever has seen both has the whole code.')).toBeHidden();
  await page.screenshot({ path: 'test-results/pictures/chromium/print-recovery-part.png', caret: 'initial' });
  await page.emulateMedia({ media: null });
  await page.getByRole('button', { name: 'Keep the old code' }).click();
});

test('a register can be made with a code in two parts, each shown to its own holder', async () => {
  const { page, folder } = app();
  await lock(page);
  await page.getByRole('button', { name: 'Create a register' }).click();
  await fillNewRegister(page, folder, { ...usualRegister, name: 'Quayside' });
  await pick(page, /^Two parts, for two holders/);
  await page.getByRole('button', { name: 'Create the register' }).click();
  const shown: string[] = [];
  for (const [part, next] of [
    [1, 'Go on to part 2'],
    [2, 'Go to the register'],
  ] as const) {
    await expect(page.getByRole('heading', { name: `Write down part ${part} of 2` })).toBeVisible({
      timeout: keyLimit,
    });
    shown.push(await paperShown(page));
    await expect(page.getByRole('button', { name: next })).toBeDisabled();
    await tick(page, 'I have written it down');
    await page.getByRole('button', { name: next }).click();
  }
  expect(shown.map((paper) => paper.charAt(0))).toEqual(['1', '2']);
  await expect(await keysPanel(page)).toContainText('so do the two parts of the recovery code together');
});
