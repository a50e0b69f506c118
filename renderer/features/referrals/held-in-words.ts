import { dayInWords } from '../../ui/dates.ts';

/** "From 1 January 2019", "1 June 2018 to 31 December 2018". */
export const heldInWords = (validFrom: string, validTo: string | null): string =>
  validTo === null ? `From ${dayInWords(validFrom)}` : `${dayInWords(validFrom)} to ${dayInWords(validTo)}`;
