import type { ReadDb, WriteDb } from '../../handles.ts';

/** One user's saved views of a list, by name; each as JSON. */
export const savedViews = (db: ReadDb, userId: string, list: string) =>
  db.all(
    db
      .selectFrom('savedView')
      .select(['id', 'name', 'shown'])
      .where('userId', '=', userId)
      .where('list', '=', list)
      .orderBy('name'),
  );

/** Keeps a view; one of the same name, in capitals or not, is replaced. Answers with its id. */
export function saveView(db: WriteDb, view: { userId: string; list: string; name: string; shown: string }): string {
  const same = db.first(
    db
      .selectFrom('savedView')
      .select('id')
      .where('userId', '=', view.userId)
      .where('list', '=', view.list)
      .where('name', '=', view.name),
  );
  if (same === undefined) return db.insert('savedView', view);
  db.update('savedView', same.id, view);
  return same.id;
}
