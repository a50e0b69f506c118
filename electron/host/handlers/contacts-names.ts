import type { ReadDb } from '../../../db/handles.ts';

/** Names of those who recorded something, and of their agencies, former ones included. */
export function whoRecorded(db: ReadDb): { user(id: string): string; agency(id: string): string } {
  const users = new Map(
    db.all(db.selectFrom('userAccount').select(['id', 'displayName'])).map((user) => [user.id, user.displayName]),
  );
  const agencies = new Map(db.all(db.selectFrom('agency').select(['id', 'name'])).map(({ id, name }) => [id, name]));
  return { user: (id) => users.get(id) ?? 'Somebody', agency: (id) => agencies.get(id) ?? 'An agency' };
}
