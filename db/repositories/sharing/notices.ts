import type { ReadDb } from '../../handles.ts';

/** The privacy notice in its versions, the newest first. */
export const listNotices = (db: ReadDb) =>
  db.all(db.selectFrom('privacyNotice').selectAll().orderBy('fromOn', 'desc').orderBy('id', 'desc'));

/** What one person was given of it, the newest first. */
export const noticesGiven = (db: ReadDb, personId: string) =>
  db.all(
    db
      .selectFrom('noticeGiven')
      .innerJoin('privacyNotice', 'privacyNotice.id', 'noticeGiven.privacyNoticeId')
      .innerJoin('userAccount', 'userAccount.id', 'noticeGiven.givenBy')
      .select(['noticeGiven.id', 'noticeGiven.language', 'noticeGiven.how', 'noticeGiven.givenOn'])
      .select(['privacyNotice.version', 'privacyNotice.fromOn', 'userAccount.displayName as givenBy'])
      .where('noticeGiven.personId', '=', personId)
      .orderBy('noticeGiven.givenOn', 'desc')
      .orderBy('noticeGiven.id', 'desc'),
  );

/** Requests for information about one person, those that wait first, then the newest. */
export const sharingRequestsOf = (db: ReadDb, personId: string) =>
  db
    .all(
      db
        .selectFrom('sharingRequest')
        .leftJoin('agency', 'agency.id', 'sharingRequest.agencyId')
        .selectAll('sharingRequest')
        .select('agency.name as agencyName')
        .where('sharingRequest.personId', '=', personId)
        .orderBy('sharingRequest.askedOn', 'desc')
        .orderBy('sharingRequest.id', 'desc'),
    )
    .toSorted((one, other) => Number(one.outcome !== null) - Number(other.outcome !== null));
