import { showToast, useToastStore } from '../../ui/toast-store.ts';

/** Takes away the toast that offers to undo a transaction. */
export function dismissToast(transactionId: string): void {
  const { toasts, dismiss } = useToastStore.getState();
  for (const toast of toasts) if (toast.undo === transactionId) dismiss(toast.key);
}

/** On a screen of many quick saves, the newest one takes the place of the one before. */
export function showOnlyToast(message: string, undo: string | undefined, before: string | undefined): void {
  if (before !== undefined) dismissToast(before);
  showToast({ message, undo });
}
