import { app, type Session, type WebContents } from 'electron';
import { electronOrigin, isAppPage, isAppUrl } from '../../host/navigation.ts';
import { smallHeap } from '../small-heap.ts';

type Cancellable = { preventDefault(): void };
const prevent = (event: Cancellable): void => event.preventDefault();

/** Switches for the browser inside Electron: nothing in the background, no name is ever resolved. Before ready. */
export const quietenBrowser = (): void => {
  const { commandLine } = app;
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'disable-breakpad',
    'no-proxy-server',
    'no-pings',
  ]) {
    commandLine.appendSwitch(name);
  }
  // No fuse covers these: in the product nobody drives the window through a port or a pipe.
  if (app.isPackaged) {
    for (const name of ['remote-debugging-port', 'remote-debugging-pipe']) commandLine.removeSwitch(name);
  }
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('lang', 'en-GB');
  commandLine.appendSwitch('js-flags', smallHeap);
};

/** Nothing is permitted, asked for or reached from this session but our own files. */
const confineSession = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', prevent);
  session.on('select-hid-device', prevent);
  session.on('select-serial-port', prevent);
  session.on('select-usb-device', prevent);
  session.webRequest.onBeforeRequest((request, answer) => {
    const own = isAppUrl(request.url, electronOrigin);
    // The developer tools of an unpackaged run come from inside Electron.
    const tools = !app.isPackaged && request.url.startsWith('devtools://');
    answer({ cancel: !own && !tools });
  });
};

/** The window shows our page and nothing else, and opens no other. */
const confineContents = (contents: WebContents): void => {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', prevent);
  contents.on('select-bluetooth-device', prevent);
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame || !isAppPage(event.url, electronOrigin)) event.preventDefault();
  });
  contents.on('will-redirect', prevent);
  // Empty and blob: pages need no request and are not asked about beforehand, so the window comes back from them.
  contents.on('did-navigate', (_event, url) => {
    if (!isAppPage(url, electronOrigin)) contents.loadURL(`${electronOrigin}/`).catch(() => undefined);
  });
};

/** Applies the denials to every session and every page that this application will ever have. */
export const denyEverything = (): void => {
  app.on('session-created', confineSession);
  app.on('web-contents-created', (_event, contents) => confineContents(contents));
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
  app.on('login', prevent);
  app.on('select-client-certificate', prevent);
};
