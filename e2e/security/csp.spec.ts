import { expect, type Page } from '@playwright/test';
import { shareApp, test } from '../fixtures.ts';
import { title } from '../pages/frame.ts';
import { demonstrationSights, tour } from '../pages/tour.ts';
import { demonstrationOpen, lock } from '../pages/vault.ts';

test.describe.configure({ mode: 'serial' });
const app = shareApp(true, demonstrationOpen);

interface Heard {
  /** Violations of the content policy as the page itself reports them, oldest first. */
  violations?: string[];
}

/** Listens from before the page's first line on, so that the page is loaded once more. */
const listen = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const heard: string[] = [];
    (globalThis as Heard).violations = heard;
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      heard.push(`${effectiveDirective} ${blockedURI} ${sample}`);
    });
  });
  await page.reload();
  await expect(title(page)).toHaveText('Today');
};

const violations = (page: Page): Promise<string[] | undefined> => page.evaluate(() => (globalThis as Heard).violations);

test('a walk through every screen breaks no rule, throws nothing and asks nobody outside', async () => {
  // The tour goes through every screen there is.
  test.setTimeout(360_000);
  const { page } = app();
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  page.on('request', (request) => void asked.push(request.url()));
  await listen(page);
  for (const stop of tour(demonstrationSights)) {
    await stop.open(page);
    expect(await violations(page), stop.name).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await lock(page);
  expect(await violations(page)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(asked.length).toBeGreaterThan(0);
  // The `origin` of an address of our own scheme is no use; its beginning is.
  const ours = page.url().replace(/\/$/, '/');
  expect(asked.filter((url) => !url.startsWith(ours))).toEqual([]);
});

test('an injected script does nothing, and the rule it breaks is reported', async () => {
  const { page } = app();
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = true';
    document.body.append(script);
  });
  await expect.poll(() => violations(page)).toEqual([expect.stringMatching(/^script-src-elem inline/)]);
  expect(await page.evaluate(() => 'injected' in globalThis)).toBe(false);
});
