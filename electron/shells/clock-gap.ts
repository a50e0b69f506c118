/** Milliseconds by which the wall clock may leave the monotonic one before the register is locked. */
const allowedGap = 30_000;
const interval = 5_000;

export interface Clocks {
  /** The wall clock in milliseconds since 1970. */
  readonly wall: () => number;
  /** A clock that stands still while the computer sleeps, in milliseconds. */
  readonly monotonic: () => number;
}
const systemClocks: Clocks = { wall: () => Date.now(), monotonic: () => performance.now() };

/** Answers, each time it is asked, whether the two clocks drifted apart since the last time: a sleep, or a changed clock. */
export const createGapCheck = (clocks: Clocks = systemClocks): (() => boolean) => {
  let difference = clocks.wall() - clocks.monotonic();
  return () => {
    const before = difference;
    difference = clocks.wall() - clocks.monotonic();
    return Math.abs(difference - before) > allowedGap;
  };
};

/** Watches for such gaps every five seconds. Returns how to stop. */
export const watchClockGap = (onGap: () => void): (() => void) => {
  const hasGap = createGapCheck();
  const timer = setInterval(() => {
    if (hasGap()) onGap();
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
};
