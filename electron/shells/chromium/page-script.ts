/** The names that the page's side and ours agree on. */
export interface BridgeNames {
  readonly origin: string;
  /** The browser's own function for reaching us; taken away from the page as soon as it has been captured. */
  readonly binding: string;
  /** Told by the page's own code after it has copied something itself. */
  readonly copiedEvent: string;
  readonly replyEvent: string;
  readonly hostEvent: string;
}

/** The part of the page's global object that these scripts touch; the shell itself is compiled without a DOM. */
interface PageGlobal {
  readonly top: unknown;
  readonly location: { readonly origin: string };
  readonly CustomEvent: new (type: string, init: { readonly detail: unknown }) => unknown;
  addEventListener(type: string, listener: (event: PageEvent) => void, capture?: boolean): void;
  removeEventListener(type: string, listener: (event: PageEvent) => void): void;
  dispatchEvent(event: unknown): boolean;
}
interface PageEvent {
  readonly detail?: unknown;
  readonly key?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  preventDefault(): void;
}

/**
 * Runs in every frame before its own scripts. In the main frame of our origin it turns the raw binding into the two
 * functions that the Electron preload gives; in every frame it takes the raw binding away. It is sent as text, so it
 * can use nothing from outside itself.
 */
export const installBridge = (names: BridgeNames): void => {
  const page = globalThis as unknown as PageGlobal & Record<string, unknown>;
  const raw = page[names.binding] as ((text: string) => void) | undefined;
  Reflect.deleteProperty(page, names.binding);
  if (page.top !== page || page.location.origin !== names.origin || !raw) return;

  const waiting = new Map<number, (reply: unknown) => void>();
  let lastCall = 0;
  page.addEventListener(names.replyEvent, ({ detail }) => {
    const [id, reply] = detail as [number, unknown];
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  const asText = (name: unknown, input: unknown): string => {
    try {
      return JSON.stringify([name, input]);
    } catch {
      return '';
    }
  };
  const bridge = {
    call: (name: unknown, input: unknown) => {
      lastCall += 1;
      const id = lastCall;
      const answer = new Promise((resolve) => waiting.set(id, resolve));
      raw(JSON.stringify([id, asText(name, input)]));
      return answer;
    },
    listen: (listener: (event: unknown) => void) => {
      const relay = (event: PageEvent) => listener(event.detail);
      page.addEventListener(names.hostEvent, relay);
      return () => page.removeEventListener(names.hostEvent, relay);
    },
  };
  Object.defineProperty(page, 'bridge', { value: Object.freeze(bridge), enumerable: true });

  // Sent without a number: nobody waits for an answer.
  const tellCopied = () => raw('"copied"');
  for (const type of ['copy', 'cut', names.copiedEvent]) page.addEventListener(type, tellCopied, true);

  // The browser would print the screen or save the page with everything on it.
  const swallow = (event: PageEvent) => {
    const key = event.key?.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (key === 'p' || key === 's')) event.preventDefault();
  };
  page.addEventListener('keydown', swallow, true);
};

/** Hands the page a reply or an event. Sent as text, like the script above. */
export const tellPage = (type: string, detail: unknown): void => {
  const page = globalThis as unknown as PageGlobal;
  page.dispatchEvent(new page.CustomEvent(type, { detail }));
};
