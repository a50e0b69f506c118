import { recordedLater } from '../../../domain/contacts/entry.ts';
import type { TimelineEntry } from '../../../domain/contacts/entry-schemas.ts';
import {
  allDetails,
  dayParts,
  kindWords,
  outcomeLabels,
  partLabels,
  plannedLabels,
  reasonLabels,
} from '../../../domain/contacts/kinds.ts';
import { nonEngagementReasons } from '../../../domain/people/turned-down.ts';
import { dayInBrief, dayInWords } from '../../ui/dates.ts';

/** What an entry is, in a few words: "Visit", "Visit: did not happen", "Domestic abuse". */
export function entryTitle({ kind, detail, reached }: TimelineEntry): string {
  const named = detail === null ? kindWords[kind].label : (allDetails[detail] ?? detail);
  return reached === false ? `${named}: did not happen` : named;
}

/** "about 3 April 2018, in the morning". */
export function whenInWords({ happenedOn, happenedAt, isAbout }: TimelineEntry): string {
  const day = `${isAbout ? 'about ' : ''}${dayInWords(happenedOn)}`;
  if (happenedAt === null) return day;
  const part = Object.hasOwn(dayParts, happenedAt);
  if (!part) return `${day}, ${happenedAt}`;
  return happenedAt === 'night' ? `${day}, at night` : `${day}, in the ${happenedAt}`;
}

/** Whose it was that a contact did not happen, and what made it hard. */
export function missedInWords(
  { whose, reason, needCode }: TimelineEntry,
  label: (list: string, code: string) => string,
  needLabel: (code: string) => string,
): string {
  if (whose === null) return '';
  const words = label(nonEngagementReasons, whose);
  const because = needCode === null ? words : `${words}: ${needLabel(needCode)}`;
  return reason === null ? `${because}.` : `${because}. ${reasonLabels[reason]}.`;
}

/** What came of it, in the words of the list and in words of one's own. */
export function outcomeInWords({ outcome, outcomeWords }: TimelineEntry): string | null {
  const parts = [outcome === null ? null : outcomeLabels[outcome], outcomeWords].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join('. ');
}

/** As what somebody had a part in it, in short words. */
export const partsInWords = ({ parts }: TimelineEntry): string[] =>
  parts.map((part) => partLabels[part].split(':')[0] ?? part);

export const plannedInWords = ({ planned }: TimelineEntry): string | null =>
  planned === null ? null : plannedLabels[planned];

/** Who recorded it and whose it was; the day of recording where it was later than the day after. */
export function recordedInWords({ agencyName, recordedBy, recordedAt, happenedOn }: TimelineEntry): string {
  const who = `${agencyName}, ${recordedBy}`;
  return recordedLater(happenedOn, recordedAt) ? `${who}, recorded ${dayInBrief(recordedAt.slice(0, 10))}` : who;
}

/** A time as it is kept: `9:30` becomes `09:30`, and parts of the day lose their capitals. Nothing becomes null. */
export function tidyTime(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  return /^\d[:.]\d{2}$/.test(text) ? `0${text.replace('.', ':')}` : text.replace(/^(\d{2})\.(\d{2})$/, '$1:$2');
}
