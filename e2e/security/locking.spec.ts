import { expect } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { choose } from '../pages/controls.ts';
import { go } from '../pages/frame.ts';
import { demonstrationOpen, keyLimit, lock, passphraseField, unlock } from '../pages/vault.ts';
import { hostProcesses } from '../processes.ts';
import type { SystemSign } from '../shells.ts';

const demonstrationPassphrase = 'amber kettle quiet harbour';
const app = shareApp(true, demonstrationOpen);

/** Every way in which a register locks here: what happens, and what the unlock screen says of it. */
const ways: readonly { readonly what: string; readonly sign: SystemSign | null; readonly words: RegExp }[] = [
  { what: 'Ctrl+L', sign: null, words: /^Locked\. Everything was saved/ },
  { what: 'sleep', sign: 'suspend', words: /the computer went to sleep/ },
  { what: 'a locked screen', sign: 'lock-screen', words: /together with the screen/ },
  { what: 'another user', sign: 'user-did-resign-active', words: /somebody else used this computer/ },
  { what: 'a gap between the clocks', sign: 'clock', words: /the computer was away/ },
];

const isGone = (pid: number): boolean => {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
};

for (const { what, sign, words } of ways) {
  test(`${what} ends the process that held the key, and a fresh one stands at the door`, async () => {
    const { page } = app();
    const [before] = hostProcesses();
    if (sign === null) await lock(page);
    else await app().pretend(sign);
    await expect(passphraseField(page)).toBeVisible({ timeout: keyLimit });
    await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
    expect(isGone(before ?? 0)).toBe(true);
    await expect.poll(() => hostProcesses().length).toBe(1);
    expect(hostProcesses()).not.toContain(before);
    await unlock(page, demonstrationPassphrase);
  });
}

test('the minutes chosen in Settings stand on the unlock screen', async () => {
  const { page } = app();
  const said = (minutes: number) => page.getByText(`after ${minutes} minutes without a key or a movement`);
  await go(page, 'Settings');
  await expect(said(5)).toBeVisible();
  await choose(page.getByRole('main'), 'Lock when nobody is there for', '2 minutes');
  await expect(said(2)).toBeVisible();
  await lock(page);
  await expect(said(2)).toBeVisible();
  await unlock(page, demonstrationPassphrase);
});
