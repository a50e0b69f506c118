import { newestConsents } from '../../../db/repositories/people/memberships.ts';
import { keptRecordOf } from '../../../db/repositories/people/merges.ts';
import { assertReferenceFree, getPerson, listPeople, searchPeople } from '../../../db/repositories/people/people.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { isInCohort } from '../../../domain/lists/people-list.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';
import { everyListed } from '../listed-people.ts';
import { assertMayWrite, categoryOfField } from '../person-sight.ts';
import { joiningHandlers } from './cohorts-memberships.ts';
import { addPerson, recordNeed } from './people-adding.ts';
import { alikeTo, candidatesFor } from './people-candidates.ts';
import { merge, unmerge } from './people-merge.ts';
import { mergePreview } from './people-merge-words.ts';
import { needsHandlers } from './people-needs.ts';
import { openPerson } from './people-open.ts';
import { assertBornBeforeJoining, assertMayChooseReference, evaluationScope, personChanges } from './people-rules.ts';
import { needCategory, summarise } from './people-summary.ts';
import {
  changeWhereabouts,
  recordWhereabouts,
  replaceAliases,
  replaceChoices,
  replaceIdentifiers,
} from './people-whole.ts';

export const peopleHandlers: FeatureHandlers<'people'> = {
  ...needsHandlers,
  'people.list': ({ db, viewer }) => ({ people: summarise(db, viewer, listPeople(db, viewer), true) }),
  // Of the list that is held, so that the first screen makes it ready and later ones ask nothing anew.
  'people.counts': (context) => {
    const everyone = everyListed(context);
    const inCohort = everyone.filter(isInCohort);
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
  'people.candidates': (context, typed) => candidatesFor(context, typed),
  'people.alike': (context, { personId }) => alikeTo(context, personId),
  'people.leadsTo': ({ db, viewer }, { personId }) => {
    const keptId = keptRecordOf(db, personId);
    if (keptId === null || categoriesOf(db, viewer, keptId).length === 0) throw new Refusal('not-found', 'personId');
    return { keptId };
  },
  'people.mergePreview': (context, { personId, otherId }) => mergePreview(context, personId, otherId),
  'people.merge': (context, input) => ({ id: merge(context, input) }),
  'people.unmerge': (context, { personId, mergeId }) => {
    unmerge(context, personId, mergeId);
    return {};
  },
  'people.open': ({ db, viewer }, { personId }) => openPerson(db, viewer, personId),
  'people.add': ({ db, user, viewer }, input) => ({
    id: addPerson(db, user.agencyId, viewer, input),
    transactionId: db.transactionId,
  }),
  'people.change': ({ db, clock, viewer }, { personId, changes, aliases, identifiers, choices }) => {
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
    const seen = categoriesOf(db, viewer, personId);
    if (aliases !== undefined) replaceAliases(db, personId, aliases, seen);
    if (identifiers !== undefined) replaceIdentifiers(db, viewer, personId, identifiers, seen);
    if (choices !== undefined) replaceChoices(db, personId, choices, seen, clock.today());
    return { transactionId: db.transactionId };
  },
  'people.recordWhereabouts': ({ db, viewer }, input) => ({
    id: recordWhereabouts(db, viewer, input),
    transactionId: db.transactionId,
  }),
  'people.changeWhereabouts': ({ db, viewer }, input) => {
    changeWhereabouts(db, viewer, input);
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
