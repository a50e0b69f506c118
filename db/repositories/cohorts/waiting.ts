import { sql } from 'kysely';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import { maySee, maySeePerson } from '../sharing/visible.ts';
import { endsOn } from './ending.ts';

/** People in a cohort today for whom nobody leads; nobody who has died, and nobody whose lead contact is not shown. */
export const peopleWithoutLead = (db: ReadDb, viewer: Viewer): { personId: string; personName: string }[] =>
  db.all(
    db
      .selectFrom('person')
      .select(['person.id as personId', 'person.preferredName as personName'])
      .where(maySee(viewer, 'contact', 'person.id'))
      .where('person.id', 'in', (member) =>
        member
          .selectFrom('membership')
          .select('membership.personId')
          .where('membership.joinedOn', '<=', viewer.today)
          .where(sql<boolean>`ifnull(${endsOn}, '9999-12-31') > ${viewer.today}`),
      )
      .where('person.id', 'not in', (led) =>
        led.selectFrom('leadContact').select('leadContact.personId').where('untilOn', 'is', null),
      )
      .where('person.id', 'not in', (gone) =>
        gone.selectFrom('death').select('death.personId').where('takenBackOn', 'is', null),
      )
      .orderBy('person.preferredName')
      .orderBy('person.reference'),
  );

/** Deaths that stand, with how many reviews are open, how many nobody owns, and how many were not thought of yet. */
export const afterDeaths = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('death')
      .innerJoin('person', 'person.id', 'death.personId')
      .leftJoin('leadContact', (join) =>
        join.onRef('leadContact.personId', '=', 'death.personId').on('leadContact.untilOn', 'is', null),
      )
      .select(['death.personId', 'death.status', 'person.preferredName as personName', 'leadContact.userId as leadId'])
      .select([
        sql<number>`(SELECT count(*) FROM "caseReview" WHERE "deathId" = "death"."id" AND "state" = 'open')`.as(
          'openReviews',
        ),
        sql<number>`(SELECT count(*) FROM "caseReview" WHERE "deathId" = "death"."id" AND "state" = 'open'
          AND "ownerUserId" IS NULL AND "ownerWords" IS NULL)`.as('reviewsWithoutOwner'),
        sql<number>`(SELECT count(*) FROM "deathSupport" WHERE "deathId" = "death"."id" AND "thoughtOfOn" IS NULL)`.as(
          'notThoughtOf',
        ),
      ])
      .where('death.takenBackOn', 'is', null)
      .where(maySeePerson(viewer, 'death.personId'))
      .where(maySee(viewer, 'story', 'death.personId'))
      .where(maySee(viewer, 'safety', 'death.personId'))
      .orderBy('death.id'),
  );
