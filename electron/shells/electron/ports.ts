import { type BrowserWindow, dialog, shell } from 'electron';
import type { HostPorts, Picked } from '../../host/host-protocol.ts';
import { keychainPorts } from './keychain.ts';
import { renderPdf } from './render-pdf.ts';

type Chosen = { readonly canceled: boolean; readonly filePaths: readonly string[] };
const first = ({ canceled, filePaths }: Chosen): Picked => (canceled ? null : (filePaths[0] ?? null));

/** The system's own choosers and keychain. */
export const createPorts = (window: () => BrowserWindow | null): HostPorts => ({
  pickFile: async ({ title, extensions }) => {
    const open = window();
    if (!open) return 'unavailable';
    const filters = [{ name: title, extensions: [...extensions] }];
    return first(await dialog.showOpenDialog(open, { title, filters, properties: ['openFile'] }));
  },
  pickFolder: async ({ title }) => {
    const open = window();
    if (!open) return 'unavailable';
    return first(await dialog.showOpenDialog(open, { title, properties: ['openDirectory', 'createDirectory'] }));
  },
  reveal: (path) => {
    shell.showItemInFolder(path);
    return Promise.resolve(true);
  },
  renderPdf,
  ...keychainPorts,
});
