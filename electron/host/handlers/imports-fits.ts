import type { ReadDb } from '../../../db/handles.ts';
import { listCohorts } from '../../../db/repositories/cohorts/cohorts.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { holderOfNumber } from '../../../db/repositories/people/whole-person.ts';
import { deathAsDestination } from '../../../domain/cohorts/destinations.ts';
import type { Difference } from '../../../domain/imports/compare.ts';
import type { ReadRow, RowProblem } from '../../../domain/imports/rows.ts';
import { numberField } from '../../../domain/imports/whole-fields.ts';
import type { RefusalCode } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { bornAfter, hadDiedBy, whyNotOn } from './people-rules.ts';

type Told = readonly [code: RefusalCode, field: string];

/** What stands in the way of a change of somebody who is here, beside the day of joining. */
function ofMembership(db: ReadDb, personId: string, { joinedOn, leftOn, destination }: ReadRow): Told[] {
  if (joinedOn === null || leftOn === null) return [];
  const later = membershipsOf(db, personId).filter((one) => one.joinedOn > joinedOn && one.joinedOn < leftOn);
  if (later.length > 0) return [['already-member', 'left-on']];
  const joinedAfter = membershipsOf(db, personId).some((one) => one.joinedOn > leftOn);
  return destination === deathAsDestination && joinedAfter ? [['died-before-joining', 'left-on']] : [];
}

function ofBirth(db: ReadDb, personId: string, birthDate: string | null | undefined): Told[] {
  if (birthDate == null) return [];
  const unborn = membershipsOf(db, personId).some(({ joinedOn }) => bornAfter(birthDate, joinedOn));
  return unborn ? [['joined-before-birth', 'birth-date']] : [];
}

/**
 * Tells beforehand what taking in would refuse of a row that can be read, so that one row never keeps the others out: the
 * cohort's own days, a death, other memberships, a number that somebody else has.
 */
export function createFitting(db: ReadDb, viewer: Viewer, mapping: readonly (string | null)[]) {
  const { cohortId } = eligibilityRule(db, viewer.today);
  const cohort = listCohorts(db).find(({ id }) => id === cohortId);
  const placed = (told: readonly Told[]): RowProblem[] =>
    told.map(([code, field]) => ({ code, column: mapping.includes(field) ? mapping.indexOf(field) : null }));
  const ofJoining = ({ joinedOn }: ReadRow): Told[] => {
    const code = joinedOn === null || cohort === undefined ? null : whyNotOn(cohort, joinedOn);
    return code === null ? [] : [[code, 'joined-on']];
  };
  // The rows of a sheet do not see one another while they are prepared.
  const given = new Set<string>();
  const ofNumbers = ({ person }: ReadRow): Told[] =>
    (person.identifiers ?? []).flatMap(({ scheme, value, issuerId }): Told[] => {
      const key = JSON.stringify([scheme, value, issuerId]);
      const isTaken = given.has(key) || holderOfNumber(db, viewer, { scheme, value, issuerId }, null) !== null;
      given.add(key);
      return isTaken ? [['identifier-taken', numberField(scheme)]] : [];
    });
  return {
    /** What stands in the way of adding somebody. */
    ofNew: (row: ReadRow): RowProblem[] => placed([...ofJoining(row), ...ofNumbers(row)]),
    /** What stands in the way of changing somebody who is here. */
    ofKnown(row: ReadRow, personId: string, differences: readonly Difference[]): RowProblem[] {
      const told: Told[] = [];
      if (differences.some(({ kind }) => kind === 'joined')) {
        told.push(...ofJoining(row));
        if (row.joinedOn !== null && hadDiedBy(db, personId, row.joinedOn)) told.push(['person-has-died', 'joined-on']);
      }
      if (differences.some(({ kind }) => kind === 'left')) told.push(...ofMembership(db, personId, row));
      if (differences.some((one) => one.kind === 'person' && one.column === 'birthDate'))
        told.push(...ofBirth(db, personId, row.person.birthDate));
      return placed(told);
    },
  };
}

export type Fitting = ReturnType<typeof createFitting>;
