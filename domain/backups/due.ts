/** When a backup is thought of: the register is locked, the window closes, or time has passed while it was open. */
export type BackupMoment = 'locking' | 'closing' | 'open';

const hour = 3_600_000;
/** How old the last good backup must be, in milliseconds, before another is made. */
const leastAge: Readonly<Record<BackupMoment, number>> = { closing: 0, locking: hour, open: 24 * hour };

/** What a shell waits for a host that closes is ten seconds; two of them are left for everything else. */
const longestAtEnd = 8_000;

export interface BackupState {
  /** Whether anything was written since the last good backup. */
  readonly changed: boolean;
  /** When the last good one was made, in milliseconds; null where there is none. */
  readonly lastGoodAt: number | null;
  /** How long a backup is expected to take, in milliseconds. */
  readonly expected: number;
}

/**
 * Whether a backup is to be made now. One dated in the future shows that the clock was set back: it is taken as old. A
 * register that takes too long to copy while closing waits until it is open.
 */
export function isDue({ changed, lastGoodAt, expected }: BackupState, moment: BackupMoment, now: number): boolean {
  if (!changed) return false;
  if (moment !== 'open' && expected > longestAtEnd) return false;
  return lastGoodAt === null || lastGoodAt > now || now - lastGoodAt >= leastAge[moment];
}

/** When the next one is made by itself while the register is open, in milliseconds; null where nothing is to be kept. */
export const nextWhileOpen = ({ changed, lastGoodAt }: BackupState, now: number): number | null =>
  changed ? (lastGoodAt === null || lastGoodAt > now ? now : Math.max(now, lastGoodAt + leastAge.open)) : null;
