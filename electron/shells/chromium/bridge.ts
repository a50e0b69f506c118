import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import type { HostEvent } from '../../host/host-protocol.ts';
import { chromiumOrigin, isAppOrigin } from '../../host/navigation.ts';
import { callAsText } from '../call-text.ts';
import type { Supervisor } from '../host-supervisor.ts';
import { refused } from '../refused.ts';
import { type BridgeNames, installBridge, tellPage } from './page-script.ts';

const names: BridgeNames = {
  origin: chromiumOrigin,
  binding: 'casebookCall',
  copiedEvent: 'casebook:copied',
  replyEvent: 'casebook:reply',
  hostEvent: 'casebook:event',
};

export interface Bridge {
  /** Tells the page an event; lost without an error while the page is loading or gone, since it asks afresh then. */
  tell(event: HostEvent): void;
}

/** Keeps the number of the script context that our page runs in: the main frame, under our origin, its own world. */
const trackPage = (session: CDPSession, mainFrame: string): (() => number | null) => {
  let current: number | null = null;
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const { frameId, isDefault } = (context.auxData ?? {}) as { frameId?: string; isDefault?: boolean };
    if (frameId === mainFrame && isDefault) current = isAppOrigin(context.origin, chromiumOrigin) ? context.id : null;
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === current) current = null;
  });
  session.on('Runtime.executionContextsCleared', () => {
    current = null;
  });
  return () => current;
};

/** What our script sends through the binding; null for anything else, which nobody waits for. */
export function readPayload(payload: string): { readonly id: number; readonly text: unknown } | null {
  try {
    const sent: unknown = JSON.parse(payload);
    return Array.isArray(sent) && typeof sent[0] === 'number' ? { id: sent[0], text: sent[1] } : null;
  } catch {
    return null;
  }
}

/**
 * Gives the page its bridge: a binding of the debugging protocol, which names the script context of every call. Who
 * calls is checked by that number, on our side. The driver's own way of exposing a function leaves a raw binding in the
 * page, and costs more than a millisecond a call.
 */
export const connectBridge = async (
  context: BrowserContext,
  page: Page,
  supervisor: Supervisor,
  onCopied: () => void,
): Promise<Bridge> => {
  const session = await context.newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const ourContext = trackPage(session, frameTree.frame.id);

  const hand = async (executionContextId: number, type: string, detail: unknown): Promise<void> => {
    const values = [{ value: type }, { value: detail }];
    await session
      .send('Runtime.callFunctionOn', { executionContextId, functionDeclaration: `${tellPage}`, arguments: values })
      .catch(() => undefined);
  };
  session.on('Runtime.bindingCalled', async ({ name, payload, executionContextId }) => {
    if (name !== names.binding) return;
    if (payload === '"copied"' && executionContextId === ourContext()) return onCopied();
    const call = readPayload(payload);
    if (call === null) return;
    const ours = executionContextId === ourContext();
    const reply = ours ? await callAsText(supervisor, call.text, { window: 'main' }) : refused('wrong-window');
    await hand(executionContextId, names.replyEvent, [call.id, reply]);
  });

  await session.send('Runtime.enable');
  await session.send('Page.enable');
  await session.send('Runtime.addBinding', { name: names.binding });
  const source = `(${installBridge})(${JSON.stringify(names)})`;
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source });
  return {
    tell: (event) => {
      const executionContextId = ourContext();
      if (executionContextId !== null) void hand(executionContextId, names.hostEvent, event);
    },
  };
};
