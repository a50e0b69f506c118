import type { UnitCost } from '../../../domain/costs/unit-costs.ts';
import type { MembershipDates } from '../../../domain/programme/periods.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { endsOn } from '../cohorts/ending.ts';
import type { FactRow } from '../outcomes/facts.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** Every version of every unit cost, the newest of each service first. */
export const listUnitCosts = (db: ReadDb): UnitCost[] =>
  db.all(db.selectFrom('unitCost').selectAll().orderBy('service').orderBy('validFrom', 'desc'));

/** Memberships that had begun by a day, in one cohort or in all, of those of whom the viewer may know. */
export function membershipsBy(
  db: ReadDb,
  viewer: Viewer,
  lastDay: IsoDate,
  cohortId: string | null,
): (MembershipDates & { readonly personId: string })[] {
  const rows = db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.personId', 'membership.joinedOn', endsOn.as('leftOn')])
    .where(maySeePerson(viewer))
    .where('membership.joinedOn', '<=', lastDay);
  return db.all(cohortId === null ? rows : rows.where('membership.cohortId', '=', cohortId));
}

/** Counts of some facts in some periods. */
export const factsIn = (db: ReadDb, periodIds: readonly string[], codes: readonly string[]): FactRow[] =>
  db.all(db.selectFrom('fact').selectAll().where('periodId', 'in', periodIds).where('code', 'in', codes));
