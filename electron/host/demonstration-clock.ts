import type { Clock } from '../../domain/time.ts';

/** The demonstration's today, a Monday: its sixth period has just ended and the quarter's figures are being entered. */
export const demonstrationToday = Date.UTC(2019, 6, 8, 8, 30);

/** The demonstration lives in its own time, which runs on from its own morning. */
export function demonstrationClock(): Clock {
  const begun = Date.now();
  const now = (): number => demonstrationToday + (Date.now() - begun);
  return { now, today: () => new Date(now()).toISOString().slice(0, 10) };
}
