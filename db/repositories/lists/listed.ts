import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { ListedPerson } from '../people/people.ts';
import { holderIn } from '../sharing/holder.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** A person as a list holds them: their names, whose record it is, and the words under which they are found. */
export interface ListedRow extends ListedPerson {
  readonly agencyId: string | null;
  readonly agency: string | null;
  /** Folded words, without a space before the first. */
  readonly folded: string;
}

/** Of these people, or of everyone, those of whom the viewer may know. */
export function listedRows(db: ReadDb, viewer: Viewer, personIds: readonly string[] | 'all'): ListedRow[] {
  const all = db
    .selectFrom('person')
    .innerJoin('personSearch', 'personSearch.rowid', 'person.rowKey')
    .leftJoin('agency', (join) => join.on('agency.id', '=', holderIn('person')))
    .select(['person.id', 'person.reference', 'person.preferredName', 'person.givenName', 'person.familyName'])
    .select(['agency.id as agencyId', 'agency.name as agency', 'personSearch.folded'])
    .where(maySeePerson(viewer));
  return db.all(personIds === 'all' ? all : all.where('person.id', 'in', [...personIds]));
}

/** How far the history has come; it grows with every write. */
export const newestChange = (db: ReadDb): number =>
  db.first(db.selectFrom('change').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? 0;

/** Whom, or what part of the programme, changes after a place in the history were about. */
export const changedAfter = (db: ReadDb, seq: number): { subject: string; entity: string }[] =>
  db.all(db.selectFrom('change').select(['subject', 'entity']).distinct().where('seq', '>', seq));
