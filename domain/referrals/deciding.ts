import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';
import type { DecisionCode } from './words.ts';

export interface GivenDecision {
  readonly decision: DecisionCode;
  readonly decidedOn: IsoDate;
  readonly advice: string | null;
  readonly deferredUntil: IsoDate | null;
}

/** What a decision comes after. `lastDecidedOn` is empty where nothing was decided before. */
export interface DecidedAfter {
  readonly happenedOn: IsoDate;
  readonly acceptedOn: IsoDate | null;
  readonly lastDecidedOn: IsoDate;
}

interface Refused {
  readonly code: RefusalCode;
  readonly field: string;
}

const onDay = (code: RefusalCode): Refused => ({ code, field: 'decidedOn' });
const onDeferral = (code: RefusalCode): Refused => ({ code, field: 'deferredUntil' });

function checkDay(decidedOn: IsoDate, after: DecidedAfter, today: IsoDate): Refused | null {
  if (decidedOn > today) return onDay('date-in-future');
  if (decidedOn < after.happenedOn) return onDay('decided-before-referred');
  if (after.acceptedOn !== null && decidedOn < after.acceptedOn) return onDay('decided-before-accepted');
  return decidedOn < after.lastDecidedOn ? onDay('date-order') : null;
}

function checkDeferral({ decision, decidedOn, deferredUntil }: GivenDecision, today: IsoDate): Refused | null {
  if (decision !== 'deferred') return deferredUntil === null ? null : onDeferral('deferral-not-expected');
  if (deferredUntil === null) return onDeferral('deferral-missing');
  if (deferredUntil <= decidedOn) return onDeferral('deferral-before-decision');
  return deferredUntil < today ? onDeferral('deferral-in-past') : null;
}

/**
 * Why a decision of the panel cannot be, or null. Nobody is turned away without advice, and whatever is put off has a day
 * on which it comes back.
 */
export function checkDecision(given: GivenDecision, after: DecidedAfter, today: IsoDate): Refused | null {
  const day = checkDay(given.decidedOn, after, today);
  if (day !== null) return day;
  if (given.decision === 'not-taken-on' && given.advice === null) return { code: 'advice-missing', field: 'advice' };
  return checkDeferral(given, today);
}
