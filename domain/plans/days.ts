import type { IsoDate } from '../time.ts';

const oneDay = 86_400_000;

/** Days from one day to another; negative where it lies before. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / oneDay;

/** "1 day", "14 days". */
export const dayWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** "3 April 2018". */
export function dayInFull(day: IsoDate): string {
  const [year = '', month = '', of = ''] = day.split('-');
  return `${Number(of)} ${months[Number(month) - 1] ?? ''} ${year}`;
}
