import type { Clock, IsoDate } from '../../../domain/time.ts';

const step = 40;
const day = 86_400_000;

/** A clock that moves only when it is asked or told to, so that everything written carries the same times again. */
export interface SteppingClock extends Clock {
  /** Goes to a moment, in milliseconds since 1970. Throws for one that has passed. */
  goTo(moment: number): void;
}

/** Every look at it takes 40 milliseconds. */
export function steppingClock(start: number): SteppingClock {
  let time = start;
  return {
    now() {
      time += step;
      return time;
    },
    today: () => new Date(time).toISOString().slice(0, 10),
    goTo(moment) {
      if (moment < time) throw new Error('the demonstration would have to go back in time');
      time = moment;
    },
  };
}

/** The day so many days later; earlier for a negative number. */
export const daysAfter = (from: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(from) + days * day).toISOString().slice(0, 10);

/** The day itself, or the Monday after it for a Saturday or Sunday: nobody writes then. */
export function workday(from: IsoDate): IsoDate {
  const weekday = new Date(from).getUTCDay();
  return weekday === 6 ? daysAfter(from, 2) : weekday === 0 ? daysAfter(from, 1) : from;
}
