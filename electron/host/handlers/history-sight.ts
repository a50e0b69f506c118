import type { ReadDb } from '../../../db/handles.ts';
import { changedFields } from '../../../db/history.ts';
import { type HistoryKeys, programmeSubject } from '../../../db/history-keys.ts';
import { findPerson, peopleThere } from '../../../db/repositories/people/people.ts';
import { lastKnown } from '../../../db/repositories/privacy/history-of-person.ts';
import { categoriesByCode } from '../../../db/repositories/privacy/names.ts';
import { isContactFor } from '../../../db/repositories/referrals/referrals.ts';
import { sightOf } from '../../../db/repositories/sharing/sight.ts';
import { type EntityName, entities, entityByCode } from '../../../domain/entities.ts';
import type { EntityShape } from '../../../domain/entity-shape.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { ReadContext } from '../context.ts';
import { mayDecide } from './sharing.ts';

type Changed = ReturnType<typeof changedFields>[number];

/** The category of information that a changed field belongs to; undefined for what no list knows. */
function categoryReader(db: ReadDb, keys: HistoryKeys): (change: Changed) => string | undefined {
  const byCode = categoriesByCode(db);
  const values = new Map<string, string>();
  const heldIn = (name: EntityName, rowId: string, column: string): string => {
    const known = values.get(rowId) ?? String(lastKnown(db, keys, name, rowId, column));
    values.set(rowId, known);
    return known;
  };
  return ({ entity, field, rowId }) => {
    const name = entityByCode(entity);
    if (name === undefined) return undefined;
    if (name === 'need' || name === 'fact') return byCode[name].get(heldIn(name, rowId, 'code'));
    const { categoryColumn, fields }: EntityShape = entities[name];
    if (categoryColumn !== undefined) return heldIn(name, rowId, categoryColumn);
    return Object.values(fields).find((one) => one.code === field)?.category;
  };
}

/** What the viewer sees of each of these people; null for somebody who is no longer in the register. */
function sightOfSubjects(
  db: ReadDb,
  viewer: Viewer,
  subjects: readonly string[],
): ReadonlyMap<string, readonly string[] | null> {
  const there = peopleThere(db, subjects);
  const sight = sightOf(db, viewer, subjects);
  const seenOf = (id: string) => viewer.openable.filter((category) => sight.sees(id, category));
  return new Map(subjects.map((id) => [id, there.has(id) ? seenOf(id) : null]));
}

function assertSees(viewer: Viewer, { userId }: Changed, seen: readonly string[] | null, category?: string): void {
  if (seen === null) {
    // What was said of sharing went with them: it is for whoever did it, or acts for the partnership, to bring them back.
    if (!viewer.partnership && userId !== viewer.userId) throw new Refusal('not-found', 'transactionId');
    return;
  }
  if (!seen.includes('identity')) throw new Refusal('not-found', 'transactionId');
  // Sealed values stay sealed whichever way they are put back.
  if (category !== 'sealed' && !seen.includes(category ?? '')) throw new Refusal('category-not-shared');
}

/** A first contact with somebody who gave no name is for the agency that noted it, and for whoever acts for the partnership. */
function assertSeesContacts(db: ReadDb, keys: HistoryKeys, viewer: Viewer, all: readonly Changed[]): void {
  const contacts = all.filter(
    ({ entity, subject }) => entity === entities.referral.code && subject === programmeSubject,
  );
  const isOthers = ({ rowId }: Changed) => lastKnown(db, keys, 'referral', rowId, 'agencyId') !== viewer.agencyId;
  if (!viewer.partnership && contacts.some(isOthers)) throw new Refusal('not-found', 'transactionId');
}

const ofSighting: readonly string[] = (['label', 'place', 'seen', 'happenedOn'] as const).map(
  (column) => entities.referral.fields[column].code,
);

/**
 * Whether a change is one of a first contact that the viewer's agency noted and still sees as nobody's, though it was linked
 * to somebody since: it is taken back exactly as before, or a refusal would tell of the link.
 */
const isOwnContact = (db: ReadDb, viewer: Viewer, { entity, rowId, field }: Changed): boolean =>
  entity === entities.referral.code && ofSighting.includes(field) && isContactFor(db, viewer, rowId);

/**
 * Refuses to take back what the caller may not see: somebody of whom they may not know, as if there were no such change,
 * and a kind of information that is not shared with them.
 */
export function assertSeesChanges(db: ReadDb, keys: HistoryKeys, viewer: Viewer, transactionId: string): void {
  const all = changedFields(db, transactionId);
  if (all.length === 0) throw new Refusal('not-found', 'transactionId');
  assertSeesContacts(db, keys, viewer, all);
  const changes = all.filter((change) => change.subject !== programmeSubject && !isOwnContact(db, viewer, change));
  if (changes.length === 0) return;
  const seen = sightOfSubjects(db, viewer, [...new Set(changes.map(({ subject }) => subject))]);
  // Whoever may not know of one of them hears so before anything is said of a kind of information.
  if (changes.some(({ subject }) => seen.get(subject)?.includes('identity') === false))
    throw new Refusal('not-found', 'transactionId');
  const categoryOf = categoryReader(db, keys);
  for (const change of changes) assertSees(viewer, change, seen.get(change.subject) ?? null, categoryOf(change));
}

/**
 * What somebody else decided of sharing is taken back by whoever may decide it, and by nobody whom it keeps from something:
 * what one did oneself, such as writing down a no that ended it, can be taken back.
 */
export function assertMayUndoSharing(context: ReadContext, transactionId: string): void {
  const { db, session, user } = context;
  const decided = changedFields(db, transactionId).filter(
    ({ entity, userId }) => entity === entities.sharing.code && userId !== user.id,
  );
  for (const [rowId, subject] of new Map(decided.map((change) => [change.rowId, change.subject]))) {
    // Of somebody who is no longer in the register it was asked before who may bring them back.
    if (findPerson(db, subject) === undefined) continue;
    const allowed: readonly string[] = mayDecide(context, subject);
    if (!allowed.includes(String(lastKnown(db, session.keys, 'sharing', rowId, 'category'))))
      throw new Refusal('not-allowed');
  }
}
