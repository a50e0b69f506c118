import { becauseOfAnotherNeed } from '../people/turned-down.ts';
import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';
import { dayPartCodes, type EntryKind, kindWords, plannable, withRoles } from './kinds.ts';

/** What was written down of something on a timeline, as far as its rules go. */
export interface EntryFields {
  readonly kind: EntryKind;
  readonly detail: string | null;
  readonly happenedOn: IsoDate;
  readonly happenedAt: string | null;
  readonly note: string | null;
  readonly outcome: string | null;
  readonly outcomeWords: string | null;
  readonly planned: string | null;
  /** Whether a contact came about; null for everything else. */
  readonly reached: boolean | null;
  readonly whose: string | null;
  readonly reason: string | null;
  /** The need because of which somebody was excluded. */
  readonly needCode: string | null;
  readonly parts: readonly string[];
}

/** Before this nothing is entered by hand but by a slip of the fingers. */
const earliestDay = '1900-01-01';

export interface Wrong {
  readonly code: RefusalCode;
  readonly field: string;
}

/** A time as `HH:MM`, or a part of the day. */
const isTime = (value: string): boolean => dayPartCodes.includes(value) || /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

/** What is wrong with a day on which something is said to have happened. */
export function wrongDay(day: IsoDate, today: IsoDate, field: string): Wrong | null {
  if (day > today) return { code: 'date-in-future', field };
  return day < earliestDay ? { code: 'day-too-early', field } : null;
}

/** What does not belong to this kind of entry. */
function wrongForKind(entry: EntryFields): Wrong | null {
  const { kind, detail, planned, parts, reached } = entry;
  if (detail !== null && !Object.hasOwn(kindWords[kind].details, detail))
    return { code: 'unknown-code', field: 'detail' };
  if (planned !== null && !plannable.includes(kind)) return { code: 'unknown-code', field: 'planned' };
  if (parts.length > 0 && !withRoles.includes(kind)) return { code: 'unknown-code', field: 'parts' };
  if ((reached === null) === (kind === 'contact')) return { code: 'value-missing', field: 'reached' };
  return null;
}

/**
 * Non-engagement records whose it was, so that what services did, or could not do, is said as plainly as what the person
 * chose, and for "excluded because of another need" which need that was. That the code is one of the list is for whoever has
 * the list.
 */
function wrongForMissed({ reached, whose, reason, needCode }: EntryFields): Wrong | null {
  if (reached !== false) {
    if (whose !== null) return { code: 'missed-not-expected', field: 'whose' };
    if (reason !== null) return { code: 'missed-not-expected', field: 'reason' };
    return needCode === null ? null : { code: 'missed-not-expected', field: 'needCode' };
  }
  if (whose === null) return { code: 'whose-missing', field: 'whose' };
  if (whose === becauseOfAnotherNeed && needCode === null) return { code: 'need-missing', field: 'needCode' };
  if (whose !== becauseOfAnotherNeed && needCode !== null) return { code: 'missed-not-expected', field: 'needCode' };
  return null;
}

/** The first thing wrong with an entry, and the field beside which it is said; null where it can be kept. */
export function wrongWithEntry(entry: EntryFields, today: IsoDate): Wrong | null {
  const day = wrongDay(entry.happenedOn, today, 'happenedOn');
  if (day !== null) return day;
  if (entry.happenedAt !== null && !isTime(entry.happenedAt)) return { code: 'time-impossible', field: 'happenedAt' };
  const wrong = wrongForKind(entry) ?? wrongForMissed(entry);
  if (wrong !== null) return wrong;
  const says = [entry.note, entry.detail, entry.outcomeWords, entry.outcome, entry.whose];
  return says.every((one) => one === null) ? { code: 'entry-empty', field: 'note' } : null;
}

/** Late recording is normal; it is said beside the day where the two are more than a day apart. */
export function recordedLater(happenedOn: IsoDate, recordedAt: string): boolean {
  const days = (Date.parse(recordedAt.slice(0, 10)) - Date.parse(happenedOn)) / 86_400_000;
  return days > 1;
}
