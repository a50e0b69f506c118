import type { ReadDb } from '../../../db/handles.ts';
import { closedPeriods } from '../../../db/repositories/programme/closings.ts';
import { type EntityName, entityByCode } from '../../../domain/entities.ts';
import { Refusal } from '../../../domain/refusal.ts';

interface ChangedRow {
  readonly entity: string;
  readonly rowId: string;
}

const inPeriods = ['fact', 'frameworkEntry'] as const satisfies readonly EntityName[];

/**
 * Refuses to take something back that stands in a closed period, or would stand in one again: asked before and after, since
 * a row may be there only at one of the two.
 */
export function assertPeriodsOpen(db: ReadDb, rows: readonly ChangedRow[]): void {
  const closed = closedPeriods(db);
  if (closed.size === 0) return;
  const changedPeriods = rows.filter(({ entity }) => entityByCode(entity) === 'period').map(({ rowId }) => rowId);
  const standing = inPeriods.flatMap((name) => {
    const ids = rows.filter(({ entity }) => entityByCode(entity) === name).map(({ rowId }) => rowId);
    return db.all(db.selectFrom(name).select('periodId').where('id', 'in', ids)).map(({ periodId }) => periodId);
  });
  if ([...changedPeriods, ...standing].some((id) => id !== null && closed.has(id))) throw new Refusal('period-closed');
}
