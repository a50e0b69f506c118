import { Refusal } from '../refusal.ts';

/**
 * MEAM fidelity: seven sections, each rated once per period with a whole number from 1 to 10.
 * Source: programme update to the Health and Wellbeing Board of July 2018, appendix IV.
 */

/** Stable keys, in the order of the report. Labels are reference data, because MEAM has used several. */
export const fidelitySectionKeys = [
  'partnership-and-coproduction',
  'audit-and-consistency',
  'coordination-for-clients-and-services',
  'flexible-responses-from-services',
  'workforce-development-and-service-improvement',
  'measurement-of-success',
  'sustainability-and-systems-change',
] as const;
export type FidelitySectionKey = (typeof fidelitySectionKeys)[number];

/** How this quarter's aims went; `not-set` wherever no aims were agreed. */
export const rags = ['not-set', 'red', 'amber', 'green'] as const;
export type Rag = (typeof rags)[number];

export const ragLabels: Readonly<Record<Rag, string>> = {
  'not-set': 'Not set',
  red: 'Red',
  amber: 'Amber',
  green: 'Green',
};

/** Status of the area as a whole; the labels are a local list. */
export const fidelityStatuses = ['planning', 'piloting', 'delivering', 'sustaining'] as const;
export type FidelityStatus = (typeof fidelityStatuses)[number];

export type SectionRatings = Readonly<Record<FidelitySectionKey, number | null>>;

export const isRating = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 10;

export interface AverageFidelity {
  /** Two decimals, such as `2.71`; null while nothing is rated. */
  readonly mean: string | null;
  readonly rated: number;
  readonly of: number;
  /** What the mean is a mean of, in words. */
  readonly sentence: string;
}

/**
 * Arithmetic mean of the rated sections, rounded half up in whole hundredths so that no binary fraction decides.
 * Throws `rating-not-whole` for anything but 1 to 10 or null.
 */
export function averageFidelity(ratings: readonly (number | null)[]): AverageFidelity {
  const rated = ratings.filter((rating) => rating !== null);
  if (!rated.every(isRating)) throw new Refusal('rating-not-whole');
  const counts = { rated: rated.length, of: ratings.length };
  if (rated.length === 0) return { mean: null, ...counts, sentence: 'no section rated yet' };
  const sum = rated.reduce((total, rating) => total + rating, 0);
  const whole = rated.length === ratings.length;
  const sentence = `mean of ${rated.length} of ${ratings.length} sections${whole ? '' : ' rated'}`;
  return { mean: twoDecimals(sum, rated.length), ...counts, sentence };
}

function twoDecimals(numerator: number, denominator: number): string {
  const hundredths = Math.floor((200 * numerator + denominator) / (2 * denominator));
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

export interface Standing {
  readonly rating: number;
  readonly keys: readonly FidelitySectionKey[];
}

/** The highest and the lowest rated sections, in report order; both null while nothing is rated. */
export function strongestAndWeakest(ratings: SectionRatings): {
  readonly strongest: Standing | null;
  readonly weakest: Standing | null;
} {
  const rated = fidelitySectionKeys.flatMap((key) => ratings[key] ?? []);
  if (rated.length === 0) return { strongest: null, weakest: null };
  const at = (rating: number): Standing => ({
    rating,
    keys: fidelitySectionKeys.filter((key) => ratings[key] === rating),
  });
  return { strongest: at(Math.max(...rated)), weakest: at(Math.min(...rated)) };
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'] as const;
const inWords = (count: number): string => small[count] ?? String(count);
// A label that begins with an abbreviation ("MEAM ...") keeps its capitals inside a sentence.
const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One sentence on where the ratings stand, for example "Strongest in audit; four sections stand at 2." */
export function standingSentence(
  ratings: SectionRatings,
  labels: Readonly<Record<FidelitySectionKey, string>>,
): string {
  const { strongest, weakest } = strongestAndWeakest(ratings);
  if (!strongest || !weakest) return 'No section is rated yet.';
  const name = (keys: readonly FidelitySectionKey[]) => keys.map((key) => lowerFirst(labels[key])).join(' and ');
  if (strongest.rating === weakest.rating) {
    if (strongest.keys.length === 1)
      return `One section is rated so far: ${name(strongest.keys)}, at ${strongest.rating}.`;
    return `${upperFirst(inWords(strongest.keys.length))} sections are rated, all at ${strongest.rating}.`;
  }
  const high =
    strongest.keys.length > 2
      ? `${inWords(strongest.keys.length)} sections at ${strongest.rating}`
      : name(strongest.keys);
  const low =
    weakest.keys.length === 1
      ? `${name(weakest.keys)} stands at ${weakest.rating}`
      : `${inWords(weakest.keys.length)} sections stand at ${weakest.rating}`;
  return `Strongest in ${high}; ${low}.`;
}

/** The report's summary may have at most this many words (heading of the summary in the board paper of July 2018). */
export const summaryWordLimit = 200;

// White space (the invisible kind included), long dashes, dots that trail off, and marks that stand between two words
// without a space. A dash between figures ("2016–19") and a comma inside a number ("1,000") join.
const between =
  /[\s\u200b\u2060\ufeff]+|\u2014|--+|\u2026|\.{2,}|(?<!\p{N})\u2013|\u2013(?!\p{N})|[,;:!?()[\]](?=\p{L})/u;

/**
 * Words as a person would count them: a hyphenated word is one, a number is one, an apostrophe stays inside its word,
 * and a mark that stands alone ("&", "-", a bullet) is none.
 */
export const countWords = (text: string): number =>
  text.split(between).filter((piece) => piece !== undefined && /[\p{L}\p{N}]/u.test(piece)).length;
