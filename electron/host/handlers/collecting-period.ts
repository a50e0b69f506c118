import type { ReadDb } from '../../../db/handles.ts';
import type { Among } from '../../../db/repositories/among.ts';
import { currentLeads } from '../../../db/repositories/cohorts/leads.ts';
import { agenciesWithKind, asValue } from '../../../db/repositories/collecting/requests.ts';
import { factsOfPeriod } from '../../../db/repositories/outcomes/facts.ts';
import { openRestrictions } from '../../../db/repositories/privacy/rights.ts';
import { getPeriod, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions, openLists } from '../../../db/repositories/programme/reference.ts';
import { holdersOf } from '../../../db/repositories/sharing/records.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { type PersonCategory, personCategories } from '../../../domain/access.ts';
import type { Question } from '../../../domain/collecting/answers.ts';
import { isGap, type Slot, stateOf } from '../../../domain/collecting/board.ts';
import { couldSupply, type Supplier } from '../../../domain/collecting/suppliers.ts';
import type { FactDefinition, FactValue } from '../../../domain/outcomes/values.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext } from '../context.ts';
import { peopleInScope } from './outcomes-rows.ts';
import { factSight, folding } from './outcomes-sight.ts';

/** Everything of a period that the board and requests rest on, as far as the viewer may see it. */
export interface CollectingPeriod {
  readonly period: ReturnType<typeof getPeriod>;
  /** The required facts, in the order of the grid. */
  readonly definitions: readonly FactDefinition[];
  readonly people: ReturnType<typeof peopleInScope>;
  readonly slots: readonly Slot[];
  /** Required values of people in scope that the viewer is not shown. */
  readonly notShown: number;
}

const keyOf = (personId: string, code: string): string => `${personId} ${code}`;

/** What is recorded of these people in a period, by person and fact; a value that folds into another shows as that one. */
export function valuesNow(db: ReadDb, period: PeriodRow, definitions: readonly FactDefinition[], among: Among) {
  const folded = folding(db, definitions, period.lastDay);
  const values = new Map<string, FactValue>();
  for (const { personId, code, state, valueCode, valueNumber } of factsOfPeriod(db, period.id, among)) {
    const value = asValue(state, valueCode, valueNumber);
    if (value === null) continue;
    const shown = folded({ code, source: null, mode: null, ...value });
    values.set(keyOf(personId, code), { ...value, valueCode: shown.valueCode });
  }
  return (personId: string, code: string): FactValue | undefined => values.get(keyOf(personId, code));
}

export function collectingPeriod({ db, viewer }: ReadContext, periodId: string): CollectingPeriod {
  const period = getPeriod(db, periodId);
  const all = factDefinitions(db, period.lastDay);
  const definitions = all.filter(({ required }) => required);
  const people = peopleInScope(db, viewer, period);
  const sees = factSight(sightOf(db, viewer), all);
  const valueNow = valuesNow(db, period, all, 'all');
  const places = people.flatMap(({ personId }) => definitions.map(({ code }) => ({ personId, factCode: code })));
  const shown = places.filter(({ personId, factCode }) => sees(personId, factCode));
  const slots = shown.map((place) => ({ ...place, value: valueNow(place.personId, place.factCode) }));
  return { period, definitions, people, slots, notShown: places.length - slots.length };
}

/**
 * What an agency is shown of people by their sharing records today: the rule for its own workers, without anybody's openings in
 * an emergency and without acting for the partnership.
 */
export function agencySight(db: ReadDb, viewer: Viewer, agencyId: string) {
  const asAgency: Viewer = { ...viewer, userId: '', agencyId, partnership: false };
  return sightOf(db, { ...asAgency, categories: personCategories, openable: personCategories });
}

/** An agency that may be asked about some gaps. */
export interface AskableAgency extends Supplier {
  readonly name: string;
  /** Whether it may see a fact of somebody, by the category of the fact. */
  readonly maySee: (personId: string, factCode: string) => boolean;
  /** Whether it is also likely to hold the answer. */
  readonly couldSupply: (personId: string, factCode: string) => boolean;
}

/** Agencies that take part, each with what it may be asked. Whoever's record is restricted is asked about with nobody. */
export function askableAgencies(
  { db, viewer }: ReadContext,
  { definitions, people }: Pick<CollectingPeriod, 'definitions' | 'people'>,
  agencyId: string | 'all' = 'all',
): AskableAgency[] {
  const ids = people.map(({ personId }) => personId);
  if (ids.length === 0) return [];
  const byCode = new Map(definitions.map((definition) => [definition.code, definition]));
  const leads = currentLeads(db, viewer, ids);
  const holders = holdersOf(db, ids);
  const restricted = new Set(openRestrictions(db, ids).map(({ personId }) => personId));
  return agenciesWithKind(db)
    .filter(({ id }) => agencyId === 'all' || id === agencyId)
    .map((agency) => {
      const sight = agencySight(db, viewer, agency.id);
      const maySee = (personId: string, factCode: string): boolean => {
        const category = personCategories.find((one) => one === byCode.get(factCode)?.category);
        return category !== undefined && !restricted.has(personId) && sight.sees(personId, category);
      };
      return {
        ...agency,
        maySee,
        couldSupply: (personId, factCode) => {
          const measure = byCode.get(factCode)?.measure;
          const ties = {
            leadAgencyId: leads.get(personId)?.agencyId ?? null,
            holderId: holders.get(personId) ?? null,
          };
          return measure !== undefined && maySee(personId, factCode) && couldSupply(agency, ties, measure);
        },
      };
    });
}

/** The questions of facts, with the values that somebody outside may be told of: nothing sealed is among them. */
export function questionsOf(db: ReadDb, definitions: readonly FactDefinition[], on: IsoDate): Question[] {
  const listed = openLists(db, on);
  return definitions.map(({ code, label, columnLabel, valueType, list, minimum, maximum, measure }) => ({
    ...{ code, label, columnLabel, valueType, minimum, maximum, measure },
    values: list === null ? [] : listed(list).map((value) => ({ code: value.code, label: value.label })),
  }));
}

/** The gaps of a period that somebody else could fill. */
export const gapsOf = ({ slots }: Pick<CollectingPeriod, 'slots'>): Slot[] =>
  slots.filter((slot) => isGap(stateOf(slot)));

/** The kinds of information of some facts, and who somebody is. */
export function kindsOf(definitions: readonly FactDefinition[], factCodes: readonly string[]): PersonCategory[] {
  const found = new Set<string>(
    definitions.filter(({ code }) => factCodes.includes(code)).map(({ category }) => category),
  );
  return personCategories.filter((category) => category === 'identity' || found.has(category));
}
