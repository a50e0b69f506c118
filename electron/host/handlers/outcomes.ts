import type { ReadDb } from '../../../db/handles.ts';
import { type FactRow, factsOfPeriod, factsOfPerson, findFact } from '../../../db/repositories/outcomes/facts.ts';
import { membershipsDuring, membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { getPeriod, listPeriods } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions, listCodes, listValues } from '../../../db/repositories/programme/reference.ts';
import type { FactValue } from '../../../domain/outcomes/operations.ts';
import {
  checkFactValue,
  completeness,
  completenessSentence,
  type ValueState,
} from '../../../domain/outcomes/values.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';

const shown = (fact: FactRow): FactValue => ({
  code: fact.code,
  state: fact.state as ValueState,
  valueCode: fact.valueCode,
  valueNumber: fact.valueNumber,
  source: fact.source,
  mode: fact.mode,
});

/** Values that show as another one in every list, such as a refuge: code to code. */
function foldedValues(db: ReadDb, today: IsoDate): Map<string, string> {
  const folded = listValues(db, today).flatMap((value) => {
    const into = value.crosswalk.foldsInto;
    return into === undefined ? [] : [[value.code, into] as const];
  });
  return new Map(folded);
}

/** Everyone in the cohort on at least one night of the period, once each. */
export function peopleInScope(db: ReadDb, period: { firstDay: string; lastDay: string }) {
  const during = membershipsDuring(db, period).filter((membership) => inScope(membership, period) > 0);
  return [...new Map(during.map((membership) => [membership.personId, membership])).values()];
}

export const outcomesHandlers: FeatureHandlers<'outcomes'> = {
  'outcomes.grid': ({ db, clock }, { periodId }) => {
    const period = getPeriod(db, periodId);
    const people = peopleInScope(db, period);
    const folded = foldedValues(db, clock.today());
    const facts = factsOfPeriod(db, periodId);
    const byPerson = new Map<string, FactValue[]>();
    for (const fact of facts) {
      const value = shown(fact);
      const safe = {
        ...value,
        valueCode: value.valueCode === null ? null : (folded.get(value.valueCode) ?? value.valueCode),
      };
      byPerson.set(fact.personId, [...(byPerson.get(fact.personId) ?? []), safe]);
    }
    const required = factDefinitions(db, period.lastDay).filter((definition) => definition.required);
    const slots = people.flatMap(({ personId }) => required.map(({ code }) => ({ personId, factCode: code })));
    const entered = facts.map((fact) => ({
      personId: fact.personId,
      factCode: fact.code,
      state: fact.state as ValueState,
    }));
    const complete = completeness(slots, entered);
    return {
      periodId,
      periodCode: period.code,
      rows: people.map((person) => ({
        personId: person.personId,
        reference: person.reference,
        preferredName: person.preferredName,
        joinedOn: person.joinedOn,
        leftOn: person.leftOn,
        facts: byPerson.get(person.personId) ?? [],
      })),
      completeness: { ...complete, sentence: completenessSentence(complete) },
    };
  },

  'outcomes.ofPerson': ({ db }, { personId }) => {
    getPerson(db, personId);
    const memberships = membershipsOf(db, personId);
    const facts = factsOfPerson(db, personId);
    return {
      periods: listPeriods(db).map((period) => ({
        periodId: period.id,
        periodCode: period.code,
        periodLabel: period.label,
        inScope: memberships.some((membership) => inScope(membership, period) > 0),
        facts: facts.filter((fact) => fact.periodId === period.id).map(shown),
      })),
    };
  },

  'outcomes.record': ({ db }, { personId, periodId, factCode, fact }) => {
    const period = getPeriod(db, periodId);
    getPerson(db, personId);
    const known = findFact(db, personId, periodId, factCode);
    if (fact === null) {
      if (known !== undefined) db.remove('fact', known.id);
      return { transactionId: db.transactionId };
    }
    const definition = factDefinitions(db, period.lastDay).find((one) => one.code === factCode);
    if (definition === undefined) throw new Refusal('unknown-code', 'factCode');
    if (!membershipsOf(db, personId).some((membership) => inScope(membership, period) > 0)) {
      throw new Refusal('not-in-scope', 'periodId');
    }
    const allowed = definition.list === null ? [] : listCodes(db, definition.list, period.lastDay);
    const refused = checkFactValue(definition, fact, allowed);
    if (refused !== null) throw new Refusal(refused, fact.valueCode === null ? 'fact.valueNumber' : 'fact.valueCode');
    const row = {
      type: definition.valueType,
      state: fact.state,
      valueCode: fact.valueCode,
      valueNumber: fact.valueNumber,
      source: fact.source ?? null,
      mode: fact.mode ?? null,
      instrument: fact.state === 'recorded' ? definition.instrument : null,
    };
    if (known === undefined) db.insert('fact', { personId, occasion: 'period', periodId, code: factCode, ...row });
    else db.update('fact', known.id, row);
    return { transactionId: db.transactionId };
  },
};
