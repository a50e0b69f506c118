import { addDays, format, isValid, parse, parseISO } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import type { IsoDate, IsoInstant } from '../../domain/time.ts';

const asIso = (date: Date): IsoDate => format(date, 'yyyy-MM-dd');
const inWords = (day: string, pattern: string): string => format(parseISO(day), pattern, { locale: enGB });
const dayBefore = (day: IsoDate): IsoDate => asIso(addDays(parseISO(day), -1));

/** How people in Britain write a day, a month: the day first. */
const dayPatterns = [
  'd/M/yyyy',
  'd.M.yyyy',
  'd-M-yyyy',
  'd M yyyy',
  'd MMMM yyyy',
  'd MMM yyyy',
  'd-MMM-yyyy',
  'yyyy-M-d',
];
const monthPatterns = ['MMMM yyyy', 'MMM yyyy', 'M/yyyy', 'M.yyyy', 'M-yyyy', 'M yyyy', 'yyyy-MM'];

/** The first pattern that the text fits as a date that exists, from the year 1000 on. */
function firstMatch(text: string, patterns: readonly string[]): Date | null {
  for (const pattern of patterns) {
    const date = parse(text, pattern, new Date(2000, 0, 1), { locale: enGB });
    if (isValid(date) && date.getFullYear() >= 1000 && date.getFullYear() <= 9999) return date;
  }
  return null;
}

/** Two digits at the end mean this century up to the next ten years, otherwise the last one. */
function withFullYear(text: string, today: IsoDate): string {
  const nearest = Number(today.slice(0, 4)) + 10;
  return text.replace(/^(\d{1,2}[ /.-](?:\d{1,2}|[a-z]+)[ /.-])(\d{2})$/, (_all, rest: string, digits: string) => {
    const year = 2000 + Number(digits);
    return `${rest}${year > nearest ? year - 100 : year}`;
  });
}

const tidied = (typed: string): string =>
  typed
    .trim()
    .toLowerCase()
    .replace(/[\s,]+/g, ' ')
    .replace(/^[a-z]+day /, '')
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
    .replace(/\bsept\b/, 'sep')
    .replace(/([a-z])\. /, '$1 ');

/**
 * A day as people in Britain write it: `3 April 2018`, `3 Apr 18`, `3/4/2018`, `3.4.18`, `2018-04-03`, `today`,
 * `yesterday`. Null for anything that is not a day that exists.
 */
export function parseDay(typed: string, today: IsoDate): IsoDate | null {
  const text = withFullYear(tidied(typed), today);
  if (text === 'today') return today;
  if (text === 'yesterday') return dayBefore(today);
  const date = firstMatch(text, dayPatterns);
  return date === null ? null : asIso(date);
}

/** A day, a month (`May 1984`, `5/1984`) or a year (`1984`) as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null otherwise. */
export function parsePartialDay(typed: string, today: IsoDate): string | null {
  const text = tidied(typed);
  if (/^[1-9]\d{3}$/.test(text)) return text;
  const month = firstMatch(text, monthPatterns);
  return month === null ? parseDay(typed, today) : format(month, 'yyyy-MM');
}

/** The pattern that a day, month or year is shown by, or null for anything else. */
function partialPattern(day: string, month: 'MMMM' | 'MMM'): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) return `d ${month} yyyy`;
  if (/^\d{4}-\d{2}$/.test(day)) return `${month} yyyy`;
  return null;
}

/** `2018-04-03` as "3 April 2018", `2018-04` as "April 2018"; a year or anything else unchanged. */
export function dayInWords(day: string): string {
  const pattern = partialPattern(day, 'MMMM');
  return pattern === null ? day : inWords(day, pattern);
}

/** "3 Apr 2018", for tables. */
export function dayInBrief(day: string): string {
  const pattern = partialPattern(day, 'MMM');
  return pattern === null ? day : inWords(day, pattern);
}

/** "Tuesday 3 April 2018". */
export const weekdayInWords = (day: IsoDate): string => inWords(day, 'EEEE d MMMM yyyy');

/** "April 2018", for sentences that need no day. */
export const monthInWords = (day: IsoDate): string => inWords(day, 'MMMM yyyy');

/** "14:02" where the reader is. */
export const timeInWords = (moment: Date | IsoInstant): string => format(new Date(moment), 'HH:mm');

/** "today at 14:02", "yesterday at 09:30" or "3 April 2018 at 14:02". */
export function momentInWords(moment: IsoInstant, today: IsoDate): string {
  const local = new Date(moment);
  const day = asIso(local);
  const named = day === today ? 'today' : day === dayBefore(today) ? 'yesterday' : dayInWords(day);
  return `${named} at ${timeInWords(local)}`;
}
