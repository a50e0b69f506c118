import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';

/** Whether this process may use the browser's sandbox. The browser refuses it to root. */
export const canSandbox = (): boolean => process.getuid?.() !== 0;

/**
 * Starts the browser over a pipe, without a listening port. `--incognito` together with `--app` is what keeps typed
 * text off the disk: an ordinary profile writes form history and sessions in the clear.
 * @param executablePath an installed Chromium
 * @param profile absolute path of an empty folder that is deleted afterwards
 */
export const launchChromium = (executablePath: string, profile: string): Promise<BrowserContext> => {
  const {
    CASEBOOK_PASSPHRASE: _kept,
    CASEBOOK_RECOVERY_CODE: _code,
    CASEBOOK_RECOVERY_PART: _part,
    ...withoutPassphrase
  } = process.env;
  return chromium.launchPersistentContext(profile, {
    executablePath,
    // A picture of a crashed page's memory would otherwise lie in the browser's own folder, and stay.
    env: { ...withoutPassphrase, BREAKPAD_DUMP_LOCATION: join(profile, 'crashes') },
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
    args: [
      '--incognito',
      '--app=data:text/html,<title>Casebook</title>',
      '--host-resolver-rules=MAP * ~NOTFOUND',
      // Without it the browser warns, across the top of every window, that the line above is unsupported.
      '--test-type',
      '--no-proxy-server',
      '--disable-crash-reporter',
      '--disable-sync',
      '--disable-domain-reliability',
      '--disable-spell-checking',
      '--lang=en-GB',
    ],
  });
};
