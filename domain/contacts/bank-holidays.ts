import { dayFromNumber, dayNumber } from '../programme/periods.ts';
import type { IsoDate } from '../time.ts';

/**
 * Bank holidays of England and Wales, from the Banking and Financial Dealings Act 1971 and the custom of the days given in
 * lieu. Days that were moved or added by proclamation stand in the two lists.
 */
const movedAway: readonly IsoDate[] = ['2020-05-04', '2022-05-30'];
const proclaimed: readonly IsoDate[] = ['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'];

const monday = 1;
const friday = 5;

/** 0 for Sunday to 6 for Saturday. */
export const weekday = (day: IsoDate): number => (((dayNumber(day) + 4) % 7) + 7) % 7;

export const addDays = (day: IsoDate, days: number): IsoDate => dayFromNumber(dayNumber(day) + days);

export const isWeekend = (day: IsoDate): boolean => weekday(day) === 0 || weekday(day) === 6;

/** Easter Sunday of a year (the Gregorian computus of Meeus, Jones and Butcher). */
function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const date = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The first day from one on that is neither at a weekend nor taken. */
function inLieu(day: IsoDate, taken: readonly IsoDate[] = []): IsoDate {
  let free = day;
  while (isWeekend(free) || taken.includes(free)) free = addDays(free, 1);
  return free;
}

const firstMonday = (from: IsoDate): IsoDate => addDays(from, (monday - weekday(from) + 7) % 7);

/** The bank holidays of one year, in order. */
export function bankHolidays(year: number): IsoDate[] {
  const easter = easterSunday(year);
  const christmas = inLieu(`${year}-12-25`);
  // Where Christmas Day is a Sunday, Boxing Day keeps its Monday and the day in lieu of Christmas is the Tuesday.
  const onSunday = weekday(`${year}-12-25`) === 0;
  const christmasDays = onSunday
    ? [`${year}-12-26`, `${year}-12-27`]
    : [christmas, inLieu(`${year}-12-26`, [christmas])];
  const usual = [
    inLieu(`${year}-01-01`),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(`${year}-05-01`),
    firstMonday(`${year}-05-25`),
    firstMonday(`${year}-08-25`),
    ...christmasDays,
  ];
  const added = proclaimed.filter((day) => day.startsWith(String(year)));
  return [...usual.filter((day) => !movedAway.includes(day)), ...added].sort();
}

export const isBankHoliday = (day: IsoDate): boolean => bankHolidays(Number(day.slice(0, 4))).includes(day);

/** Why a day is a hard one to be released on; null where it is not. Most offices are then closed for more than one day. */
export function hardDay(day: IsoDate): 'friday' | 'weekend' | 'bank-holiday' | 'before-bank-holiday' | null {
  if (isBankHoliday(day)) return 'bank-holiday';
  if (isWeekend(day)) return 'weekend';
  if (weekday(day) === friday) return 'friday';
  return isBankHoliday(addDays(day, 1)) ? 'before-bank-holiday' : null;
}

export const hardDaySentences: Readonly<Record<NonNullable<ReturnType<typeof hardDay>>, string>> = {
  friday:
    'This is a Friday. Housing offices, chemists and treatment services may close before the person reaches them. Ask the prison whether an earlier day is possible, and have the first night and the prescription settled before.',
  weekend:
    'This is a weekend. Hardly any office is open. Ask the prison whether an earlier day is possible, and have the first night and the prescription settled before.',
  'bank-holiday':
    'This is a bank holiday. Hardly any office is open. Ask the prison whether an earlier day is possible, and have the first night and the prescription settled before.',
  'before-bank-holiday':
    'The day after is a bank holiday. Ask the prison whether an earlier day is possible, and have the first nights and the prescription settled before.',
};
