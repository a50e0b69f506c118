import { create } from 'zustand';

interface VaultState {
  /** Why the register was locked last, as the host says it; null before the first lock. */
  readonly lockReason: string | null;
  /** Counts lockings, so that everything on screen is made afresh after each. */
  readonly locks: number;
  /** The recovery code of a register just made, until the person has written it down. */
  readonly recoveryCode: string | null;
  /** False before the first register is open and after each lock. */
  readonly isOpen: boolean;
  readonly opened: () => void;
  readonly locked: (reason: string) => void;
  readonly showRecoveryCode: (code: string) => void;
  readonly recoveryCodeWritten: () => void;
}

/** The state of the door: outside the register, and the one place that survives a lock. */
export const useVaultStore = create<VaultState>()((set) => ({
  lockReason: null,
  locks: 0,
  recoveryCode: null,
  isOpen: false,
  opened: () => set({ isOpen: true }),
  locked: (lockReason) => set((state) => ({ lockReason, locks: state.locks + 1, recoveryCode: null, isOpen: false })),
  showRecoveryCode: (recoveryCode) => set({ recoveryCode }),
  recoveryCodeWritten: () => set({ recoveryCode: null }),
}));
