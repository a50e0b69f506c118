/** How long the page has to hand over what was typed, in milliseconds. */
const timeToHandOver = 500;

export interface IdleLockOptions {
  /** Minutes without a sign of anybody after which the register locks; asked again at every sign. */
  readonly minutes: () => number;
  /** The register is about to be locked: the page hands over what was typed, and says if somebody is there after all. */
  readonly warn: () => void;
  readonly lock: () => void;
}

/** Locks after some minutes in which nothing was asked of the host. */
export interface IdleLock {
  start(): void;
  /** Something was asked. From the warning on it comes too late, since the page hands over drafts by itself then. */
  activity(): void;
  /** Somebody is at the keyboard: puts the lock off even after the warning, so that nobody is cut off while they type. */
  presence(): void;
  stop(): void;
}

export function createIdleLock({ minutes, warn, lock }: IdleLockOptions): IdleLock {
  let timer: NodeJS.Timeout | undefined;
  let state: 'stopped' | 'watching' | 'warned' = 'stopped';
  const after = (milliseconds: number, what: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
    timer.unref();
  };
  const warned = (): void => {
    state = 'warned';
    after(timeToHandOver, () => {
      state = 'stopped';
      lock();
    });
    warn();
  };
  const watch = (): void => {
    state = 'watching';
    after(minutes() * 60_000, warned);
  };
  return {
    start: watch,
    activity() {
      if (state === 'watching') watch();
    },
    presence() {
      if (state !== 'stopped') watch();
    },
    stop() {
      state = 'stopped';
      clearTimeout(timer);
    },
  };
}
