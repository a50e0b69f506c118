import { countPeriod } from '../../../db/repositories/outcomes/completeness.ts';
import { baselinesOf, factsOfPerson } from '../../../db/repositories/outcomes/facts.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { getPeriod, listPeriods, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { factDefinitions, listValues } from '../../../db/repositories/programme/reference.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { personCategories } from '../../../domain/access.ts';
import { newestStay } from '../../../domain/cohorts/stays.ts';
import type { FactValue, GridRow } from '../../../domain/outcomes/operations.ts';
import { quarterSinceJoining } from '../../../domain/outcomes/since-joining.ts';
import {
  type Completeness,
  completeness,
  completenessSentence,
  countedCompleteness,
  type FactDefinition,
} from '../../../domain/outcomes/values.ts';
import { inScope } from '../../../domain/programme/periods.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { carryForward } from './outcomes-carry.ts';
import { fillNights } from './outcomes-nights.ts';
import { recordHandlers } from './outcomes-record.ts';
import { rowsOf } from './outcomes-rows.ts';
import { trueValues } from './outcomes-sealed.ts';
import { factSight, folding, partedFacts, shownFact } from './outcomes-sight.ts';

const asItIs = (fact: FactValue): FactValue => fact;

const withSentence = (complete: Completeness) => ({ ...complete, sentence: completenessSentence(complete) });

/** Required facts entered over required facts in scope, as far as the viewer may see them; counted, not fetched. */
function completenessOf({ db, viewer }: ReadContext, period: PeriodRow) {
  const required = factDefinitions(db, period.lastDay).flatMap(({ code, category, required: isRequired }) => {
    const shown = personCategories.find((one) => one === category);
    return isRequired && shown !== undefined ? [{ code, category: shown }] : [];
  });
  const { inScope: slots, recorded, entered } = countPeriod(db, viewer, period, required);
  return withSentence(countedCompleteness(slots, recorded, entered - recorded));
}

/** The same of rows that do not stand for one period. */
function completenessOfRows(rows: readonly { row: GridRow; definitions: readonly FactDefinition[] }[]) {
  const slots = rows.flatMap(({ row, definitions }) =>
    definitions
      .filter(({ code, required }) => required && !row.notShared.includes(code))
      .map(({ code }) => ({ personId: row.personId, factCode: code })),
  );
  const entered = rows.flatMap(({ row }) =>
    row.facts.map(({ code, state }) => ({ personId: row.personId, factCode: code, state })),
  );
  return withSentence(completeness(slots, entered));
}

export const outcomesHandlers: FeatureHandlers<'outcomes'> = {
  ...recordHandlers,
  'outcomes.carryForward': carryForward,
  'outcomes.fillNights': fillNights,

  'outcomes.completeness': (context, { periodId }) => {
    const period = getPeriod(context.db, periodId);
    return { periodCode: period.code, completeness: completenessOf(context, period) };
  },

  'outcomes.grid': (context, { periodId, by = 'period', quarter = 1, only }) => {
    const { db, viewer } = context;
    const period = getPeriod(db, periodId);
    // Only a period is counted without its rows; for the others everybody's are needed, whosever are shown.
    const rows = rowsOf(context, { period, by, quarter }, by === 'period' ? (only ?? 'all') : 'all');
    const shown = rows.filter(({ row }) => only === undefined || only.includes(row.personId));
    return {
      ...{ periodId, periodCode: period.code, by, quarter: by === 'since-joining' ? quarter : null },
      rows: shown.map(({ row }) => row),
      completeness: by === 'period' ? completenessOf(context, period) : completenessOfRows(rows),
      otherNames: listValues(db, viewer.today)
        .filter(({ list, sealed }) => list === 'housing-category' && !sealed)
        .map(({ code, crosswalk: { hClic = null, ethos = null, cdf = null } }) => ({ code, hClic, ethos, cdf })),
    };
  },

  'outcomes.ofPerson': ({ db, session, viewer }, { personId }) => {
    getPerson(db, personId);
    const memberships = membershipsOf(db, personId);
    const facts = trueValues(db, session, personId, factsOfPerson(db, personId));
    const baseline = trueValues(db, session, personId, baselinesOf(db, [personId]));
    const sight = sightOf(db, viewer, [personId]);
    const periods = listPeriods(db);
    const stay = newestStay(memberships);
    const shown = (own: typeof facts, on: string) => {
      const definitions = factDefinitions(db, on);
      const { seen, ...rest } = partedFacts(own, definitions, factSight(sight, definitions), personId);
      const asShown = session.sealedKey === null ? folding(db, definitions, on) : asItIs;
      return { facts: seen.map(shownFact).map(asShown), ...rest };
    };
    return {
      baseline:
        baseline.length === 0
          ? null
          : {
              takenOn: baseline.find(({ takenOn }) => takenOn !== null)?.takenOn ?? null,
              ...shown(baseline, viewer.today),
            },
      periods: periods.map((period) => {
        const sameCalendar = periods.filter(({ calendar }) => calendar === period.calendar);
        return {
          periodId: period.id,
          periodCode: period.code,
          periodLabel: period.label,
          inScope: memberships.some((membership) => inScope(membership, period) > 0),
          sinceJoining: stay === undefined ? null : quarterSinceJoining(stay.joinedOn, period, sameCalendar),
          ...shown(
            facts.filter((fact) => fact.periodId === period.id),
            period.lastDay,
          ),
        };
      }),
    };
  },
};
