import { foldForSearch } from '../search.ts';

/** What people type into cells, read without guessing: nothing typed stays nothing and never becomes a no. */

// The apostrophe that a spreadsheet, or our own CSV, puts before what would be taken for a formula.
const defused = /^'(?=[=+\-@\t\r\n＝＋－＠])/u;

/** A cell as a person sees it: spaces at the ends gone, hard spaces soft, and the apostrophe of a defused cell taken off. */
export const cleanCell = (cell: string): string => cell.replaceAll('\u00a0', ' ').trim().replace(defused, '').trim();

/** What would be taken for a formula, or for a cell that was defused before. */
const mayBeTaken = /^'*[=+\-@\t\r\n＝＋－＠]/u;

/** A cell of the application's own file: nothing but the apostrophe that defuses it, so that reading it gives back what was written. */
export const writtenCell = (text: string): string => (mayBeTaken.test(text) ? `'${text}` : text);
export const exactCell = (cell: string): string =>
  cell.startsWith("'") && mayBeTaken.test(cell.slice(1)) ? cell.slice(1) : cell;

/** "85%" and the like. */
export const isPercentage = (cell: string): boolean => /^[<>~]?\s*\d{1,3}([.,]\d+)?\s*%$/.test(cell);

const spreadsheetErrors = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i;
export const isSpreadsheetError = (cell: string): boolean => spreadsheetErrors.test(cell);

/** A formula that was saved as its text and not as its value. */
export const isFormula = (cell: string): boolean => /^[=＝]/u.test(cell);

const nothing = new Set(['', '-', '--', '–', '—', '.', 'n/a', 'not applicable', '(blank)']);
const notKnown = new Set([
  '?',
  '??',
  'nk',
  'n/k',
  'not known',
  'unknown',
  'dk',
  "don't know",
  'dont know',
  'unsure',
  'unclear',
  'tbc',
  'tbd',
  'to be confirmed',
]);
const declined = new Set(['declined', 'declined to say', 'refused', 'prefer not to say', 'not stated', 'withheld']);
const notAsked = new Set(['not asked', 'not yet asked', 'not recorded']);

const plain = (cell: string): string => cell.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();

export type Blank = 'nothing' | 'not-known' | 'declined' | 'not-asked';

/** The ways of saying that there is no value, or null where the cell says something. */
export function blankOf(cell: string): Blank | null {
  const said = plain(cell);
  if (nothing.has(said) || isSpreadsheetError(cell)) return 'nothing';
  if (notKnown.has(said)) return 'not-known';
  if (declined.has(said)) return 'declined';
  return notAsked.has(said) ? 'not-asked' : null;
}

const yes = new Set(['y', 'yes', 'true', '1', 'x', '✓', '✔', '☑', 'yes please', 'current']);
const no = new Set(['n', 'no', 'false', '0', 'none', 'nil', '✗', '✘', '☐', 'no need', 'no known need']);

export const answerCodes = ['yes', 'no', 'not-known', 'declined', 'not-asked', 'at-risk'] as const;
export type Said = (typeof answerCodes)[number];

export interface ReadAnswer {
  /** Null where nothing was entered. */
  readonly said: Said | null;
  /** Whether words stood behind the answer, which no field holds. */
  readonly more: boolean;
}

/** A yes, a no or why there is neither; undefined where the words cannot be understood. */
export function readAnswer(cell: string): ReadAnswer | undefined {
  const blank = blankOf(cell);
  if (blank !== null) return { said: blank === 'nothing' ? null : blank, more: false };
  const said = plain(cell);
  if (yes.has(said)) return { said: 'yes', more: false };
  if (no.has(said)) return { said: 'no', more: false };
  if (said === 'at risk' || said === 'risk') return { said: 'at-risk', more: false };
  const begins = /^(y|yes|n|no)\b\s*[-–—:;,(/.]/u.exec(said);
  return begins === null ? undefined : { said: begins[1]?.startsWith('y') ? 'yes' : 'no', more: true };
}

export interface Listed {
  readonly code: string;
  readonly label: string;
}

/** The value of a list that a cell names, by label, code or another usual word; undefined where none fits. */
export function readListed(
  cell: string,
  list: readonly Listed[],
  others: Readonly<Record<string, string>> = {},
): string | undefined {
  const said = foldForSearch(cell);
  const found = list.find(({ code, label }) => foldForSearch(label) === said || foldForSearch(code) === said);
  if (found !== undefined) return found.code;
  const other = Object.hasOwn(others, said) ? others[said] : undefined;
  return list.some(({ code }) => code === other) ? other : undefined;
}

/** Other usual words for sex, folded. */
export const sexWords: Readonly<Record<string, string>> = {
  f: 'female',
  woman: 'female',
  women: 'female',
  m: 'male',
  man: 'male',
  men: 'male',
  other: 'another-term',
};

/** The 2001 and 2011 census codes are letters in many spreadsheets; only what is said in words is understood. */
export const ethnicityWords: Readonly<Record<string, string>> = {
  british: 'white-british',
  'white english': 'white-british',
  'white uk': 'white-british',
  'white irish': 'white-irish',
  irish: 'white-irish',
  'white other': 'other-white',
  'other white': 'other-white',
  'black african': 'african',
  'black caribbean': 'caribbean',
  'asian indian': 'indian',
  'asian pakistani': 'pakistani',
  'asian bangladeshi': 'bangladeshi',
  traveller: 'gypsy-or-irish-traveller',
  gypsy: 'gypsy-or-irish-traveller',
};

const titles = /^(mr|mrs|ms|miss|mx|dr|rev)\.?\s+/i;

export interface ReadName {
  readonly preferredName: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
}

/**
 * A whole name in one cell: "Surname, Forename", "Forename Surname", or a nickname in quotes or brackets. Where three
 * words or more could be parted in several ways, the name stays whole.
 */
export function readFullName(cell: string): ReadName {
  const nickname = /["“(]([^"”()]{1,60})["”)]/u.exec(cell)?.[1]?.trim() ?? null;
  const bare = cell
    .replace(/["“(][^"”()]*["”)]/u, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(titles, '');
  const comma = /^([^,]+),\s*([^,]+)$/.exec(bare);
  const [givenName, familyName] =
    comma !== null ? [comma[2]?.trim().replace(titles, ''), comma[1]?.trim()] : twoWords(bare);
  const whole = bare === '' ? null : bare;
  return {
    preferredName: nickname ?? givenName ?? whole,
    givenName: givenName ?? null,
    familyName: familyName ?? null,
  };
}

function twoWords(bare: string): [string | undefined, string | undefined] {
  const words = bare.split(' ');
  return words.length === 2 ? [words[0], words[1]] : [undefined, undefined];
}

/** Other names in one cell, parted by semicolons, commas, strokes or new lines. */
export const readAliases = (cell: string): string[] => [
  ...new Set(
    cell
      .replace(/^(aka|a\.k\.a\.?|also known as)\s+/i, '')
      .split(/[;,/\n]| aka /i)
      .map((name) => name.trim())
      .filter((name) => blankOf(name) === null && !no.has(plain(name))),
  ),
];
