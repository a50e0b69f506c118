import { foldForSearch } from '../search.ts';

/** Why a passage has to be looked at before somebody is given the text. */
export const passageKinds = [
  'person',
  'worker',
  'email',
  'postcode',
  'number',
  'handle',
  'capitalised',
  'file',
] as const;
export type PassageKind = (typeof passageKinds)[number];

/** Part of a text, in UTF-16 units from its beginning. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly kinds: readonly PassageKind[];
}

export interface Dictionary {
  /** Folded words of the names and aliases of everybody else in the register. */
  readonly others: ReadonlySet<string>;
  /** Folded words of the names of those who work with it. */
  readonly workers: ReadonlySet<string>;
  /** Folded words of the person's own names, which are no third party's. */
  readonly own: ReadonlySet<string>;
}

/** The words of names as a dictionary holds them. */
export const nameWords = (names: readonly (string | null)[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => (name === null ? [] : foldForSearch(name).split(' '))).filter((word) => word !== ''));

const patterns: readonly (readonly [PassageKind, RegExp])[] = [
  ['email', /[^\s@<>()]+@[^\s@<>()]+/gu],
  ['handle', /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]+/gu],
  ['postcode', /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}(?![\p{L}\p{N}])/giu],
  // Six digits and more, however they are spaced: telephone, NHS, National Insurance, crime and custody numbers.
  ['number', /\d(?:[\s\-/.()+]*\d){5,}/gu],
  ['number', /(?<![\p{L}\p{N}])[A-Z]{2}\s*(?:\d\s*){6}[A-D](?![\p{L}\p{N}])/giu],
];

// Words that begin sentences, and names of days and months: no name can hide in them alone. Short on purpose; every
// other word with a capital is somebody's to decide. May, June, April and August are left out: they are names too.
const plainWords = new Set(
  (
    'a an the this that these those and but or so if when while then there here it its he she they we you i his her ' +
    'their my our your in on at to for from of with without by after before as is was are were be been has have had ' +
    'not no yes all some any each one two three both also now today later since until because what who how why which ' +
    'where can could would should does did do may monday tuesday wednesday thursday friday saturday sunday january ' +
    'february march july september october november december'
  )
    .split(' ')
    .filter((word) => word !== 'may'),
);

const word = /[\p{L}\p{M}\p{N}]+(?:['’‘ʼ-][\p{L}\p{M}\p{N}]+)*/gu;

function kindOfWord(found: string, dictionary: Dictionary): PassageKind | null {
  const parts = foldForSearch(found).split(' ');
  const closed = parts.join('');
  const isIn = (names: ReadonlySet<string>): boolean => names.has(closed) || parts.some((part) => names.has(part));
  if (isIn(dictionary.others)) return 'person';
  if (isIn(dictionary.workers)) return 'worker';
  const ownName = parts.every((part) => dictionary.own.has(part)) || dictionary.own.has(closed);
  if (ownName || plainWords.has(closed)) return null;
  // Scripts without capitals could name somebody in any word.
  return /\p{Lu}|\p{Lt}|\p{Lo}/u.test(found) ? 'capitalised' : null;
}

/** Passages that touch become one, with every reason. */
function merged(passages: readonly Passage[]): Passage[] {
  const all: Passage[] = [];
  for (const passage of passages.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = all.at(-1);
    if (last === undefined || passage.start >= last.end) all.push(passage);
    else {
      const kinds = [...new Set([...last.kinds, ...passage.kinds])];
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, passage.end), kinds };
    }
  }
  return all;
}

/**
 * Everything in a text that could be somebody else: names known to the register, numbers and addresses by their form,
 * and every other word with a capital that is not one of a few plain ones. It flags too much rather than too little;
 * what is flagged, a person decides. The order is that of the text, and passages never overlap.
 */
export function thirdParties(text: string, dictionary: Dictionary): Passage[] {
  const found: Passage[] = [];
  for (const [kind, pattern] of patterns)
    for (const match of text.matchAll(pattern))
      found.push({ start: match.index, end: match.index + match[0].length, kinds: [kind] });
  for (const match of text.matchAll(word)) {
    const kind = kindOfWord(match[0], dictionary);
    if (kind !== null) found.push({ start: match.index, end: match.index + match[0].length, kinds: [kind] });
  }
  return merged(found);
}

/** What stands where a passage was taken out. */
export const redacted = '[about somebody else: left out]';

/** The text without the passages that were decided to be left out. */
export function redact(text: string, leaveOut: readonly Passage[]): string {
  let [rest, at] = ['', 0];
  for (const { start, end } of leaveOut) {
    rest += text.slice(at, start) + redacted;
    at = end;
  }
  return rest + text.slice(at);
}
