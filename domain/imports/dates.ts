import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';

/** A date as a spreadsheet holds it. `value` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type ReadDate =
  | { readonly kind: 'date'; readonly value: string; readonly estimated: boolean; readonly note: DateNote | null }
  | { readonly kind: 'problem'; readonly code: RefusalCode };

/** What is worth saying about how a date was read. */
export type DateNote = 'two-digit-year' | 'day-number';

const months = [
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['may'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
];
const monthNamed = (word: string): number => months.findIndex((names) => names.includes(word)) + 1;

const pad = (number: number, length = 2): string => String(number).padStart(length, '0');

function dayOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? `${pad(year, 4)}-${pad(month)}-${pad(day)}` : null;
}

/** Somebody taken on is at least this old when only two digits of their birth year are written. */
const youngest = 16;

/** The nearest century in which a birth leaves somebody grown up, or another day is not to come. */
function wholeYear(digits: string, today: IsoDate, isBirth: boolean): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  const now = Number(today.slice(0, 4)) - (isBirth ? youngest : 0);
  return 2000 + year <= now ? 2000 + year : 1900 + year;
}

const impossible: ReadDate = { kind: 'problem', code: 'date-impossible' };

interface Parts {
  readonly day?: string;
  readonly month: number;
  readonly year: string;
}

/** Each way of writing a date; the first that fits counts. Numbers with strokes, dots or hyphens are day first, as in Britain. */
const shapes: readonly (readonly [shape: RegExp, parts: (found: readonly string[]) => Parts])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year = '', month, day = '']) => ({ day, month: Number(month), year })],
  [
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/,
    ([day = '', month, year = '']) => ({ day, month: Number(month), year }),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]?(?:of )?([a-z]{3,9})[-/., ]+'?(\d{4}|\d{2})$/,
    ([day = '', month = '', year = '']) => ({ day, month: monthNamed(month), year }),
  ],
  [
    /^([a-z]{3,9})[-. ](\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/,
    ([month = '', day = '', year = '']) => ({ day, month: monthNamed(month), year }),
  ],
  [/^([a-z]{3,9})[-/. ,]+(\d{4})$/, ([month = '', year = '']) => ({ month: monthNamed(month), year })],
  [/^(\d{1,2})[-/.](\d{4})$/, ([month, year = '']) => ({ month: Number(month), year })],
  [/^(\d{4})-(\d{2})$/, ([year = '', month]) => ({ month: Number(month), year })],
];

function fromParts(
  { day, month, year: digits }: Parts,
  today: IsoDate,
  isBirth: boolean,
  estimated: boolean,
): ReadDate {
  const year = wholeYear(digits, today, isBirth);
  const note = digits.length === 2 ? ('two-digit-year' as const) : null;
  if (day === undefined) {
    const value = month >= 1 && month <= 12 ? `${pad(year, 4)}-${pad(month)}` : null;
    return value === null ? impossible : { kind: 'date', value, estimated, note };
  }
  // 04/13/2019: what stands in the place of the month can only be a day.
  if (month > 12 && month <= 31 && Number(day) <= 12) return { kind: 'problem', code: 'import-date-month-first' };
  const value = dayOf(year, month, Number(day));
  return value === null ? impossible : { kind: 'date', value, estimated, note };
}

/** Day numbers of Excel, counted so that 1 March 1900 is 61: from 18 May 1927 to 8 April 2064. */
function fromDayNumber(digits: string): ReadDate {
  const date = new Date(Date.UTC(1899, 11, 30) + Number(digits) * 86_400_000);
  return { kind: 'date', value: date.toISOString().slice(0, 10), estimated: false, note: 'day-number' };
}

const about = /^(c\.?|ca\.?|circa|approx\.?|approximately|about|around|est\.?|estimated|~)\s*/;
const weekday = /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*,? /;
const atMidnight = /[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$/;

/** Reads a date as people in Britain write it. Null for an empty cell is for the caller; here the cell says something. */
export function readDate(cell: string, today: IsoDate, isBirth: boolean): ReadDate {
  const typed = cell.toLowerCase().replace(/\s+/g, ' ').trim();
  const bare = typed
    .replace(about, '')
    .replace(weekday, '')
    .replace(atMidnight, '')
    .replace(/\s*\?$/, '')
    .trim();
  const estimated = about.test(typed) || typed.endsWith('?');
  // "Apr 18" is the eighteenth of April to one and April 2018 to another.
  if (/^[a-z]{3,9}[-/. ]'?\d{2}$/.test(bare)) return { kind: 'problem', code: 'import-date-ambiguous' };
  for (const [shape, parts] of shapes) {
    const found = shape.exec(bare);
    if (found !== null) return fromParts(parts(found.slice(1)), today, isBirth, estimated);
  }
  if (/^\d{4}s?$/.test(bare) && Number(bare.slice(0, 4)) >= 1000)
    return { kind: 'date', value: bare.slice(0, 4), estimated: estimated || bare.endsWith('s'), note: null };
  if (/^[1-5]\d{4}(\.\d+)?$/.test(bare)) return fromDayNumber(String(Math.floor(Number(bare))));
  return impossible;
}

/** Whether two birth dates, each known to the day, the month or the year, can be the same. */
export const birthsAgree = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** Whether one date is the other with day and month changed over. */
export function isTransposed(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  return day !== undefined && month !== day && `${year}-${day}-${month}` === other;
}
