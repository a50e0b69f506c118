import { useEffect } from 'react';
import type { HostEvent } from './bridge.d.ts';
import { ask } from './call.ts';
import { announce, queryClient } from './client.ts';
import { drafts } from './draft.ts';
import { type LastLock, noteLastLock } from './last-lock.ts';
import { leaveText } from './leave-text.ts';
import { createPresence } from './presence.ts';
import { useSession } from './session-store.ts';
import { showToast, useToastStore } from './ui/toast-store.ts';
import { useVaultStore } from './vault-store.ts';

/** How long the fresh page may take to come, in milliseconds; then this one shows the door itself. */
const freshPageWithin = 5_000;

/**
 * Locking leaves nothing in the page: no answers, no place, no message, no typed text. What the register did not
 * acknowledge is sealed for its owner and handed over first. Then a fresh page is loaded, because nothing that libraries
 * and the browser keep for themselves could be emptied one by one.
 */
async function forgetEverything(reason: string): Promise<void> {
  const { isOpen, isLeaving, leaveTo } = useVaultStore.getState();
  // The reply to Ctrl+L and the host's own word both say so; only the first counts.
  if (!isOpen || isLeaving) {
    announce(['vault']);
    return;
  }
  const unkept = drafts.takeAll();
  useVaultStore.getState().leaving();
  queryClient.clear();
  useSession.getState().forget();
  useToastStore.getState().clear();
  const isLeft = await leaveText(leaveTo, unkept);
  const lastLock: LastLock = { reason, text: unkept.length === 0 ? 'none' : isLeft ? 'left' : 'lost' };
  noteLastLock(lastLock);
  window.location.reload();
  setTimeout(() => useVaultStore.getState().stayed(lastLock), freshPageWithin);
}

function onEvent(event: HostEvent): void {
  if (event.type === 'changed') announce(event.topics);
  if (event.type === 'locking') {
    if (event.reason === 'idle') presence.tellNow();
    void drafts.flush();
  }
  if (event.type === 'locked') void forgetEverything(event.reason);
}

/** Keeps what is being typed, then locks. What the page holds is forgotten when the host says that it is locked. */
export async function lockRegister(): Promise<void> {
  await drafts.flush();
  const reply = await ask('vault.lock', {});
  if (reply.ok) await forgetEverything('asked');
}

/** By the keyboard or the mouse, and by a button of ours. */
const copyings = ['copy', 'cut', 'casebook:copied'] as const;
const sayCopied = (): void => showToast({ message: 'Copied. The clipboard is cleared after 20 seconds.' });

/** Listens to the host for as long as the window is open, and keeps what is being typed when it closes. */
export function useHostEvents(): void {
  useEffect(() => {
    const stop = window.bridge.listen(onEvent);
    const keep = () => void drafts.flush();
    window.addEventListener('pagehide', keep);
    window.addEventListener('blur', keep);
    for (const copying of copyings) window.addEventListener(copying, sayCopied);
    return () => {
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('blur', keep);
      for (const copying of copyings) window.removeEventListener(copying, sayCopied);
      stop?.();
    };
  }, []);
}

const presence = createPresence(() => void ask('vault.stillHere', {}));

/** Tells the host that somebody is at the keyboard, so that reading and thinking do not count as being away. */
export function usePresence(): void {
  useEffect(() => {
    const { sign: here } = presence;
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, here, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, here);
    };
  }, []);
}
