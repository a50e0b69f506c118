import type { ReadDb } from '../../../db/handles.ts';
import { listPeriods, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { everyValue, factDefinitions, listValues } from '../../../db/repositories/programme/reference.ts';
import type { CellsAsked } from '../../../db/repositories/progress/cells.ts';
import { hasBaseline } from '../../../db/repositories/progress/counts.ts';
import { personCategories } from '../../../domain/access.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { FactDefinition } from '../../../domain/outcomes/values.ts';
import { type CountedCell, orderOfKeys } from '../../../domain/progress/figures.ts';
import { joined, labelOfKey, left, notReached } from '../../../domain/progress/keys.ts';
import type { Step } from '../../../domain/progress/shapes.ts';
import { baselineStep, sinceJoiningCode, sinceJoiningLabel } from '../../../domain/progress/steps.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadContext } from '../context.ts';

export type MeasureInput = Pick<ParsedInputOf<'progress.figures'>, 'factCode' | 'calendar' | 'by' | 'from' | 'to'>;

/** A fact as it is asked about: what it is, whom it is counted for, and its words. */
export interface Measure {
  readonly definition: FactDefinition;
  readonly asked: CellsAsked;
  /** The periods of its calendar that have begun, oldest first. */
  readonly periods: readonly PeriodRow[];
  /** Every key in order, and the words for each. */
  readonly order: readonly string[];
  readonly labelOf: (key: string) => string;
}

/** The values that show as another one of their list, and the words for those that show. */
function shownValues(db: ReadDb, list: string | null, today: string) {
  if (list === null) return { folds: [], values: [] };
  const every = everyValue(db, list);
  const sealed = new Set(
    listValues(db, today).flatMap((value) => (value.list === list && value.sealed ? [value.code] : [])),
  );
  const folds = every.flatMap(({ code, crosswalk: { foldsInto } }) =>
    foldsInto === undefined ? [] : [[code, foldsInto] as const],
  );
  const hidden = new Set([...sealed, ...folds.map(([code]) => code), 'not-known']);
  return { folds, values: every.filter(({ code }) => !hidden.has(code)) };
}

function definitionOf(db: ReadDb, factCode: string, viewer: Viewer): FactDefinition {
  const found = factDefinitions(db, viewer.today).find(({ code }) => code === factCode);
  if (found === undefined) throw new Refusal('measure-unknown', 'factCode');
  return found;
}

/** Refuses a measure that is not recorded, and a calendar without a period. */
export function measureOf({ db, viewer }: ReadContext, { factCode, calendar, by }: MeasureInput): Measure {
  const definition = definitionOf(db, factCode, viewer);
  const category = personCategories.find((one) => one === definition.category);
  if (category === undefined) throw new Refusal('measure-unknown', 'factCode');
  const periods = listPeriods(db).filter((one) => one.calendar === calendar && one.firstDay <= viewer.today);
  if (periods.length === 0) throw new Refusal('calendar-unknown', 'calendar');
  const { folds, values } = shownValues(db, definition.list, viewer.today);
  const words = new Map(values.map(({ code, label }) => [code, label]));
  const elsewhere = by === 'since-joining' ? 'No period then' : 'Joined since';
  return {
    definition,
    asked: {
      ...{ viewer, factCode, category, calendar, by, folds },
      withBaseline: by === 'since-joining' && hasBaseline(db, factCode),
    },
    periods,
    order: [...orderOfKeys(values.map(({ code }) => code)), joined, left, notReached],
    labelOf: (key) => (key === joined ? elsewhere : labelOfKey(key, (code) => words.get(code) ?? code)),
  };
}

/** The steps of the axis: the calendar's periods, or the quarters since joining that anybody has reached. */
export function stepsOf({ asked, periods }: Measure, cells: readonly CountedCell[]): Step[] {
  if (asked.by === 'period')
    return periods.map(({ id, code, label, lastDay }, at) => ({
      ...{ step: at, code, label, periodId: id },
      isOver: lastDay < asked.viewer.today,
    }));
  return [...new Set(cells.map(({ step }) => step))]
    .toSorted((a, b) => a - b)
    .map((step) => ({
      ...{ step, code: sinceJoiningCode(step), label: sinceJoiningLabel(step), periodId: null },
      isOver: step === baselineStep || step < Math.max(...cells.map((cell) => cell.step)),
    }));
}
