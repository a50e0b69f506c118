import type { ComputerClock } from '../system-clock.ts';

/** A computer whose clocks go only when they are told to. Milliseconds. */
export interface SteppingComputer {
  readonly clock: ComputerClock;
  /** Time passes. */
  pass(milliseconds: number): void;
  /** Somebody sets the clock on the wall, ahead or back. */
  set(milliseconds: number): void;
  /** It is switched off and on again, which takes a while. */
  restart(milliseconds: number): void;
}

export function steppingComputer(): SteppingComputer {
  let wall = Date.UTC(2018, 3, 3, 9, 0);
  let running = 3_600_000;
  return {
    clock: {
      now: () => wall,
      today: () => new Date(wall).toISOString().slice(0, 10),
      sinceStart: () => running,
    },
    pass(milliseconds) {
      wall += milliseconds;
      running += milliseconds;
    },
    set(milliseconds) {
      wall += milliseconds;
    },
    restart(milliseconds) {
      wall += milliseconds;
      running = 0;
    },
  };
}
