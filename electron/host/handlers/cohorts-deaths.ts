import type { WriteDb } from '../../../db/handles.ts';
import { type DeathRow, standingDeath, standingReports } from '../../../db/repositories/cohorts/deaths.ts';
import { membershipsOf } from '../../../db/repositories/people/memberships.ts';
import { getPerson } from '../../../db/repositories/people/people.ts';
import { addAction, endActions, openActionIds } from '../../../db/repositories/plans/actions.ts';
import type { Category } from '../../../domain/access.ts';
import { daysAfter, reviewDueInDays, scopeEnd, stoppedBecause } from '../../../domain/cohorts/death.ts';
import { reviewKinds } from '../../../domain/cohorts/words.ts';
import type { ParsedInputOf } from '../../../domain/contract.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { deathOfPerson } from './cohorts-death-view.ts';
import { peopleToThinkOf } from './cohorts-support.ts';

type Known = Omit<ParsedInputOf<'cohorts.changeDeath'>, 'personId' | 'deathId'>;

const story = [
  { field: 'toldBy', category: 'story' },
  { field: 'status', category: 'identity' },
] as const;

/** Whether a death lies before a birth, as far as both are known. */
export function isBefore(diedOn: string, birthDate: string | null): boolean {
  if (birthDate === null) return false;
  const known = Math.min(diedOn.length, birthDate.length);
  return diedOn.slice(0, known) < birthDate.slice(0, known);
}

/** Refuses days that cannot be, and a confirmation without what confirms it. */
function assertKnown(db: WriteDb, personId: string, { status, diedOn, toldOn, source }: Known, today: string): void {
  if (toldOn > today) throw new Refusal('date-in-future', 'toldOn');
  if (diedOn !== null && diedOn > toldOn.slice(0, diedOn.length)) throw new Refusal('died-after-told', 'diedOn');
  if (diedOn !== null && isBefore(diedOn, getPerson(db, personId).birthDate))
    throw new Refusal('died-before-birth', 'diedOn');
  if (status === 'concluded' && source === null) throw new Refusal('source-missing', 'source');
  if (status === 'suspected' && source !== null) throw new Refusal('source-not-expected', 'source');
  const ends = scopeEnd(diedOn, toldOn);
  const joinedLater = membershipsOf(db, personId).some(({ joinedOn }) => joinedOn > ends);
  if (joinedLater) throw new Refusal('died-before-joining', 'diedOn');
}

/** What is stored: a day from which nothing counts stands only once it is certain. */
const stored = ({ status, diedOn, toldBy, toldOn, source, cause }: Known, concludedOn: string | null) => ({
  status,
  diedOn,
  toldBy,
  toldOn,
  source,
  cause,
  concludedOn: status === 'concluded' ? concludedOn : null,
  scopeEndsOn: status === 'concluded' ? scopeEnd(diedOn, toldOn) : null,
});

/** Stops what seeks somebody out and keeps a list of it; answers with how many there were. */
export function stopOutreach(
  { db, viewer }: WriteContext,
  personId: string,
  deathId: string,
  status: Known['status'],
): number {
  for (const actionId of openActionIds(db, personId, 'outreach'))
    db.insert('deathStop', { personId, deathId, actionId, stoppedOn: viewer.today });
  return endActions(db, personId, 'outreach', stoppedBecause[status]);
}

const supportTask = 'Think of support for staff and peers after this death';

function begin(context: WriteContext, personId: string, deathId: string, peers: string | null): void {
  const { db, user, viewer } = context;
  for (const kind of reviewKinds)
    db.insert('caseReview', {
      ...{ personId, deathId, kind, openedOn: viewer.today, state: 'open' },
      dueOn: daysAfter(viewer.today, reviewDueInDays[kind]),
    });
  for (const one of peopleToThinkOf(context, personId, peers)) db.insert('deathSupport', { personId, deathId, ...one });
  addAction(db, {
    personId,
    wording: supportTask,
    ownerUserId: user.id,
    dueOn: daysAfter(viewer.today, 1),
    origin: 'death',
    originId: deathId,
  });
}

function record(context: WriteContext, input: ParsedInputOf<'cohorts.recordDeath'>) {
  const { db, user, viewer } = context;
  const { personId, peers, ...known } = input;
  if (standingDeath(db, personId) !== undefined) throw new Refusal('death-recorded', 'status');
  assertKnown(db, personId, known, viewer.today);
  const id = db.insert('death', { personId, recordedBy: user.id, ...stored(known, viewer.today) });
  const stopped = stopOutreach(context, personId, id, known.status);
  begin(context, personId, id, peers);
  return { id, stopped };
}

/** The report that stands; another one, or one that was taken back, is not there. */
function standing(db: WriteDb, personId: string, deathId: string): DeathRow {
  const found = standingDeath(db, personId);
  if (found?.id !== deathId) throw new Refusal('not-found', 'deathId');
  return found;
}

function change(context: WriteContext, { personId, deathId, ...known }: ParsedInputOf<'cohorts.changeDeath'>): void {
  const { db, viewer } = context;
  const before = standing(db, personId, deathId);
  if (before.status === 'concluded' && known.status === 'suspected') throw new Refusal('death-concluded', 'status');
  assertKnown(db, personId, known, viewer.today);
  db.update('death', deathId, stored(known, before.concludedOn ?? viewer.today));
  // What was added meanwhile stops as well.
  stopOutreach(context, personId, deathId, known.status);
}

/** Opens again what the report had stopped, but for what somebody has closed in another way since. */
function bringBack({ db, viewer }: WriteContext, personId: string, deathId: string): number {
  const stops = db.all(
    db.selectFrom('deathStop').selectAll().where('deathId', '=', deathId).where('personId', '=', personId),
  );
  const ours: readonly string[] = Object.values(stoppedBecause);
  let broughtBack = 0;
  for (const { id, actionId } of stops) {
    const action = db.first(db.selectFrom('action').selectAll().where('id', '=', actionId));
    if (action?.state !== 'dropped' || !ours.includes(action.closedBecause ?? '')) continue;
    db.update('action', actionId, { state: 'open', closedBecause: null });
    db.update('deathStop', id, { broughtBackOn: viewer.today });
    broughtBack += 1;
  }
  return broughtBack;
}

const mistaken = 'The report was mistaken, and was taken back.';

/**
 * Takes back what stands, and with it a report that rests with a record that was made one with this: both were about
 * somebody who is alive.
 */
function takeBack(
  context: WriteContext,
  { personId, deathId, because }: ParsedInputOf<'cohorts.takeBackDeath'>,
): number {
  const { db } = context;
  standing(db, personId, deathId);
  return standingReports(db, personId).reduce((sum, { id }) => sum + takeBackOne(context, personId, id, because), 0);
}

function takeBackOne(context: WriteContext, personId: string, deathId: string, because: string): number {
  const { db, user, viewer } = context;
  db.update('death', deathId, { takenBackOn: viewer.today, takenBackBy: user.id, takenBackBecause: because });
  endActions(db, personId, { origin: 'death', originId: deathId }, mistaken);
  const reviews = db.all(
    db.selectFrom('caseReview').select('id').where('deathId', '=', deathId).where('state', '=', 'open'),
  );
  for (const { id } of reviews)
    db.update('caseReview', id, { state: 'taken-back', decidedOn: viewer.today, because: mistaken });
  return bringBack(context, personId, deathId);
}

const may = (context: WriteContext, personId: string, fields: readonly { field: string; category: Category }[]): void =>
  assertMayWrite(context.db, context.viewer, personId, fields);

const withCause = ({ cause }: Known): readonly { field: string; category: Category }[] =>
  cause === null ? story : [...story, { field: 'cause', category: 'health' }];

type DeathHandlers = Pick<
  FeatureHandlers<'cohorts'>,
  'cohorts.deathOf' | 'cohorts.recordDeath' | 'cohorts.changeDeath' | 'cohorts.takeBackDeath'
>;

export const deathHandlers: DeathHandlers = {
  'cohorts.deathOf': (context, { personId }) => deathOfPerson(context, personId),
  'cohorts.recordDeath': (context, input) => {
    may(context, input.personId, withCause(input));
    return { ...record(context, input), transactionId: context.db.transactionId };
  },
  'cohorts.changeDeath': (context, input) => {
    may(context, input.personId, withCause(input));
    change(context, input);
    return { transactionId: context.db.transactionId };
  },
  'cohorts.takeBackDeath': (context, input) => {
    may(context, input.personId, story);
    return { broughtBack: takeBack(context, input), transactionId: context.db.transactionId };
  },
};

/**
 * Somebody who was taken in from a spreadsheet as having died on a day: a status, and no destination. Of somebody who was
 * here already it is news, with all that follows from it: outreach stops, a review begins, support is thought of. Of somebody
 * who comes in with it, it is history, and nothing is open that it could stop.
 */
export function recordImportedDeath(context: WriteContext, personId: string, diedOn: string, isNews: boolean): void {
  const { db, user, viewer } = context;
  const source = { toldBy: 'A spreadsheet that was taken in', toldOn: viewer.today, source: 'other' } as const;
  const known = { status: 'concluded', diedOn, cause: null, ...source } as const;
  if (isNews) record(context, { personId, peers: null, ...known });
  else db.insert('death', { personId, recordedBy: user.id, ...stored(known, viewer.today) });
}
