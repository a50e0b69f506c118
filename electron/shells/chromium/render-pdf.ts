import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumOrigin } from '../../host/navigation.ts';
import { printPolicy } from '../../host/print-policy.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { canSandbox } from './launch.ts';
import { quietSwitches, withoutSecrets } from './quiet.ts';

/**
 * Sets a document as a tagged PDF in a browser of its own without a window: no script, no network, nothing on the disk but
 * an empty profile that goes with it. Null where there is no Chromium.
 */
export async function printInChromium(executablePath: string | null, html: string): Promise<Uint8Array | null> {
  if (executablePath === null) return null;
  const profile = createTemporaryFolder('print');
  try {
    const context = await chromium.launchPersistentContext(profile.path, {
      executablePath,
      env: { ...withoutSecrets(process.env), BREAKPAD_DUMP_LOCATION: join(profile.path, 'crashes') },
      headless: true,
      javaScriptEnabled: false,
      chromiumSandbox: canSandbox(),
      serviceWorkers: 'block',
      acceptDownloads: false,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      args: ['--incognito', ...quietSwitches],
    });
    try {
      await context.route('**/*', (route) =>
        route.request().url() === `${chromiumOrigin}/`
          ? route.fulfill({
              body: html,
              headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': printPolicy(html) },
            })
          : route.abort(),
      );
      const page = context.pages()[0] ?? (await context.newPage());
      await page.goto(`${chromiumOrigin}/`);
      return await page.pdf({
        format: 'A4',
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
      });
    } finally {
      await context.close();
    }
  } finally {
    await profile.remove();
  }
}
