import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { openAssets } from '../../host/assets.ts';
import type { HostEvent, HostPorts } from '../../host/host-protocol.ts';
import { chromiumOrigin } from '../../host/navigation.ts';
import { noKeychain } from '../../host/no-keychain.ts';
import { type ClipboardGuard, createClipboardGuard } from '../clipboard-guard.ts';
import { watchClockGap } from '../clock-gap.ts';
import { forkHost } from '../fork-host.ts';
import { createSupervisor, type Supervisor } from '../host-supervisor.ts';
import { watchDesktop } from '../screen-lock.ts';
import { signalsInWords } from '../system-signals.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import { type Bridge, connectBridge } from './bridge.ts';
import { chromiumClipboard } from './clipboard.ts';
import { launchChromium } from './launch.ts';
import { createFilePicker } from './pick-file.ts';
import { printInChromium } from './render-pdf.ts';
import { confinePage } from './routes.ts';

export interface ChromiumShellOptions {
  /** The built bundle: the folder with `host.js` and `renderer/`. */
  readonly bundle: string;
  /** The application's data folder. */
  readonly home: string;
  /** An installed Chromium. */
  readonly chromium: string;
  readonly demonstration?: boolean;
  /** The Node that runs the host; this process's own by default. */
  readonly nodePath?: string;
}

export interface ChromiumShell {
  readonly page: Page;
  readonly supervisor: Supervisor;
  /** Settles when the last window was closed and everything has been put away. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

interface Window {
  readonly context: BrowserContext;
  readonly page: Page;
}

const openWindow = async (chromium: string, profile: string): Promise<Window> => {
  const context = await launchChromium(chromium, profile);
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  // The last window ends the browser, and the browser's end ends this shell.
  page.once('close', () => void context.close().catch(() => undefined));
  return { context, page };
};

/** A chooser belongs to the window; without one it is "unavailable". */
const createPorts = (chromium: string, window: () => Window | null): HostPorts => ({
  pickFile: (options) => {
    const open = window();
    return open ? createFilePicker(open.context, open.page)(options) : Promise.resolve('unavailable');
  },
  pickFolder: () => Promise.resolve('unavailable'),
  reveal: () => Promise.resolve(false),
  renderPdf: (html) => printInChromium(chromium, html),
  ...noKeychain,
});

interface Service {
  readonly supervisor: Supervisor;
  /** Ends the host and everything that listens to the system. */
  stop(): Promise<void>;
}

/** The host and what locks it; needs no window yet, so that both start at the same time. */
const startService = (
  options: ChromiumShellOptions,
  ports: HostPorts,
  onEvent: (event: HostEvent) => void,
): Service => {
  const desktop = watchDesktop((signal) => void supervisor.lock(signal));
  const stopClock = watchClockGap(() => void supervisor.lock('clock-gap'));
  const supervisor = createSupervisor({
    spawn: forkHost(join(options.bundle, 'host.js'), options.nodePath),
    settings: {
      home: options.home,
      shell: 'chromium',
      demonstration: options.demonstration ?? false,
      lockSignals: signalsInWords(process.platform, 'chromium', desktop.active),
    },
    ports,
    onEvent,
  });
  return {
    supervisor,
    stop: async () => {
      desktop.stop();
      stopClock();
      await supervisor.close();
    },
  };
};

/** Opens the application in an installed Chromium. Rejects when the browser cannot be started. */
export const startChromiumShell = async (options: ChromiumShellOptions): Promise<ChromiumShell> => {
  let window: Window | null = null;
  let bridge: Bridge | null = null;
  let copies: ClipboardGuard | null = null;
  const profile = createTemporaryFolder('profile');
  const ports = createPorts(options.chromium, () => window);
  const { supervisor, stop } = startService(options, ports, (event) => {
    if (event.type === 'locked') void copies?.clearNow();
    bridge?.tell(event);
  });
  const putAway = async (): Promise<void> => {
    await stop();
    await profile.remove();
  };
  try {
    window = await openWindow(options.chromium, profile.path);
    const { context, page } = window;
    const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
    // Asked to close once more, the driver answers when the browser's process has ended.
    const ended = gone.then(() => context.close()).then(putAway, putAway);
    await confinePage(context, page, openAssets(options.bundle, chromiumOrigin));
    const guard = createClipboardGuard(chromiumClipboard(context, page));
    copies = guard;
    bridge = await connectBridge(context, page, supervisor, guard.copied);
    await page.goto(`${chromiumOrigin}/`);
    const close = async (): Promise<void> => {
      await context.close();
      await ended;
    };
    return { page, supervisor, ended, close };
  } catch (error) {
    await window?.context.close().catch(() => undefined);
    await putAway();
    throw error;
  }
};
