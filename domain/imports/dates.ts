import type { RefusalCode } from '../refusal.ts';
import type { IsoDate } from '../time.ts';

/** A date as a spreadsheet holds it. `value` is `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export type ReadDate =
  | { readonly kind: 'date'; readonly value: string; readonly estimated: boolean; readonly note: DateNote | null }
  | { readonly kind: 'problem'; readonly code: RefusalCode };

/** What is worth saying about how a date was read. */
export type DateNote = 'two-digit-year' | 'day-number';

/** In which order day and month stand in a column. */
export const dateOrders = ['day-first', 'month-first'] as const;
/** What a month with two digits behind it is: "Apr 18" is April 2018 to one and the eighteenth of April to another. */
export const monthMeanings = ['month-and-year', 'month-and-day'] as const;

/** What a person said about the dates of a column; null where they have not. */
export interface DateChoice {
  readonly order: (typeof dateOrders)[number] | null;
  readonly monthMeans: (typeof monthMeanings)[number] | null;
}

export const nothingSaid: DateChoice = { order: null, monthMeans: null };

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

/** A date in numbers of which the year stands last. */
const inNumbers = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;

/** Each other way of writing a date; the first that fits counts. */
const shapes: readonly (readonly [shape: RegExp, parts: (found: readonly string[]) => Parts])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year = '', month, day = '']) => ({ day, month: Number(month), year })],
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
  const value = dayOf(year, month, Number(day));
  return value === null ? impossible : { kind: 'date', value, estimated, note };
}

const asNumbers = (text: string): readonly [first: number, second: number, year: string] | null => {
  const found = inNumbers.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2]), found[3] ?? ''];
};

/** A date in numbers, in the order that was chosen for its column. Where two orders fit and none was chosen nothing is guessed. */
function fromNumbers(
  [first, second, year]: readonly [number, number, string],
  { order }: DateChoice,
  today: IsoDate,
  isBirth: boolean,
  estimated: boolean,
): ReadDate {
  const [canBeMonth, canBeDay] = [first >= 1 && first <= 12, second > 12 && second <= 31];
  if (order !== 'month-first' && canBeMonth && canBeDay) return { kind: 'problem', code: 'import-date-month-first' };
  if (order === 'month-first' && first > 12 && first <= 31 && second <= 12)
    return { kind: 'problem', code: 'import-date-day-first' };
  const isEither = canBeMonth && second >= 1 && second <= 12 && first !== second;
  if (order === null && isEither) return { kind: 'problem', code: 'import-date-order-unknown' };
  const [day, month] = order === 'month-first' ? [second, first] : [first, second];
  return fromParts({ day: String(day), month, year }, today, isBirth, estimated);
}

/** Day numbers of Excel, counted so that 1 March 1900 is 61: from 18 May 1927 to 8 April 2064. */
function fromDayNumber(digits: string): ReadDate {
  const date = new Date(Date.UTC(1899, 11, 30) + Number(digits) * 86_400_000);
  return { kind: 'date', value: date.toISOString().slice(0, 10), estimated: false, note: 'day-number' };
}

const about = /^(c\.?|ca\.?|circa|approx\.?|approximately|about|around|est\.?|estimated|~)\s*/;
const weekday = /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*,? /;
const atMidnight = /[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$/;

const lowered = (cell: string): string => cell.toLowerCase().replace(/\s+/g, ' ').trim();

const bareDate = (typed: string): string =>
  typed
    .replace(about, '')
    .replace(weekday, '')
    .replace(atMidnight, '')
    .replace(/\s*\?$/, '')
    .trim();

const monthAndTwo = /^([a-z]{3,9})[-/. ]'?(\d{2})$/;

/** "Apr 18" as somebody has said what it means. */
function fromMonthAndTwo(
  [, month = '', digits = '']: readonly string[],
  { monthMeans }: DateChoice,
  today: IsoDate,
  isBirth: boolean,
  estimated: boolean,
): ReadDate {
  if (monthMeans === null) return { kind: 'problem', code: 'import-date-ambiguous' };
  if (monthMeans === 'month-and-day') return { kind: 'problem', code: 'import-date-without-year' };
  return fromParts({ month: monthNamed(month), year: digits }, today, isBirth, estimated);
}

/**
 * Reads a date as people write it, in the way that was chosen for its column. Null for an empty cell is for the caller; here
 * the cell says something.
 */
export function readDate(cell: string, today: IsoDate, isBirth: boolean, choice: DateChoice = nothingSaid): ReadDate {
  const typed = lowered(cell);
  const bare = bareDate(typed);
  const estimated = about.test(typed) || typed.endsWith('?');
  const two = monthAndTwo.exec(bare);
  if (two !== null) return fromMonthAndTwo(two, choice, today, isBirth, estimated);
  const numbers = asNumbers(bare);
  if (numbers !== null) return fromNumbers(numbers, choice, today, isBirth, estimated);
  for (const [shape, parts] of shapes) {
    const found = shape.exec(bare);
    if (found !== null) return fromParts(parts(found.slice(1)), today, isBirth, estimated);
  }
  if (/^\d{4}s?$/.test(bare) && Number(bare.slice(0, 4)) >= 1000)
    return { kind: 'date', value: bare.slice(0, 4), estimated: estimated || bare.endsWith('s'), note: null };
  if (/^[1-5]\d{4}(\.\d+)?$/.test(bare)) return fromDayNumber(String(Math.floor(Number(bare))));
  return impossible;
}

/** What the dates of a column show about how they are written. */
export interface DateEvidence {
  /** A date that can only be day first, that can only be month first, that can be either, and a month with two digits; null where there is none. */
  readonly dayFirst: string | null;
  readonly monthFirst: string | null;
  readonly either: string | null;
  readonly monthAndTwo: string | null;
  /** The order that the column itself proves; null where nothing does, or where it proves both. */
  readonly order: DateChoice['order'];
}

type Shown = 'dayFirst' | 'monthFirst' | 'either' | 'monthAndTwo';

/** What one cell shows about how the dates of its column are written. */
function shownBy(bare: string): Shown | null {
  const two = monthAndTwo.exec(bare);
  if (two !== null) return monthNamed(two[1] ?? '') > 0 ? 'monthAndTwo' : null;
  const numbers = asNumbers(bare);
  if (numbers === null) return null;
  const [first, second] = numbers;
  if (first > 12 || second > 12) return second <= 12 ? 'dayFirst' : first <= 12 ? 'monthFirst' : null;
  return first === second ? null : 'either';
}

/** Looks through a column for what its dates prove. */
export function dateEvidence(cells: readonly string[]): DateEvidence {
  const found: Record<Shown, string | null> = { dayFirst: null, monthFirst: null, either: null, monthAndTwo: null };
  for (const cell of cells) {
    const shown = cell.length > 40 ? null : shownBy(bareDate(lowered(cell)));
    if (shown !== null) found[shown] ??= cell.trim();
  }
  const [isDay, isMonth] = [found.dayFirst !== null, found.monthFirst !== null];
  return { ...found, order: isDay === isMonth ? null : isDay ? 'day-first' : 'month-first' };
}

/** Whether two birth dates, each known to the day, the month or the year, can be the same. */
export const birthsAgree = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one);

/** Whether one date is the other with day and month changed over. */
export function isTransposed(one: string, other: string): boolean {
  const [year, month, day] = one.split('-');
  return day !== undefined && month !== day && `${year}-${day}-${month}` === other;
}
