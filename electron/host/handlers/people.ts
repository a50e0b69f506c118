import type { ReadDb } from '../../../db/handles.ts';
import { deathOf } from '../../../db/repositories/cohorts/deaths.ts';
import { membershipsOf, newestConsents } from '../../../db/repositories/people/memberships.ts';
import {
  aliasesOf,
  assertReferenceFree,
  getPerson,
  listPeople,
  type NeedRow,
  searchPeople,
} from '../../../db/repositories/people/people.ts';
import { openRestrictions } from '../../../db/repositories/privacy/rights.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { Person } from '../../../domain/people/operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite, categoryOfField, withholding } from '../person-sight.ts';
import { joiningHandlers } from './cohorts-memberships.ts';
import { addPerson, recordNeed, replaceAliases } from './people-adding.ts';
import { type EligibilityRule, eligibilityRule } from './people-eligibility.ts';
import { needsHandlers } from './people-needs.ts';
import { needsSeen, someNeedsNotShown } from './people-needs-seen.ts';
import { assertBornBeforeJoining, assertMayChooseReference, evaluationScope, personChanges } from './people-rules.ts';
import { needCategory, summarise } from './people-summary.ts';

const needForScreen = ({ id: _id, personId: _personId, atRisk, ...need }: NeedRow) => ({
  ...need,
  atRisk: atRisk === 1,
});

/** What the needs come to; nothing where some of them are not shown, since the verdict would tell of them. */
function verdictOn(rule: EligibilityRule, needs: readonly NeedRow[], complete: boolean): Person['eligibility'] {
  const { outcome, present, atRisk, reasons, summary } = rule.assess(needs);
  const shown = complete ? { outcome, summary } : { outcome: null, summary: someNeedsNotShown };
  return {
    ...shown,
    present: [...present],
    atRisk: [...atRisk],
    reasons: complete ? [...reasons] : [],
    definitionLabel: rule.definition.label,
  };
}

function openPerson(db: ReadDb, viewer: Viewer, personId: string): Person {
  const seen = categoriesOf(db, viewer, personId);
  const found = withholding(getPerson(db, personId), seen);
  const { birthDateEstimated, agencyId: _agencyId, ...person } = found.row;
  const { needs, hidden } = needsSeen(db, personId, seen);
  const rule = eligibilityRule(db, viewer.today);
  const told = seen.includes('story');
  const answered = newestConsents(db, evaluationScope, [personId]).get(personId);
  const consent = told ? answered : undefined;
  const withheld = [...found.withheld, ...hidden, ...(!told && answered !== undefined ? ['evaluationConsent'] : [])];
  const { rowKey: _rowKey, ...shown } = person as typeof person & { rowKey?: number };
  return {
    ...(shown as Omit<
      Person,
      | 'birthDateEstimated'
      | 'restrictedSince'
      | 'aliases'
      | 'needs'
      | 'withheld'
      | 'eligibility'
      | 'memberships'
      | 'death'
      | 'evaluationConsent'
    >),
    birthDateEstimated: birthDateEstimated === 1,
    restrictedSince: openRestrictions(db, [personId])[0]?.fromOn ?? null,
    aliases: aliasesOf(db, personId),
    needs: needs.map(needForScreen) as Person['needs'],
    withheld,
    eligibility: verdictOn(rule, needs, hidden.length === 0),
    memberships: membershipsOf(db, personId).map((one) => ({
      id: one.id,
      cohortId: one.cohortId,
      cohortName: one.cohortName,
      definitionLabel: one.definitionLabel,
      joinedOn: one.joinedOn,
      leftOn: one.leftOn,
      destination: told ? one.destination : null,
    })),
    death: deathOf(db, personId),
    evaluationConsent:
      consent === undefined
        ? null
        : {
            decision: consent.decision === 'agreed' ? 'agreed' : 'declined',
            decidedOn: consent.decidedOn,
            withdrawnOn: consent.withdrawnOn,
          },
  };
}

export const peopleHandlers: FeatureHandlers<'people'> = {
  ...needsHandlers,
  'people.list': ({ db, viewer }) => ({ people: summarise(db, viewer, listPeople(db, viewer), true) }),
  'people.counts': ({ db, viewer }) => {
    const everyone = summarise(db, viewer, listPeople(db, viewer), true);
    const inCohort = everyone.filter((person) => person.joinedOn !== null && person.leftOn === null);
    return {
      everyone: everyone.length,
      inCohort: inCohort.length,
      meetDefinition: inCohort.filter((person) => person.eligibility === 'meets').length,
      // Somebody who has died did not leave.
      left: everyone.filter((person) => person.leftOn !== null && person.death === null).length,
    };
  },
  'people.search': ({ db, viewer }, { text, limit }) => {
    const found = searchPeople(db, viewer, text, limit);
    return { people: summarise(db, viewer, found.slice(0, limit), false), more: found.length > limit };
  },
  'people.open': ({ db, viewer }, { personId }) => openPerson(db, viewer, personId),
  'people.add': ({ db, user, viewer }, input) => ({
    id: addPerson(db, user.agencyId, viewer, input),
    transactionId: db.transactionId,
  }),
  'people.change': ({ db, clock, viewer }, { personId, changes, aliases }) => {
    const before = getPerson(db, personId);
    const written = (Object.keys(changes) as (keyof typeof changes)[]).filter((field) => changes[field] !== undefined);
    const fields = written.map((field) => ({ field: `changes.${field}`, category: categoryOfField(field) }));
    assertMayWrite(db, viewer, personId, fields);
    const { reference, ...rest } = personChanges(db, changes, before, clock.today(), 'changes.');
    if (rest.birthDate != null) assertBornBeforeJoining(db, personId, rest.birthDate, 'changes.birthDate');
    if (reference != null && reference !== before.reference) {
      assertMayChooseReference(viewer, 'changes.reference');
      assertReferenceFree(db, reference, personId, 'changes.reference');
    }
    db.update('person', personId, reference == null ? rest : { ...rest, reference });
    if (aliases !== undefined) replaceAliases(db, personId, aliases);
    return { transactionId: db.transactionId };
  },
  'people.recordNeed': ({ db, clock, viewer }, { personId, need }) => {
    const category = needCategory(db)(need.code);
    if (category !== null) assertMayWrite(db, viewer, personId, [{ field: 'need.code', category }]);
    recordNeed(db, personId, need, clock.today(), 'need.');
    return { transactionId: db.transactionId };
  },
  ...joiningHandlers,
  'people.recordConsent': ({ db, clock, viewer }, { personId, decision, decidedOn }) => {
    assertMayWrite(db, viewer, personId, [{ field: 'decision', category: 'story' }]);
    if (decidedOn > clock.today()) throw new Refusal('date-in-future', 'decidedOn');
    if (decision === 'withdrawn') {
      const agreed = newestConsents(db, evaluationScope, [personId]).get(personId);
      if (agreed?.decision !== 'agreed' || agreed.withdrawnOn !== null) throw new Refusal('not-found', 'decision');
      if (decidedOn < agreed.decidedOn) throw new Refusal('date-order', 'decidedOn');
      db.update('consent', agreed.id, { withdrawnOn: decidedOn });
    } else {
      db.insert('consent', { personId, scope: evaluationScope, decision, decidedOn });
    }
    return { transactionId: db.transactionId };
  },
};
