import { likenessOf as likenessBetween, mayBeOnePerson, soundsOf, wholeNamesOf } from '../people/matching.ts';
import type { ReadRow } from './rows.ts';

export const likenesses = [
  'same-reference',
  'same-name-and-birth',
  'birth-changed-over',
  'birth-slip',
  'same-name',
  'like-name-and-birth',
] as const;
export type Likeness = (typeof likenesses)[number];

/** Somebody who may be meant: in the register, or on an earlier line of the same sheet. */
export interface Somebody {
  readonly personId: string | null;
  readonly line: number | null;
  readonly reference: string | null;
  readonly name: string;
  readonly birthDate: string | null;
  readonly preferredName: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly aliases: readonly string[];
}

export interface Candidate {
  readonly who: Somebody;
  readonly likeness: Likeness;
}

/**
 * How alike two are, by the rule of `people/matching.ts`: in a sheet of hundreds, a name that only sounds alike is worth a
 * question where the birth date fits too.
 */
function likenessOf(one: Somebody, other: Somebody): Likeness | null {
  const found = likenessBetween(one, other);
  if (!mayBeOnePerson(found)) return null;
  const { name, birth } = found;
  const isSame = name === 'same-name' || name === 'names-changed-over';
  if (!isSame) return birth === 'birth-unknown' || name === 'same-first-name' ? null : 'like-name-and-birth';
  if (birth === 'birth-unknown') return 'same-name';
  return birth === 'birth-changed-over' || birth === 'birth-slip' ? birth : 'same-name-and-birth';
}

/**
 * Under what somebody is looked for: the words of each name in any order, and how the first and the last sound together,
 * so that a common name leads to few.
 */
function keysOf(one: Somebody): string[] {
  const keys = wholeNamesOf(one).flatMap((name) => {
    const words = name.split(' ');
    const [first, last] = [soundsOf(words[0] ?? ''), soundsOf(words.at(-1) ?? '')];
    return [[...words].sort().join(' '), ...first.flatMap((sound) => last.map((end) => `~${sound} ${end}`))];
  });
  return [...new Set(keys)];
}

const referenceKey = (reference: string): string => reference.toLowerCase();

export interface Finder {
  /** Everybody of those added so far who may be this person; the likest first. */
  candidatesFor(one: Somebody): Candidate[];
  add(one: Somebody): void;
}

/** Finds the same person twice, by reference or by name and birth date. Two different birth dates are two people. */
export function createFinder(): Finder {
  const byReference = new Map<string, Somebody[]>();
  const byName = new Map<string, Somebody[]>();
  const put = (map: Map<string, Somebody[]>, key: string, one: Somebody): void => {
    const there = map.get(key);
    if (there === undefined) map.set(key, [one]);
    else there.push(one);
  };
  return {
    add(one) {
      if (one.reference !== null) put(byReference, referenceKey(one.reference), one);
      for (const key of keysOf(one)) put(byName, key, one);
    },
    candidatesFor(one) {
      const found = new Map<Somebody, Likeness>();
      for (const who of one.reference === null ? [] : (byReference.get(referenceKey(one.reference)) ?? []))
        found.set(who, 'same-reference');
      for (const who of new Set(keysOf(one).flatMap((key) => byName.get(key) ?? []))) {
        const likeness = found.has(who) ? null : likenessOf(one, who);
        if (likeness !== null) found.set(who, likeness);
      }
      return [...found]
        .map(([who, likeness]) => ({ who, likeness }))
        .sort((a, b) => likenesses.indexOf(a.likeness) - likenesses.indexOf(b.likeness));
    },
  };
}

/** A row as somebody who may be in the register already. */
export function somebodyOn({ line, person }: ReadRow): Somebody {
  const { reference, preferredName, givenName, familyName, birthDate, aliases } = person;
  const full = [givenName, familyName].filter((part) => part != null).join(' ');
  return {
    personId: null,
    line,
    reference: reference ?? null,
    name: full === '' ? preferredName : full,
    birthDate: birthDate ?? null,
    preferredName,
    givenName: givenName ?? null,
    familyName: familyName ?? null,
    aliases: (aliases ?? []).map(({ name: also }) => also),
  };
}
