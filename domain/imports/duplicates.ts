import { foldForSearch } from '../search.ts';
import { birthsAgree, isTransposed } from './dates.ts';
import type { ReadRow } from './rows.ts';

export const likenesses = ['same-reference', 'same-name-and-birth', 'birth-changed-over', 'same-name'] as const;
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

/** The names under which somebody would be written in a list. */
function namesOf({ preferredName, givenName, familyName, aliases }: Somebody): string[] {
  const first = [givenName, preferredName].filter((name) => name !== null);
  const whole = familyName === null ? first : first.map((name) => `${name} ${familyName}`);
  return [...new Set([...whole, ...aliases].map(foldForSearch).filter((name) => name !== ''))];
}

function likenessOf(one: Somebody, other: Somebody): Likeness | null {
  if (one.birthDate === null || other.birthDate === null) return 'same-name';
  if (birthsAgree(one.birthDate, other.birthDate)) return 'same-name-and-birth';
  return isTransposed(one.birthDate, other.birthDate) ? 'birth-changed-over' : null;
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
      for (const name of namesOf(one)) put(byName, name, one);
    },
    candidatesFor(one) {
      const found = new Map<Somebody, Likeness>();
      for (const who of one.reference === null ? [] : (byReference.get(referenceKey(one.reference)) ?? []))
        found.set(who, 'same-reference');
      for (const who of namesOf(one).flatMap((name) => byName.get(name) ?? [])) {
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
    aliases: aliases ?? [],
  };
}
