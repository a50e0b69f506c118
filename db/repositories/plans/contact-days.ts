import { usualContactDays } from '../../../domain/plans/owed.ts';
import type { ReadDb, WriteDb } from '../../handles.ts';

const settingName = 'plans.contact-days';

const settingRow = (db: ReadDb) => db.first(db.selectFrom('setting').selectAll().where('name', '=', settingName));

/** Days without a contact after which one is owed, as the partnership agreed them. */
export const contactDays = (db: ReadDb): number => Number(settingRow(db)?.value ?? usualContactDays);

export function setContactDays(db: WriteDb, days: number): void {
  const known = settingRow(db);
  if (known === undefined) db.insert('setting', { name: settingName, value: String(days) });
  else db.update('setting', known.id, { value: String(days) });
}
