import type { WriteDb } from '../../../db/handles.ts';
import { keptRecordOf } from '../../../db/repositories/people/merges.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { addAction } from '../../../db/repositories/plans/actions.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { agencies, needDefinitions } from '../../../db/repositories/programme/reference.ts';
import { considerationsOf } from '../../../db/repositories/referrals/methods.ts';
import {
  allToldNeeds,
  decisionsOf,
  type Found,
  findReferral,
  getOffer,
  type KnownReferral,
  movesOf,
  offersOf,
} from '../../../db/repositories/referrals/referrals.ts';
import { assertMaySee, categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import type { EntityTables } from '../../../db/schema.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { FeatureHandlers } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { addPerson } from './people-adding.ts';
import { bornAfter } from './people-rules.ts';
import { needCategory } from './people-summary.ts';

type Changes = ParsedInputOf<'referrals.change'>['changes'];
type NewReferral = Omit<ParsedInputOf<'referrals.add'>, 'newName'>;
type ToldNeeds = ParsedInputOf<'referrals.add'>['needs'];
type Written = Partial<EntityTables['referral']>;

const ofSighting = ['label', 'place', 'seen'] as const;
/** What is written down of a first contact; the rest waits until it is known who it was. */
const ofContact: readonly string[] = [...ofSighting, 'happenedOn'];

/** What was given, without what was left out. */
const given = (changes: Changes): Written =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Written;

/** Refuses days that cannot be. `before` is what stood; `prefix` leads to the field. */
function assertDays(db: WriteDb, viewer: Viewer, personId: string | null, now: Written, prefix: string): void {
  const { happenedOn, agreement = 'not-asked', agreedOn } = now;
  if (happenedOn !== undefined && happenedOn > viewer.today) throw new Refusal('date-in-future', `${prefix}happenedOn`);
  if (agreedOn != null && agreedOn > viewer.today) throw new Refusal('date-in-future', `${prefix}agreedOn`);
  if (agreedOn != null && agreement !== 'agreed' && agreement !== 'declined')
    throw new Refusal('agreed-without-answer', `${prefix}agreedOn`);
  if (personId === null || happenedOn === undefined) return;
  const { birthDate } = getPerson(db, personId);
  if (birthDate !== null && bornAfter(birthDate, happenedOn))
    throw new Refusal('days-before-birth', `${prefix}happenedOn`);
}

function assertSource(db: WriteDb, sourceAgencyId: string | null | undefined, prefix: string): void {
  if (sourceAgencyId == null) return;
  if (!agencies(db).some(({ id }) => id === sourceAgencyId)) throw new Refusal('not-found', `${prefix}sourceAgencyId`);
}

/** A need that no list knows could be anything, so nobody may write it. */
function categorised(db: WriteDb, viewer: Viewer, needs: ToldNeeds) {
  const known = needDefinitions(db, viewer.today).map(({ code }) => code);
  const categoryOf = needCategory(db);
  return needs.map((need, at) => {
    const category = known.includes(need.needCode) ? categoryOf(need.needCode) : null;
    if (category === null) throw new Refusal('unknown-code', `needs.${at}.needCode`);
    return { ...need, category };
  });
}

/** What the writer has to see of the person to write these parts. */
function assertMayWriteParts(db: WriteDb, viewer: Viewer, personId: string, row: Written, prefix: string): void {
  const fields = Object.keys(row) as (keyof Written)[];
  const category = (field: string) => (ofSighting.some((one) => one === field) ? 'contact' : 'story');
  const written = fields.filter((field) => row[field] != null || field === 'happenedOn');
  assertMayWrite(
    db,
    viewer,
    personId,
    written.map((field) => ({ field: `${prefix}${field}`, category: category(field) })),
  );
}

/** Replaces the needs as told that the writer sees; those that they may not see stay as they are. */
function replaceToldNeeds(db: WriteDb, viewer: Viewer, referral: KnownReferral, needs: ToldNeeds): void {
  const next = categorised(db, viewer, needs);
  const seen: readonly string[] = categoriesOf(db, viewer, referral.personId);
  for (const [at, { category }] of next.entries())
    if (!seen.includes(category)) throw new Refusal('category-not-shared', `needs.${at}.needCode`);
  const before = allToldNeeds(db, referral.id).filter(({ category }) => seen.includes(category));
  for (const row of before)
    if (!next.some(({ needCode }) => needCode === row.needCode)) db.remove('referralNeed', row.id);
  for (const need of next) {
    const known = before.find(({ needCode }) => needCode === need.needCode);
    if (known === undefined)
      db.insert('referralNeed', { referralId: referral.id, personId: referral.personId, ...need });
    else db.update('referralNeed', known.id, { words: need.words });
  }
}

/** The offer as it stands now. One that has become an action is kept beside it. */
function replaceOffer(db: WriteDb, referral: KnownReferral, wording: string | null): void {
  const open = offersOf(db, referral.id).find(({ actionId }) => actionId === null);
  if (wording === null) {
    if (open !== undefined) db.remove('referralOffer', open.id);
    return;
  }
  const row = { wording, agencyId: referral.sourceAgencyId };
  if (open === undefined) db.insert('referralOffer', { referralId: referral.id, personId: referral.personId, ...row });
  else db.update('referralOffer', open.id, row);
}

function assertBareContact({ reason, offer, needs, sourceAgencyId }: NewReferral): void {
  if (reason !== null) throw new Refusal('referral-not-linked', 'reason');
  if (offer !== null) throw new Refusal('referral-not-linked', 'offer');
  if (needs.length > 0) throw new Refusal('referral-not-linked', 'needs');
  if (sourceAgencyId !== null) throw new Refusal('referral-not-linked', 'sourceAgencyId');
}

/** Whose referral it is: somebody known, somebody who comes into the register with it, or null for a first contact. */
function whoIsReferred(db: WriteDb, viewer: Viewer, { personId, newName }: ParsedInputOf<'referrals.add'>) {
  if (newName == null) return personId;
  if (personId !== null) throw new Refusal('referral-new-and-known', 'newName');
  return addPerson(db, viewer.agencyId, viewer, { preferredName: newName });
}

function addReferral(db: WriteDb, viewer: Viewer, input: NewReferral): string {
  const { personId, offer, needs, ...row } = input;
  if (personId === null) {
    assertBareContact(input);
    if (row.label === null) throw new Refusal('referral-label-missing', 'label');
  } else {
    assertMayWriteParts(db, viewer, personId, row, '');
    assertNotRestricted(db, personId, 'personId');
  }
  assertDays(db, viewer, personId, row, '');
  assertSource(db, row.sourceAgencyId, '');
  const id = db.insert('referral', {
    ...row,
    personId,
    agencyId: viewer.agencyId,
    beganAs: personId === null ? 'contact' : 'referral',
    recordedOn: viewer.today,
    recordedBy: viewer.userId,
  });
  if (personId !== null) {
    const referral = { id, personId, sourceAgencyId: row.sourceAgencyId } as KnownReferral;
    replaceToldNeeds(db, viewer, referral, needs);
    replaceOffer(db, referral, offer);
  }
  return id;
}

function changeContact(db: WriteDb, viewer: Viewer, row: EntityTables['referral'], changes: Changes): void {
  const other = (Object.keys(changes) as (keyof Changes)[]).find((field) => !ofContact.includes(field));
  if (other !== undefined) throw new Refusal('referral-not-linked', `changes.${other}`);
  if (changes.label === null) throw new Refusal('referral-label-missing', 'changes.label');
  assertDays(db, viewer, null, given(changes), 'changes.');
  db.update('referral', row.id, given(changes));
}

function changeReferral(
  db: WriteDb,
  viewer: Viewer,
  row: KnownReferral,
  { changes, offer, needs }: ParsedInputOf<'referrals.change'>,
): void {
  const wanted = given(changes);
  const written = Object.fromEntries(
    Object.entries(wanted).filter(([field, value]) => row[field as keyof Written] !== value),
  ) as Written;
  assertMayWriteParts(db, viewer, row.personId, written, 'changes.');
  assertMayWrite(db, viewer, row.personId, [{ field: 'referralId', category: 'story' }]);
  assertNotRestricted(db, row.personId, 'referralId');
  if (row.beganAs === 'contact' && changes.label === null) throw new Refusal('referral-label-missing', 'changes.label');
  const next = { ...row, ...wanted, personId: row.personId };
  assertDays(db, viewer, row.personId, next, 'changes.');
  const decided = decisionsOf(db, row.id).filter(({ correctedBy }) => correctedBy === null);
  const bound = [...decided.map(({ decidedOn }) => decidedOn), ...(row.acceptedOn === null ? [] : [row.acceptedOn])];
  if (bound.some((day) => day < next.happenedOn)) throw new Refusal('decided-before-referred', 'changes.happenedOn');
  assertSource(db, changes.sourceAgencyId, 'changes.');
  db.update('referral', row.id, wanted);
  if (needs !== undefined) replaceToldNeeds(db, viewer, row, needs);
  if (offer !== undefined) replaceOffer(db, next, offer);
}

/** Refuses to go on with a referral about which something was done. */
function assertUntouched(db: WriteDb, row: KnownReferral): void {
  if (decisionsOf(db, row.id).length > 0) throw new Refusal('referral-decided', 'referralId');
  const followed = row.acceptedOn !== null || movesOf(db, row.id).length > 0 || considerationsOf(db, row.id).size > 0;
  if (followed) throw new Refusal('link-has-followed', 'referralId');
}

function removeParts(db: WriteDb, referralId: string): void {
  for (const { id } of offersOf(db, referralId)) db.remove('referralOffer', id);
  for (const { id } of allToldNeeds(db, referralId)) db.remove('referralNeed', id);
}

/** Takes away what was written down by mistake. Another agency's own first contact is not anybody else's to take away. */
function removeReferral(db: WriteDb, viewer: Viewer, found: Found): void {
  const { row } = found;
  if (found.as === 'referral') {
    assertMayWrite(db, viewer, found.row.personId, [{ field: 'referralId', category: 'story' }]);
    assertNotRestricted(db, found.row.personId, 'referralId');
    assertUntouched(db, found.row);
    removeParts(db, row.id);
  } else if (!viewer.partnership) throw new Refusal('not-allowed', 'referralId');
  db.remove('referral', row.id);
}

/** Links a first contact to somebody, or to the record that theirs was joined to meanwhile; answers with whose it is now. */
function link(db: WriteDb, viewer: Viewer, referralId: string, chosenId: string): string {
  const found = findReferral(db, viewer, referralId);
  if (found.as === 'referral') throw new Refusal('already-linked', 'referralId');
  const personId = keptRecordOf(db, chosenId) ?? chosenId;
  assertMaySee(db, viewer, personId);
  assertMayWrite(db, viewer, personId, [
    { field: 'personId', category: 'story' },
    { field: 'personId', category: 'contact' },
  ]);
  assertNotRestricted(db, personId, 'personId');
  const { birthDate } = getPerson(db, personId);
  if (birthDate !== null && bornAfter(birthDate, found.row.happenedOn))
    throw new Refusal('days-before-birth', 'personId');
  db.update('referral', referralId, { personId, linkedOn: viewer.today, linkedBy: viewer.userId });
  return personId;
}

/**
 * Takes a link back. What was written down before anybody knew the name begins again as a row of its own, so that nothing
 * of the person stays with it, in its history either.
 */
function unlink(db: WriteDb, viewer: Viewer, referralId: string): { id: string; personId: string } {
  const found = findReferral(db, viewer, referralId);
  if (found.as === 'contact') throw new Refusal('referral-not-linked', 'referralId');
  const { row } = found;
  if (row.beganAs === 'referral') throw new Refusal('began-as-referral', 'referralId');
  assertMayWrite(db, viewer, row.personId, [
    { field: 'referralId', category: 'story' },
    { field: 'referralId', category: 'contact' },
  ]);
  assertNotRestricted(db, row.personId, 'referralId');
  assertUntouched(db, row);
  const hasMore = row.reason !== null || row.sourceAgencyId !== null || row.referredBy !== null;
  if (hasMore || offersOf(db, referralId).length > 0 || allToldNeeds(db, referralId).length > 0)
    throw new Refusal('link-has-followed', 'referralId');
  const { agencyId, label, place, seen, happenedOn, recordedOn, recordedBy } = row;
  db.remove('referral', referralId);
  const again = { agencyId, label, place, seen, happenedOn, recordedOn, recordedBy };
  return { id: db.insert('referral', { ...again, beganAs: 'contact', personId: null }), personId: row.personId };
}

/** An offer becomes an action of whoever made it; the offer stays with the referral and says so. */
function offerToAction(db: WriteDb, viewer: Viewer, offerId: string, dueOn: string | null) {
  const offer = getOffer(db, viewer, offerId);
  assertMayWrite(db, viewer, offer.personId, [{ field: 'offerId', category: 'story' }]);
  assertNotRestricted(db, offer.personId, 'offerId');
  if (offer.actionId !== null) throw new Refusal('offer-is-action', 'offerId');
  const { personId, wording, agencyId, referralId } = offer;
  const id = addAction(db, { personId, wording, agencyId, dueOn, origin: 'referral', originId: referralId });
  db.update('referralOffer', offerId, { actionId: id });
  return { id, personId };
}

type Intake =
  | 'referrals.add'
  | 'referrals.change'
  | 'referrals.remove'
  | 'referrals.link'
  | 'referrals.unlink'
  | 'referrals.offerToAction';

export const referralsIntakeHandlers: Pick<FeatureHandlers<'referrals'>, Intake> = {
  'referrals.add': ({ db, viewer }, input) => {
    const { newName: _name, ...intake } = input;
    const personId = whoIsReferred(db, viewer, input);
    const id = addReferral(db, viewer, { ...intake, personId });
    return { id, personId, transactionId: db.transactionId };
  },
  'referrals.change': ({ db, viewer }, input) => {
    const found = findReferral(db, viewer, input.referralId);
    if (found.as === 'referral') changeReferral(db, viewer, found.row, input);
    else {
      if (input.offer !== undefined) throw new Refusal('referral-not-linked', 'offer');
      if (input.needs !== undefined) throw new Refusal('referral-not-linked', 'needs');
      changeContact(db, viewer, found.row, input.changes);
    }
    // Whoever is told nothing of the link hears nothing of it here either.
    return { transactionId: db.transactionId, personId: found.as === 'referral' ? found.row.personId : null };
  },
  'referrals.remove': ({ db, viewer }, { referralId }) => {
    const found = findReferral(db, viewer, referralId);
    removeReferral(db, viewer, found);
    return { transactionId: db.transactionId, personId: found.as === 'referral' ? found.row.personId : null };
  },
  'referrals.link': ({ db, viewer }, { referralId, personId }) => ({
    personId: link(db, viewer, referralId, personId),
    transactionId: db.transactionId,
  }),
  'referrals.unlink': ({ db, viewer }, { referralId }) => ({
    ...unlink(db, viewer, referralId),
    transactionId: db.transactionId,
  }),
  'referrals.offerToAction': ({ db, viewer }, { offerId, dueOn }) => ({
    ...offerToAction(db, viewer, offerId, dueOn),
    transactionId: db.transactionId,
  }),
};
