import { sql } from 'kysely';
import { type EntityName, entities } from '../../../domain/entities.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { maySeePerson } from '../sharing/visible.ts';

const withPerson = (db: ReadDb, viewer: Viewer) =>
  db
    .selectFrom('rightsRequest')
    .innerJoin('person', 'person.id', 'rightsRequest.personId')
    .leftJoin('userAccount as decider', 'decider.id', 'rightsRequest.decidedBy')
    .selectAll('rightsRequest')
    .select([
      'person.preferredName as personName',
      'person.reference as personReference',
      'decider.displayName as deciderName',
    ])
    .where(maySeePerson(viewer));

export const listRequests = (db: ReadDb, viewer: Viewer) =>
  db.all(withPerson(db, viewer).orderBy('rightsRequest.receivedOn').orderBy('rightsRequest.id'));

/** What somebody has asked that is not decided yet. */
export const openRequests = (db: ReadDb, viewer: Viewer, personId: string) =>
  db.all(
    withPerson(db, viewer)
      .where('rightsRequest.personId', '=', personId)
      .where('rightsRequest.decision', 'is', null)
      .orderBy('rightsRequest.receivedOn')
      .orderBy('rightsRequest.id'),
  );

export type RequestRow = ReturnType<typeof listRequests>[number];

/** Throws `not-found` for a request that is not there or is about somebody whom the viewer may not know. */
export function getRequest(db: ReadDb, viewer: Viewer, requestId: string): RequestRow {
  const found = db.first(withPerson(db, viewer).where('rightsRequest.id', '=', requestId));
  if (found === undefined) throw new Refusal('not-found', 'requestId');
  return found;
}

export const listNotices = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('correctionNotice')
      .innerJoin('agency', 'agency.id', 'correctionNotice.agencyId')
      .innerJoin('person', 'person.id', 'correctionNotice.personId')
      .selectAll('correctionNotice')
      .select('agency.name as agencyName')
      .where(maySeePerson(viewer))
      .orderBy('correctionNotice.id'),
  );

/** Holds that stand now, on the records of everyone whom the viewer may know or of one of them. */
export function listHolds(db: ReadDb, viewer: Viewer, personId: string | 'all' = 'all') {
  const standing = db
    .selectFrom('retentionHold')
    .innerJoin('person', 'person.id', 'retentionHold.personId')
    .innerJoin('userAccount', 'userAccount.id', 'retentionHold.placedBy')
    .select([
      'retentionHold.id',
      'retentionHold.personId',
      'retentionHold.because',
      'retentionHold.placedOn',
      'person.preferredName as personName',
      'person.reference as personReference',
      'userAccount.displayName as placedBy',
    ])
    .where('liftedOn', 'is', null)
    .where(maySeePerson(viewer))
    .orderBy('retentionHold.id');
  return db.all(personId === 'all' ? standing : standing.where('retentionHold.personId', '=', personId));
}

/** Restrictions that stand now, of these people or of everyone. */
export const openRestrictions = (db: ReadDb, personIds: readonly string[] | 'all' = 'all') => {
  const open = db.selectFrom('restriction').selectAll().where('liftedOn', 'is', null);
  return db.all(personIds === 'all' ? open : open.where('personId', 'in', [...personIds]));
};

/** The same with whose they are, of everyone whom the viewer may know; the newest first. */
export const listRestrictions = (db: ReadDb, viewer: Viewer) =>
  db.all(
    db
      .selectFrom('restriction')
      .innerJoin('person', 'person.id', 'restriction.personId')
      .select(['restriction.id', 'restriction.personId', 'ground', 'because', 'fromOn'])
      .select(['person.preferredName as personName', 'person.reference as personReference'])
      .where('liftedOn', 'is', null)
      .where(maySeePerson(viewer))
      .orderBy('restriction.fromOn', 'desc')
      .orderBy('restriction.id', 'desc'),
  );

/** An objection of somebody that nobody has decided yet. */
export const openObjection = (db: ReadDb, personId: string) =>
  db.first(
    db
      .selectFrom('rightsRequest')
      .select('id')
      .where('personId', '=', personId)
      .where('kind', '=', 'objection')
      .where('decision', 'is', null),
  );

/**
 * Refuses to share somebody's record further, or to take it up in a list for use outside, while its use is restricted.
 */
export function assertNotRestricted(db: ReadDb, personId: string, field?: string): void {
  if (openRestrictions(db, [personId]).length > 0) throw new Refusal('processing-restricted', field);
}

/** Agencies whose users recorded a field of somebody, as the history has it. */
export function contributorsOf(db: ReadDb, personId: string, entity: EntityName, field: string): string[] {
  const rows = db.all(
    db
      .selectFrom('change')
      .innerJoin('userAccount', 'userAccount.id', 'change.userId')
      .select('userAccount.agencyId')
      .distinct()
      .where('change.subject', '=', personId)
      .where('change.entity', '=', entities[entity].code)
      .where('change.field', '=', field)
      .where('change.kind', '!=', 'delete')
      .orderBy('userAccount.agencyId'),
  );
  return rows.map((row) => row.agencyId);
}

/** Agencies to which somebody's information of a category is shown on a day. */
export function receiversOf(db: ReadDb, personId: string, category: string, on: IsoDate): string[] {
  const rows = db.all(
    db
      .selectFrom('sharing')
      .select('agencyId')
      .where('personId', '=', personId)
      .where('category', '=', category)
      .where('decision', '=', 'shared')
      .where('fromOn', '<=', on)
      .where(sql<boolean>`("untilOn" IS NULL OR "untilOn" >= ${on})`)
      .orderBy('agencyId'),
  );
  return rows.map((row) => row.agencyId);
}
