import { type BrowserWindow, clipboard, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { HostEvent } from '../../host/host-protocol.ts';
import { electronOrigin, isAppOrigin, isAppPage } from '../../host/navigation.ts';
import { callAsText } from '../call-text.ts';
import { type ClipboardGuard, createClipboardGuard } from '../clipboard-guard.ts';
import type { Supervisor } from '../host-supervisor.ts';
import { refused } from '../refused.ts';

const isOurPage = (event: IpcMainInvokeEvent | IpcMainEvent, window: BrowserWindow): boolean => {
  const frame = event.senderFrame;
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame.parent === null &&
    frame === window.webContents.mainFrame &&
    // Both: an empty page that ours opened has our origin, but not our address.
    isAppOrigin(frame.origin, electronOrigin) &&
    isAppPage(frame.url, electronOrigin)
  );
};

/** Answers the page's calls; the only place that listens to a page. Who calls is checked before anything is read. */
export const answerCalls = (window: BrowserWindow, supervisor: Supervisor): void => {
  ipcMain.handle('call', (event, text: unknown) =>
    isOurPage(event, window) ? callAsText(supervisor, text, { window: 'main' }) : refused('wrong-window'),
  );
};

/** Clears again what is copied out of the window. */
export const guardClipboard = (window: BrowserWindow): ClipboardGuard => {
  const guard = createClipboardGuard({
    readText: () => Promise.resolve(clipboard.readText()),
    clear: () => Promise.resolve(clipboard.clear()),
  });
  ipcMain.on('copied', (event) => {
    if (isOurPage(event, window)) guard.copied();
  });
  return guard;
};

/** Tells the page an event; lost without an error when the window is gone. */
export const tell = (window: BrowserWindow, event: HostEvent): void => {
  if (!window.isDestroyed()) window.webContents.mainFrame.send('event', event);
};
