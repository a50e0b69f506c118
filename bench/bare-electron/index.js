// The least that Electron can open: what the application's own start is compared with.
import { app, BrowserWindow } from 'electron';

void app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<h1>Bare</h1>'));
app.on('window-all-closed', () => app.quit());
