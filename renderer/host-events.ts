import { useEffect } from 'react';
import type { HostEvent } from './bridge.d.ts';
import { ask } from './call.ts';
import { announce, queryClient } from './client.ts';
import { flushDrafts } from './draft.ts';
import { createPresence } from './presence.ts';
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
  if (event.type === 'locking') {
    if (event.reason === 'idle') presence.tellNow();
    void flushDrafts();
  }
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
