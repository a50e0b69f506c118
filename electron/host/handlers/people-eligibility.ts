import type { ReadDb } from '../../../db/handles.ts';
import type { NeedRow } from '../../../db/repositories/people/people.ts';
import {
  cohorts,
  definitionById,
  needDefinitions,
  type StoredDefinition,
} from '../../../db/repositories/programme/reference.ts';
import {
  type Answer,
  assessEligibility,
  type Eligibility,
  type NeedFacts,
} from '../../../domain/people/eligibility.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';

const answerOf = (stored: string | null): Answer | null => stored as Answer | null;

const factsOf = (row: NeedRow): NeedFacts => ({
  code: row.code,
  suspected: answerOf(row.suspected),
  disclosed: answerOf(row.disclosed),
  helpOffered: answerOf(row.helpOffered),
  helpAgreed: answerOf(row.helpAgreed),
  atRisk: row.atRisk === 1,
});

/** The definition under which the newest cohort takes people on, and the words for its needs. */
export interface EligibilityRule {
  readonly definition: StoredDefinition;
  readonly cohortId: string;
  assess(needs: readonly NeedRow[]): Eligibility;
}

export function eligibilityRule(db: ReadDb, today: IsoDate): EligibilityRule {
  const cohort = cohorts(db).at(-1);
  const definition = cohort === undefined ? undefined : definitionById(db, cohort.definitionId);
  if (cohort === undefined || definition === undefined) throw new Refusal('register-damaged');
  const labels = Object.fromEntries(needDefinitions(db, today).map((need) => [need.code, need.label]));
  return {
    definition,
    cohortId: cohort.id,
    assess: (needs) => assessEligibility(definition, needs.map(factsOf), labels),
  };
}
