const idleMinutes = 5;

/** What the idle lock does, as the unlock screen says it. */
export const idleSignal = `after ${idleMinutes} minutes without a key or a movement`;

/** Locks after five minutes in which nothing was asked of the host. */
export interface IdleLock {
  start(): void;
  activity(): void;
  stop(): void;
}

export function createIdleLock(lock: () => void, milliseconds = idleMinutes * 60_000): IdleLock {
  let timer: NodeJS.Timeout | null = null;
  let running = false;
  const arm = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(lock, milliseconds);
    timer.unref();
  };
  return {
    start() {
      running = true;
      arm();
    },
    activity() {
      if (running) arm();
    },
    stop() {
      running = false;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
