import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** The id of the person with a reference; undefined where there is none, or none of whom this viewer may know. */
export const personWithReference = (db: ReadDb, viewer: Viewer, reference: string): string | undefined =>
  db.first(db.selectFrom('person').select('id').where('reference', '=', reference).where(maySeePerson(viewer)))?.id;
