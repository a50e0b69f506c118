import type { BrowserContext, Page, Route } from 'playwright-core';
import type { Assets } from '../../host/assets.ts';
import { chromiumOrigin, isAppPage, isAppUrl } from '../../host/navigation.ts';

const answer = async (route: Route, page: Page, assets: Assets): Promise<void> => {
  const request = route.request();
  const url = request.url();
  // "aborted" leaves the window where it was; any other error would show the browser's own page.
  if (!isAppUrl(url, chromiumOrigin)) return route.abort('aborted');
  if (request.isNavigationRequest() && !(isAppPage(url, chromiumOrigin) && request.frame() === page.mainFrame())) {
    return route.abort('aborted');
  }
  const { status, headers, body } = await assets(url, request.method());
  return route.fulfill({ status, headers: { ...headers }, body });
};

/**
 * Gives the page the bundle's files under an origin that does not exist, and nothing else: every other request ends
 * here, every other window is closed at once, and a window that left our page by a way without a request comes back.
 */
export const confinePage = async (context: BrowserContext, page: Page, assets: Assets): Promise<void> => {
  await context.route('**/*', (route) => answer(route, page, assets).catch(() => undefined));
  context.on('page', (other) => {
    if (other !== page) void other.close().catch(() => undefined);
  });
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || isAppPage(frame.url(), chromiumOrigin)) return;
    void page.goto(`${chromiumOrigin}/`).catch(() => undefined);
  });
};
