import type { ReadDb } from '../../../db/handles.ts';
import type { FactRow } from '../../../db/repositories/outcomes/facts.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import type { Sight } from '../../../db/repositories/sharing/sight.ts';
import { personCategories } from '../../../domain/access.ts';
import type { FactValue } from '../../../domain/outcomes/operations.ts';
import type { FactDefinition, ValueState } from '../../../domain/outcomes/values.ts';
import type { IsoDate } from '../../../domain/time.ts';

export const shownFact = (fact: FactRow): FactValue => ({
  code: fact.code,
  state: fact.state as ValueState,
  valueCode: fact.valueCode,
  valueNumber: fact.valueNumber,
  source: fact.source,
  mode: fact.mode,
});

/** Hides what shows as another value of its list, such as a refuge that an older version kept in the clear. */
export function folding(
  db: ReadDb,
  definitions: readonly FactDefinition[],
  on: IsoDate,
): (fact: FactValue) => FactValue {
  const lists = new Map(definitions.map((definition) => [definition.code, definition.list]));
  const folds = listValues(db, on).filter(({ crosswalk }) => crosswalk.foldsInto !== undefined);
  if (folds.length === 0) return (fact) => fact;
  return (fact) => {
    const list = lists.get(fact.code);
    const value = folds.find((one) => one.list === list && one.code === fact.valueCode);
    return value?.crosswalk.foldsInto === undefined ? fact : { ...fact, valueCode: value.crosswalk.foldsInto };
  };
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
export function partedFacts(
  facts: readonly FactRow[],
  definitions: readonly FactDefinition[],
  maySeeFact: MaySeeFact,
  personId: string,
) {
  const seen = facts.filter((fact) => maySeeFact(personId, fact.code));
  const withheld = facts.filter((fact) => !seen.includes(fact)).map((fact) => fact.code);
  const notShared = definitions.map(({ code }) => code).filter((code) => !maySeeFact(personId, code));
  return { seen, withheld, notShared };
}
