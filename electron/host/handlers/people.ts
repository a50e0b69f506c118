import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { membershipsOf, newestConsents, newestMemberships } from '../../../db/repositories/people/memberships.ts';
import {
  aliasesOf,
  assertReferenceFree,
  getPerson,
  type ListedPerson,
  listPeople,
  type NeedRow,
  needsOf,
  nextReference,
  searchPeople,
} from '../../../db/repositories/people/people.ts';
import type { EntityTables } from '../../../db/schema.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { NeedInput, Person, PersonSummary } from '../../../domain/people/operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';
import { eligibilityRule } from './people-eligibility.ts';
import {
  assertBornBeforeJoining,
  assertCode,
  assertNeed,
  evaluationScope,
  join,
  personChanges,
} from './people-rules.ts';

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

const fullNameOf = (person: ListedPerson): string | null => {
  const full = [person.givenName, person.familyName].filter((part) => part !== null).join(' ');
  return full === '' || full === person.preferredName ? null : full;
};

/** Puts needs, eligibility and membership beside each listed person, with one query for each. */
function summarise(db: ReadDb, people: readonly ListedPerson[], today: IsoDate, everyone: boolean): PersonSummary[] {
  if (people.length === 0) return [];
  const ids = everyone ? 'all' : people.map((person) => person.id);
  const rule = eligibilityRule(db, today);
  const needs = new Map<string, NeedRow[]>();
  for (const need of needsOf(db, ids)) needs.set(need.personId, [...(needs.get(need.personId) ?? []), need]);
  const memberships = newestMemberships(db, ids);
  return people.map((person) => {
    const { outcome, present } = rule.assess(needs.get(person.id) ?? []);
    const membership = memberships.get(person.id);
    return {
      id: person.id,
      reference: person.reference,
      preferredName: person.preferredName,
      fullName: fullNameOf(person),
      needs: [...present],
      eligibility: outcome,
      joinedOn: membership?.joinedOn ?? null,
      leftOn: membership?.leftOn ?? null,
    };
  });
}

const needForScreen = ({ id: _id, personId: _personId, atRisk, ...need }: NeedRow) => ({
  ...need,
  atRisk: atRisk === 1,
});

function openPerson(db: ReadDb, personId: string, today: IsoDate): Person {
  const { birthDateEstimated, agencyId: _agencyId, ...person } = getPerson(db, personId);
  const needs = needsOf(db, [personId]);
  const rule = eligibilityRule(db, today);
  const assessed = rule.assess(needs);
  const consent = newestConsents(db, evaluationScope, [personId]).get(personId);
  const { rowKey: _rowKey, ...shown } = person as typeof person & { rowKey?: number };
  return {
    ...(shown as Omit<
      Person,
      'birthDateEstimated' | 'aliases' | 'needs' | 'eligibility' | 'memberships' | 'evaluationConsent'
    >),
    birthDateEstimated: birthDateEstimated === 1,
    aliases: aliasesOf(db, personId),
    needs: needs.map(needForScreen) as Person['needs'],
    eligibility: {
      outcome: assessed.outcome,
      present: [...assessed.present],
      atRisk: [...assessed.atRisk],
      reasons: [...assessed.reasons],
      summary: assessed.summary,
      definitionLabel: rule.definition.label,
    },
    memberships: membershipsOf(db, personId).map(({ personId: _about, ...membership }) => membership),
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

function recordNeed(db: WriteDb, personId: string, need: NeedInput, today: IsoDate, prefix: string): void {
  assertNeed(db, need, today, prefix);
  const { atRisk, ...facts } = need;
  const row = { ...facts, atRisk: flag(atRisk) };
  const known = needsOf(db, [personId]).find((one) => one.code === facts.code);
  if (known === undefined) db.insert('need', { personId, ...row });
  else db.update('need', known.id, row);
}

function replaceAliases(db: WriteDb, personId: string, names: readonly string[]): void {
  const known = aliasesOf(db, personId);
  for (const alias of known) if (!names.includes(alias.name)) db.remove('personAlias', alias.id);
  const fresh = new Set(names.filter((name) => !known.some((alias) => alias.name === name)));
  for (const name of fresh) db.insert('personAlias', { personId, name, kind: 'also-known-as' });
}

type AddInput = ParsedInputOf<'people.add'>;

function addPerson(
  db: WriteDb,
  agencyId: string,
  { aliases, needs, joinedOn, ...details }: AddInput,
  today: IsoDate,
): string {
  const changes = personChanges(db, details, null, today);
  if (changes.reference != null) assertReferenceFree(db, changes.reference, null, 'reference');
  const row: Partial<EntityTables['person']> = {
    ...changes,
    agencyId,
    reference: changes.reference ?? nextReference(db),
  };
  const personId = db.insert('person', row);
  replaceAliases(db, personId, aliases ?? []);
  for (const [at, need] of (needs ?? []).entries()) recordNeed(db, personId, need, today, `needs.${at}.`);
  if (joinedOn != null) join(db, personId, eligibilityRule(db, today).cohortId, joinedOn, today);
  return personId;
}

export const peopleHandlers: FeatureHandlers<'people'> = {
  'people.list': ({ db, clock }) => ({ people: summarise(db, listPeople(db), clock.today(), true) }),
  'people.counts': ({ db, clock }) => {
    const everyone = summarise(db, listPeople(db), clock.today(), true);
    const inCohort = everyone.filter((person) => person.joinedOn !== null && person.leftOn === null);
    return {
      everyone: everyone.length,
      inCohort: inCohort.length,
      meetDefinition: inCohort.filter((person) => person.eligibility === 'meets').length,
      left: everyone.filter((person) => person.leftOn !== null).length,
    };
  },
  'people.search': ({ db, clock }, { text, limit }) => {
    const found = searchPeople(db, text, limit);
    return { people: summarise(db, found.slice(0, limit), clock.today(), false), more: found.length > limit };
  },
  'people.open': ({ db, clock }, { personId }) => openPerson(db, personId, clock.today()),
  'people.add': ({ db, user, clock }, input) => ({
    id: addPerson(db, user.agencyId, input, clock.today()),
    transactionId: db.transactionId,
  }),
  'people.change': ({ db, clock }, { personId, changes, aliases }) => {
    const before = getPerson(db, personId);
    const { reference, ...rest } = personChanges(db, changes, before, clock.today(), 'changes.');
    if (rest.birthDate != null) assertBornBeforeJoining(db, personId, rest.birthDate, 'changes.birthDate');
    if (reference != null) assertReferenceFree(db, reference, personId, 'changes.reference');
    db.update('person', personId, reference == null ? rest : { ...rest, reference });
    if (aliases !== undefined) replaceAliases(db, personId, aliases);
    return { transactionId: db.transactionId };
  },
  'people.recordNeed': ({ db, clock }, { personId, need }) => {
    getPerson(db, personId);
    recordNeed(db, personId, need, clock.today(), 'need.');
    return { transactionId: db.transactionId };
  },
  'people.join': ({ db, clock }, { personId, cohortId, joinedOn }) => {
    getPerson(db, personId);
    return { id: join(db, personId, cohortId, joinedOn, clock.today()), transactionId: db.transactionId };
  },
  'people.leave': ({ db, clock }, { personId, membershipId, leftOn, destination }) => {
    const memberships = membershipsOf(db, personId);
    const membership = memberships.find((one) => one.id === membershipId);
    if (membership === undefined) throw new Refusal('not-found', 'membershipId');
    if (leftOn < membership.joinedOn) throw new Refusal('left-before-joined', 'leftOn');
    if (leftOn > clock.today()) throw new Refusal('date-in-future', 'leftOn');
    const again = memberships.filter(
      (one) => one.cohortId === membership.cohortId && one.joinedOn > membership.joinedOn,
    );
    if (again.some((one) => one.joinedOn < leftOn)) throw new Refusal('already-member', 'leftOn');
    assertCode('destination', destination, 'destination', db, clock.today());
    db.update('membership', membershipId, { leftOn, destination });
    return { transactionId: db.transactionId };
  },
  'people.recordConsent': ({ db, clock }, { personId, decision, decidedOn }) => {
    getPerson(db, personId);
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
