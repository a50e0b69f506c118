const freeAttempts = 5;
const firstWait = 30_000;
const longestWait = 3_600_000;

/**
 * Milliseconds still to wait before the next attempt: five are free, then 30 seconds, doubling to an hour. It slows a
 * person at this computer; it does nothing for a copied file.
 */
export function waitBefore(failed: number, lastAt: number, now: number): number {
  if (failed < freeAttempts) return 0;
  const wait = Math.min(longestWait, firstWait * 2 ** Math.min(20, failed - freeAttempts));
  // A clock set back must not free an attacker; that it locks nobody out for ever is seen to where `lastAt` is kept.
  const passed = Math.max(0, now - lastAt);
  return Math.max(0, wait - passed);
}
