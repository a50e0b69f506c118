import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from '../call.ts';
import { Button } from './button.tsx';
import styles from './toast.module.css';
import { type ShownToast, showToast, useToastStore } from './toast-store.ts';

const undoMilliseconds = 10_000;
const plainMilliseconds = 6_000;

async function takeBack(toast: ShownToast): Promise<void> {
  if (toast.undo === undefined) return;
  useToastStore.getState().dismiss(toast.key);
  const reply = await ask('history.undo', { transactionId: toast.undo });
  showToast({ message: reply.ok ? 'Undone' : reply.error.message });
}

/** Takes back the newest change that still offers it; answers whether there was one. */
export function undoNewest(): boolean {
  const newest = useToastStore.getState().toasts.findLast((toast) => toast.undo !== undefined);
  if (newest) void takeBack(newest);
  return newest !== undefined;
}

function OneToast({ toast }: { readonly toast: ShownToast }) {
  const dismiss = useToastStore((state) => state.dismiss);
  const [held, setHeld] = useState(false);
  const close = useCallback(() => dismiss(toast.key), [dismiss, toast.key]);
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (held) return;
    closing.current = setTimeout(close, toast.undo === undefined ? plainMilliseconds : undoMilliseconds);
    return () => clearTimeout(closing.current);
  }, [held, close, toast.undo]);
  return (
    // The time stands still while somebody reads or reaches for the button.
    <li
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.message}</span>
      {toast.undo !== undefined && (
        <Button kind="quiet" size="small" onPress={() => void takeBack(toast)}>
          Undo
        </Button>
      )}
      <Button kind="quiet" size="small" label="Dismiss" onPress={close}>
        <span aria-hidden="true">×</span>
      </Button>
    </li>
  );
}

/** Where toasts appear; a live region that is always there. */
export function Toasts() {
  const toasts = useToastStore((state) => state.toasts);
  return (
    // A sheet over the screen leaves this region in reach.
    <section aria-label="What was just done" className={styles.region} data-react-aria-top-layer="true">
      <ul className={styles.list} aria-live="polite" aria-relevant="additions">
        {toasts.map((toast) => (
          <OneToast key={toast.key} toast={toast} />
        ))}
      </ul>
    </section>
  );
}
