import { doubleMetaphone } from 'double-metaphone';
import { birthsAgree, isTransposed } from '../imports/dates.ts';
import { foldForSearch } from '../search.ts';
import { areOneName } from './nicknames.ts';

/**
 * Whether two entries may be about one person. There is no score: each likeness is a reason that can be read, and a rule
 * says which reasons together are worth a second look. The same rule stands behind adding somebody, taking a spreadsheet in
 * and joining two records.
 */

/** As much of somebody as is compared. */
export interface Matchable {
  readonly preferredName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly aliases: readonly string[];
  readonly birthDate: string | null;
  /** Numbers by which others know them, as `numberKey` writes them. */
  readonly numbers?: readonly string[];
}

export const nameLikenesses = [
  'same-name',
  'names-changed-over',
  'short-name',
  'name-sounds',
  'name-close',
  'same-first-name',
] as const;
export type NameLikeness = (typeof nameLikenesses)[number];

export const birthLikenesses = [
  'same-birth',
  'birth-fits',
  'birth-changed-over',
  'birth-slip',
  'birth-unknown',
] as const;
export type BirthLikeness = (typeof birthLikenesses)[number];

/** What two entries have in common; `birth` is null where the birth dates cannot be of one person. */
export interface Likeness {
  readonly number: string | null;
  readonly name: NameLikeness | null;
  readonly birth: BirthLikeness | null;
}

export const numberKey = (number: { scheme: string; value: string; issuerId: string | null }): string =>
  `${number.scheme} ${number.value} ${number.issuerId ?? ''}`.trim();

interface Folded {
  readonly whole: readonly string[];
  readonly firsts: readonly string[];
}

// Whoever is compared with thousands is folded once.
const folded = new WeakMap<Matchable, Folded>();

function foldedOf(one: Matchable): Folded {
  const known = folded.get(one);
  if (known !== undefined) return known;
  const { preferredName, givenName, familyName, aliases } = one;
  const first = [givenName, preferredName].filter((name) => name !== null);
  const whole = familyName === null ? first : first.map((name) => `${name} ${familyName}`);
  const made = {
    whole: [...new Set([...whole, ...aliases].map(foldForSearch).filter((name) => name !== ''))],
    firsts: first.map(foldForSearch),
  };
  folded.set(one, made);
  return made;
}

/** The names under which somebody would be written in a list, folded. */
export const wholeNamesOf = (one: Matchable): readonly string[] => foldedOf(one).whole;

/** What somebody is called without a family name, folded. */
export const firstNamesOf = (one: Matchable): readonly string[] => foldedOf(one).firsts;

const mostKept = 20_000;
const kept = new Map<string, readonly string[]>();

/** How a folded word may sound; none for a word of other letters than the Latin ones. */
export function soundsOf(word: string): readonly string[] {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const sounds = /^[a-z]{3,}$/.test(word)
    ? [...new Set(doubleMetaphone(word))].filter((sound) => sound.length > 1)
    : [];
  if (kept.size >= mostKept) kept.clear();
  kept.set(word, sounds);
  return sounds;
}

const soundAlike = (one: string, other: string): boolean => {
  const sounds = soundsOf(other);
  return soundsOf(one).some((sound) => sounds.includes(sound));
};

/** Whether one letter more, less or other, or two neighbours that changed places, make one word the other. */
export function isOneSlipApart(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1)) return true;
  return a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
}

/** The shortest word in which a slip is told from another name. */
const shortestSlip = 5;
export const isSlipLong = (word: string): boolean => word.length >= shortestSlip;

function likenessOfWords(one: string, other: string): NameLikeness | null {
  if (one === other) return 'same-name';
  if (areOneName(one, other)) return 'short-name';
  if (soundAlike(one, other)) return 'name-sounds';
  return isSlipLong(one) && isSlipLong(other) && isOneSlipApart(one, other) ? 'name-close' : null;
}

const weaker = (one: NameLikeness, other: NameLikeness): NameLikeness =>
  nameLikenesses.indexOf(one) > nameLikenesses.indexOf(other) ? one : other;

/** Two whole names word by word, in order; null where a word has no counterpart. */
function likenessOfNames(one: string, other: string): NameLikeness | null {
  if (one === other) return 'same-name';
  const [words, others] = [one.split(' '), other.split(' ')];
  if (words.length === others.length && [...words].sort().join(' ') === [...others].sort().join(' '))
    return 'names-changed-over';
  // Middle names come and go: the first word and the last have to agree.
  const pairs =
    words.length > 1 && others.length > 1
      ? [
          [words[0], others[0]],
          [words.at(-1), others.at(-1)],
        ]
      : [[one, other]];
  let found: NameLikeness = 'same-name';
  for (const [word = '', counterpart = ''] of pairs) {
    const likeness = likenessOfWords(word, counterpart);
    if (likeness === null) return null;
    found = weaker(found, likeness);
  }
  return found;
}

function nameLikeness(one: Matchable, other: Matchable): NameLikeness | null {
  const found = wholeNamesOf(one).flatMap((name) =>
    wholeNamesOf(other).flatMap((against) => likenessOfNames(name, against) ?? []),
  );
  const best = nameLikenesses.find((likeness) => found.includes(likeness));
  if (best !== undefined) return best;
  const firsts = firstNamesOf(other);
  // A first name alone says little, and is all there is where the family name is not known.
  const isAlone = one.familyName === null || other.familyName === null;
  return isAlone && firstNamesOf(one).some((name) => firsts.includes(name)) ? 'same-first-name' : null;
}

function birthLikeness(one: string | null, other: string | null): BirthLikeness | null {
  if (one === null || other === null) return 'birth-unknown';
  if (one === other) return 'same-birth';
  if (birthsAgree(one, other)) return 'birth-fits';
  if (isTransposed(one, other)) return 'birth-changed-over';
  return one.length === other.length && isOneSlipApart(one, other) ? 'birth-slip' : null;
}

/** What two entries have in common. */
export function likenessOf(one: Matchable, other: Matchable): Likeness {
  const numbers = other.numbers ?? [];
  return {
    number: (one.numbers ?? []).find((number) => numbers.includes(number)) ?? null,
    name: nameLikeness(one, other),
    birth: birthLikeness(one.birthDate, other.birthDate),
  };
}

/** Whether it is worth a second look: the same number, or a like name with a birth date that can be the same. */
export function mayBeOnePerson({ number, name, birth }: Likeness): boolean {
  if (number !== null) return true;
  if (name === null || birth === null) return false;
  // A slip in the date and another in the name are two people, more often than not.
  return birth !== 'birth-slip' || ['same-name', 'names-changed-over'].includes(name);
}

/** For a list: the likest first. */
const standing = ({ number, name, birth }: Likeness): readonly number[] => [
  number === null ? 1 : 0,
  birth === null || birth === 'birth-unknown' ? 1 : 0,
  name === null ? nameLikenesses.length : nameLikenesses.indexOf(name),
  birth === null ? birthLikenesses.length : birthLikenesses.indexOf(birth),
];

export function byLikeness(one: Likeness, other: Likeness): number {
  const [mine, theirs] = [standing(one), standing(other)];
  const at = mine.findIndex((place, index) => place !== theirs[index]);
  return at === -1 ? 0 : (mine[at] ?? 0) - (theirs[at] ?? 0);
}

const nameWords: Readonly<Record<NameLikeness, string>> = {
  'same-name': 'the same name',
  'names-changed-over': 'the same names in another order',
  'short-name': 'a short form of the same name',
  'name-sounds': 'a name that sounds alike',
  'name-close': 'a name that differs by one letter',
  'same-first-name': 'the same first name',
};

const birthWords: Readonly<Record<Exclude<BirthLikeness, 'birth-unknown'>, string>> = {
  'same-birth': 'the same birth date',
  'birth-fits': 'a birth date that fits',
  'birth-changed-over': 'a birth date with day and month changed over',
  'birth-slip': 'a birth date that differs by one digit',
};

/** The reasons of a likeness in words; `numberLabel` names the kind of a number. */
export function likenessInWords({ number, name, birth }: Likeness, numberLabel: (scheme: string) => string): string[] {
  return [
    ...(number === null ? [] : [`the same ${numberLabel(number.split(' ')[0] ?? '')}`]),
    ...(name === null ? [] : [nameWords[name]]),
    ...(birth === null || birth === 'birth-unknown' ? [] : [birthWords[birth]]),
  ];
}
