import type { WriteDb } from '../../../db/handles.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { agencies } from '../../../db/repositories/programme/reference.ts';
import type { Category } from '../../../domain/access.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';

/** Refuses to write what the writer may not see of somebody, and to write while use of their record is restricted. */
export function assertWritable(
  { db, viewer }: WriteContext,
  personId: string,
  category: Category,
  field = 'wording',
): void {
  assertMayWrite(db, viewer, personId, [{ field, category }]);
  assertNotRestricted(db, personId, 'personId');
}

export function assertNotAhead({ viewer }: WriteContext, day: IsoDate | null, field: string): void {
  if (day !== null && day > viewer.today) throw new Refusal('date-in-future', field);
}

export function assertOrder(first: IsoDate, later: IsoDate | null, field: string): void {
  if (later !== null && later < first) throw new Refusal('date-order', field);
}

export function assertAgencies({ db }: WriteContext, ids: readonly string[], field: string): void {
  const known = agencies(db);
  if (ids.some((id) => !known.some((agency) => agency.id === id))) throw new Refusal('agency-unknown', field);
}

export const written = (db: WriteDb, id: string) => ({ id, transactionId: db.transactionId });
export const settled = (db: WriteDb) => ({ transactionId: db.transactionId });
