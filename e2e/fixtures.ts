import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { launchLimit, type OpenShell, type ShellName, type SystemSign, startShell } from './shells.ts';

export interface AppOptions {
  /** Which shell to open; the project of the run sets it. */
  readonly shell: ShellName;
  /** Whether to open the demonstration cohort. */
  readonly demonstration: boolean;
}

/** The application as a test holds it. */
export interface App {
  readonly shell: ShellName;
  /** The one window; another page after `restart`. */
  readonly page: Page;
  /** The application's data folder, fresh for each test. */
  readonly home: string;
  /** An empty folder for registers and exports, fresh for each test. */
  readonly folder: string;
  /** Lets the shell hear what the system would say of itself. */
  pretend(sign: SystemSign): Promise<void>;
  /** Quits and starts again on the same folders. */
  restart(): Promise<void>;
  /** Quits; the test can then look at what is left on the disk. */
  close(): Promise<void>;
}

/** A button that cannot be pressed for this long, in milliseconds, is a fault; the test then says which one it was. */
const actionLimit = 15_000;

/** An application that its opener puts away: quits it and deletes its folders. */
interface OwnedApp extends App {
  remove(): Promise<void>;
}

const openApp = async ({ shell, demonstration }: AppOptions): Promise<OwnedApp> => {
  const place = mkdtempSync(join(tmpdir(), 'casebook-test-'));
  const [home, folder] = [join(place, 'home'), join(place, 'folder')];
  for (const path of [home, folder]) mkdirSync(path);
  const start = async (): Promise<OpenShell> => {
    const started = await startShell[shell]({ home, demonstration });
    started.page.setDefaultTimeout(actionLimit);
    return started;
  };
  let open: OpenShell | null = await start();
  const close = async (): Promise<void> => {
    const closing = open;
    open = null;
    await closing?.close();
  };
  return {
    shell,
    home,
    folder,
    close,
    get page() {
      if (!open) throw new Error('The application is closed.');
      return open.page;
    },
    pretend: async (sign) => open?.pretend(sign),
    restart: async () => {
      await close();
      open = await start();
    },
    remove: async () => {
      await close();
      rmSync(place, { recursive: true, force: true });
    },
  };
};

export const test = base.extend<AppOptions & { app: App }>({
  shell: ['chromium', { option: true }],
  demonstration: [false, { option: true }],
  app: [
    async ({ shell, demonstration }, use) => {
      const app = await openApp({ shell, demonstration });
      await use(app);
      await app.remove();
    },
    { timeout: 2 * launchLimit },
  ],
});

/**
 * One application for all tests of a file: making a register takes a second on purpose. With `prepare` it is brought to
 * where the tests begin. A test that fails leaves a picture of the window behind.
 */
export const shareApp = (demonstration: boolean, prepare?: (app: App) => Promise<void>): (() => App) => {
  let open: OwnedApp | null = null;
  const held = (): OwnedApp => {
    if (!open) throw new Error('The application is closed.');
    return open;
  };
  test.beforeAll(async ({ shell }) => {
    test.setTimeout(5 * launchLimit);
    open = await openApp({ shell, demonstration });
    await prepare?.(open);
  });
  test.afterEach(async () => {
    const info = test.info();
    if (info.status === info.expectedStatus) return;
    await open?.page.screenshot({ path: info.outputPath('window.png'), caret: 'initial' });
  });
  test.afterAll(() => open?.remove());
  return held;
};

const pictures = resolve(import.meta.dirname, '../test-results/pictures');
const usualSize = { width: 1360, height: 900 };

const views = [
  { suffix: '', colorScheme: 'light', size: usualSize },
  { suffix: '-dark', colorScheme: 'dark', size: usualSize },
  { suffix: '-1024', colorScheme: 'light', size: { width: 1024, height: 768 } },
  // At 200 % zoom the page has half the width to lay itself out in.
  { suffix: '-zoom-200', colorScheme: 'light', size: { width: usualSize.width / 2, height: usualSize.height / 2 } },
] as const;

/** A window that has only just opened or changed its size has nothing to take a picture of yet. */
const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));

/**
 * Takes the screen as it stands in light, dark, at 1024 pixels and at 200 % zoom, into test-results/pictures. Only where
 * CASEBOOK_PICTURES asks for them: they are for eyes, and take a quarter of the time of a run.
 */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (!process.env.CASEBOOK_PICTURES) return;
  const folder = join(pictures, test.info().project.name);
  for (const { suffix, colorScheme, size } of views) {
    // Colours that are still fading are in nobody's interest.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await painted(page);
    // The caret stays: hiding it needs an inline style, which the content policy refuses.
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`), caret: 'initial' });
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  await page.setViewportSize(usualSize);
};
