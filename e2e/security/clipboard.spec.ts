import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { done } from '../pages/controls.ts';
import { openSection, sections } from '../pages/fidelity.ts';
import { go } from '../pages/frame.ts';
import { beginRegister, createRegister, lock, passphraseField, unlock } from '../pages/vault.ts';

const copiedFor = 20_000;
const app = shareApp(false, beginRegister);

/** Types a text and copies it with the keyboard, as somebody does who wants it elsewhere. */
const copy = async (page: Page, text: string): Promise<void> => {
  await go(page, 'Today');
  await go(page, 'Fidelity');
  await openSection(page, sections[1]);
  const field = page.getByLabel('12-month vision');
  await field.fill(text);
  await field.press('Control+a');
  await field.press('Control+c');
  await expect(done(page).getByText('The clipboard is cleared after 20 seconds')).toBeVisible();
};

/** What lies on the clipboard, by pasting it: the page itself may not read it. */
const pasted = async (page: Page): Promise<string> => {
  const field = page.getByLabel('12-month vision');
  await field.fill('');
  await field.press('Control+v');
  return await field.inputValue();
};

test('what was copied is there for twenty seconds and then cleared', async () => {
  const { page } = app();
  await copy(page, 'Copied by hand');
  expect(await pasted(page)).toBe('Copied by hand');
  await page.waitForTimeout(copiedFor);
  await expect.poll(() => pasted(page)).toBe('');
});

test('locking clears it at once, and the window may not read the clipboard before or after', async () => {
  const { page } = app();
  const mayRead = () =>
    page.evaluate(() =>
      navigator.clipboard.readText().then(
        () => true,
        () => false,
      ),
    );
  await copy(page, 'Copied before locking');
  await page.waitForTimeout(1_000);
  expect(await mayRead()).toBe(false);
  await lock(page);
  await page.waitForTimeout(1_500);
  expect(await mayRead()).toBe(false);
  await passphraseField(page).press('Control+v');
  await expect(passphraseField(page)).toHaveValue('');
  await unlock(page);
});

test('the recovery code that a button copied is cleared too', async ({ app: fresh }) => {
  const { page } = fresh;
  await createRegister(page, fresh.folder);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  // Electron lets no page write to the clipboard, and the window says so.
  const words = fresh.shell === 'chromium' ? 'The clipboard is cleared after 20 seconds' : 'may not use the clipboard';
  await expect(done(page).getByText(words)).toBeVisible();
  await page.waitForTimeout(copiedFor + 2_000);
  await page.getByRole('checkbox', { name: 'I have written it down' }).press('Space');
  await page.evaluate(() => {
    document.querySelector('main')?.append(Object.assign(document.createElement('textarea'), { id: 'paste-here' }));
  });
  await page.locator('#paste-here').press('Control+v');
  await expect(page.locator('#paste-here')).toHaveValue('');
});
