import type { ReadDb } from '../../handles.ts';

/** The name of each account by its id, those that ended included. */
export const userNames = (db: ReadDb): ReadonlyMap<string, string> =>
  new Map(
    db.all(db.selectFrom('userAccount').select(['id', 'displayName'])).map(({ id, displayName }) => [id, displayName]),
  );
