import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson, needsOf } from '../../../db/repositories/people/people.ts';
import { cohorts, definitionById, listCodes } from '../../../db/repositories/programme/reference.ts';
import type { EntityTables } from '../../../db/schema.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { eligibilityRule } from './people-eligibility.ts';

/** The scope under which agreement to appear in evaluation returns is asked. */
export const evaluationScope = 'evaluation';

/** Refuses a code that a list does not hold today. */
export function assertCode(list: string, code: string, field: string, db: ReadDb, today: IsoDate): void;
export function assertCode(codes: readonly string[], code: string, field: string): void;
export function assertCode(
  list: string | readonly string[],
  code: string,
  field: string,
  db?: ReadDb,
  today = '',
): void {
  const codes = typeof list === 'string' ? (db === undefined ? [] : listCodes(db, list, today)) : list;
  if (!codes.includes(code)) throw new Refusal('unknown-code', field);
}

type Details = Omit<ParsedInputOf<'people.change'>['changes'], never>;

const earliestBirth = '1900';

function assertBirthDate(birthDate: string, today: IsoDate, field: string): void {
  if (birthDate > today.slice(0, birthDate.length)) throw new Refusal('birth-date-in-future', field);
  if (birthDate < earliestBirth) throw new Refusal('birth-date-too-early', field);
}

/** An equality value goes with the state "recorded" and with no other. */
function assertEqualityFact(
  db: ReadDb,
  list: 'sex' | 'ethnicity',
  value: string | null | undefined,
  state: string | undefined,
  today: IsoDate,
  prefix: string,
): void {
  if (value === undefined && state === undefined) return;
  if (state === 'recorded' && value == null) throw new Refusal('value-missing', `${prefix}${list}`);
  if (state !== 'recorded' && value != null) throw new Refusal('value-not-expected', `${prefix}${list}`);
  if (value != null) assertCode(list, value, `${prefix}${list}`, db, today);
}

/** Checks what the schema cannot know, such as today, and gives the row as it is stored. `prefix` leads to the field. */
export function personChanges(
  db: ReadDb,
  details: Details,
  today: IsoDate,
  prefix = '',
): Partial<Omit<EntityTables['person'], 'id' | 'reference'>> & { reference?: string | null } {
  const { birthDateEstimated, ...rest } = details;
  if (rest.birthDate != null) assertBirthDate(rest.birthDate, today, `${prefix}birthDate`);
  if (rest.goalOn != null && rest.goalOn > today) throw new Refusal('date-in-future', `${prefix}goalOn`);
  assertEqualityFact(db, 'sex', rest.sex, rest.sexState, today, prefix);
  assertEqualityFact(db, 'ethnicity', rest.ethnicity, rest.ethnicityState, today, prefix);
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
  const row = known as Partial<Omit<EntityTables['person'], 'id' | 'reference'>> & { reference?: string | null };
  return birthDateEstimated === undefined ? row : { ...row, birthDateEstimated: birthDateEstimated ? 1 : 0 };
}

/** Opens a membership under the cohort's definition version of today, which it keeps. Answers with its id. */
export function join(db: WriteDb, personId: string, cohortId: string, joinedOn: IsoDate, today: IsoDate): string {
  const cohort = cohorts(db).find((one) => one.id === cohortId);
  const definition = cohort === undefined ? undefined : definitionById(db, cohort.definitionId);
  if (cohort === undefined || definition === undefined) throw new Refusal('not-found', 'cohortId');
  const { birthDate } = getPerson(db, personId);
  if (birthDate !== null && joinedOn.slice(0, birthDate.length) < birthDate)
    throw new Refusal('joined-before-birth', 'joinedOn');
  const others = membershipsOf(db, personId).filter((one) => one.cohortId === cohortId);
  if (others.some((one) => one.leftOn === null || joinedOn < one.leftOn))
    throw new Refusal('already-member', 'joinedOn');
  const { outcome } = eligibilityRule(db, today).assess(needsOf(db, [personId]));
  return db.insert('membership', { personId, cohortId, definitionId: definition.id, eligibility: outcome, joinedOn });
}
