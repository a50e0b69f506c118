import { sql } from 'kysely';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeePerson } from './visible.ts';

export type OpeningRow = EntityTables['emergencyOpening'];

/**
 * Those that wait for a review first, then the newest. Whoever reviews one does not learn by it who it was where that is
 * kept from them; the opening itself is no reason to know.
 */
export const listOpenings = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('emergencyOpening')
      .leftJoin('person', (join) => join.onRef('person.id', '=', 'emergencyOpening.personId').on(maySeePerson(viewer)))
      .innerJoin('userAccount as opener', 'opener.id', 'emergencyOpening.userId')
      .innerJoin('agency', 'agency.id', 'opener.agencyId')
      .leftJoin('userAccount as reviewer', 'reviewer.id', 'emergencyOpening.reviewedBy')
      .selectAll('emergencyOpening')
      .select(['person.id as seenId', 'person.reference', 'opener.displayName as who', 'agency.name as agency'])
      .select('reviewer.displayName as reviewer')
      .orderBy(sql`"emergencyOpening"."reviewedAt" IS NOT NULL`)
      .orderBy('emergencyOpening.openedAt', 'desc'),
  );

/** Throws `not-found` where there is no such opening. */
export function getOpening(db: ReadDb, id: string): OpeningRow {
  const found = db.first(db.selectFrom('emergencyOpening').selectAll().where('id', '=', id));
  if (found === undefined) throw new Refusal('not-found', 'openingId');
  return found;
}

export const countWaiting = (db: ReadDb, notOf: string): number =>
  db.first(
    db
      .selectFrom('emergencyOpening')
      .select((of) => of.fn.countAll<number>().as('waiting'))
      .where('reviewedAt', 'is', null)
      .where('userId', '<>', notOf),
  )?.waiting ?? 0;

/** Until when somebody has a person open, as ISO text; null where they have not. */
export const openUntil = (db: ReadDb, userId: string, personId: string, now: string): string | null =>
  db.first(
    db
      .selectFrom('emergencyOpening')
      .select('expiresAt')
      .where('userId', '=', userId)
      .where('personId', '=', personId)
      .where('expiresAt', '>', now)
      .orderBy('expiresAt', 'desc'),
  )?.expiresAt ?? null;

interface NamedExactly {
  readonly reference: string | null;
  readonly fullName: string | null;
  readonly birthDate: string | null;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The one person whom a reference, or a full name with a birth date, names exactly; null for none and for more than one. */
export function personNamedExactly(db: ReadDb, { reference, fullName, birthDate }: NamedExactly): string | null {
  if (reference !== null) {
    const found = db.first(db.selectFrom('person').select(['id', 'mergedIntoId']).where('reference', '=', reference));
    return found?.mergedIntoId ?? found?.id ?? null;
  }
  if (fullName === null || birthDate === null) return null;
  const born = db.all(
    db
      .selectFrom('person')
      .select(['id', 'preferredName', 'givenName', 'familyName', 'mergedIntoId'])
      .where('birthDate', '=', birthDate),
  );
  const wanted = folded(fullName);
  const named = born.filter(({ preferredName, givenName, familyName }) =>
    // Somebody of whom one name alone is known is named in full by that.
    (familyName === null
      ? [preferredName]
      : [`${givenName ?? preferredName} ${familyName}`, `${preferredName} ${familyName}`]
    ).some((name) => folded(name) === wanted),
  );
  const found = new Set(named.map(({ id, mergedIntoId }) => mergedIntoId ?? id));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}
