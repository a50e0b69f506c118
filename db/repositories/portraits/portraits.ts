import { Refusal } from '../../../domain/refusal.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type PortraitSectionRow = EntityTables['portraitSection'];

const withPerson = (db: ReadDb) =>
  db
    .selectFrom('portrait')
    .leftJoin('person', 'person.id', 'portrait.personId')
    .selectAll('portrait')
    .select('person.preferredName as personName');

export const listPortraits = (db: ReadDb) => db.all(withPerson(db).orderBy('portrait.id', 'desc'));

/** Throws `not-found` where there is no such portrait. */
export function getPortrait(db: ReadDb, id: string) {
  const found = db.first(withPerson(db).where('portrait.id', '=', id));
  if (found === undefined) throw new Refusal('not-found', 'portraitId');
  return found;
}

export const portraitSections = (db: ReadDb, portraitId: string | 'all'): PortraitSectionRow[] => {
  const all = db.selectFrom('portraitSection').selectAll();
  return db.all(portraitId === 'all' ? all : all.where('portraitId', '=', portraitId));
};
