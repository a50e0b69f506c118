import { join } from 'node:path';
import { app, type BrowserWindow, Menu } from 'electron';
import { openAssets } from './host/assets.ts';
import { electronOrigin } from './host/navigation.ts';
import type { ClipboardGuard } from './shells/clipboard-guard.ts';
import { denyEverything, quietenBrowser } from './shells/electron/denials.ts';
import { answerCalls, guardClipboard, tell } from './shells/electron/ipc.ts';
import { handleKeys } from './shells/electron/keys.ts';
import { watchSystem } from './shells/electron/lock-signals.ts';
import { createPorts } from './shells/electron/ports.ts';
import { registerScheme, serveAssets } from './shells/electron/protocol.ts';
import { utilityHost } from './shells/electron/utility-host.ts';
import { closeGently, createWindow, windowSession } from './shells/electron/window.ts';
import { forkHost } from './shells/fork-host.ts';
import type { SpawnHost } from './shells/host-child.ts';
import { createSupervisor } from './shells/host-supervisor.ts';
import { openHome } from './shells/open-home.ts';
import { signalsInWords } from './shells/system-signals.ts';
import type { TemporaryFolder } from './shells/temporary-folder.ts';

/** The entry for Electron. The application id, the origin `app://bundle` and the `.mcn` ending never change. */
const bundle = import.meta.dirname;

/** Unpackaged, `CASEBOOK_HOST_NODE` names a Node to run the host instead of a utility process. */
const spawnHost = (): SpawnHost => {
  const file = join(bundle, 'host.js');
  const node = app.isPackaged ? undefined : process.env.CASEBOOK_HOST_NODE;
  return node ? forkHost(file, node) : utilityHost(file);
};

const open = (home: string, demonstration: boolean): void => {
  let window: BrowserWindow | null = null;
  let copies: ClipboardGuard | null = null;
  const system = watchSystem((reason) => void supervisor.lock(reason));
  const supervisor = createSupervisor({
    spawn: spawnHost(),
    settings: {
      home,
      shell: 'electron',
      demonstration,
      lockSignals: signalsInWords(process.platform, 'electron', system.active),
    },
    ports: createPorts(() => window),
    onEvent: (event) => {
      if (event.type === 'locked') void copies?.clearNow();
      if (window) tell(window, event);
    },
  });
  serveAssets(windowSession(), openAssets(bundle, electronOrigin));
  window = createWindow(bundle);
  handleKeys(window.webContents);
  answerCalls(window, supervisor);
  copies = guardClipboard(window);
  closeGently(window, async () => {
    system.stop();
    await supervisor.close({ flush: true });
    await copies?.clearNow();
  });
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  void window.loadURL(`${electronOrigin}/`);
};

const start = (): void => {
  const demonstration = process.argv.includes('--demo');
  const home: TemporaryFolder = openHome(demonstration);
  // The browser's own files lie apart from ours, and a second start for the same folder finds the first.
  app.setPath('userData', join(home.path, 'window'));
  app.on('quit', () => void home.remove());
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.setAppUserModelId('org.mcn-casebook.app');
  // Root has no sandbox to give; the start says so.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  quietenBrowser();
  registerScheme();
  denyEverything();
  Menu.setApplicationMenu(
    process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null,
  );
  // Not awaited at top level: Electron becomes ready only after this module has finished loading.
  void app.whenReady().then(() => open(home.path, demonstration));
};

start();
