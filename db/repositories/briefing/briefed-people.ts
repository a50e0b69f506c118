import { personCategories } from '../../../domain/access.ts';
import type { BriefedPerson } from '../../../domain/briefing/figures.ts';
import { isPresent } from '../../../domain/people/eligibility.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { membershipsDuring } from '../people/memberships.ts';
import { needsOf } from '../people/people.ts';
import { categoriesByCode } from '../privacy/names.ts';
import { openRestrictions } from '../privacy/rights.ts';
import { sightOf } from '../sharing/sight.ts';

/**
 * Whoever was in the cohort on a day, as a briefing counts them: only people and kinds of information that whoever prepares
 * it may see, and nobody the use of whose record is restricted.
 */
export function briefedIn(db: ReadDb, viewer: Viewer, day: IsoDate): BriefedPerson[] {
  const span = { firstDay: day, lastDay: day };
  const during = membershipsDuring(db, span, viewer).filter((membership) => inScope(membership, span) > 0);
  const members = [...new Set(during.map(({ personId }) => personId))];
  if (members.length === 0) return [];
  const restricted = new Set(openRestrictions(db, members).map(({ personId }) => personId));
  const sight = sightOf(db, viewer, members);
  const categories = categoriesByCode(db).need;
  const seesNeed = (personId: string, code: string): boolean => {
    const category = personCategories.find((one) => one === categories.get(code));
    return category !== undefined && sight.sees(personId, category);
  };
  const needs = needsOf(db, members).filter((need) => isPresent(need) && seesNeed(need.personId, need.code));
  const failing = new Set(
    db
      .all(db.selectFrom('person').select('id').where('ineffectiveContact', '=', 'yes').where('id', 'in', members))
      .map(({ id }) => id),
  );
  return members
    .filter((id) => !restricted.has(id))
    .map((id) => {
      const own = needs.filter(({ personId }) => personId === id);
      return {
        needs: own.map(({ code }) => code),
        notOffered: own.filter(({ helpOffered }) => helpOffered === 'no').map(({ code }) => code),
        contactFails: failing.has(id) && sight.sees(id, 'story'),
      };
    });
}
