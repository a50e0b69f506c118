import type { ReadDb, WriteDb } from '../../../db/handles.ts';
import { holdsOn, listCohorts } from '../../../db/repositories/cohorts/cohorts.ts';
import { leadNow } from '../../../db/repositories/cohorts/leads.ts';
import { type MembershipRow, membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { type ActionRow, addAction, maySeeAction } from '../../../db/repositories/plans/actions.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { listValues } from '../../../db/repositories/programme/reference.ts';
import { apartPairs } from '../../../db/repositories/sharing/records.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { deathAsDestination, isSilence } from '../../../domain/cohorts/destinations.ts';
import { followUpAnswerLabels } from '../../../domain/cohorts/follow-ups.ts';
import type { FollowUp, TimeInCohort } from '../../../domain/cohorts/membership-operations.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { assertCode, join } from './people-rules.ts';

type Leaving = ParsedInputOf<'people.leave'>;
type Planned = Pick<Leaving['followUps'][number], 'dueOn' | 'wording'>;

/** Refuses what is no destination: silence, whatever a list calls it, and a death, which is a status. */
function assertDestination(db: ReadDb, destination: string, today: string): void {
  assertCode('destination', destination, 'destination', db, today);
  const label = listValues(db, today).find((one) => one.list === 'destination' && one.code === destination)?.label;
  if (isSilence(destination, label)) throw new Refusal('silence-is-no-destination', 'destination');
  if (destination === deathAsDestination) throw new Refusal('death-is-a-status', 'destination');
}

function assertMayLeave(db: ReadDb, { personId, membershipId, leftOn }: Leaving, today: string): MembershipRow {
  const memberships = membershipsOf(db, personId);
  const membership = memberships.find((one) => one.id === membershipId);
  if (membership === undefined) throw new Refusal('not-found', 'membershipId');
  if (leftOn < membership.joinedOn) throw new Refusal('left-before-joined', 'leftOn');
  if (leftOn > today) throw new Refusal('date-in-future', 'leftOn');
  const again = memberships.filter((one) => one.cohortId === membership.cohortId && one.joinedOn > membership.joinedOn);
  if (again.some((one) => one.joinedOn < leftOn)) throw new Refusal('already-member', 'leftOn');
  return membership;
}

/** Looking in is asked of whoever leads, or of nobody yet. */
function addFollowUp(db: WriteDb, personId: string, membershipId: string, { dueOn, wording }: Planned): void {
  const lead = leadNow(db, personId);
  addAction(db, {
    personId,
    wording,
    dueOn,
    ownerUserId: lead?.userId ?? null,
    ownerWords: lead !== undefined && lead.userId === null ? lead.name : null,
    agencyId: lead?.agencyId ?? null,
    origin: 'follow-up',
    originId: membershipId,
    isOutreach: 1,
  });
}

function assertAfter(followUps: readonly Planned[], leftOn: string): void {
  const early = followUps.findIndex(({ dueOn }) => dueOn < leftOn);
  if (early >= 0) throw new Refusal('follow-up-before-leaving', `followUps.${early}.dueOn`);
}

function leave({ db, clock, viewer }: WriteContext, input: Leaving): void {
  const { personId, membershipId, leftOn, destination, because, personSaid, staysInPlace, followUps } = input;
  assertMayWrite(db, viewer, personId, [{ field: 'destination', category: 'story' }]);
  assertMayLeave(db, input, clock.today());
  assertDestination(db, destination, clock.today());
  assertAfter(followUps, leftOn);
  db.update('membership', membershipId, { leftOn, destination, leftBecause: because, personSaid, staysInPlace });
  for (const followUp of followUps) addFollowUp(db, personId, membershipId, followUp);
}

type JoiningHandlers = Pick<FeatureHandlers<'people'>, 'people.join' | 'people.leave'>;

/** Joining and leaving keep the names that they have had from the beginning. */
export const joiningHandlers: JoiningHandlers = {
  'people.join': ({ db, clock, viewer }, { personId, cohortId, joinedOn }) => {
    assertMayWrite(db, viewer, personId, [{ field: 'personId', category: 'story' }]);
    assertNotRestricted(db, personId, 'personId');
    return { id: join(db, personId, cohortId, joinedOn, clock.today()), transactionId: db.transactionId };
  },
  'people.leave': (context, input) => {
    leave(context, input);
    return { transactionId: context.db.transactionId };
  },
};

const followUpsOf = (db: ReadDb, viewer: ReadContext['viewer'], personId: string) =>
  db.all(
    db
      .selectFrom('action')
      .leftJoin('userAccount', 'userAccount.id', 'action.ownerUserId')
      .selectAll('action')
      .select('userAccount.displayName as ownerName')
      .where('action.personId', '=', personId)
      .where('action.origin', '=', 'follow-up')
      .where(maySeeAction(viewer))
      .orderBy('action.dueOn')
      .orderBy('action.id'),
  );

type FollowUpRow = ReturnType<typeof followUpsOf>[number];

const shownFollowUp = (row: FollowUpRow): FollowUp => ({
  actionId: row.id,
  wording: row.wording,
  dueOn: row.dueOn,
  state: row.state,
  doneOn: row.doneOn,
  words: row.closedBecause,
  ownerName: row.ownerName ?? row.ownerWords,
});

function shownTime(row: MembershipRow, nth: number, ended: boolean, told: boolean): Omit<TimeInCohort, 'followUps'> {
  const { id, cohortId, cohortName, definitionLabel, joinedOn, leftOn } = row;
  const { destination, leftBecause, personSaid, staysInPlace } = row;
  const nothing = { destination: null, leftBecause: null, personSaid: null, staysInPlace: null };
  const how = { destination, leftBecause, personSaid, staysInPlace };
  return {
    ...{ id, cohortId, cohortName, definitionLabel, joinedOn, leftOn, nth },
    cohortEnded: ended,
    endedByDeath: leftOn !== null && leftOn !== row.recordedLeftOn,
    ...(told ? how : nothing),
    withheld: !told && destination !== null,
  };
}

/** Cohorts in which somebody is whom the person must not meet; for the coordinator alone. */
function cohortsHoldingApart({ db, user, viewer }: ReadContext, personId: string): ReadonlySet<string> {
  if (!viewer.partnership || !user.roles.includes('coordinator')) return new Set();
  const others = apartPairs(db, personId, viewer.today).map((pair) =>
    pair.personId === personId ? pair.otherId : pair.personId,
  );
  const theirs = others.flatMap((other) => membershipsOf(db, other));
  return new Set(theirs.filter(({ leftOn }) => leftOn === null).map(({ cohortId }) => cohortId));
}

function timesOf(context: ReadContext, personId: string): OutputOf<'cohorts.timesOf'> {
  const { db, viewer } = context;
  const told = categoriesOf(db, viewer, personId).includes('story');
  const rows = membershipsOf(db, personId);
  const followUps = followUpsOf(db, viewer, personId);
  const cohorts = listCohorts(db);
  const apart = cohortsHoldingApart(context, personId);
  const hasEnded = (id: string): boolean =>
    (cohorts.find((one) => one.id === id)?.validTo ?? '9999-12-31') < viewer.today;
  return {
    times: rows.map((row) => {
      const earlier = rows.filter((one) => one.cohortId === row.cohortId && one.joinedOn < row.joinedOn);
      return {
        ...shownTime(row, earlier.length + 1, hasEnded(row.cohortId), told),
        followUps: followUps.filter(({ originId }) => originId === row.id).map(shownFollowUp),
      };
    }),
    joinable: cohorts
      .filter((one) => one.validFrom <= viewer.today)
      .filter(({ id }) => !rows.some((row) => row.cohortId === id && row.recordedLeftOn === null))
      .filter((one) => holdsOn(one, viewer.today))
      .map(({ id, name, definitionLabel, validFrom, validTo }) => ({
        cohortId: id,
        name,
        definitionLabel,
        validFrom,
        validTo,
        holdsApart: apart.has(id),
      })),
  };
}

/** A time of looking in that is still to come; refused where it is another's, or was written down already. */
function openFollowUp({ db, viewer }: ReadContext, personId: string, actionId: string): ActionRow {
  const row = followUpsOf(db, viewer, personId).find(({ id }) => id === actionId);
  if (row === undefined) throw new Refusal('not-found', 'actionId');
  if (row.state !== 'open') throw new Refusal('follow-up-closed', 'actionId');
  return row;
}

const takenOut = 'Taken out of the schedule.';

function planFollowUps(context: WriteContext, input: ParsedInputOf<'cohorts.planFollowUps'>): void {
  const { db, viewer } = context;
  const { personId, membershipId, seen, followUps } = input;
  const membership = membershipsOf(db, personId).find(({ id }) => id === membershipId);
  if (membership === undefined) throw new Refusal('not-found', 'membershipId');
  assertAfter(followUps, membership.recordedLeftOn ?? membership.joinedOn);
  const before = followUpsOf(db, viewer, personId).filter(
    ({ originId, state }) => originId === membershipId && state === 'open',
  );
  for (const { actionId, dueOn, wording } of followUps) {
    if (actionId === null) addFollowUp(db, personId, membershipId, { dueOn, wording });
    else db.update('action', openFollowUp(context, personId, actionId).id, { dueOn, wording });
  }
  const kept = new Set(followUps.map(({ actionId }) => actionId));
  for (const { id } of before)
    if (seen.includes(id) && !kept.has(id)) db.update('action', id, { state: 'dropped', closedBecause: takenOut });
}

function recordFollowUp(context: WriteContext, input: ParsedInputOf<'cohorts.recordFollowUp'>): void {
  const { personId, actionId, doneOn, answer, note } = input;
  const { db, viewer } = context;
  const row = openFollowUp(context, personId, actionId);
  if (doneOn > viewer.today) throw new Refusal('date-in-future', 'doneOn');
  const words = [`${followUpAnswerLabels[answer]}.`, note].filter((one) => one !== null).join(' ');
  db.update('action', row.id, { state: 'done', doneOn, closedBecause: words });
}

type MembershipHandlers = Pick<
  FeatureHandlers<'cohorts'>,
  'cohorts.timesOf' | 'cohorts.planFollowUps' | 'cohorts.recordFollowUp'
>;

export const membershipHandlers: MembershipHandlers = {
  'cohorts.timesOf': (context, { personId }) => timesOf(context, personId),
  'cohorts.planFollowUps': (context, input) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, input.personId, [{ field: 'followUps', category: 'story' }]);
    assertNotRestricted(db, input.personId, 'personId');
    planFollowUps(context, input);
    return { transactionId: db.transactionId };
  },
  'cohorts.recordFollowUp': (context, input) => {
    assertMayWrite(context.db, context.viewer, input.personId, [{ field: 'note', category: 'story' }]);
    recordFollowUp(context, input);
    return { transactionId: context.db.transactionId };
  },
};
