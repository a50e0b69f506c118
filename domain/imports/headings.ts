import { foldForSearch } from '../search.ts';
import { byWords, byWordsOf } from './by-words.ts';
import { readAnswer } from './cells.ts';
import { importFields, laterFields, needHeadings } from './fields.ts';
import { needFactNamed } from './need-facts.ts';

/** A need of the register, as its headings are compared. */
export interface KnownNeed {
  readonly code: string;
  readonly label: string;
  readonly officialLabel: string;
}

const asides = /\([^)]*\)|\[[^\]]*\]|\b(y|yes)\s*\/\s*(n|no)\b/gi;

/** A heading as it is compared: no brackets, marks, capitals or "need" behind it. "Mental Health need (Y/N)*" is "mental health". */
export const headingWords = (heading: string): string =>
  foldForSearch(heading.replace(asides, ' '))
    .replace(/ (need|needs)$/, '')
    .trim();

/** The needs by their headings. */
const needHeadingsOf = byWordsOf((needs: readonly KnownNeed[]) =>
  needs.flatMap(({ code, label, officialLabel }) =>
    [label, officialLabel, code, ...(needHeadings[code] ?? [])].map((one) => [headingWords(one), code] as const),
  ),
);

/** The need whose label or other usual heading these words are. */
export const needNamed = (words: string, needs: readonly KnownNeed[]): string | undefined =>
  needHeadingsOf(needs).get(words);

/** Fields by their headings and labels. */
const fieldsByWords = byWords(
  importFields.flatMap(({ code, headings, label }) =>
    [...headings, label].flatMap((one) =>
      [headingWords(one), foldForSearch(one)].map((words) => [words, code] as const),
    ),
  ),
);

const fieldNamed = (words: string): string | undefined => fieldsByWords.get(words);

const laterByWords = byWords(
  laterFields.flatMap((field) => field.headings.map((heading) => [heading, field] as const)),
);

export const laterNamed = (heading: string): { readonly label: string; readonly says: string } | undefined =>
  laterByWords.get(foldForSearch(heading)) ?? laterByWords.get(headingWords(heading));

/** What stands below, where two rows of headings were joined. */
const lowerHeading = (heading: string): string => heading.slice(heading.lastIndexOf(': ') + 1).trim();

/** How many of these cells are headings that somebody would know. */
export const knownHeadings = (cells: readonly string[], needs: readonly KnownNeed[]): number =>
  cells.filter((cell) => {
    const words = headingWords(cell);
    return (
      words !== '' &&
      (needFactNamed(cell, needs) ?? fieldNamed(words) ?? needNamed(words, needs) ?? laterNamed(cell)) !== undefined
    );
  }).length;

/** How far down a heading may stand below titles and groups. */
const deepest = 15;

/**
 * The row in which the headings stand, counted from 0: of the first rows, the one with most headings that are known; the first
 * that says anything where none is known; null in an empty sheet.
 */
export function findHeadingRow(rows: readonly (readonly string[])[], needs: readonly KnownNeed[]): number | null {
  const first = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (first === -1) return null;
  let [best, most] = [first, 0];
  for (const [at, row] of rows.slice(0, deepest).entries()) {
    const known = knownHeadings(row, needs);
    if (known > most) [best, most] = [at, known];
  }
  return best;
}

export interface Suggestion {
  /** A field's code, `need:` and a need's code, or null for a column that is not taken in. */
  readonly field: string | null;
  /** Why a column is not taken in, in words; null where it is, or where nothing is known of it. */
  readonly why: string | null;
}

/** Whether a column holds yes and no, as far as it holds anything. */
function isAnswered(values: readonly string[]): boolean {
  const said = values.filter((value) => value.trim() !== '');
  return said.filter((value) => readAnswer(value) !== undefined).length * 2 >= said.length;
}

/**
 * What each column would become, by its heading; a need only where the column answers yes or no. Of two columns with the same
 * meaning the first counts, since nothing may overwrite anything unseen.
 */
export function suggestMapping(
  headings: readonly string[],
  columns: readonly (readonly string[])[],
  needs: readonly KnownNeed[],
): Suggestion[] {
  const taken = new Set<string>();
  return headings.map((given, at) => {
    const heading = knownHeadings([given], needs) > 0 ? given : lowerHeading(given);
    const words = headingWords(heading);
    const need = needNamed(words, needs);
    const field =
      needFactNamed(heading, needs) ??
      fieldNamed(foldForSearch(heading)) ??
      fieldNamed(words) ??
      (need === undefined ? undefined : `need:${need}`);
    if (field === undefined) return { field: null, why: laterNamed(heading)?.says ?? null };
    if (field === `need:${need}` && !isAnswered(columns[at] ?? []))
      return { field: null, why: 'This column does not answer yes or no, so it cannot be a need.' };
    if (taken.has(field)) return { field: null, why: 'Another column has been chosen for the same thing.' };
    taken.add(field);
    return { field, why: null };
  });
}
