import type { ReadDb } from '../../../db/handles.ts';
import { holdsOn, listCohorts, type StoredCohort } from '../../../db/repositories/cohorts/cohorts.ts';
import type { DecidingNeedRow, NeedRow } from '../../../db/repositories/people/people.ts';
import {
  definitionById,
  needDefinitions,
  type StoredDefinition,
} from '../../../db/repositories/programme/reference.ts';
import {
  type Answer,
  assessEligibility,
  type DecidingFacts,
  type Eligibility,
  type EligibilityReading,
  type NeedFacts,
  readEligibility,
} from '../../../domain/people/eligibility.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';

/** Many people have the same needs, so each reading is made once. */
function readOnce(definition: StoredDefinition): EligibilityRule['read'] {
  const known = new Map<string, EligibilityReading>();
  return (needs) => {
    const key = needs.map((need) => `${need.code} ${need.suspected} ${need.disclosed} ${need.atRisk}`).join(';');
    const reading = known.get(key) ?? readEligibility(definition, needs.map(decidingFactsOf));
    known.set(key, reading);
    return reading;
  };
}

const answerOf = (stored: string | null): Answer | null => stored as Answer | null;

const decidingFactsOf = (row: DecidingNeedRow): DecidingFacts => ({
  code: row.code,
  suspected: answerOf(row.suspected),
  disclosed: answerOf(row.disclosed),
  atRisk: row.atRisk === 1,
});

export const factsOf = (row: NeedRow): NeedFacts => ({
  ...decidingFactsOf(row),
  helpOffered: answerOf(row.helpOffered),
  helpAgreed: answerOf(row.helpAgreed),
});

/** The definition under which a cohort takes people on, and the words for its needs. */
export interface EligibilityRule {
  readonly definition: StoredDefinition;
  readonly cohortId: string;
  assess(needs: readonly NeedRow[]): Eligibility;
  /** The outcome without its reasons, for lists. */
  read(needs: readonly DecidingNeedRow[]): EligibilityReading;
}

/**
 * The cohort that stands for the programme where none is named: the one that has taken people on for longest and still does,
 * so that a second cohort beside it changes nobody's verdict; where none does today, the newest.
 */
const mainCohort = (all: readonly StoredCohort[], today: IsoDate): StoredCohort | undefined =>
  all.find((one) => holdsOn(one, today)) ?? all.at(-1);

/**
 * The rule of one cohort, or of the main one, under its own version of the definition or another that was chosen. Throws
 * `not-found` for a cohort or a version that does not exist.
 */
export function eligibilityRule(db: ReadDb, today: IsoDate, cohortId?: string, under?: string): EligibilityRule {
  const all = listCohorts(db);
  const cohort = cohortId === undefined ? mainCohort(all, today) : all.find((one) => one.id === cohortId);
  if (cohort === undefined && cohortId !== undefined) throw new Refusal('not-found', 'cohortId');
  const definition = cohort === undefined ? undefined : definitionById(db, under ?? cohort.definitionId);
  if (under !== undefined && definition === undefined) throw new Refusal('not-found', 'definitionId');
  if (cohort === undefined || definition === undefined) throw new Refusal('register-damaged');
  const labels = Object.fromEntries(needDefinitions(db, today).map((need) => [need.code, need.label]));
  return {
    definition,
    cohortId: cohort.id,
    assess: (needs) => assessEligibility(definition, needs.map(factsOf), labels),
    read: readOnce(definition),
  };
}
