import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { closeDialog, go } from '../pages/frame.ts';
import { beginRegister, lock, unlock, usualRegister } from '../pages/vault.ts';
import { callBridge } from '../security/bridge.ts';

const app = shareApp(false, beginRegister);

/** What the machines on which this runs have: no keyring under Electron, and no way to one from Chromium. */
const expected = {
  electron: { keychain: 'unprotected', words: 'under a password that everybody knows' },
  chromium: { keychain: 'unavailable', words: 'this window cannot reach the computer’s keychain' },
} as const;

test('where no keychain protects anything, it is refused in words, and the passphrase opens as before', async () => {
  const { page, shell } = app();
  const { keychain, words } = expected[shell];
  await go(page, 'Settings');
  await page.getByRole('button', { name: 'Only on this computer' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your passphrase and this computer' });
  await expect(dialog).toContainText(words);
  await expect(dialog).toContainText('Your passphrase alone opens the register.');
  await expect(dialog.getByLabel('Your passphrase now')).toHaveCount(0);
  await closeDialog(page);

  expect(await callBridge(page, 'vault.deviceFactor', {})).toEqual({ ok: true, value: { on: false, keychain } });
  const switched = await callBridge(page, 'vault.setDeviceFactor', { on: true, current: usualRegister.passphrase });
  expect(switched).toMatchObject({ ok: false, error: { code: `keychain-${keychain}` } });
  await lock(page);
  await unlock(page);
});
