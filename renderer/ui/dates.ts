import type { IsoDate, IsoInstant } from '../../domain/time.ts';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;
const monthNames = months.map((month) => `${month.charAt(0).toUpperCase()}${month.slice(1)}`);

const pad = (number: number): string => String(number).padStart(2, '0');

/** 1 to 12 for a month's name or its first three letters or more; null otherwise. */
function monthNumber(word: string): number | null {
  const small = word.toLowerCase();
  const index = small.length < 3 ? -1 : months.findIndex((month) => month.startsWith(small));
  return index === -1 ? (small === 'sept' ? 9 : null) : index + 1;
}

/** Two digits mean this century up to the next ten years, otherwise the last one. */
function fullYear(text: string, today: IsoDate): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const nearest = Number(today.slice(0, 4)) + 10;
  return 2000 + year > nearest ? 1900 + year : 2000 + year;
}

const exists = (year: number, month: number, day: number): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

const iso = (year: number, month: number | null, day: number): IsoDate | null =>
  month !== null && exists(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : null;

/**
 * A day as people in Britain write it: `3 April 2018`, `3 Apr 18`, `3/4/2018`, `3.4.18`, `2018-04-03`, `today`,
 * `yesterday`. Null for anything that is not a day that exists.
 */
export function parseDay(typed: string, today: IsoDate): IsoDate | null {
  const text = typed.trim().toLowerCase().replace(/,/g, ' ').replace(/\s+/g, ' ');
  if (text === 'today') return today;
  if (text === 'yesterday') return new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const isoLike = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (isoLike) return iso(Number(isoLike[1]), Number(isoLike[2]), Number(isoLike[3]));
  const figures = /^(\d{1,2})[ /.-](\d{1,2})[ /.-](\d{2}|\d{4})$/.exec(text);
  if (figures) return iso(fullYear(figures[3] ?? '', today), Number(figures[2]), Number(figures[1]));
  const words = /^(?:[a-z]+day )?(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?[ -](\d{2}|\d{4})$/.exec(text);
  if (words) return iso(fullYear(words[3] ?? '', today), monthNumber(words[2] ?? ''), Number(words[1]));
  return null;
}

/** A day, a month (`May 1984`, `5/1984`) or a year (`1984`) as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null otherwise. */
export function parsePartialDay(typed: string, today: IsoDate): string | null {
  const text = typed.trim().toLowerCase();
  if (/^\d{4}$/.test(text)) return text;
  const month = /^([a-z]+|\d{1,2})[ /.-](\d{4})$/.exec(text);
  if (month) {
    const number = /^\d/.test(month[1] ?? '') ? Number(month[1]) : monthNumber(month[1] ?? '');
    return number !== null && number >= 1 && number <= 12 ? `${month[2]}-${pad(number)}` : null;
  }
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  return parseDay(text, today);
}

/** `2018-04-03` as "3 April 2018", `2018-04` as "April 2018", `2018` as itself; anything else unchanged. */
export function dayInWords(day: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(day);
  if (!parts) return day;
  const month = parts[2] === undefined ? '' : `${monthNames[Number(parts[2]) - 1] ?? ''} `;
  return `${parts[3] === undefined ? '' : `${Number(parts[3])} `}${month}${parts[1]}`;
}

/** "3 Apr 2018", for tables. */
export const dayInBrief = (day: string): string => dayInWords(day).replace(/[A-Z][a-z]+/, (month) => month.slice(0, 3));

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** "Tuesday 3 April 2018". */
export const weekdayInWords = (day: IsoDate): string => `${weekday.format(new Date(day))} ${dayInWords(day)}`;

/** "April 2018", for sentences that need no day. */
export const monthInWords = (day: IsoDate): string => dayInWords(day.slice(0, 7));

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "14:02" where the reader is. */
export const timeInWords = (moment: Date | IsoInstant): string => clock.format(new Date(moment));

/** "today at 14:02", "yesterday at 09:30" or "3 April 2018 at 14:02". */
export function momentInWords(moment: IsoInstant, today: IsoDate): string {
  const local = new Date(moment);
  const day = `${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
  const yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
  const named = day === today ? 'today' : day === yesterday ? 'yesterday' : dayInWords(day);
  return `${named} at ${timeInWords(local)}`;
}
