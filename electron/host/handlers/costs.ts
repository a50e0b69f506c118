import type { ReadDb } from '../../../db/handles.ts';
import { listUnitCosts } from '../../../db/repositories/costs/costs.ts';
import { getPeriod, listPeriods, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { cohorts, factDefinitions, listValues } from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import type { CostLine } from '../../../domain/costs/operations.ts';
import { costsSentence, insideOnlyBelow, type Tally } from '../../../domain/costs/tally.ts';
import {
  addRanges,
  type CostRange,
  nightsPrefix,
  rangeOf,
  type UnitCost,
  unitCostOn,
} from '../../../domain/costs/unit-costs.ts';
import type { FactDefinition, Urgency } from '../../../domain/outcomes/values.ts';
import { type PeriodWindow, rollingWindow, windowBefore, yearToDate } from '../../../domain/programme/windows.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { talliesOf } from './costs-tallies.ts';
import { spanOf, yearBegins } from './programme-closing.ts';

type Asked = ParsedInputOf<'costs.consequences'>;
type Window = PeriodWindow<PeriodRow>;

const housingList = 'housing-category';

/** Counts of service use: those of the measure itself, and counts of another measure that are marked as one. */
const serviceFacts = (db: ReadDb, on: IsoDate): FactDefinition[] =>
  factDefinitions(db, on).filter(({ valueType, urgency }) => valueType === 'count' && urgency !== null);

/** Everything that can have a unit cost: a count, or a night in a category of housing that is not sealed. */
function services(db: ReadDb, on: IsoDate): { code: string; label: string }[] {
  const nights = listValues(db, on)
    .filter(({ list, sealed, code }) => list === housingList && !sealed && code !== 'not-known')
    .map(({ code, label }) => ({ code: `${nightsPrefix}${code}`, label: `Nights: ${label}` }));
  return [...serviceFacts(db, on).map(({ code, label }) => ({ code, label })), ...nights];
}

function windowFor(db: ReadDb, { periodId, window }: Asked): Window {
  const period = getPeriod(db, periodId);
  const periods = listPeriods(db);
  if (window === 'year-to-date') {
    const found = yearToDate(periods, period, yearBegins(db, period));
    if (found === null) throw new Refusal('calendar-without-year', 'window');
    return found;
  }
  const found = rollingWindow(periods, period, window === 'period' ? 1 : 4);
  if (found === null) throw new Refusal('not-found', 'periodId');
  return found;
}

interface Counted {
  readonly service: string;
  readonly label: string;
  readonly urgency: Urgency | null;
  readonly tally: Tally;
  readonly before: Tally | null;
}

/** A count with what it costs, both times at the figures of the later one, so that a new price is no change. */
function lineOf(counted: Counted, unitCost: UnitCost | undefined): CostLine {
  const costed = (tally: Tally | null): CostRange | null =>
    unitCost === undefined || tally === null ? null : rangeOf(tally.count, unitCost);
  return {
    ...counted,
    cost: costed(counted.tally),
    costBefore: costed(counted.before),
    unitCostId: unitCost?.id ?? null,
  };
}

const nobody: Tally = {
  ...{ count: 0, people: 0, peopleCounted: 0, places: 0, recorded: 0, unavailable: 0, missing: 0, notShared: 0 },
};

/** Zero nights of those who were counted, where a category has none. */
const noNights = (nights: ReadonlyMap<string, Tally>): Tally => {
  const [any] = nights.values();
  return any === undefined ? nobody : { ...any, count: 0, peopleCounted: 0 };
};

function consequences(context: ReadContext, asked: Asked) {
  const { db } = context;
  if (asked.cohortId !== null && !cohorts(db).some(({ id }) => id === asked.cohortId))
    throw new Refusal('not-found', 'cohortId');
  const window = windowFor(db, asked);
  const earlier = windowBefore(listPeriods(db), window);
  const definitions = serviceFacts(db, window.lastDay);
  const now = talliesOf(context, window, asked.cohortId, definitions);
  const before = earlier === null ? null : talliesOf(context, earlier, asked.cohortId, definitions);
  const unitCosts = listUnitCosts(db);
  const costOf = (service: string) => unitCostOn(unitCosts, service, window.lastDay);
  const used = definitions.map((definition) =>
    lineOf(
      {
        ...{ service: definition.code, label: definition.label, urgency: definition.urgency },
        ...{ tally: now.service(definition), before: before?.service(definition) ?? null },
      },
      costOf(definition.code),
    ),
  );
  const labels = new Map(services(db, window.lastDay).map(({ code, label }) => [code, label]));
  const codes = [...new Set([...now.nights.keys(), ...(before?.nights.keys() ?? [])])];
  const nights = codes.map((code) => {
    const service = `${nightsPrefix}${code}`;
    const tally = now.nights.get(code) ?? noNights(now.nights);
    const then = before === null ? null : (before.nights.get(code) ?? noNights(before.nights));
    const label = (labels.get(service) ?? code).replace('Nights: ', '');
    return lineOf({ service, label, urgency: null, tally, before: then }, costOf(service));
  });
  const lines = [...used, ...nights.toSorted((one, other) => other.tally.count - one.tally.count)];
  const costed = lines.filter(({ cost, tally }) => cost !== null && tally.count > 0);
  const years = new Set(costed.flatMap(({ service }) => costOf(service)?.priceYear ?? []));
  return {
    window: spanOf(window),
    before: earlier === null ? null : spanOf(earlier),
    people: now.people,
    services: used,
    nights: lines.slice(used.length),
    total: addRanges(lines.flatMap(({ cost }) => cost ?? [])),
    totalBefore: before === null ? null : addRanges(lines.flatMap(({ costBefore }) => costBefore ?? [])),
    withoutCost: lines.filter(({ cost, tally }) => cost === null && tally.count > 0).map(({ label }) => label),
    priceYears: [...years].toSorted(),
    insideOnly: now.people < insideOnlyBelow,
    sentence: costsSentence,
  };
}

export const costsHandlers: FeatureHandlers<'costs'> = {
  'costs.unitCosts': ({ db, clock }) => ({ unitCosts: listUnitCosts(db), services: services(db, clock.today()) }),
  'costs.addUnitCost': ({ db, clock }, input) => {
    if (!services(db, clock.today()).some(({ code }) => code === input.service))
      throw new Refusal('unknown-code', 'service');
    if (input.low > input.amount) throw new Refusal('cost-range-order', 'low');
    if (input.high < input.amount) throw new Refusal('cost-range-order', 'high');
    const taken = listUnitCosts(db).some(
      ({ service, validFrom }) => service === input.service && validFrom === input.validFrom,
    );
    if (taken) throw new Refusal('cost-version-taken', 'validFrom');
    return { id: db.insert('unitCost', input) };
  },
  'costs.consequences': consequences,
};
