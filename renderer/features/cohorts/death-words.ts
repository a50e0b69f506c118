import { dayInWords, monthInWords } from '../../ui/dates.ts';

/** A day, a month or a year as it stands after “has died”. */
export function partialInWords(partial: string): string {
  if (partial.length === 10) return `on ${dayInWords(partial)}`;
  return partial.length === 7 ? `in ${monthInWords(`${partial}-01`)}` : `in ${partial}`;
}
