import { useEffect } from 'react';
import type { HostEvent } from './bridge.d.ts';
import { ask } from './call.ts';
import { announce, queryClient } from './client.ts';
import { flushDrafts } from './draft.ts';
import { useSession } from './session-store.ts';
import { useToastStore } from './ui/toast-store.ts';
import { useVaultStore } from './vault-store.ts';

/** Locking leaves nothing in the page: no answers, no place, no message. */
function forgetEverything(reason: string): void {
  // The reply to Ctrl+L and the host's own word both say so; only the first may clear what is being typed at the door.
  if (!useVaultStore.getState().isOpen) {
    announce(['vault']);
    return;
  }
  queryClient.clear();
  useSession.getState().forget();
  useToastStore.getState().clear();
  useVaultStore.getState().locked(reason);
}

function onEvent(event: HostEvent): void {
  if (event.type === 'changed') announce(event.topics);
  if (event.type === 'locking') void flushDrafts();
  if (event.type === 'locked') forgetEverything(event.reason);
}

/** Keeps what is being typed, then locks. What the page holds is forgotten when the host says that it is locked. */
export async function lockRegister(): Promise<void> {
  await flushDrafts();
  const reply = await ask('vault.lock', {});
  if (reply.ok) forgetEverything('asked');
}

/** Listens to the host for as long as the window is open, and keeps what is being typed when it closes. */
export function useHostEvents(): void {
  useEffect(() => {
    const stop = window.bridge.listen(onEvent);
    const keep = () => void flushDrafts();
    window.addEventListener('pagehide', keep);
    window.addEventListener('blur', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      window.removeEventListener('blur', keep);
      stop?.();
    };
  }, []);
}

const tellEvery = 20_000;

/** Tells the host now and then that somebody is at the keyboard, so that reading does not count as being away. */
export function usePresence(): void {
  useEffect(() => {
    let last = Date.now();
    const here = () => {
      if (Date.now() - last < tellEvery) return;
      last = Date.now();
      void ask('vault.stillHere', {});
    };
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, here, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, here);
    };
  }, []);
}
