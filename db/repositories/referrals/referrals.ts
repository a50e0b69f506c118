import { type RawBuilder, sql } from 'kysely';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySee, maySeeRow } from '../sharing/visible.ts';

export type ReferralRow = EntityTables['referral'];
/** A referral of somebody known. */
export type KnownReferral = ReferralRow & { readonly personId: string };

/** A referral of somebody whose story the viewer may see. */
const maySeeReferral = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`("referral"."personId" IS NOT NULL AND ${maySee(viewer, 'story', 'referral.personId')})`;

/**
 * A first contact with somebody who gave no name: for the agency that noted it, and for those who act for the partnership.
 * Once it is linked to somebody of whom that agency may not know, the agency still sees what it wrote down and nothing
 * else, exactly as before, so that the link does not tell of anybody.
 */
const maySeeContact = (viewer: Viewer): RawBuilder<boolean> => {
  if (!viewer.categories.includes('contact')) return sql<boolean>`0`;
  const isOwn = sql<boolean>`"referral"."agencyId" = ${viewer.agencyId}`;
  if (viewer.partnership) return sql<boolean>`("referral"."personId" IS NULL)`;
  return sql<boolean>`("referral"."beganAs" = 'contact' AND ${isOwn} AND NOT ${maySeeReferral(viewer)})`;
};

/** Every referral of people whom the viewer may know, or of one of them. */
export function listReferrals(db: ReadDb, viewer: Viewer, personId: string | 'all' = 'all'): KnownReferral[] {
  const all = db.selectFrom('referral').selectAll().where(maySeeReferral(viewer)).orderBy('happenedOn', 'desc');
  return db.all((personId === 'all' ? all : all.where('personId', '=', personId)).orderBy('id')) as KnownReferral[];
}

/** First contacts that stand for nobody, as far as this viewer is told; newest first. */
export const listContacts = (db: ReadDb, viewer: Viewer): ReferralRow[] =>
  db.all(
    db
      .selectFrom('referral')
      .selectAll()
      .where('beganAs', '=', 'contact')
      .where(maySeeContact(viewer))
      .orderBy('happenedOn', 'desc')
      .orderBy('id'),
  );

/** Whether a row is a first contact with nobody, as far as this viewer is told. */
export const isContactFor = (db: ReadDb, viewer: Viewer, referralId: string): boolean =>
  db.first(db.selectFrom('referral').select('id').where('id', '=', referralId).where(maySeeContact(viewer))) !==
  undefined;

export type Found =
  | { readonly as: 'referral'; readonly row: KnownReferral }
  | { readonly as: 'contact'; readonly row: ReferralRow };

/** Throws `not-found` for a referral that is not there or is about somebody whom the viewer may not know. */
export function findReferral(db: ReadDb, viewer: Viewer, referralId: string, field = 'referralId'): Found {
  const one = db.selectFrom('referral').selectAll().where('id', '=', referralId);
  const known = db.first(one.where(maySeeReferral(viewer)));
  if (known !== undefined) return { as: 'referral', row: known as KnownReferral };
  const contact = db.first(one.where('beganAs', '=', 'contact').where(maySeeContact(viewer)));
  if (contact === undefined) throw new Refusal('not-found', field);
  return { as: 'contact', row: contact };
}

/** The same where it has to be of somebody known. */
export function getReferral(db: ReadDb, viewer: Viewer, referralId: string): KnownReferral {
  const found = findReferral(db, viewer, referralId);
  if (found.as === 'contact') throw new Refusal('referral-not-linked', 'referralId');
  return found.row;
}

/** Names and references of the people of these referrals. */
export function peopleOfReferrals(db: ReadDb, personIds: readonly string[]) {
  const rows = db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference', 'preferredName'])
      .where('id', 'in', [...personIds]),
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export const offersOf = (db: ReadDb, referralId: string): EntityTables['referralOffer'][] =>
  db.all(db.selectFrom('referralOffer').selectAll().where('referralId', '=', referralId).orderBy('id'));

/** Throws `not-found` for an offer that is not there or is about somebody whose story is not the viewer's to see. */
export function getOffer(db: ReadDb, viewer: Viewer, offerId: string): EntityTables['referralOffer'] {
  const offer = db.first(
    db
      .selectFrom('referralOffer')
      .selectAll()
      .where('id', '=', offerId)
      .where(maySee(viewer, 'story', 'referralOffer.personId')),
  );
  if (offer === undefined) throw new Refusal('not-found', 'offerId');
  return offer;
}

/** The needs as told that the viewer may see, and whether there are others. */
export function toldNeedsOf(db: ReadDb, viewer: Viewer, referralId: string) {
  const all = db.selectFrom('referralNeed').selectAll().where('referralId', '=', referralId).orderBy('id');
  const needs = db.all(all.where(maySeeRow(viewer, 'referralNeed.personId', 'referralNeed.category')));
  return { needs, withheld: db.all(all).length > needs.length };
}

export const allToldNeeds = (db: ReadDb, referralId: string): EntityTables['referralNeed'][] =>
  db.all(db.selectFrom('referralNeed').selectAll().where('referralId', '=', referralId));

export const movesOf = (db: ReadDb, referralId: string) =>
  db.all(
    db
      .selectFrom('waitingMove')
      .innerJoin('userAccount', 'userAccount.id', 'waitingMove.movedBy')
      .selectAll('waitingMove')
      .select('userAccount.displayName as who')
      .where('referralId', '=', referralId)
      .orderBy('waitingMove.id', 'desc'),
  );

/** The newest move of each referral, by its id. */
export function newestMoves(db: ReadDb): Map<string, EntityTables['waitingMove']> {
  const rows = db.all(db.selectFrom('waitingMove').selectAll().orderBy('id'));
  return new Map(rows.map((row) => [row.referralId, row]));
}

export type DecisionRow = EntityTables['referralDecision'] & { readonly definitionLabel: string };

const withDefinition = (db: ReadDb) =>
  db
    .selectFrom('referralDecision')
    .innerJoin('definitionVersion', 'definitionVersion.id', 'referralDecision.definitionId')
    .selectAll('referralDecision')
    .select('definitionVersion.label as definitionLabel');

/** Newest first, corrected ones included. */
export const decisionsOf = (db: ReadDb, referralId: string): DecisionRow[] =>
  db.all(withDefinition(db).where('referralId', '=', referralId).orderBy('referralDecision.id', 'desc'));

/** Every decision that stands, oldest first, by the id of its referral. */
export function standingDecisions(db: ReadDb): Map<string, EntityTables['referralDecision'][]> {
  const rows = db.all(
    db.selectFrom('referralDecision').selectAll().where('correctedBy', 'is', null).orderBy('decidedOn').orderBy('id'),
  );
  const found = new Map<string, EntityTables['referralDecision'][]>();
  for (const row of rows) found.set(row.referralId, [...(found.get(row.referralId) ?? []), row]);
  return found;
}

/** A decision about somebody whose story the viewer may see, with its referral. */
export function getDecision(db: ReadDb, viewer: Viewer, decisionId: string) {
  const row = db.first(
    db
      .selectFrom('referralDecision')
      .selectAll()
      .where('id', '=', decisionId)
      .where(maySee(viewer, 'story', 'referralDecision.personId')),
  );
  if (row === undefined) throw new Refusal('not-found', 'decisionId');
  return row;
}

/** Rows that would be left without a person: a first contact of whom something is known already. */
export function knownWithoutPerson(db: ReadDb, referralIds: readonly string[]): boolean {
  if (referralIds.length === 0) return false;
  const rows = db.all(
    db
      .selectFrom('referral')
      .selectAll()
      .where('id', 'in', [...referralIds]),
  );
  const has = (table: 'referralOffer' | 'referralNeed', id: string): boolean =>
    db.first(db.selectFrom(table).select('id').where('referralId', '=', id)) !== undefined;
  return rows.some(
    (row) =>
      row.personId === null &&
      (row.reason !== null ||
        row.sourceAgencyId !== null ||
        row.sourceWords !== null ||
        row.referredBy !== null ||
        row.agreement !== 'not-asked' ||
        has('referralOffer', row.id) ||
        has('referralNeed', row.id)),
  );
}
