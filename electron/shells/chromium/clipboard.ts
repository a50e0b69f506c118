import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { Clipboard } from '../clipboard-guard.ts';

/** Writes from a world of its own beside the page's scripts, which see nothing of it. */
const writeNothing = async (session: CDPSession): Promise<void> => {
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id });
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    expression: "navigator.clipboard.writeText('')",
    awaitPromise: true,
    userGesture: true,
  });
  if (exceptionDetails) throw new Error('the clipboard cannot be reached');
};

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** A page that is just being loaded afresh has no clipboard for a moment. In milliseconds. */
const triesAfter = [0, 250, 1_000];

/**
 * The clipboard through the browser, which lends it to a page only: emptied after a press, read never. An incognito window
 * cannot be given the permission to read, not even for a moment (tried), so what lies there cannot be compared.
 */
export const chromiumClipboard = (context: BrowserContext, page: Page): Clipboard => ({
  readText: null,
  clear: async () => {
    for (const wait of triesAfter) {
      await pause(wait);
      const session = await context.newCDPSession(page);
      const isDone = await writeNothing(session).then(
        () => true,
        () => false,
      );
      await session.detach().catch(() => undefined);
      if (isDone) return;
    }
  },
});
