import { contextBridge, ipcRenderer } from 'electron';

/** JSON text, so that the same values cross in every shell; an empty text, which is refused, for what JSON cannot say. */
const asText = (name: unknown, input: unknown): string => {
  try {
    return JSON.stringify([name, input]);
  } catch {
    return '';
  }
};

/** Told by the page's own code after it has copied something itself, which the browser tells nobody. */
const copiedByPage = 'casebook:copied';
const page = globalThis as unknown as { addEventListener(type: string, listener: () => void, capture: boolean): void };
// What is copied out of the window is cleared from the clipboard again, which only the shell can do.
for (const type of ['copy', 'cut', copiedByPage]) page.addEventListener(type, () => ipcRenderer.send('copied'), true);

/** The only two things the page has besides a browser. Child frames get none: preloads run in the main frame alone. */
contextBridge.exposeInMainWorld('bridge', {
  call: (name: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', asText(name, input)),
  listen: (listener: (event: unknown) => void): (() => void) => {
    const relay = (_: unknown, event: unknown) => listener(event);
    ipcRenderer.on('event', relay);
    return () => {
      ipcRenderer.removeListener('event', relay);
    };
  },
});
