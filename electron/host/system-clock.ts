import type { Clock } from '../../domain/time.ts';

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

export const systemClock: Clock = {
  now: () => Date.now(),
  today: () => dayOf(new Date()),
};
