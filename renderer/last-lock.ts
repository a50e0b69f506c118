/** What the unlock screen says about the last locking. It is all that outlives it in this window. */
export interface LastLock {
  /** Why, as the host says it. */
  readonly reason: string;
  /** What became of typed text that the register had not acknowledged: none, sealed for its owner, or lost. */
  readonly text: 'none' | 'left' | 'lost';
}

const place = 'casebook-last-lock';
const texts = ['none', 'left', 'lost'] as const;

/** Notes it for the page that is loaded next. */
export function noteLastLock(lock: LastLock): void {
  try {
    window.sessionStorage.setItem(place, JSON.stringify([lock.reason, lock.text]));
  } catch {
    // A window without storage says less.
  }
}

/** What the page before noted, once. */
export function takeLastLock(): LastLock | null {
  try {
    const noted: unknown = JSON.parse(window.sessionStorage.getItem(place) ?? 'null');
    window.sessionStorage.removeItem(place);
    if (!Array.isArray(noted) || typeof noted[0] !== 'string') return null;
    return { reason: noted[0], text: texts.find((text) => text === noted[1]) ?? 'none' };
  } catch {
    return null;
  }
}
