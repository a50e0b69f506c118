import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import { askOnce, type ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeePerson } from '../sharing/visible.ts';
import { endsOn } from './ending.ts';

/** A cohort with the definition version under which it takes people on. */
export type StoredCohort = EntityTables['cohort'] & { readonly definitionLabel: string };
export type SignOffRow = EntityTables['cohortSignOff'];

/** Every cohort, the oldest first. */
export const listCohorts = (db: ReadDb): StoredCohort[] =>
  askOnce(db, 'every cohort', () =>
    db.all(
      db
        .selectFrom('cohort')
        .innerJoin('definitionVersion', 'definitionVersion.id', 'cohort.definitionId')
        .selectAll('cohort')
        .select('definitionVersion.label as definitionLabel')
        .orderBy('cohort.validFrom')
        .orderBy('cohort.id'),
    ),
  );

/** Whether a cohort takes people on, on a day; its first and last day included. */
export const holdsOn = ({ validFrom, validTo }: Pick<StoredCohort, 'validFrom' | 'validTo'>, day: IsoDate): boolean =>
  validFrom <= day && (validTo === null || day <= validTo);

/** The versions of the definition from which a cohort's is chosen. */
export const definitionVersions = (db: ReadDb) =>
  db.all(db.selectFrom('definitionVersion').selectAll().orderBy('validFrom').orderBy('code'));

/** What the Board decided about cohorts, the newest first. */
export const signOffs = (db: ReadDb): (SignOffRow & { readonly definitionLabel: string })[] =>
  db.all(
    db
      .selectFrom('cohortSignOff')
      .innerJoin('definitionVersion', 'definitionVersion.id', 'cohortSignOff.definitionId')
      .selectAll('cohortSignOff')
      .select('definitionVersion.label as definitionLabel')
      .orderBy('cohortSignOff.signedOn', 'desc')
      .orderBy('cohortSignOff.id', 'desc'),
  );

export interface Stayed {
  readonly cohortId: string;
  readonly personId: string;
  readonly joinedOn: string;
  readonly endsOn: string | null;
}

/** Every time in a cohort of those of whom the viewer may know. */
export const staysInCohorts = (db: ReadDb, viewer: Viewer): Stayed[] =>
  db.all(
    db
      .selectFrom('membership')
      .select(['membership.cohortId', 'membership.personId', 'membership.joinedOn', endsOn.as('endsOn')])
      .where(maySeePerson(viewer, 'membership.personId')),
  );
