import { sql } from 'kysely';
import type { PersonCategory } from '../../../domain/access.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';

/** What a viewer may see of many people, fetched once; the same rule as `maySee`, for lists that show several categories. */
export interface Sight {
  sees(personId: string, category: PersonCategory): boolean;
}

const nobody: Sight = { sees: () => false };

/** Person and category as one key. */
const pair = (personId: string, category: string): string => `${personId} ${category}`;

/** What sharing records say for the viewer's agency today. */
function saidToday(db: ReadDb, { agencyId, today }: Viewer): Map<string, boolean> {
  const rows = db.all(
    db
      .selectFrom('sharing')
      .select(['personId', 'category', 'decision'])
      .where('agencyId', '=', agencyId)
      .where('fromOn', '<=', today)
      .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>=', today)])),
  );
  return new Map(rows.map((row) => [pair(row.personId, row.category), row.decision === 'shared']));
}

function openedNow(db: ReadDb, { userId, now }: Viewer): Set<string> {
  const rows = db.all(
    db.selectFrom('emergencyOpening').select('personId').where('userId', '=', userId).where('expiresAt', '>', now),
  );
  return new Set(rows.map((row) => row.personId));
}

/** The people whose record the viewer's agency holds. */
function heldBy(db: ReadDb, { agencyId }: Viewer): Set<string> {
  const holder = sql<string>`coalesce("agencyId", (SELECT "coordinatingAgencyId" FROM "register"))`;
  const rows = db.all(db.selectFrom('person').select('id').where(holder, '=', agencyId));
  return new Set(rows.map((row) => row.id));
}

export function sightOf(db: ReadDb, viewer: Viewer): Sight {
  if (!viewer.openable.includes('identity')) return nobody;
  const said = saidToday(db, viewer);
  const opened = openedNow(db, viewer);
  const held = viewer.partnership ? null : heldBy(db, viewer);
  const [allowed, openable] = [new Set(viewer.categories), new Set(viewer.openable)];
  const decided = (personId: string, category: PersonCategory): boolean =>
    (openable.has(category) && opened.has(personId)) ||
    (allowed.has(category) && (said.get(pair(personId, category)) ?? held?.has(personId) ?? true));
  const sees = (personId: string, category: PersonCategory): boolean =>
    decided(personId, category) && decided(personId, 'identity');
  return { sees };
}
