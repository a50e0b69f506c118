import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { listCohorts, type StoredCohort } from '../../../db/repositories/cohorts/cohorts.ts';
import { standingDeath } from '../../../db/repositories/cohorts/deaths.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson, needsOf } from '../../../db/repositories/people/people.ts';
import { listCodes, needDefinitions } from '../../../db/repositories/programme/reference.ts';
import type { EntityTables } from '../../../db/schema.ts';
import { scopeEnd } from '../../../domain/cohorts/death.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { type CodedFact, codedFacts, codedFactWords } from '../../../domain/people/coded-facts.ts';
import type { NeedInput } from '../../../domain/people/operations.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
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

/**
 * Refuses a reference of one's own choice from whoever does not see the whole register, taken or not: "taken" would tell
 * them of somebody of whom they may not know.
 */
export function assertMayChooseReference({ partnership }: Viewer, field: string): void {
  if (!partnership) throw new Refusal('reference-assigned', field);
}

type Details = ParsedInputOf<'people.change'>['changes'];

const earliestBirth = '1900';

function assertBirthDate(birthDate: string, today: IsoDate, field: string): void {
  if (birthDate > today.slice(0, birthDate.length)) throw new Refusal('birth-date-in-future', field);
  if (birthDate < earliestBirth) throw new Refusal('birth-date-too-early', field);
}

interface EqualityFact {
  readonly value: string | null;
  readonly state: string;
}

/**
 * What an equality fact becomes: a value goes with the state "recorded" and with no other, so another state given alone
 * clears the value that stood before.
 */
function equalityFact(
  value: string | null | undefined,
  state: string | undefined,
  before: EqualityFact,
  field: string,
  isListed: (code: string) => boolean,
): EqualityFact {
  const next = state ?? before.state;
  const becomes = value !== undefined ? value : next === 'recorded' ? before.value : null;
  if (next === 'recorded' && becomes === null) throw new Refusal('value-missing', field);
  if (next !== 'recorded' && becomes !== null) throw new Refusal('value-not-expected', field);
  if (value != null && !isListed(value)) throw new Refusal('unknown-code', field);
  return { value: becomes, state: next };
}

type PersonFields = Omit<EntityTables['person'], 'id' | 'reference' | 'agencyId' | 'mergedIntoId'>;

function equalityChanges(
  db: ReadDb,
  details: Details,
  before: PersonFields | null,
  today: IsoDate,
  prefix: string,
): Partial<PersonFields> {
  const one = (fact: CodedFact): Partial<PersonFields> => {
    const [value, state] = [details[fact], details[`${fact}State`]];
    if (value === undefined && state === undefined) return {};
    const stood = { value: before?.[fact] ?? null, state: before?.[`${fact}State`] ?? 'not-asked' };
    const isListed = (code: string) => listCodes(db, codedFactWords[fact].list, today).includes(code);
    const next = equalityFact(value, state, stood, `${prefix}${fact}`, isListed);
    return { [fact]: next.value, [`${fact}State`]: next.state };
  };
  return Object.assign({}, ...codedFacts.map(one)) as Partial<PersonFields>;
}

/**
 * Checks what the schema cannot know, such as today, and gives the row as it is stored. `before` is the person as stored,
 * null for a new one; `prefix` leads to the field.
 */
export function personChanges(
  db: ReadDb,
  details: Details,
  before: PersonFields | null,
  today: IsoDate,
  prefix = '',
): Partial<PersonFields> & { reference?: string | null } {
  const { birthDateEstimated, ...rest } = details;
  if (rest.birthDate != null) assertBirthDate(rest.birthDate, today, `${prefix}birthDate`);
  if (rest.goalOn != null && rest.goalOn > today) throw new Refusal('date-in-future', `${prefix}goalOn`);
  const equality = equalityChanges(db, details, before, today, prefix);
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as typeof rest;
  const row = { ...known, ...equality } as Partial<PersonFields> & { reference?: string | null };
  return birthDateEstimated === undefined ? row : { ...row, birthDateEstimated: birthDateEstimated ? 1 : 0 };
}

export const bornAfter = (birthDate: string, day: IsoDate): boolean => day.slice(0, birthDate.length) < birthDate;

/** Refuses a birth date after a day on which the person joined. */
export function assertBornBeforeJoining(db: ReadDb, personId: string, birthDate: string, field: string): void {
  if (membershipsOf(db, personId).some((membership) => bornAfter(birthDate, membership.joinedOn)))
    throw new Refusal('joined-before-birth', field);
}

const needDays = ['suspectedOn', 'disclosedOn', 'helpOfferedOn', 'helpAgreedOn', 'onsetOn', 'identifiedOn'] as const;

/** Refuses a need that the reference data does not hold, and a day that has not come yet. `prefix` leads to the need. */
export function assertNeed(db: ReadDb, need: NeedInput, today: IsoDate, prefix: string): void {
  const codes = needDefinitions(db, today).map((definition) => definition.code);
  assertCode(codes, need.code, `${prefix}code`);
  for (const day of needDays) {
    const given = need[day];
    if (given !== null && given > today.slice(0, given.length)) throw new Refusal('date-in-future', `${prefix}${day}`);
  }
}

/** Why nobody joins a cohort on a day: it had not begun, or had ended; null where somebody may. */
export function whyNotOn(cohort: Pick<StoredCohort, 'validFrom' | 'validTo'>, joinedOn: IsoDate): RefusalCode | null {
  if (joinedOn < cohort.validFrom) return 'joined-before-cohort';
  return cohort.validTo !== null && joinedOn > cohort.validTo ? 'cohort-ended' : null;
}

/** Whether somebody had died by a day, as far as it is known. */
export function hadDiedBy(db: ReadDb, personId: string, day: IsoDate): boolean {
  const death = standingDeath(db, personId);
  return death !== undefined && day >= scopeEnd(death.diedOn, death.toldOn);
}

/** Refuses a day on which a cohort takes nobody on, and one on which somebody had died. */
function assertMayJoin(db: ReadDb, personId: string, cohortId: string, joinedOn: IsoDate, field: string): void {
  const cohort = listCohorts(db).find((one) => one.id === cohortId);
  const refusal = cohort === undefined ? null : whyNotOn(cohort, joinedOn);
  if (refusal !== null) throw new Refusal(refusal, field);
  if (hadDiedBy(db, personId, joinedOn)) throw new Refusal('person-has-died', field);
}

/**
 * Opens a membership, which keeps the version of the definition it was decided under: the one that was chosen, or the
 * cohort's own. Answers with its id. `field` is the one beside which a refusal of the day is shown.
 */
export function join(
  db: WriteDb,
  personId: string,
  cohortId: string,
  joinedOn: IsoDate,
  today: IsoDate,
  { under, field = 'joinedOn' }: { readonly under?: string; readonly field?: string } = {},
): string {
  const rule = eligibilityRule(db, today, cohortId, under);
  if (joinedOn > today) throw new Refusal('date-in-future', field);
  const { birthDate } = getPerson(db, personId);
  if (birthDate !== null && bornAfter(birthDate, joinedOn)) throw new Refusal('joined-before-birth', field);
  assertMayJoin(db, personId, cohortId, joinedOn, field);
  const others = membershipsOf(db, personId).filter((one) => one.cohortId === cohortId);
  if (others.some((one) => one.recordedLeftOn === null || joinedOn < one.recordedLeftOn))
    throw new Refusal('already-member', field);
  const { outcome } = rule.assess(needsOf(db, [personId]));
  const definitionId = rule.definition.id;
  return db.insert('membership', { personId, cohortId, definitionId, eligibility: outcome, joinedOn });
}
