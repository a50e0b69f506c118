import type { ReadDb } from '../../../db/handles.ts';
import { baselinesOf, type FactRow, findFact } from '../../../db/repositories/outcomes/facts.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { assertPeriodOpen } from '../../../db/repositories/programme/closings.ts';
import { getPeriod, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions, listCodes } from '../../../db/repositories/programme/reference.ts';
import { assertMaySee, categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { Category } from '../../../domain/access.ts';
import { nightsInScope } from '../../../domain/contacts/nights.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { checkFactValue, countsNights, type FactDefinition } from '../../../domain/outcomes/values.ts';
import { inScope, type MembershipDates } from '../../../domain/programme/periods.ts';
import { Refusal, type RefusalCode, type RefusedPart } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { boxBeside, keptValue } from './outcomes-sealed.ts';
import { assertCode } from './people-rules.ts';

type Cell = ParsedInputOf<'outcomes.record'>;
type FactInput = NonNullable<Cell['fact']>;

/** The field beside which a refused value is shown: the one that holds what may not stand, or lacks what must. */
function fieldOf(refused: RefusalCode, type: FactDefinition['valueType'], fact: FactInput): string {
  const coded = type === 'code';
  if (refused !== 'value-not-expected') return coded ? 'fact.valueCode' : 'fact.valueNumber';
  return fact.valueCode !== null && (fact.state !== 'recorded' || !coded) ? 'fact.valueCode' : 'fact.valueNumber';
}

/** Asks once for what many cells have in common. */
function remembering<K, V>(ask: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as V;
    const answer = ask(key);
    known.set(key, answer);
    return answer;
  };
}

/** When a cell holds: the definitions and lists of that day, and whether the person was in scope then. */
interface Occasion {
  readonly period: PeriodRow | null;
  readonly on: IsoDate;
}

/** What many cells have in common, each asked once. */
function commonOf({ db, viewer }: WriteContext) {
  return {
    occasionOf: remembering((periodId: string | null): Occasion => {
      if (periodId === null) return { period: null, on: viewer.today };
      const period = getPeriod(db, periodId);
      return { period, on: period.lastDay };
    }),
    /** Refuses what would be written into a period that is closed. */
    assertOpen: remembering((periodId: string | null): void => {
      if (periodId !== null) assertPeriodOpen(db, periodId);
    }),
    definitionsOn: remembering((on: IsoDate) => new Map(factDefinitions(db, on).map((one) => [one.code, one]))),
    stays: remembering((personId: string): readonly MembershipDates[] => membershipsOf(db, personId)),
    mayWrite: remembering((personId: string): readonly Category[] => {
      assertMaySee(db, viewer, personId);
      return categoriesOf(db, viewer, personId);
    }),
    dayOfBaseline: remembering(
      (personId: string): IsoDate | null =>
        baselinesOf(db, [personId]).find(({ takenOn }) => takenOn !== null)?.takenOn ?? null,
    ),
  };
}
type Common = ReturnType<typeof commonOf>;

function assertInScope(
  own: readonly MembershipDates[],
  { period }: Occasion,
  definition: FactDefinition,
  fact: FactInput,
) {
  const isIn = period === null ? own.length > 0 : own.some((stay) => inScope(stay, period) > 0);
  if (!isIn) throw new Refusal('not-in-scope', 'periodId');
  if (period === null || fact.valueNumber === null || !countsNights(definition)) return;
  if (fact.valueNumber > nightsInScope(own, period)) throw new Refusal('nights-beyond-scope', 'fact.valueNumber');
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

/** The day of a baseline: what is said, else the day that it has, else that of joining. Null for a period. */
function takenOnFor({ personId, takenOn }: Cell, { period }: Occasion, common: Common, today: IsoDate): IsoDate | null {
  if (period !== null) {
    if (takenOn != null) throw new Refusal('value-not-expected', 'takenOn');
    return null;
  }
  if (takenOn != null && takenOn > today) throw new Refusal('date-in-future', 'takenOn');
  const [joinedOn = today] = [...common.stays(personId).map((stay) => stay.joinedOn), today].sort();
  return takenOn ?? common.dayOfBaseline(personId) ?? joinedOn;
}

/**
 * Records cells one after the other, with what they have in common asked once. Each is refused by itself, with the field of
 * a single cell beside which the refusal is shown.
 */
export function recorderOf(context: WriteContext): (cell: Cell) => void {
  const { db, viewer } = context;
  const common = commonOf(context);
  const put = (cell: Cell, fact: FactInput, definition: FactDefinition, known: FactRow | undefined): void => {
    const { personId, periodId, factCode } = cell;
    const occasion = common.occasionOf(periodId);
    assertInScope(common.stays(personId), occasion, definition, fact);
    assertFact(db, definition, fact, occasion.on);
    const { kept, boxed } = keptValue(context, definition, fact.valueCode, occasion.on);
    const row = {
      type: definition.valueType,
      state: fact.state,
      valueCode: kept,
      valueNumber: fact.valueNumber,
      source: fact.source ?? null,
      mode: fact.mode ?? null,
      instrument: fact.state === 'recorded' ? definition.instrument : null,
      takenOn: takenOnFor(cell, occasion, common, viewer.today),
    };
    const name = periodId === null ? ('baseline' as const) : ('period' as const);
    const id = known?.id ?? db.insert('fact', { personId, occasion: name, periodId, code: factCode, ...row });
    if (known !== undefined) db.update('fact', known.id, row);
    boxBeside(context, { id, personId }, boxed);
  };

  return (cell) => {
    const { personId, periodId, factCode, fact } = cell;
    const definition = common.definitionsOn(common.occasionOf(periodId).on).get(factCode);
    if (!common.mayWrite(personId).includes(definition?.category ?? 'story'))
      throw new Refusal('category-not-shared', 'factCode');
    common.assertOpen(periodId);
    const known = findFact(db, personId, periodId, factCode);
    if (fact !== null) {
      if (definition === undefined) throw new Refusal('unknown-code', 'factCode');
      put(cell, fact, definition, known);
    } else if (known !== undefined) {
      boxBeside(context, known, null);
      db.remove('fact', known.id);
    }
  };
}

/** Records every cell or none: throws `cells-refused` with each that could not be taken. */
export function recordAll(context: WriteContext, cells: readonly Cell[]): void {
  const record = recorderOf(context);
  const refused: RefusedPart[] = [];
  for (const [at, cell] of cells.entries()) {
    try {
      record(cell);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ at, code: error.code });
    }
  }
  if (refused.length > 0) throw new Refusal('cells-refused', 'cells', refused);
}

type Handled = 'outcomes.record' | 'outcomes.recordMany' | 'outcomes.dateBaseline';

export const recordHandlers: Pick<FeatureHandlers<'outcomes'>, Handled> = {
  'outcomes.record': (context, cell) => {
    recorderOf(context)(cell);
    return { transactionId: context.db.transactionId };
  },
  'outcomes.recordMany': (context, { cells }) => {
    recordAll(context, cells);
    return { transactionId: context.db.transactionId };
  },
  'outcomes.dateBaseline': ({ db, viewer }, { personId, takenOn }) => {
    if (!categoriesOf(db, viewer, personId).includes('story')) throw new Refusal('category-not-shared', 'takenOn');
    if (takenOn > viewer.today) throw new Refusal('date-in-future', 'takenOn');
    const own = baselinesOf(db, [personId]);
    if (own.length === 0) throw new Refusal('baseline-empty', 'takenOn');
    for (const { id } of own) db.update('fact', id, { takenOn });
    return { transactionId: db.transactionId };
  },
};
