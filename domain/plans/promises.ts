import type { IsoDate } from '../time.ts';
import type { PromiseState } from './words.ts';

/** Whether a promise still stands on a day: nobody has ended it, it has begun, and its last day has not passed. */
export const promiseStands = (
  promise: { readonly state: PromiseState; readonly fromOn: IsoDate; readonly untilOn: IsoDate | null },
  today: IsoDate,
): boolean =>
  promise.state === 'live' && promise.fromOn <= today && (promise.untilOn === null || promise.untilOn >= today);
