import type { PersonCategory } from '../../../domain/access.ts';
import type { OwedFacts } from '../../../domain/plans/owed.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb } from '../../handles.ts';
import { type Among, isAmong } from '../among.ts';
import { peopleWhoDied } from '../cohorts/deaths.ts';
import { newestContacts } from '../contacts/timeline.ts';
import { newestMemberships } from '../people/memberships.ts';
import { type Sight, sightOf } from '../sharing/sight.ts';
import { maySeePerson } from '../sharing/visible.ts';

/** Somebody of whom the viewer may know, with what decides what is owed to them. */
export interface OwedPerson {
  readonly personId: string;
  readonly reference: string;
  readonly facts: OwedFacts;
  /** Whether contacts and plan may be seen: where they may not, nothing is said of them. */
  readonly sees: { readonly contact: boolean; readonly story: boolean };
}

type ByPerson<Value> = ReadonlyMap<string, Value>;

const ids = (rows: readonly { readonly personId: string | null }[]): Set<string> =>
  new Set(rows.flatMap(({ personId }) => personId ?? []));

/** Everybody of these about whom a plan has begun: a goal, something to be done, or a reading together. */
const planned = (db: ReadDb, among: Among): Set<string> =>
  new Set([
    ...db
      .all(db.selectFrom('person').select('id').where('goal', 'is not', null).where(isAmong(among, 'id')))
      .map(({ id }) => id),
    ...ids(db.all(db.selectFrom('goal').select('personId').distinct().where(isAmong(among, 'personId')))),
    ...ids(
      db.all(
        db
          .selectFrom('action')
          .select('personId')
          .distinct()
          .where('state', '=', 'open')
          .where('origin', '=', 'plan')
          .where(isAmong(among, 'personId')),
      ),
    ),
    ...ids(db.all(db.selectFrom('planReading').select('personId').distinct().where(isAmong(among, 'personId')))),
  ]);

/** When each plan is to be looked at again, as the newest reading together says. */
const reviews = (db: ReadDb, among: Among): ByPerson<IsoDate | null> =>
  new Map(
    db
      .all(
        db
          .selectFrom('planReading')
          .select(['personId', 'reviewOn'])
          .where(isAmong(among, 'personId'))
          .orderBy('readOn')
          .orderBy('id'),
      )
      .map(({ personId, reviewOn }) => [personId, reviewOn]),
  );

/** Promises that were not kept, and in the place of which the same agency has promised nothing since. */
function notKept(db: ReadDb, sight: Sight, among: Among): ByPerson<OwedFacts['notKept']> {
  const all = db.all(
    db
      .selectFrom('promise')
      .innerJoin('agency', 'agency.id', 'promise.agencyId')
      .selectAll('promise')
      .select('agency.name as agencyName')
      .where(isAmong(among, 'promise.personId'))
      .orderBy('promise.id'),
  );
  const seen = all.filter(({ personId, category }) => sight.sees(personId, category as PersonCategory));
  const found = new Map<string, { agencyName: string; wording: string }[]>();
  for (const broken of seen.filter(({ state }) => state === 'not-kept')) {
    const { personId, agencyId, agencyName, wording, endedOn } = broken;
    const isAnswered = seen.some(
      (one) =>
        one.personId === personId && one.agencyId === agencyId && one.id !== broken.id && one.fromOn >= (endedOn ?? ''),
    );
    if (!isAnswered) found.set(personId, [...(found.get(personId) ?? []), { agencyName, wording }]);
  }
  return found;
}

/** The nearest day of each person that the viewer may see. */
function nearest(rows: readonly { personId: string; on: IsoDate | null }[]): ByPerson<IsoDate> {
  const found = new Map<string, IsoDate>();
  for (const { personId, on } of rows) {
    const known = found.get(personId);
    if (on !== null && (known === undefined || on < known)) found.set(personId, on);
  }
  return found;
}

function releases(db: ReadDb, sight: Sight, among: Among): ByPerson<IsoDate> {
  const rows = db.all(
    db
      .selectFrom('custodyRelease')
      .select(['personId', 'releaseOn as on'])
      .where('state', '=', 'coming')
      .where(isAmong(among, 'personId')),
  );
  return nearest(rows.filter(({ personId }) => sight.sees(personId, 'offending')));
}

function followUps(db: ReadDb, sight: Sight, among: Among): ByPerson<IsoDate> {
  const rows = db.all(
    db
      .selectFrom('action')
      .select(['personId', 'category', 'dueOn as on'])
      .where('origin', '=', 'follow-up')
      .where('state', '=', 'open')
      .where(isAmong(among, 'personId')),
  );
  return nearest(
    rows.flatMap(({ personId, category, on }) =>
      personId !== null && sight.sees(personId, category as PersonCategory) ? [{ personId, on }] : [],
    ),
  );
}

/** What decides what is owed, of everybody of whom the viewer may know or of these people. */
export function owedFacts(db: ReadDb, viewer: Viewer, among: Among): OwedPerson[] {
  const people = db.all(
    db
      .selectFrom('person')
      .select(['id', 'reference', 'preferredName'])
      .where(maySeePerson(viewer))
      .where(isAmong(among, 'person.id'))
      .orderBy('reference'),
  );
  const sight = sightOf(db, viewer, among);
  const memberships = newestMemberships(db, among);
  const contacts = newestContacts(db, viewer, among);
  const died = peopleWhoDied(db);
  const begun = planned(db, among);
  const looked = reviews(db, among);
  const broken = notKept(db, sight, among);
  const [freed, followed] = [releases(db, sight, among), followUps(db, sight, among)];
  return people.map(({ id, reference, preferredName: name }) => {
    const membership = memberships.get(id);
    const facts: OwedFacts = {
      name,
      died: died.has(id),
      inCohort: membership !== undefined && membership.leftOn === null,
      joinedOn: membership?.joinedOn ?? null,
      lastContactOn: contacts.get(id)?.happenedOn ?? null,
      hasPlan: begun.has(id),
      planReviewOn: looked.get(id) ?? null,
      notKept: broken.get(id) ?? [],
      releaseOn: freed.get(id) ?? null,
      followUpDueOn: followed.get(id) ?? null,
    };
    return {
      ...{ personId: id, reference, facts },
      sees: { contact: sight.sees(id, 'contact'), story: sight.sees(id, 'story') },
    };
  });
}
