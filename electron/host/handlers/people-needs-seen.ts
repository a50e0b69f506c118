import type { ReadDb } from '../../../db/handles.ts';
import { type DecidingNeedRow, decidingNeedsOf, needsOf } from '../../../db/repositories/people/people.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { EligibilityOutcome } from '../../../domain/people/eligibility.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { needCategory } from './people-summary.ts';

/** The needs that the viewer may see, and the codes of those that they may not. */
export function needsSeen(db: ReadDb, personId: string, seen: readonly PersonCategory[]) {
  const categoryOf = needCategory(db);
  const all = needsOf(db, [personId]);
  const needs = all.filter((need) => seen.some((category) => category === categoryOf(need.code)));
  return { needs, hidden: all.filter((need) => !needs.includes(need)).map((need) => `need:${need.code}`) };
}

/** What stands in the place of a verdict that rests on needs that are not shown. */
export const someNeedsNotShown = 'Some needs are recorded and not shown to your agency, so no verdict is shown either.';

/** How people read under the definition of today; null of somebody some of whose needs are not shown. */
export interface Outcomes {
  of(personId: string): EligibilityOutcome | null;
}

/** The outcome of these people, with one query for all of them. */
export function outcomesOf(db: ReadDb, viewer: Viewer, personIds: readonly string[]): Outcomes {
  const rule = eligibilityRule(db, viewer.today);
  const sight = sightOf(db, viewer, personIds);
  const categoryOf = needCategory(db);
  const hidden = new Set<string>();
  const seen = new Map<string, DecidingNeedRow[]>();
  for (const need of decidingNeedsOf(db, personIds)) {
    const category = categoryOf(need.code);
    if (category === null || !sight.sees(need.personId, category)) hidden.add(need.personId);
    else seen.set(need.personId, [...(seen.get(need.personId) ?? []), need]);
  }
  return { of: (personId) => (hidden.has(personId) ? null : rule.read(seen.get(personId) ?? []).outcome) };
}
