import { type ComparedPerson, peopleToMatch } from '../../db/repositories/people/matching.ts';
import { matchKeys } from '../../domain/people/match-keys.ts';
import type { Matchable } from '../../domain/people/matching.ts';
import type { ReadContext } from './context.ts';
import { holdPeople } from './held-people.ts';

type ByKey = Map<string, Set<string>>;

function take(byKey: ByKey, person: ComparedPerson): void {
  for (const key of matchKeys(person)) {
    const there = byKey.get(key);
    there?.delete(person.id);
    if (there?.size === 0) byKey.delete(key);
  }
}

function put(byKey: ByKey, person: ComparedPerson): void {
  for (const key of matchKeys(person)) {
    const there = byKey.get(key);
    if (there === undefined) byKey.set(key, new Set([person.id]));
    else there.add(person.id);
  }
}

const held = holdPeople<ComparedPerson, ByKey>({
  read: ({ db, viewer }, ids) => peopleToMatch(db, viewer, ids),
  derive: () => new Map(),
  changed: (byKey, before, after) => {
    for (const person of before) take(byKey, person);
    for (const person of after) put(byKey, person);
  },
});

/** Those of whom the viewer may know who are worth comparing with somebody; none that may be the same person is missing. */
export function worthComparing(context: ReadContext, one: Matchable): ComparedPerson[] {
  const { people, derived } = held(context);
  const ids = new Set(matchKeys(one).flatMap((key) => [...(derived.get(key) ?? [])]));
  return [...ids].flatMap((id) => people.get(id) ?? []);
}

/** One of them by id, as far as the viewer may know of them. */
export const comparedPerson = (context: ReadContext, id: string): ComparedPerson | undefined =>
  held(context).people.get(id);
