import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeeRow } from '../sharing/visible.ts';

export type TurnedDownRow = EntityTables['turnedDown'];

/** Offers to one person that were turned down, as far as the viewer may see them, newest first. */
export const turnedDownOf = (db: ReadDb, viewer: Viewer, personId: string): TurnedDownRow[] =>
  db.all(
    db
      .selectFrom('turnedDown')
      .selectAll()
      .where('personId', '=', personId)
      .where(maySeeRow(viewer, 'turnedDown.personId', 'turnedDown.category'))
      .orderBy('happenedOn', 'desc')
      .orderBy('id', 'desc'),
  );

/** The other needs because of which a service said no, as far as the viewer may see them, by the id of the offer. */
export function causesOf(
  db: ReadDb,
  viewer: Viewer,
  personId: string,
): ReadonlyMap<string, EntityTables['turnedDownCause']> {
  const rows = db.all(
    db
      .selectFrom('turnedDownCause')
      .selectAll()
      .where('personId', '=', personId)
      .where(maySeeRow(viewer, 'turnedDownCause.personId', 'turnedDownCause.category')),
  );
  return new Map(rows.map((row) => [row.turnedDownId, row]));
}

/** The id of the row that says because of which other need; undefined where none does. */
export const causeOf = (db: ReadDb, turnedDownId: string): { id: string; category: string } | undefined =>
  db.first(db.selectFrom('turnedDownCause').select(['id', 'category']).where('turnedDownId', '=', turnedDownId));
