import type { ReadDb } from '../../../db/handles.ts';
import {
  type ActionRow,
  addAction,
  closedActionsSince,
  getAction,
  openActions,
  type ShownAction,
} from '../../../db/repositories/plans/actions.ts';
import { visibleNames } from '../../../db/repositories/plans/names.ts';
import { assertNotRestricted } from '../../../db/repositories/privacy/rights.ts';
import { agencies } from '../../../db/repositories/programme/reference.ts';
import { listAccounts } from '../../../db/repositories/users/accounts.ts';
import { type Category, caseRoles } from '../../../domain/access.ts';
import type { Action } from '../../../domain/plans/action-operations.ts';
import { isOverdue, ownerInWords } from '../../../domain/plans/actions.ts';
import { nameWords, thirdParties } from '../../../domain/privacy/passages.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { seenByColleague } from './cohorts-lead-view.ts';

type ActionHandlers = Pick<
  FeatureHandlers<'plans'>,
  | 'plans.actions'
  | 'plans.actionTally'
  | 'plans.owners'
  | 'plans.namesIn'
  | 'plans.addAction'
  | 'plans.changeAction'
  | 'plans.closeAction'
  | 'plans.reopenAction'
>;

/** How far back the list of closed actions goes, in days. */
const closedDays = 90;

const daysBefore = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);

/** An action as screens show it. */
export function shownAction(row: ShownAction, today: IsoDate): Action {
  const { ownerName, agencyName, originId: _originId, isOutreach, ...rest } = row;
  return {
    ...rest,
    owner: ownerInWords({ ownerName, agencyName, ownerWords: row.ownerWords }),
    overdue: isOverdue(row, today),
    isOutreach: isOutreach === 1,
  };
}

/** Those who work with people by name and can be asked to do something. */
const owners = (db: ReadDb) =>
  listAccounts(db).filter(({ active, roles }) => active && roles.some((role) => caseRoles.includes(role)));

interface Asked {
  readonly ownerUserId: string | null;
  readonly ownerWords: string | null;
  readonly agencyId: string | null;
}

/** Refuses an owner who would never see the action: it would be asked of nobody. */
function assertOwnerSees(context: WriteContext, ownerUserId: string, personId: string, category: string): void {
  const account = owners(context.db).find(({ id }) => id === ownerUserId);
  if (account === undefined) throw new Refusal('plan-owner-unknown', 'ownerUserId');
  const seen: readonly string[] = seenByColleague(context, account, personId);
  if (!seen.includes(category)) throw new Refusal('plan-owner-cannot-see', 'ownerUserId');
}

function assertOwner(context: WriteContext, asked: Asked, personId: string | null, category: string): void {
  const { db } = context;
  const { ownerUserId, ownerWords, agencyId } = asked;
  if (ownerUserId !== null && ownerWords !== null) throw new Refusal('plan-one-owner', 'ownerWords');
  if (agencyId !== null && !agencies(db).some(({ id }) => id === agencyId))
    throw new Refusal('agency-unknown', 'agencyId');
  if (ownerUserId === null) return;
  if (personId !== null) assertOwnerSees(context, ownerUserId, personId, category);
  else if (!owners(db).some(({ id }) => id === ownerUserId)) throw new Refusal('plan-owner-unknown', 'ownerUserId');
}

const tallyOf = ({ db, viewer }: ReadContext) => ({
  mine: openActions(db, viewer, 'mine').length,
  agency: openActions(db, viewer, 'agency').length,
  overdue: openActions(db, viewer, 'overdue').length,
  all: openActions(db, viewer, 'all').length,
});

const done = ({ db }: WriteContext, { personId }: Pick<ActionRow, 'personId'>) => ({
  personId,
  transactionId: db.transactionId,
});

export const actionHandlers: ActionHandlers = {
  'plans.actions': (context, { whose, level }) => {
    const { db, viewer } = context;
    const found =
      whose === 'closed'
        ? closedActionsSince(db, viewer, daysBefore(viewer.today, closedDays))
        : openActions(db, viewer, whose);
    const shown = found.filter((row) => level === 'both' || row.level === level);
    return { actions: shown.map((row) => shownAction(row, viewer.today)), tally: tallyOf(context) };
  },
  'plans.actionTally': tallyOf,
  'plans.owners': ({ db }) => ({
    owners: owners(db).map(({ id, displayName, agencyName }) => ({ id, name: displayName, agencyName })),
  }),
  'plans.namesIn': ({ db, viewer }, { text }) => {
    const others = nameWords(visibleNames(db, viewer));
    const dictionary = { others, workers: new Set<string>(), own: new Set<string>() };
    const named = thirdParties(text, dictionary).filter(({ kinds }) => kinds.includes('person'));
    return { words: [...new Set(named.map(({ start, end }) => text.slice(start, end)))] };
  },
  'plans.addAction': (context, { category, isOutreach, ...asked }) => {
    const { db, viewer } = context;
    const { personId } = asked;
    const kind: Category = personId === null ? 'programme' : (category ?? 'story');
    if (personId !== null) {
      assertMayWrite(db, viewer, personId, [{ field: 'category', category: kind }]);
      assertNotRestricted(db, personId, 'personId');
    }
    assertOwner(context, asked, personId, kind);
    const id = addAction(db, { ...asked, category: kind, isOutreach: isOutreach ? 1 : 0 });
    return { id, transactionId: db.transactionId };
  },
  'plans.changeAction': (context, { actionId, ...asked }) => {
    const { db, viewer } = context;
    const before = getAction(db, viewer, actionId);
    if (before.state !== 'open') throw new Refusal('action-closed', 'actionId');
    if (before.personId !== null) assertNotRestricted(db, before.personId, 'actionId');
    const isSame = before.ownerUserId === asked.ownerUserId;
    assertOwner(context, isSame ? { ...asked, ownerUserId: null } : asked, before.personId, before.category);
    if (isSame && asked.ownerUserId !== null && asked.ownerWords !== null)
      throw new Refusal('plan-one-owner', 'ownerWords');
    db.update('action', actionId, asked);
    return done(context, before);
  },
  'plans.closeAction': (context, { actionId, state, on, because }) => {
    const { db, viewer } = context;
    const before = getAction(db, viewer, actionId);
    if (before.state !== 'open') throw new Refusal('action-closed', 'actionId');
    if (on > viewer.today) throw new Refusal('date-in-future', 'on');
    db.update('action', actionId, { state, doneOn: on, closedBecause: because });
    return done(context, before);
  },
  'plans.reopenAction': (context, { actionId }) => {
    const { db, viewer } = context;
    const before = getAction(db, viewer, actionId);
    if (before.state === 'open') throw new Refusal('action-open', 'actionId');
    db.update('action', actionId, { state: 'open', doneOn: null, closedBecause: null });
    return done(context, before);
  },
};
