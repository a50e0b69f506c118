import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, errors, type Page } from '@playwright/test';
import { type DesktopSign, pretendDesktop } from './desktop.ts';

export type ShellName = 'chromium' | 'electron';

/** What a system says about itself; `clock` moves the wall clock of the shell a minute ahead of its monotonic one. */
export type SystemSign = DesktopSign | 'clock';

/** The application, open in one shell. */
export interface OpenShell {
  readonly page: Page;
  /** Lets the shell hear what the system would say. */
  pretend(sign: SystemSign): Promise<void>;
  close(): Promise<void>;
}

export interface StartOptions {
  /** Absolute path of the data folder. */
  readonly home: string;
  readonly demonstration: boolean;
}

const project = resolve(import.meta.dirname, '..');
const dist = join(project, 'dist');

/** How long a window may take to open on a busy machine, in milliseconds. */
export const launchLimit = 60_000;

/** What the built Chromium shell offers; its own types stay inside the product. */
interface ChromiumBundle {
  startChromiumShell(
    options: StartOptions & { bundle: string; chromium: string },
  ): Promise<Pick<OpenShell, 'page' | 'close'>>;
}

/** Lets a minute pass on the wall clock alone, as it does while a computer sleeps. Runs where the shell runs. */
const jumpAhead = (): void => {
  const real = Date.now.bind(Date);
  Date.now = () => real() + 60_000;
};

const chromium = process.env.CASEBOOK_CHROMIUM ?? '/usr/bin/chromium';

const startChromium = async (options: StartOptions): Promise<OpenShell> => {
  const bundle = (await import(join(dist, 'chromium-shell.js'))) as ChromiumBundle;
  const say = pretendDesktop(options.home);
  const { page, close } = await bundle.startChromiumShell({ ...options, bundle: dist, chromium });
  return {
    page,
    close,
    // The shell runs in the process of the test.
    pretend: async (sign) => (sign === 'clock' ? jumpAhead() : say(sign)),
  };
};

/** The Electron to test with: a folder with the binary, by default the one that npm installed. */
const electronFolder = process.env.CASEBOOK_TEST_ELECTRON ?? join(project, 'node_modules', 'electron', 'dist');

/** Runs as root have no sandbox, and a virtual display has no graphics card. */
const electronSwitches = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];

const environment = (home: string): Record<string, string> => {
  const inherited = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return {
    ...(Object.fromEntries(inherited) as Record<string, string>),
    CASEBOOK_HOME: home,
    CASEBOOK_CHROMIUM: chromium,
    // The test runtime's own Node is too old for the database driver.
    ...(process.env.CASEBOOK_TEST_ELECTRON ? { CASEBOOK_HOST_NODE: process.execPath } : {}),
  };
};

const launchElectron = ({ home, demonstration }: StartOptions, timeout: number): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: join(electronFolder, 'electron'),
    args: [...electronSwitches, project, ...(demonstration ? ['--demo'] : [])],
    cwd: project,
    env: environment(home),
    timeout,
  });

/**
 * The test driver's own handshake with Electron now and then never ends, before the application has run a line. It is
 * then launched once more, and says so; that the application starts by itself is shown without the driver.
 */
const startElectron = async (options: StartOptions): Promise<OpenShell> => {
  const app = await launchElectron(options, launchLimit / 2).catch((error: unknown) => {
    if (!(error instanceof errors.TimeoutError)) throw error;
    console.warn('The test driver did not reach Electron; launching once more.');
    return launchElectron(options, launchLimit);
  });
  return {
    page: await app.firstWindow(),
    close: () => app.close(),
    pretend: async (sign) => {
      if (sign === 'clock') await app.evaluate(jumpAhead);
      else await app.evaluate(({ powerMonitor }, event) => void powerMonitor.emit(event), sign);
    },
  };
};

/** Opens the application with the test in control of its window. */
export const startShell: Record<ShellName, (options: StartOptions) => Promise<OpenShell>> = {
  chromium: startChromium,
  electron: startElectron,
};

/** The command that starts the application as a person would, without a test driver that listens for itself. */
export const plainCommand = (
  shell: ShellName,
  home: string,
): { command: string; args: string[]; env: Record<string, string> } => ({
  ...(shell === 'chromium'
    ? { command: process.execPath, args: [join(dist, 'chromium.js')] }
    : { command: join(electronFolder, 'electron'), args: [...electronSwitches, project] }),
  env: environment(home),
});
