import type { Page } from '@playwright/test';

/** What a call answers, as the page sees it. */
export interface Answer {
  readonly ok: boolean;
  readonly value?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly field?: string };
}

interface Bridge {
  call(name: unknown, input: unknown): Promise<Answer>;
}

/** Asks the host as a script of the page would. */
export const callBridge = (page: Page, name: unknown, input: unknown): Promise<Answer> =>
  page.evaluate(([one, other]) => (globalThis as unknown as { bridge: Bridge }).bridge.call(one, other), [
    name,
    input,
  ] as const);

/** Runs a script of the page that has the bridge in `bridge`, for what cannot be handed over from a test. */
export const inPage = (page: Page, expression: string): Promise<Answer> =>
  page.evaluate(`(async () => { const bridge = globalThis.bridge; return await (${expression}); })()`);
