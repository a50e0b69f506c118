import type { IsoDate } from '../time.ts';
import { addMonths, daysBetween } from './months.ts';

/** What somebody can ask about their own record (UK GDPR, articles 15 to 18, 21). */
export const requestKinds = ['access', 'correction', 'restriction', 'objection', 'erasure'] as const;

export const requestDecisions = ['met', 'partly-met', 'not-met', 'withdrawn'] as const;

/** Why the use of a record is restricted (UK GDPR, article 18 (1)). */
export const restrictionGrounds = ['accuracy', 'unlawful', 'legal-claim', 'objection'] as const;

/** Why somebody is erased (UK GDPR, article 17 (1)). */
export const erasureReasons = [
  'no-longer-needed',
  'consent-withdrawn',
  'objection-upheld',
  'unlawful',
  'legal-duty',
  'entered-in-error',
] as const;
export type ErasureReason = (typeof erasureReasons)[number];

const monthsToAnswer = 1;
const monthsMore = 2;

/**
 * The day by which a request must be answered: one calendar month after it was received, two more where it was extended
 * within that month (UK GDPR, article 12 (3)). Where that is a weekend or a bank holiday the next working day also
 * counts; the earlier day is shown, as the safer one.
 */
export const dueOn = (receivedOn: IsoDate, extended: boolean): IsoDate =>
  addMonths(receivedOn, monthsToAnswer + (extended ? monthsMore : 0));

/** Whether there is still time to ask for more time. */
export const mayExtend = (receivedOn: IsoDate, today: IsoDate): boolean => today <= dueOn(receivedOn, false);

/** The clock in words: how many days are left or gone by. */
export function clockInWords(due: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, due);
  if (days === 0) return 'due today';
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return days > 0 ? `${count} ${unit} left` : `${count} ${unit} late`;
}
