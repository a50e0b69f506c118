import { create } from 'zustand';
import type { RecoveryPaper } from './features/vault/recovery-card.tsx';
import { type LastLock, takeLastLock } from './last-lock.ts';
import type { LeaveTo } from './leave-text.ts';

interface VaultState {
  /** Why the register was locked last, and what became of typed text; null before the first lock. */
  readonly lastLock: LastLock | null;
  /** The papers of the recovery code of a register just made, until they are written down. */
  readonly recoveryCode: readonly RecoveryPaper[] | null;
  /** False before the first register is open and after each lock. */
  readonly isOpen: boolean;
  /** True from the locking until this page has given way to a fresh one. */
  readonly isLeaving: boolean;
  /** To whom text is sealed that the register did not acknowledge; null while locked. */
  readonly leaveTo: LeaveTo | null;
  readonly opened: (leaveTo: LeaveTo | null) => void;
  readonly leaving: () => void;
  /** For a page that could not be loaded afresh: the door, all the same. */
  readonly stayed: (lastLock: LastLock) => void;
  readonly showRecoveryCode: (papers: readonly RecoveryPaper[]) => void;
  readonly recoveryCodeWritten: () => void;
}

/** The state of the door. */
export const useVaultStore = create<VaultState>()((set) => ({
  lastLock: takeLastLock(),
  recoveryCode: null,
  isOpen: false,
  isLeaving: false,
  leaveTo: null,
  opened: (leaveTo) => set({ isOpen: true, leaveTo, lastLock: null }),
  leaving: () => set({ recoveryCode: null, isOpen: false, isLeaving: true, leaveTo: null }),
  stayed: (lastLock) => set({ lastLock, isLeaving: false }),
  showRecoveryCode: (recoveryCode) => set({ recoveryCode }),
  recoveryCodeWritten: () => set({ recoveryCode: null }),
}));
