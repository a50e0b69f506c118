import { addDays } from '../../../domain/contacts/bank-holidays.ts';
import { followedDays } from '../../../domain/contacts/release.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySeeAction } from '../plans/actions.ts';
import { maySee } from '../sharing/visible.ts';

export type ReleaseRow = EntityTables['custodyRelease'];

/** The releases of one person, the latest day first. Who may see them is for the caller to ask. */
export const releasesOf = (db: ReadDb, personId: string): ReleaseRow[] =>
  db.all(
    db
      .selectFrom('custodyRelease')
      .selectAll()
      .where('personId', '=', personId)
      .orderBy('releaseOn', 'desc')
      .orderBy('id', 'desc'),
  );

/** A release of one person. Throws `not-found` where there is no such release. */
export function releaseOf(db: ReadDb, personId: string, releaseId: string): ReleaseRow {
  const found = db.first(
    db.selectFrom('custodyRelease').selectAll().where('id', '=', releaseId).where('personId', '=', personId),
  );
  if (found === undefined) throw new Refusal('not-found', 'releaseId');
  return found;
}

/** Tasks of a release with the day and state of the action that stands for each, whoever may see them. */
export const tasksToMove = (db: ReadDb, releaseId: string) =>
  db.all(
    db
      .selectFrom('releaseTask')
      .innerJoin('action', 'action.id', 'releaseTask.actionId')
      .select(['releaseTask.code', 'releaseTask.actionId', 'action.state'])
      .where('releaseTask.releaseId', '=', releaseId),
  );

/** Tasks of releases as far as the viewer may see the action that stands for each, in the order of their days. */
export const tasksSeen = (db: ReadDb, viewer: Viewer, releaseIds: readonly string[]) =>
  db.all(
    db
      .selectFrom('releaseTask')
      .innerJoin('action', 'action.id', 'releaseTask.actionId')
      .leftJoin('userAccount as owner', 'owner.id', 'action.ownerUserId')
      .select([
        'releaseTask.releaseId',
        'releaseTask.code',
        'releaseTask.actionId',
        'action.wording',
        'action.dueOn',
        'action.state',
        'action.closedBecause',
        'owner.displayName as ownerName',
      ])
      .where('releaseTask.releaseId', 'in', [...releaseIds])
      .where(maySeeAction(viewer))
      .orderBy('action.dueOn')
      .orderBy('releaseTask.id'),
  );

/**
 * Releases that are to come within 21 days, whose day has passed and of which nobody said whether they happened, or that
 * happened within the last 21 days: of people whose custody the viewer may see, and who have not died.
 */
export const releasesAround = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('custodyRelease')
      .innerJoin('person', 'person.id', 'custodyRelease.personId')
      .selectAll('custodyRelease')
      .select(['person.preferredName as personName', 'person.reference'])
      .where('custodyRelease.releaseOn', '<=', addDays(viewer.today, followedDays))
      .where(({ or, and, eb }) =>
        or([
          eb('custodyRelease.state', '=', 'coming'),
          and([
            eb('custodyRelease.state', '=', 'released'),
            eb('custodyRelease.releaseOn', '>=', addDays(viewer.today, -followedDays)),
          ]),
        ]),
      )
      .where('custodyRelease.personId', 'not in', (gone) =>
        gone.selectFrom('death').select('death.personId').where('takenBackOn', 'is', null),
      )
      .where(maySee(viewer, 'offending', 'custodyRelease.personId'))
      .orderBy('custodyRelease.releaseOn')
      .orderBy('custodyRelease.id'),
  );

/** Open actions about people that are due from today within 21 days, but for those of releases. */
export const otherDays = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('action')
      .innerJoin('person', 'person.id', 'action.personId')
      .select(['action.id as actionId', 'action.wording', 'action.dueOn', 'person.id as personId'])
      .select(['person.preferredName as personName', 'person.reference'])
      .where('action.state', '=', 'open')
      .where('action.origin', '<>', 'custody-release')
      .where('action.dueOn', '>=', viewer.today)
      .where('action.dueOn', '<=', addDays(viewer.today, followedDays))
      .where(maySeeAction(viewer))
      .orderBy('action.dueOn')
      .orderBy('action.id'),
  );
