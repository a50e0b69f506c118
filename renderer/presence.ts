/** How long the host may not know that somebody is at the keyboard, in milliseconds. */
const tellWithin = 5_000;

/** Signs of somebody at the keyboard, as the host is told of them. */
export interface Presence {
  /** Somebody pressed a key or moved. */
  readonly sign: () => void;
  /** Tells at once what was not told yet; for the moment at which the register is about to lock. */
  readonly tellNow: () => void;
}

/**
 * Tells of the first sign at once and of later ones within five seconds: the last key before a pause counts too, so that
 * the register never locks sooner after it than was chosen.
 */
export function createPresence(tell: () => void): Presence {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let untold = false;
  const say = (): void => {
    untold = false;
    tell();
    timer = setTimeout(() => {
      timer = undefined;
      if (untold) say();
    }, tellWithin);
  };
  return {
    sign: () => {
      untold = true;
      if (timer === undefined) say();
    },
    tellNow: () => {
      if (!untold) return;
      clearTimeout(timer);
      say();
    },
  };
}
