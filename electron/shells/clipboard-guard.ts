import { createHash } from 'node:crypto';

/** The system's clipboard, as a shell reaches it. */
export interface Clipboard {
  /** Null where the shell cannot read it; then whatever lies there is cleared. A rejection leaves it alone. */
  readonly readText: (() => Promise<string>) | null;
  clear(): Promise<void>;
}

/** Clears what was copied out of the window: if it still lies there, where that can be read. */
export interface ClipboardGuard {
  /** Something was just copied in the window. */
  copied(): void;
  /** Clears it at once, where it is still ours: the register was locked, or the window closes. */
  clearNow(): Promise<void>;
}

/** How long copied text may lie on the clipboard, in milliseconds. */
export const copiedFor = 20_000;
/** The browser tells of copying before it has copied. In milliseconds. */
const settled = 200;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Only a hash of what was copied is remembered. Whatever somebody copied since, here or in another program, is compared
 * with it and left alone where it differs.
 */
export const createClipboardGuard = (clipboard: Clipboard, limit = copiedFor): ClipboardGuard => {
  let ours: string | null = null;
  let isFresh = false;
  let timer: NodeJS.Timeout | undefined;
  const after = (milliseconds: number, what: () => Promise<void>): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void what().catch(() => undefined), milliseconds);
    timer.unref();
  };
  const clear = async (): Promise<void> => {
    clearTimeout(timer);
    const [expected, wasFresh] = [ours, isFresh];
    ours = null;
    isFresh = false;
    if (expected === null && !wasFresh) return;
    const found = await clipboard.readText?.();
    if (found === undefined || wasFresh || hashOf(found) === expected) await clipboard.clear();
  };
  const remember = async (): Promise<void> => {
    const text = await clipboard.readText?.();
    // Cleared or copied again meanwhile.
    if (!isFresh) return;
    isFresh = false;
    ours = hashOf(text ?? '');
    after(limit - settled, clear);
  };
  return {
    copied: () => {
      isFresh = true;
      after(settled, remember);
    },
    clearNow: () => clear().catch(() => undefined),
  };
};
