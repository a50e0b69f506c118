import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { type HistoryKeys, programmeSubject } from '../../history-keys.ts';
import type { EntityTables } from '../../schema.ts';
import { seal, unseal } from '../../seal.ts';
import { maySeePerson } from '../sharing/visible.ts';

export type AsideRow = EntityTables['standAside'];

interface Place {
  readonly id: string;
  readonly personId: string | null;
}

const boundTo = ({ id, personId }: Place): string => JSON.stringify(['stand-aside', id, personId]);

/** What somebody said, sealed under the key of the person it is about, else of the programme; as base64. */
export const sealWords = (keys: HistoryKeys, place: Place, words: string): string =>
  seal(keys.forSubject(place.personId ?? programmeSubject), Buffer.from(words, 'utf8'), boundTo(place)).toString(
    'base64',
  );

/** The words of a row; null where there are none or their key was destroyed. */
export function wordsOf(keys: HistoryKeys, { id, personId, words }: Place & { words: string | null }): string | null {
  const key = keys.find(personId ?? programmeSubject);
  if (words === null || key === undefined) return null;
  return unseal(key, Buffer.from(words, 'base64'), boundTo({ id, personId })).toString('utf8');
}

/** What one user has said, the newest first. */
export const asidesBy = (db: ReadDb, userId: string): AsideRow[] =>
  db.all(db.selectFrom('standAside').selectAll().where('userId', '=', userId).orderBy('id', 'desc'));

/** What everybody has said, unseen first; who it is about only where the viewer may know of them. */
export const allAsides = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('standAside')
      .innerJoin('userAccount', 'userAccount.id', 'standAside.userId')
      .innerJoin('agency', 'agency.id', 'userAccount.agencyId')
      .leftJoin('person', (join) => join.onRef('person.id', '=', 'standAside.personId').on(maySeePerson(viewer)))
      .selectAll('standAside')
      .select(['userAccount.displayName as who', 'agency.name as agency'])
      .select(['person.id as seenId', 'person.reference', 'person.preferredName'])
      .orderBy((of) => of('standAside.seenAt', 'is not', null))
      .orderBy('standAside.id', 'desc'),
  );

/** Throws `not-found` where nobody said such a thing, or it was not this user. */
export function getAside(db: ReadDb, id: string, by: string | 'anybody'): AsideRow {
  const found = db.first(db.selectFrom('standAside').selectAll().where('id', '=', id));
  if (found === undefined || (by !== 'anybody' && found.userId !== by)) throw new Refusal('not-found', 'asideId');
  return found;
}
