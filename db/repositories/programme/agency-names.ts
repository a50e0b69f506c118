import type { ReadDb } from '../../handles.ts';

/** The name of an agency by its id, those that ended included; null for none. */
export function agenciesByIdIn(db: ReadDb): (id: string | null) => string | null {
  const names = new Map(db.all(db.selectFrom('agency').select(['id', 'name'])).map(({ id, name }) => [id, name]));
  return (id) => (id === null ? null : (names.get(id) ?? null));
}
