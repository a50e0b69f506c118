import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, type Page } from '@playwright/test';
import { type App, test } from '../fixtures.ts';

/** Lets the page's own tasks run, as a script of the page would: code run by the test driver is exempt from some rules. */
const pause = (page: Page): Promise<void> => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));

/** Something that only this load of the page has: gone when the window went anywhere, even if it came back. */
const mark = async ({ page }: App): Promise<string> => {
  await page.evaluate(() => Object.assign(globalThis, { marked: true }));
  return page.url();
};

const expectUnmoved = async ({ page }: App, url: string): Promise<void> => {
  await pause(page);
  expect(page.url()).toBe(url);
  expect(await page.evaluate(() => 'marked' in globalThis)).toBe(true);
  await expect.poll(() => page.context().pages().length).toBe(1);
};

test('the bridge is two frozen functions', async ({ app }) => {
  const bridge = await app.page.evaluate(() => {
    const held = (globalThis as unknown as { bridge: Record<string, unknown> }).bridge;
    return { frozen: Object.isFrozen(held), parts: Object.entries(held).map(([name, part]) => [name, typeof part]) };
  });
  expect(bridge.frozen).toBe(true);
  expect(bridge.parts.sort()).toEqual([
    ['call', 'function'],
    ['listen', 'function'],
  ]);
});

test('nothing of Node, Electron or the test driver stands beside the bridge', async ({ app }) => {
  const found = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer', 'electron', 'casebookCall'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
});

test('a child frame has no bridge', async ({ app }) => {
  const found = await app.page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inside = frame.contentWindow as unknown as Record<string, unknown>;
    return ['bridge', 'require', 'process', 'casebookCall'].filter((name) => inside[name] !== undefined);
  });
  expect(found).toEqual([]);
});

test('inline script, event attributes and script addresses do nothing', async ({ app }) => {
  await app.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.injected = "inline script"';
    const image = document.createElement('img');
    image.setAttribute('onerror', 'globalThis.injected = "event attribute"');
    image.src = '/missing.png';
    const link = document.createElement('a');
    link.href = 'javascript:globalThis.injected = "script address"';
    document.body.append(script, image, link);
    link.click();
  });
  await pause(app.page);
  expect(await app.page.evaluate(() => (globalThis as { injected?: string }).injected)).toBeUndefined();
});

test('text is never run as code', async ({ app }) => {
  const outcome = await app.page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it fails is what is tested
            resolve(`ran: ${globalThis.eval('1 + 1')}`);
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'unknown');
          }
        });
      }),
  );
  expect(outcome).toBe('EvalError');
});

const destinations = ['https://example.com/', 'http://127.0.0.1/', 'file:///etc/hostname', 'data:text/html,moved'];

for (const destination of destinations) {
  test(`${destination} cannot take the window: link, new tab, location, form`, async ({ app }) => {
    const url = await mark(app);
    const click = (target: string): Promise<void> =>
      app.page.evaluate(
        ([href, name]) => {
          const link = Object.assign(document.createElement('a'), { href, target: name, textContent: 'elsewhere' });
          document.body.append(link);
          link.click();
        },
        [destination, target] as const,
      );
    await click('');
    await expectUnmoved(app, url);
    await click('_blank');
    await expectUnmoved(app, url);
    await app.page.evaluate((href) => {
      window.open(href);
      location.href = href;
    }, destination);
    await expectUnmoved(app, url);
    await app.page.evaluate((action) => {
      const form = Object.assign(document.createElement('form'), { action, method: 'post' });
      document.body.append(form);
      form.submit();
    }, destination);
    await expectUnmoved(app, url);
  });
}

test('a window sent to an empty page is ours again', async ({ app }) => {
  const url = app.page.url();
  await app.page.evaluate(() => {
    location.href = 'about:blank';
  });
  await expect(app.page).toHaveURL(url);
  await expect.poll(() => app.page.evaluate(() => 'bridge' in globalThis)).toBe(true);
});

test('nothing outside can be reached, not even a server on this computer', async ({ app }) => {
  let connections = 0;
  const server = createServer(() => {
    connections += 1;
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const outcomes = await app.page.evaluate((host) => {
    const said = (promise: Promise<unknown>): Promise<string> =>
      promise.then(
        () => 'answered',
        () => 'refused',
      );
    const image = new Promise((resolve, reject) => {
      Object.assign(new Image(), { onload: resolve, onerror: reject, src: `http://${host}/picture.png` });
    });
    const socket = new Promise((resolve, reject) => {
      try {
        Object.assign(new WebSocket(`ws://${host}/`), { onopen: resolve, onerror: reject });
      } catch (error) {
        reject(error);
      }
    });
    return Promise.all([fetch(`http://${host}/`), image, socket].map(said));
  }, `127.0.0.1:${port}`);
  server.close();
  expect(outcomes).toEqual(['refused', 'refused', 'refused']);
  expect(connections).toBe(0);
});
