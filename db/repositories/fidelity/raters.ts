import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';

export type RaterRow = EntityTables['fidelityRater'];
export type RatingRow = EntityTables['fidelityRating'];
export type DissentRow = EntityTables['fidelityDissent'];

/** The raters of an assessment, agencies first, with words for who each is. */
export const ratersOf = (db: ReadDb, assessmentId: string): (RaterRow & { readonly who: string })[] =>
  db
    .all(
      db
        .selectFrom('fidelityRater')
        .leftJoin('userAccount', 'userAccount.id', 'fidelityRater.userId')
        .leftJoin('agency', 'agency.id', 'fidelityRater.agencyId')
        .selectAll('fidelityRater')
        .select(['userAccount.displayName', 'agency.name as agencyName'])
        .where('assessmentId', '=', assessmentId)
        .orderBy('fidelityRater.id'),
    )
    .map(({ displayName, agencyName, ...row }) => ({
      ...row,
      who: [displayName ?? row.name, agencyName].filter((part) => part !== null).join(', '),
    }))
    .toSorted((a, b) => a.kind.localeCompare(b.kind) || a.who.localeCompare(b.who, 'en-GB'));

export const findRater = (db: ReadDb, id: string): RaterRow | undefined =>
  db.first(db.selectFrom('fidelityRater').selectAll().where('id', '=', id));

export const findOwnRater = (db: ReadDb, assessmentId: string, userId: string): RaterRow | undefined =>
  db.first(
    db.selectFrom('fidelityRater').selectAll().where('assessmentId', '=', assessmentId).where('userId', '=', userId),
  );

export const ratingsGiven = (db: ReadDb, assessmentId: string): RatingRow[] =>
  db.all(db.selectFrom('fidelityRating').selectAll().where('assessmentId', '=', assessmentId).orderBy('id'));

export const ratingsOfRater = (db: ReadDb, raterId: string): RatingRow[] =>
  db.all(db.selectFrom('fidelityRating').selectAll().where('raterId', '=', raterId));

export const dissentsOf = (db: ReadDb, assessmentId: string): DissentRow[] =>
  db.all(db.selectFrom('fidelityDissent').selectAll().where('assessmentId', '=', assessmentId).orderBy('id'));

export const findDissent = (db: ReadDb, id: string): DissentRow | undefined =>
  db.first(db.selectFrom('fidelityDissent').selectAll().where('id', '=', id));
