import { sql } from 'kysely';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeePerson } from '../sharing/visible.ts';

export interface MembershipRow {
  readonly id: string;
  readonly personId: string;
  readonly cohortId: string;
  readonly cohortName: string;
  readonly definitionLabel: string;
  readonly joinedOn: string;
  readonly leftOn: string | null;
  readonly destination: string | null;
}

const withNames = (db: ReadDb) =>
  db
    .selectFrom('membership')
    .innerJoin('cohort', 'cohort.id', 'membership.cohortId')
    .innerJoin('definitionVersion', 'definitionVersion.id', 'membership.definitionId')
    .select([
      'membership.id',
      'membership.personId',
      'membership.cohortId',
      'cohort.name as cohortName',
      'definitionVersion.label as definitionLabel',
      'membership.joinedOn',
      'membership.leftOn',
      'membership.destination',
    ])
    .orderBy('membership.joinedOn', 'desc');

/** Newest first. */
export const membershipsOf = (db: ReadDb, personId: string): MembershipRow[] =>
  db.all(withNames(db).where('membership.personId', '=', personId));

/** The newest membership of each of these people, or of everyone. */
export function newestMemberships(
  db: ReadDb,
  personIds: readonly string[] | 'all',
): Map<string, { joinedOn: string; leftOn: string | null }> {
  const all = db.selectFrom('membership').select(['personId', 'joinedOn', 'leftOn']).orderBy('joinedOn');
  const rows = db.all(personIds === 'all' ? all : all.where('personId', 'in', [...personIds]));
  return new Map(rows.map((row) => [row.personId, { joinedOn: row.joinedOn, leftOn: row.leftOn }]));
}

/** Of those of whom a viewer may know, or of all for figures without names, memberships that share at least one day with a span: joined by its last day and not gone before its first night. */
export const membershipsDuring = (db: ReadDb, span: { firstDay: string; lastDay: string }, viewer: Viewer | 'all') =>
  db.all(
    db
      .selectFrom('membership')
      .innerJoin('person', 'person.id', 'membership.personId')
      .select([
        'membership.personId',
        'membership.joinedOn',
        'membership.leftOn',
        'membership.eligibility',
        'membership.definitionId',
        'person.reference',
        'person.preferredName',
        'person.birthDate',
        'person.sex',
        'person.ethnicity',
      ])
      .where(viewer === 'all' ? sql<boolean>`1` : maySeePerson(viewer))
      .where('membership.joinedOn', '<=', span.lastDay)
      .where((where) =>
        where.or([where('membership.leftOn', 'is', null), where('membership.leftOn', '>=', span.firstDay)]),
      )
      .orderBy('person.reference'),
  );

export type ConsentRow = EntityTables['consent'];

/** The newest answer of each of these people to one question of sharing. */
export function newestConsents(db: ReadDb, scope: string, personIds: readonly string[]): Map<string, ConsentRow> {
  const rows = db.all(
    db
      .selectFrom('consent')
      .selectAll()
      .where('scope', '=', scope)
      .where('personId', 'in', [...personIds])
      .orderBy('decidedOn')
      .orderBy('id'),
  );
  return new Map(rows.map((row) => [row.personId, row]));
}
