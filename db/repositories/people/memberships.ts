import { sql } from 'kysely';
import { newestStay } from '../../../domain/cohorts/stays.ts';
import type { MembershipDates } from '../../../domain/programme/periods.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import { compiledOnce, type ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import type { Among } from '../among.ts';
import { endsOn } from '../cohorts/ending.ts';
import { maySeePerson, standsForItself } from '../sharing/visible.ts';

export interface MembershipRow {
  readonly id: string;
  readonly personId: string;
  readonly cohortId: string;
  readonly cohortName: string;
  readonly definitionLabel: string;
  readonly joinedOn: string;
  /** The first day out of it: of leaving, or of a death that is concluded. */
  readonly leftOn: string | null;
  /** What was written down as the day of leaving; null while it was not, whatever ended it. */
  readonly recordedLeftOn: string | null;
  readonly destination: string | null;
  readonly leftBecause: string | null;
  readonly personSaid: string | null;
  readonly staysInPlace: string | null;
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
      endsOn.as('leftOn'),
      'membership.leftOn as recordedLeftOn',
      'membership.destination',
      'membership.leftBecause',
      'membership.personSaid',
      'membership.staysInPlace',
    ])
    .orderBy('membership.joinedOn', 'desc')
    .orderBy('membership.id', 'desc');

const ofOne = compiledOnce((db, personId: string) => withNames(db).where('membership.personId', '=', personId));

/** Newest first. */
export const membershipsOf = (db: ReadDb, personId: string): MembershipRow[] => db.all(ofOne(db, personId));

/**
 * The time in the programme that goes on, or the newest that ended, of each of these people or of everyone: somebody in
 * several cohorts counts once, and is in the programme while any of them goes on.
 */
export function newestMemberships(db: ReadDb, personIds: Among): Map<string, MembershipDates> {
  return new Map(
    [...staysOfEach(db, personIds)].flatMap(([personId, own]) => {
      const newest = newestStay(own);
      return newest === undefined ? [] : [[personId, newest] as const];
    }),
  );
}

/** Every stay of these people or of everyone, by whose it is. */
export function staysOfEach(db: ReadDb, among: Among): Map<string, MembershipDates[]> {
  const all = db
    .selectFrom('membership')
    .select(['personId', 'joinedOn', endsOn.as('leftOn')])
    .orderBy('joinedOn');
  const each = new Map<string, MembershipDates[]>();
  for (const { personId, ...stay } of db.all(among === 'all' ? all : all.where('personId', 'in', [...among]))) {
    const own = each.get(personId);
    if (own === undefined) each.set(personId, [stay]);
    else own.push(stay);
  }
  return each;
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
        endsOn.as('leftOn'),
        'membership.eligibility',
        'membership.definitionId',
        'person.reference',
        'person.preferredName',
        'person.birthDate',
        'person.sex',
        'person.ethnicity',
      ])
      .where(viewer === 'all' ? standsForItself('person.id') : maySeePerson(viewer))
      .where('membership.joinedOn', '<=', span.lastDay)
      .where(sql<boolean>`ifnull(${endsOn}, '9999-12-31') >= ${span.firstDay}`)
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
