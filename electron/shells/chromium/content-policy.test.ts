import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { injectedStyle, policyHash } from '../../../scripts/style-hashes.ts';
import { openAssets } from '../../host/assets.ts';
import { chromiumOrigin } from '../../host/navigation.ts';
import { findChromium } from './find-chromium.ts';
import { canSandbox } from './launch.ts';

const executablePath = findChromium();

const source = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Button } from 'react-aria-components';
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
createRoot(document.getElementById('root')).render(createElement(Button, null, 'Press'));
`;

/** A page with one button, built like the application's own, in a bundle with the policy's real hashes. */
const buildPage = async (bundle: string): Promise<void> => {
  const root = join(import.meta.dirname, '..', '..', '..');
  const entry = '\0button';
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // The library leaves its style out where it takes itself to be under test.
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'button',
        resolveId: (id) => (id === entry ? join(root, 'renderer', 'button.js') : null),
        load: (id) => (id === join(root, 'renderer', 'button.js') ? source : null),
      },
    ],
    build: {
      outDir: join(bundle, 'renderer'),
      copyPublicDir: false,
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: entry, output: { entryFileNames: 'button.js' } },
    },
  });
  writeFileSync(
    join(bundle, 'renderer', 'index.html'),
    '<!doctype html><div id="root"></div><script type="module" src="/button.js"></script>',
  );
  writeFileSync(join(bundle, 'style-hashes.json'), JSON.stringify([policyHash(injectedStyle())]));
};

const addStyle = (page: Page, text: string): Promise<number> =>
  page.evaluate(`(() => {
    const style = document.createElement('style');
    style.textContent = ${JSON.stringify(text)};
    document.head.append(style);
    return style.sheet ? style.sheet.cssRules.length : 0;
  })()`);

describe.runIf(executablePath !== null)('the content policy in a real Chromium', () => {
  let bundle: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    bundle = mkdtempSync(join(tmpdir(), 'casebook-policy-'));
    await buildPage(bundle);
    browser = await chromium.launch({ executablePath: executablePath as string, chromiumSandbox: canSandbox() });
    page = await browser.newPage();
    const assets = openAssets(bundle, chromiumOrigin);
    await page.route('**/*', async (route) => {
      const { status, headers, body } = await assets(route.request().url(), route.request().method());
      await route.fulfill({ status, headers: { ...headers }, body });
    });
    await page.goto(`${chromiumOrigin}/`);
    await page.getByRole('button').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(bundle, { recursive: true });
  });

  it('lets the one style of react-aria-components in, without a violation', async () => {
    expect(await page.evaluate("document.getElementById('react-aria-pressable-style').textContent")).toBe(
      injectedStyle(),
    );
    expect(await page.evaluate("document.querySelectorAll('style').length")).toBe(1);
    expect(await page.evaluate("document.getElementById('react-aria-pressable-style').sheet.cssRules.length")).toBe(1);
    expect(await page.evaluate("getComputedStyle(document.querySelector('button')).touchAction")).toBe('manipulation');
    expect(await page.evaluate('window.violations')).toEqual([]);
  });

  it('keeps any other style out, even the same with one more space', async () => {
    expect(await addStyle(page, 'body { color: red }')).toBe(0);
    expect(await addStyle(page, `${injectedStyle()} `)).toBe(0);
    expect(await addStyle(page, injectedStyle())).toBe(1);
  });

  it('keeps inline code out', async () => {
    const run =
      "const code = document.createElement('script'); code.textContent = 'window.ran = 1'; document.head.append(code); window.ran";
    expect(await page.evaluate(run)).toBeUndefined();
  });
});
