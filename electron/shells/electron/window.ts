import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type Session, session } from 'electron';

/** Kept in memory only: a name without `persist:` leaves nothing on the disk. */
export const windowSession = (): Session => session.fromPartition('casebook');

/** The application's window, not yet showing a page. It appears when its page has painted. */
export const createWindow = (bundle: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'MCN Casebook',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181b' : '#ffffff',
    autoHideMenuBar: true,
    webPreferences: {
      session: windowSession(),
      preload: join(bundle, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      enableWebSQL: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  return window;
};

/** Closing hides the window at once; it is destroyed when everything has been put away. */
export const closeGently = (window: BrowserWindow, putAway: () => Promise<void>): void => {
  let closing = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    window.hide();
    void putAway().finally(() => window.destroy());
  });
  // A page whose process died is shown afresh; the register and its host are not touched by that.
  window.webContents.on('render-process-gone', () => {
    if (!closing) window.webContents.reload();
  });
};
