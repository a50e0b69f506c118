import type { PersonCategory } from '../../../domain/access.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { Among } from '../among.ts';
import { holderIn } from './holder.ts';

/** What a viewer may see of many people, fetched once; the same rule as `maySee`, for lists that show several categories. */
export interface Sight {
  sees(personId: string, category: PersonCategory): boolean;
}

const nobody: Sight = { sees: () => false };

/** What sharing records say for the viewer's agency today: by category, then by person. */
function saidToday(db: ReadDb, { agencyId, today }: Viewer, among: Among): Map<string, Map<string, boolean>> {
  const holding = db
    .selectFrom('sharing')
    .select(['personId', 'category', 'decision'])
    .where('agencyId', '=', agencyId)
    .where('fromOn', '<=', today)
    .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>=', today)]));
  const said = new Map<string, Map<string, boolean>>();
  for (const { category, personId, decision } of db.all(
    among === 'all' ? holding : holding.where('personId', 'in', [...among]),
  )) {
    const ofCategory = said.get(category) ?? new Map<string, boolean>();
    said.set(category, ofCategory.set(personId, decision === 'shared'));
  }
  return said;
}

/** Whom the viewer opened in an emergency, as long as that lasts. */
export function openedNow(db: ReadDb, { userId, now }: Viewer): Set<string> {
  const rows = db.all(
    db.selectFrom('emergencyOpening').select('personId').where('userId', '=', userId).where('expiresAt', '>', now),
  );
  return new Set(rows.map((row) => row.personId));
}

/** Those of whom the viewer said "not this one". */
function stoodAside(db: ReadDb, { userId }: Viewer): Set<string> {
  const rows = db.all(db.selectFrom('standAside').select('personId').where('userId', '=', userId));
  return new Set(rows.flatMap(({ personId }) => personId ?? []));
}

/** The people whose record the viewer's agency holds. */
function heldBy(db: ReadDb, { agencyId }: Viewer, among: Among): Set<string> {
  const held = db.selectFrom('person').select('id').where(holderIn('person'), '=', agencyId);
  const rows = db.all(among === 'all' ? held : held.where('id', 'in', [...among]));
  return new Set(rows.map((row) => row.id));
}

/** The people the use of whose record is restricted. */
const restrictedNow = (db: ReadDb): Set<string> =>
  new Set(
    db.all(db.selectFrom('restriction').select('personId').where('liftedOn', 'is', null)).map((row) => row.personId),
  );

/** Records that were joined to another, and so stand for nobody. */
const joinedToOthers = (db: ReadDb): Set<string> =>
  new Set(db.all(db.selectFrom('person').select('id').where('mergedIntoId', 'is not', null)).map(({ id }) => id));

/** The sight of a viewer; `among` names those who are asked about where they are few. */
export function sightOf(db: ReadDb, viewer: Viewer, among: Among = 'all'): Sight {
  if (!viewer.openable.includes('identity')) return nobody;
  const said = saidToday(db, viewer, among);
  const opened = openedNow(db, viewer);
  const held = viewer.partnership ? null : heldBy(db, viewer, among);
  const restricted = viewer.partnership ? null : restrictedNow(db);
  const aside = stoodAside(db, viewer);
  const joined = joinedToOthers(db);
  const [allowed, openable] = [new Set(viewer.categories), new Set(viewer.openable)];
  const isKept = (personId: string): boolean => held?.has(personId) !== false || restricted?.has(personId) !== true;
  const decided = (personId: string, category: PersonCategory): boolean =>
    (opened.size > 0 && openable.has(category) && opened.has(personId)) ||
    (allowed.has(category) &&
      isKept(personId) &&
      !(category === 'identity' && aside.has(personId)) &&
      (said.get(category)?.get(personId) ?? held?.has(personId) ?? true));
  const sees = (personId: string, category: PersonCategory): boolean =>
    !joined.has(personId) && decided(personId, category) && decided(personId, 'identity');
  return { sees };
}
