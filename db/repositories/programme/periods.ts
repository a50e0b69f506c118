import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type PeriodRow = EntityTables['period'];

/** All periods, oldest first. */
export const listPeriods = (db: ReadDb): PeriodRow[] =>
  db.all(db.selectFrom('period').selectAll().orderBy('firstDay').orderBy('calendar'));

/** Throws `not-found` where there is no such period. */
export function getPeriod(db: ReadDb, id: string): PeriodRow {
  const found = db.first(db.selectFrom('period').selectAll().where('id', '=', id));
  if (found === undefined) throw new Refusal('not-found', 'periodId');
  return found;
}

/** The last period of the same calendar that ended before this one began. */
export const periodBefore = (db: ReadDb, period: PeriodRow): PeriodRow | undefined =>
  db.first(
    db
      .selectFrom('period')
      .selectAll()
      .where('calendar', '=', period.calendar)
      .where('lastDay', '<', period.firstDay)
      .orderBy('firstDay', 'desc')
      .limit(1),
  );

/** The period that holds a day, or the newest one begun, or the first of all. */
export function periodAt(periods: readonly PeriodRow[], today: IsoDate): PeriodRow | undefined {
  return (
    periods.find((period) => period.firstDay <= today && today <= period.lastDay) ??
    periods.findLast((period) => period.firstDay <= today) ??
    periods[0]
  );
}
