/** Wrong attempts of one person on one register: how many since the last right one, and when the last of them was. */
export interface Tried {
  readonly failed: number;
  /** Milliseconds since 1970, by the clock on the wall, which anybody can set. */
  readonly lastAt: number;
  /** Milliseconds since the computer was started, which nobody can set. */
  readonly sinceStart: number;
}

/** The same two clocks now. */
export interface Moment {
  readonly at: number;
  readonly sinceStart: number;
}

/** Attempts on one register, by whose slot was tried. */
export type Tries = Readonly<Record<string, Tried>>;

const freeForOne = 5;
/** For everybody together, or five guesses at each of twenty names would cost nothing. */
const freeTogether = 20;
/** Attempts this long ago no longer count towards what everybody did together, or one bad day would last for ever. */
const countedTogether = 24 * 3_600_000;
const firstWait = 30_000;
const longestWait = 3_600_000;

/**
 * Milliseconds since an attempt, of which no change of the clock makes more. Since the computer was started again only the
 * clock on the wall can tell, and it has been running for at least as long as it says itself.
 */
export function passedSince({ lastAt, sinceStart }: Tried, now: Moment): number {
  const running = now.sinceStart - sinceStart;
  return running >= 0 ? running : Math.max(0, now.sinceStart, now.at - lastAt);
}

/** What is left of the wait after so many wrong attempts: none while they are free, then 30 seconds, doubling to an hour. */
export function waitAfter(failed: number, passed: number, free = freeForOne): number {
  if (failed < free) return 0;
  return Math.max(0, Math.min(longestWait, firstWait * 2 ** Math.min(20, failed - free)) - passed);
}

/** Milliseconds still to wait before the next attempt: because of one's own wrong ones, and because of everybody's. */
interface Wait {
  readonly own: number;
  readonly together: number;
}

/**
 * How long somebody has to wait. Somebody else's wrong attempts keep nobody waiting until there are twenty within a day.
 * It slows a person at this computer; it does nothing for a copied file.
 */
export function waitBefore(tries: Tries, who: string, now: Moment): Wait {
  const mine = Object.hasOwn(tries, who) ? tries[who] : undefined;
  const recent = Object.values(tries)
    .map((tried) => ({ failed: tried.failed, passed: passedSince(tried, now) }))
    .filter(({ passed }) => passed < countedTogether);
  const failed = recent.reduce((sum, one) => sum + one.failed, 0);
  const passed = Math.min(...recent.map((one) => one.passed));
  return {
    own: mine === undefined ? 0 : waitAfter(mine.failed, passedSince(mine, now)),
    together: waitAfter(failed, passed, freeTogether),
  };
}
