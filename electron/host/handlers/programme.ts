import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { assertPeriodOpen, closedPeriods } from '../../../db/repositories/programme/closings.ts';
import { getPeriod, listPeriods, periodAt } from '../../../db/repositories/programme/periods.ts';
import {
  agencies,
  cohorts,
  factDefinitions,
  listCodes,
  listValues,
  needDefinitions,
} from '../../../db/repositories/programme/reference.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { checkPeriod } from '../../../domain/programme/periods.ts';
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers } from '../context.ts';
import { eligibilityRule } from './people-eligibility.ts';
import { closingHandlers } from './programme-closing.ts';
import { definitionHandlers } from './programme-definitions.ts';

type PeriodInput = ParsedInputOf<'programme.addPeriod'>;

/** The field beside which a refusal of a period is shown. */
const fieldOf = (code: RefusalCode): string =>
  code === 'period-code-taken' ? 'code' : code === 'period-overlaps' ? 'firstDay' : 'lastDay';

function assertFits(db: WriteDb, period: PeriodInput, today: string, except: string | null): void {
  if (!listCodes(db, 'calendar', today).includes(period.calendar)) throw new Refusal('unknown-code', 'calendar');
  const others = listPeriods(db).filter((other) => other.id !== except);
  const refused = checkPeriod(period, others);
  if (refused !== null) throw new Refusal(refused, fieldOf(refused));
}

function shownDefinition(db: ReadDb, today: IsoDate) {
  const { code, label, openness, needCodes, minimum } = eligibilityRule(db, today).definition;
  return { code, label, openness, needCodes: [...needCodes], minimum };
}

export const programmeHandlers: FeatureHandlers<'programme'> = {
  ...definitionHandlers,
  ...closingHandlers,
  'programme.reference': ({ db, clock }) => {
    const today = clock.today();
    return {
      values: listValues(db, today).map(({ crosswalk: _crosswalk, ...value }) => value),
      factDefinitions: factDefinitions(db, today),
      definition: shownDefinition(db, today),
      needs: needDefinitions(db, today),
      cohorts: cohorts(db).map(({ id, code, name, definitionLabel }) => ({ id, code, name, definitionLabel })),
      agencies: agencies(db),
    };
  },
  'programme.periods': ({ db, clock }) => {
    const periods = listPeriods(db);
    const closed = closedPeriods(db);
    const shown = periods.map((period) => ({ ...period, closedOn: closed.get(period.id) ?? null }));
    return { periods: shown, currentId: periodAt(periods, clock.today())?.id ?? null };
  },
  'programme.addPeriod': ({ db, clock }, input) => {
    assertFits(db, input, clock.today(), null);
    return { id: db.insert('period', input), transactionId: db.transactionId };
  },
  'programme.changePeriod': ({ db, clock }, { periodId, ...changes }) => {
    getPeriod(db, periodId);
    assertPeriodOpen(db, periodId);
    assertFits(db, changes, clock.today(), periodId);
    db.update('period', periodId, changes);
    return { transactionId: db.transactionId };
  },
};
