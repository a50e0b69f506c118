import type { ReadDb } from '../../../db/handles.ts';
import { findAssessment, sectionsOf } from '../../../db/repositories/fidelity/assessments.ts';
import { factsOfPeriod } from '../../../db/repositories/outcomes/facts.ts';
import { membershipsDuring, newestConsents } from '../../../db/repositories/people/memberships.ts';
import { needsOf } from '../../../db/repositories/people/people.ts';
import { openRestrictions } from '../../../db/repositories/privacy/rights.ts';
import { getPeriod } from '../../../db/repositories/programme/periods.ts';
import {
  factDefinitions,
  listValues,
  needDefinitions,
  sectionDefinitions,
} from '../../../db/repositories/programme/reference.ts';
import { onePerPerson } from '../../../domain/cohorts/stays.ts';
import { type FidelitySectionKey, fidelitySectionKeys, type Rag } from '../../../domain/fidelity/fidelity.ts';
import type { FactValue, ValueState } from '../../../domain/outcomes/values.ts';
import { eligibilityOutcomes, isPresent } from '../../../domain/people/eligibility.ts';
import { returnLabels } from '../../../domain/returns/labels.ts';
import type { ReturnFidelity, ReturnInput, ReturnPerson } from '../../../domain/returns/shapes.ts';
import { evaluationScope } from './people-rules.ts';

function fidelityOf(db: ReadDb, periodId: string): ReturnFidelity | null {
  const assessment = findAssessment(db, periodId);
  if (assessment === undefined) return null;
  const sections = new Map(sectionsOf(db, assessment.id).map((section) => [section.sectionKey, section]));
  const each = <T>(value: (key: FidelitySectionKey) => T) =>
    Object.fromEntries(fidelitySectionKeys.map((key) => [key, value(key)])) as Record<FidelitySectionKey, T>;
  return {
    ratings: each((key) => sections.get(key)?.rating ?? null),
    status: assessment.status,
    overallRag: assessment.overallRag as Rag,
    sectionRags: each((key) => (sections.get(key)?.rag ?? 'not-set') as Rag),
  };
}

/**
 * People whose newest answer is "agreed" and was not taken back. It is asked as things stand now and not on the last day
 * of the period: agreement that comes late fills in earlier periods, and a withdrawal holds for every return from then on.
 */
function agreedBy(db: ReadDb, personIds: readonly string[]): Set<string> {
  const answers = newestConsents(db, evaluationScope, personIds);
  const agreed = [...answers.values()].filter((answer) => answer.decision === 'agreed' && answer.withdrawnOn === null);
  return new Set(agreed.map((answer) => answer.personId));
}

function factsByPerson(db: ReadDb, periodId: string): Map<string, Record<string, FactValue>> {
  const facts = new Map<string, Record<string, FactValue>>();
  for (const { personId, code, state, valueCode, valueNumber } of factsOfPeriod(db, periodId)) {
    const value = { state: state as ValueState, valueCode, valueNumber };
    facts.set(personId, { ...facts.get(personId), [code]: value });
  }
  return facts;
}

function peopleOf(db: ReadDb, periodId: string, period: { firstDay: string; lastDay: string }): ReturnPerson[] {
  const people = onePerPerson(membershipsDuring(db, period, 'all'));
  const ids = people.map((person) => person.personId);
  const agreed = agreedBy(db, ids);
  // While use of a record is restricted it is counted, and nothing about the person is stated (UK GDPR, article 18 (2)).
  for (const { personId } of openRestrictions(db, ids)) agreed.delete(personId);
  const facts = factsByPerson(db, periodId);
  const needs = new Map<string, string[]>();
  for (const need of needsOf(db, ids)) {
    if (isPresent(need)) needs.set(need.personId, [...(needs.get(need.personId) ?? []), need.code]);
  }
  return people.map((person) => ({
    joinedOn: person.joinedOn,
    leftOn: person.leftOn,
    agreed: agreed.has(person.personId),
    birth: person.birthDate,
    sex: person.sex,
    ethnicity: person.ethnicity,
    needs: needs.get(person.personId) ?? [],
    eligibility: eligibilityOutcomes.find((outcome) => outcome === person.eligibility) ?? null,
    facts: facts.get(person.personId) ?? {},
  }));
}

/** What a return of a period is made from: no name, reference, id or note leaves this function. */
export function returnInput(db: ReadDb, periodId: string): ReturnInput {
  const { id: _id, note: _note, ...period } = getPeriod(db, periodId);
  const sections = sectionDefinitions(db, period.lastDay).map(({ sectionKey, ...words }) => ({
    key: sectionKey,
    ...words,
  }));
  return {
    period,
    people: peopleOf(db, periodId, period),
    fidelity: fidelityOf(db, periodId),
    labels: returnLabels({
      needs: needDefinitions(db, period.lastDay),
      facts: factDefinitions(db, period.lastDay),
      sections,
      values: listValues(db, period.lastDay),
    } as unknown as Parameters<typeof returnLabels>[0]),
  };
}
