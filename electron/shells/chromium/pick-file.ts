import type { BrowserContext, Page } from 'playwright-core';
import type { HostPorts, Picked } from '../../host/host-protocol.ts';

/** Runs in the page with the rights of a click: opens the browser's file chooser, gives the file or null. */
const chooserExpression = (accept: string): string => `new Promise((resolve) => {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = ${JSON.stringify(accept)};
  input.addEventListener('change', () => resolve(input.files[0] ?? null));
  input.addEventListener('cancel', () => resolve(null));
  input.click();
})`;

/**
 * Asks for a file through the page's own chooser, then asks the browser where the chosen file lies: bytes never pass
 * through the page, and the page never learns the path.
 */
export const createFilePicker =
  (context: BrowserContext, page: Page): HostPorts['pickFile'] =>
  async ({ extensions }): Promise<Picked> => {
    const session = await context.newCDPSession(page);
    try {
      const accept = extensions.map((extension) => `.${extension}`).join(',');
      const { result } = await session.send('Runtime.evaluate', {
        expression: chooserExpression(accept),
        userGesture: true,
        awaitPromise: true,
      });
      if (!result.objectId) return null;
      const { path } = await session.send('DOM.getFileInfo', { objectId: result.objectId });
      return path;
    } finally {
      await session.detach().catch(() => undefined);
    }
  };
