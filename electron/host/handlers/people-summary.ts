import type { ReadDb } from '../../../db/handles.ts';
import { peopleWhoDied } from '../../../db/repositories/cohorts/deaths.ts';
import { newestMemberships } from '../../../db/repositories/people/memberships.ts';
import { type DecidingNeedRow, decidingNeedsOf, type ListedPerson } from '../../../db/repositories/people/people.ts';
import { categoriesByCode } from '../../../db/repositories/privacy/names.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { PersonSummary } from '../../../domain/people/operations.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { eligibilityRule } from './people-eligibility.ts';

const fullNameOf = (person: ListedPerson): string | null => {
  const full = [person.givenName, person.familyName].filter((part) => part !== null).join(' ');
  return full === '' || full === person.preferredName ? null : full;
};

/** The category of each need; one that no definition knows could be anything, and is nobody's to see. */
export function needCategory(db: ReadDb): (code: string) => PersonCategory | null {
  const known = new Map(
    [...categoriesByCode(db).need].map(([code, stored]) => [code, personCategories.find((one) => one === stored)]),
  );
  return (code) => known.get(code) ?? null;
}

/** Puts needs, eligibility and membership beside each listed person, with one query for each. */
export function summarise(
  db: ReadDb,
  viewer: Viewer,
  people: readonly ListedPerson[],
  everyone: boolean,
): PersonSummary[] {
  if (people.length === 0) return [];
  const ids = everyone ? 'all' : people.map((person) => person.id);
  const rule = eligibilityRule(db, viewer.today);
  const sight = sightOf(db, viewer, ids);
  const categoryOf = needCategory(db);
  const hidden = new Set<string>();
  const needs = new Map<string, DecidingNeedRow[]>(people.map((person) => [person.id, []]));
  for (const need of decidingNeedsOf(db, ids)) {
    const category = categoryOf(need.code);
    if (category !== null && sight.sees(need.personId, category)) needs.get(need.personId)?.push(need);
    else hidden.add(need.personId);
  }
  const memberships = newestMemberships(db, ids);
  const died = peopleWhoDied(db);
  return people.map((person) => {
    const { outcome, present } = rule.read(needs.get(person.id) ?? []);
    const membership = memberships.get(person.id);
    return {
      id: person.id,
      reference: person.reference,
      preferredName: person.preferredName,
      fullName: fullNameOf(person),
      needs: [...present],
      eligibility: hidden.has(person.id) ? null : outcome,
      joinedOn: membership?.joinedOn ?? null,
      leftOn: membership?.leftOn ?? null,
      death: died.get(person.id) ?? null,
    };
  });
}
