import { shareApp, test } from './fixtures.ts';
import { beginPerson, openPerson } from './pages/people.ts';
import { go } from './pages/frame.ts';
import { demonstrationOpen } from './pages/vault.ts';
const app = shareApp(true, demonstrationOpen);
test('probe', async () => {
  const { page } = app();
  const esc = async (what: string) => {
    await page.waitForTimeout(300);
    await page.evaluate(() => document.addEventListener('keydown', (e) => console.log('key', e.key, e.defaultPrevented, e.isComposing, (e as any).isTrusted), { once: true }));
    page.once('console', (m) => console.log(m.text()));
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    console.log(what, 'left', await page.evaluate(() => document.querySelectorAll('[role=dialog]').length));
    await page.keyboard.press('Escape'); await page.waitForTimeout(200);
    await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).click({ timeout: 500 }).catch(() => 0);
  };
  await beginPerson(page); await esc('plain');
  await beginPerson(page); await page.setViewportSize({ width: 1360, height: 900 }); await esc('viewport');
  await beginPerson(page); await page.emulateMedia({ reducedMotion: 'reduce' }); await page.emulateMedia({ reducedMotion: null }); await esc('motion');
  await beginPerson(page); await page.emulateMedia({ colorScheme: 'dark' }); await page.emulateMedia({ colorScheme: null }); await esc('dark');
  await beginPerson(page); await page.emulateMedia({ contrast: 'more' }); await page.emulateMedia({ contrast: null }); await esc('contrast');
  await beginPerson(page); await page.screenshot({ caret: 'initial' }); await esc('shot');
  await beginPerson(page); await esc('plain');
});
