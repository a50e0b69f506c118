import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { quietSwitches, withoutSecrets } from './quiet.ts';

/** Whether this process may use the browser's sandbox. The browser refuses it to root. */
export const canSandbox = (): boolean => process.getuid?.() !== 0;

/**
 * Starts the browser over a pipe, without a listening port. `--incognito` together with `--app` is what keeps typed
 * text off the disk: an ordinary profile writes form history and sessions in the clear.
 * @param executablePath an installed Chromium
 * @param profile absolute path of an empty folder that is deleted afterwards
 */
export const launchChromium = (executablePath: string, profile: string): Promise<BrowserContext> => {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    // A picture of a crashed page's memory would otherwise lie in the browser's own folder, and stay.
    env: { ...withoutSecrets(process.env), BREAKPAD_DUMP_LOCATION: join(profile, 'crashes') },
    headless: false,
    viewport: null,
    chromiumSandbox: canSandbox(),
    serviceWorkers: 'block',
    acceptDownloads: false,
    permissions: [],
    ignoreDefaultArgs: ['--enable-automation'],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--incognito', '--app=data:text/html,<title>Casebook</title>', ...quietSwitches],
  });
};
