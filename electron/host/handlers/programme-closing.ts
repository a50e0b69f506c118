import type { ReadDb } from '../../../db/handles.ts';
import { closingInForce, closingsOf, issuedFrom } from '../../../db/repositories/programme/closings.ts';
import { getPeriod, listPeriods, type PeriodRow } from '../../../db/repositories/programme/periods.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import { userNames } from '../../../db/repositories/users/names.ts';
import { issuedInWords } from '../../../domain/programme/issued-words.ts';
import { type PeriodWindow, rollingWindow, yearToDate } from '../../../domain/programme/windows.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers } from '../context.ts';

/** On which day the year of a period's calendar begins, as `MM-DD`; null where it has none. */
export const yearBegins = (db: ReadDb, { calendar, lastDay }: PeriodRow): string | null =>
  listValues(db, lastDay).find(({ list, code }) => list === 'calendar' && code === calendar)?.crosswalk.yearBegins ??
  null;

/** A window without its rows, as screens show it. */
export const spanOf = ({ periods, firstDay, lastDay, missingDays }: PeriodWindow<PeriodRow>) => ({
  codes: periods.map(({ code }) => code),
  ...{ firstDay, lastDay, missingDays },
});

type ClosingOperations = 'programme.periodStanding' | 'programme.closePeriod' | 'programme.reopenPeriod';

export const closingHandlers: Pick<FeatureHandlers<'programme'>, ClosingOperations> = {
  'programme.periodStanding': ({ db }, { periodId }) => {
    const period = getPeriod(db, periodId);
    const periods = listPeriods(db);
    const names = userNames(db);
    const [lastFour, year] = [rollingWindow(periods, period), yearToDate(periods, period, yearBegins(db, period))];
    return {
      closings: closingsOf(db, periodId).map(({ id: _id, periodId: _period, closedBy, reopenedBy, ...closing }) => ({
        ...closing,
        closedBy: names.get(closedBy) ?? 'Someone',
        reopenedBy: reopenedBy === null ? null : (names.get(reopenedBy) ?? 'Someone'),
      })),
      issued: issuedFrom(db, periodId),
      lastFour: lastFour === null ? null : spanOf(lastFour),
      yearToDate: year === null ? null : spanOf(year),
    };
  },
  'programme.closePeriod': ({ db, user, clock }, { periodId }) => {
    const { lastDay } = getPeriod(db, periodId);
    if (closingInForce(db, periodId) !== undefined) throw new Refusal('period-closed-already', 'periodId');
    if (lastDay >= clock.today()) throw new Refusal('period-not-over', 'periodId');
    db.insert('periodClosing', { periodId, closedOn: clock.today(), closedBy: user.id });
    return {};
  },
  'programme.reopenPeriod': ({ db, user, clock }, { periodId, because }) => {
    getPeriod(db, periodId);
    const closing = closingInForce(db, periodId);
    if (closing === undefined) throw new Refusal('period-not-closed', 'periodId');
    const issued = issuedFrom(db, periodId);
    db.update('periodClosing', closing.id, {
      ...{ reopenedOn: clock.today(), reopenedBy: user.id, reopenedBecause: because },
      restedOn: issuedInWords(issued, (day) => day),
    });
    return { issued };
  },
};
