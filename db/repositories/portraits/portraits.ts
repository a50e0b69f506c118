import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySee } from '../sharing/visible.ts';

export type PortraitSectionRow = EntityTables['portraitSection'];

/** A portrait is somebody's story; one about nobody in the register is the programme's. */
const withPerson = (db: ReadDb, viewer: Viewer) =>
  db
    .selectFrom('portrait')
    .where((where) => where.or([where('portrait.personId', 'is', null), maySee(viewer, 'story', 'portrait.personId')]))
    .leftJoin('person', 'person.id', 'portrait.personId')
    .selectAll('portrait')
    .select('person.preferredName as personName');

/** Those that the viewer may see, newest first. */
export const listPortraits = (db: ReadDb, viewer: Viewer) =>
  db.all(withPerson(db, viewer).orderBy('portrait.id', 'desc'));

/** Throws `not-found` where there is no such portrait, or none for this viewer. */
export function getPortrait(db: ReadDb, viewer: Viewer, id: string) {
  const found = db.first(withPerson(db, viewer).where('portrait.id', '=', id));
  if (found === undefined) throw new Refusal('not-found', 'portraitId');
  return found;
}

export const portraitSections = (db: ReadDb, portraitId: string | 'all'): PortraitSectionRow[] => {
  const all = db.selectFrom('portraitSection').selectAll();
  return db.all(portraitId === 'all' ? all : all.where('portraitId', '=', portraitId));
};
