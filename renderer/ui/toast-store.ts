import { create } from 'zustand';

export interface ToastWords {
  readonly message: string;
  /** The transaction that Undo takes back. */
  readonly undo?: string | undefined;
}

export interface ShownToast extends ToastWords {
  readonly key: number;
}

interface ToastState {
  readonly toasts: readonly ShownToast[];
  readonly show: (toast: ToastWords) => void;
  readonly dismiss: (key: number) => void;
  readonly clear: () => void;
}

let lastKey = 0;
const mostAtOnce = 3;

export const useToastStore = create<ToastState>()((set) => ({
  toasts: [],
  show: (toast) => {
    lastKey += 1;
    const shown = { ...toast, key: lastKey };
    set((state) => ({ toasts: [...state.toasts, shown].slice(-mostAtOnce) }));
  },
  dismiss: (key) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.key !== key) })),
  clear: () => set({ toasts: [] }),
}));

/** Shows a toast from outside a component. */
export const showToast = (toast: ToastWords): void => useToastStore.getState().show(toast);
