import { z } from 'zod';

/** How many minutes without a key or a movement a register may stay open, and what holds where nobody chose. */
export const shortestIdle = 1;
export const longestIdle = 15;
export const usualIdle = 5;

export const idleMinutes = z
  .int({ error: 'idle-minutes-range' })
  .min(shortestIdle, { error: 'idle-minutes-range' })
  .max(longestIdle, { error: 'idle-minutes-range' });

/** `1 minute`, `5 minutes`. */
export const minutesInWords = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

/** What the idle lock does, as the unlock screen, Settings and the security pack say it. */
export const idleSignal = (minutes: number): string => `after ${minutesInWords(minutes)} without a key or a movement`;
