import type { ReadDb } from '../../../db/handles.ts';
import { type FactRow, factsOfPeriod, factsOfPerson, findFact } from '../../../db/repositories/outcomes/facts.ts';
import { membershipsDuring, membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { assertPeriodOpen } from '../../../db/repositories/programme/closings.ts';
import { getPeriod, listPeriods } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions, listCodes, listValues } from '../../../db/repositories/programme/reference.ts';
import { type Sight, sightOf } from '../../../db/repositories/sharing/sight.ts';
import { personCategories } from '../../../domain/access.ts';
import { onePerPerson } from '../../../domain/cohorts/stays.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { FactValue } from '../../../domain/outcomes/operations.ts';
import {
  checkFactValue,
  completeness,
  completenessSentence,
  type FactDefinition,
  type ValueState,
} from '../../../domain/outcomes/values.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { boxBeside, keptValue, trueValues } from './outcomes-sealed.ts';
import { assertCode } from './people-rules.ts';

type FactInput = NonNullable<ParsedInputOf<'outcomes.record'>['fact']>;

const shown = (fact: FactRow): FactValue => ({
  code: fact.code,
  state: fact.state as ValueState,
  valueCode: fact.valueCode,
  valueNumber: fact.valueNumber,
  source: fact.source,
  mode: fact.mode,
});

const asItIs = (fact: FactValue): FactValue => fact;

/** Hides what shows as another value of its list, such as a refuge that an older version kept in the clear. */
export function folding(
  db: ReadDb,
  definitions: readonly FactDefinition[],
  on: IsoDate,
): (fact: FactValue) => FactValue {
  const lists = new Map(definitions.map((definition) => [definition.code, definition.list]));
  const values = listValues(db, on);
  return (fact) => {
    const list = lists.get(fact.code);
    const value = values.find((one) => one.list === list && one.code === fact.valueCode);
    return { ...fact, valueCode: value?.crosswalk.foldsInto ?? fact.valueCode };
  };
}

/** The field beside which a refused value is shown: the one that holds what may not stand, or lacks what must. */
function fieldOf(refused: RefusalCode, type: FactDefinition['valueType'], fact: FactInput): string {
  const coded = type === 'code';
  if (refused !== 'value-not-expected') return coded ? 'fact.valueCode' : 'fact.valueNumber';
  return fact.valueCode !== null && (fact.state !== 'recorded' || !coded) ? 'fact.valueCode' : 'fact.valueNumber';
}

/** Refuses a value that does not fit its definition, or a source or mode that the lists of the period do not hold. */
function assertFact(db: ReadDb, definition: FactDefinition, fact: FactInput, on: IsoDate): void {
  const allowed = definition.list === null ? [] : listCodes(db, definition.list, on);
  const refused = checkFactValue(definition, fact, allowed);
  if (refused !== null) throw new Refusal(refused, fieldOf(refused, definition.valueType, fact));
  for (const list of ['source', 'mode'] as const) {
    const code = fact[list];
    if (code != null) assertCode(list, code, `fact.${list}`, db, on);
  }
}

/** Everyone in the cohort on at least one night of the period of whom the viewer may know, once each. */
export function peopleInScope(db: ReadDb, viewer: Viewer, period: { firstDay: string; lastDay: string }) {
  const during = membershipsDuring(db, period, viewer).filter((membership) => inScope(membership, period) > 0);
  return onePerPerson(during);
}

/** Which facts of a person the viewer may see, by the category of each. */
export type MaySeeFact = (personId: string, code: string) => boolean;

export function factSight(sight: Sight, definitions: readonly FactDefinition[]): MaySeeFact {
  const categories = new Map(
    definitions.map(({ code, category }) => [code, personCategories.find((one) => one === category)]),
  );
  return (personId, code) => {
    const category = categories.get(code);
    return category !== undefined && sight.sees(personId, category);
  };
}

/** The facts of one person that may be shown, and the codes of those that may not. */
const parted = (
  facts: readonly FactRow[],
  definitions: readonly FactDefinition[],
  maySeeFact: MaySeeFact,
  personId: string,
) => {
  const seen = facts.filter((fact) => maySeeFact(personId, fact.code));
  const withheld = facts.filter((fact) => !seen.includes(fact)).map((fact) => fact.code);
  const notShared = definitions.map(({ code }) => code).filter((code) => !maySeeFact(personId, code));
  return { seen, withheld, notShared };
};

type Entered = Pick<FactRow, 'personId' | 'code' | 'state'>;

/** Required facts entered over required facts in scope, as far as the viewer may see them, and the sentence that says so. */
function completenessOf(
  people: readonly { personId: string }[],
  definitions: readonly FactDefinition[],
  facts: readonly Entered[],
  maySeeFact: MaySeeFact,
) {
  const required = definitions.filter((definition) => definition.required);
  const slots = people
    .flatMap(({ personId }) => required.map(({ code }) => ({ personId, factCode: code })))
    .filter(({ personId, factCode }) => maySeeFact(personId, factCode));
  const visible = facts.filter(({ personId, code }) => maySeeFact(personId, code));
  const entered = visible.map(({ personId, code, state }) => ({
    personId,
    factCode: code,
    state: state as ValueState,
  }));
  const complete = completeness(slots, entered);
  return { ...complete, sentence: completenessSentence(complete) };
}

export const outcomesHandlers: FeatureHandlers<'outcomes'> = {
  'outcomes.completeness': ({ db, viewer }, { periodId }) => {
    const period = getPeriod(db, periodId);
    const definitions = factDefinitions(db, period.lastDay);
    const facts = factsOfPeriod(db, periodId);
    const people = peopleInScope(db, viewer, period);
    const sight = factSight(sightOf(db, viewer), definitions);
    return { periodCode: period.code, completeness: completenessOf(people, definitions, facts, sight) };
  },
  'outcomes.grid': ({ db, viewer }, { periodId }) => {
    const period = getPeriod(db, periodId);
    const people = peopleInScope(db, viewer, period);
    const definitions = factDefinitions(db, period.lastDay);
    const folded = folding(db, definitions, period.lastDay);
    const facts = factsOfPeriod(db, periodId);
    const maySeeFact = factSight(sightOf(db, viewer), definitions);
    const byPerson = new Map<string, FactRow[]>();
    for (const fact of facts) byPerson.set(fact.personId, [...(byPerson.get(fact.personId) ?? []), fact]);
    return {
      periodId,
      periodCode: period.code,
      rows: people.map(({ personId, reference, preferredName, joinedOn, leftOn }) => {
        const { seen, ...rest } = parted(byPerson.get(personId) ?? [], definitions, maySeeFact, personId);
        const values = seen.map((fact) => folded(shown(fact)));
        return { personId, reference, preferredName, joinedOn, leftOn, facts: values, ...rest };
      }),
      completeness: completenessOf(people, definitions, facts, maySeeFact),
    };
  },

  'outcomes.ofPerson': ({ db, session, viewer }, { personId }) => {
    getPerson(db, personId);
    const memberships = membershipsOf(db, personId);
    const facts = trueValues(db, session, personId, factsOfPerson(db, personId));
    const sight = sightOf(db, viewer, [personId]);
    return {
      periods: listPeriods(db).map((period) => {
        const own = facts.filter((fact) => fact.periodId === period.id);
        const definitions = factDefinitions(db, period.lastDay);
        const { seen, ...rest } = parted(own, definitions, factSight(sight, definitions), personId);
        const asShown = session.sealedKey === null ? folding(db, definitions, period.lastDay) : asItIs;
        return {
          periodId: period.id,
          periodCode: period.code,
          periodLabel: period.label,
          inScope: memberships.some((membership) => inScope(membership, period) > 0),
          facts: seen.map(shown).map(asShown),
          ...rest,
        };
      }),
    };
  },

  'outcomes.record': (context, { personId, periodId, factCode, fact }) => {
    const { db, viewer } = context;
    const period = getPeriod(db, periodId);
    const definition = factDefinitions(db, period.lastDay).find((one) => one.code === factCode);
    const known = findFact(db, personId, periodId, factCode);
    const category = definition?.category ?? 'story';
    assertMayWrite(db, viewer, personId, [{ field: 'factCode', category }]);
    assertPeriodOpen(db, periodId);
    if (fact === null) {
      if (known !== undefined) {
        boxBeside(context, known, null);
        db.remove('fact', known.id);
      }
      return { transactionId: db.transactionId };
    }
    if (definition === undefined) throw new Refusal('unknown-code', 'factCode');
    if (!membershipsOf(db, personId).some((membership) => inScope(membership, period) > 0)) {
      throw new Refusal('not-in-scope', 'periodId');
    }
    assertFact(db, definition, fact, period.lastDay);
    const { kept, boxed } = keptValue(context, definition, fact.valueCode, period.lastDay);
    const row = {
      type: definition.valueType,
      state: fact.state,
      valueCode: kept,
      valueNumber: fact.valueNumber,
      source: fact.source ?? null,
      mode: fact.mode ?? null,
      instrument: fact.state === 'recorded' ? definition.instrument : null,
    };
    const id = known?.id ?? db.insert('fact', { personId, occasion: 'period', periodId, code: factCode, ...row });
    if (known !== undefined) db.update('fact', known.id, row);
    boxBeside(context, { id, personId }, boxed);
    return { transactionId: db.transactionId };
  },
};
