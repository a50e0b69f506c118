import os from 'node:os';
import type { Clock } from '../../domain/time.ts';

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

/** A computer's two clocks: the one on the wall, and how long it has been running. */
export interface ComputerClock extends Clock {
  /** Milliseconds since the computer was started. Goes on while it sleeps, and setting the clock does not change it. */
  sinceStart(): number;
}

export const systemClock: ComputerClock = {
  now: () => Date.now(),
  today: () => dayOf(new Date()),
  sinceStart: () => os.uptime() * 1000,
};
