import { type RawBuilder, sql } from 'kysely';
import type { ActionOrigin } from '../../../domain/plans/actions.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Viewer } from '../../../domain/sharing/viewer.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadDb, WriteDb } from '../../handles.ts';
import type { EntityTables } from '../../schema.ts';
import { maySee, maySeePerson, maySeeRow } from '../sharing/visible.ts';

export type ActionRow = EntityTables['action'];

/** What is asked of somebody: at least whom it is about (null for the system) and what is to be done. */
export type NewAction = Pick<ActionRow, 'personId' | 'wording'> &
  Partial<
    Pick<
      ActionRow,
      'ownerUserId' | 'ownerWords' | 'agencyId' | 'dueOn' | 'origin' | 'originId' | 'isOutreach' | 'category'
    >
  >;

/** Adds an open action and answers with its id. Without an owner it is "to be confirmed". */
export const addAction = (db: WriteDb, action: NewAction): string =>
  db.insert('action', {
    origin: 'plan',
    isOutreach: 0,
    category: action.personId === null ? 'programme' : 'story',
    ...action,
    state: 'open',
    level: action.personId === null ? 'system' : 'client',
  });

/** Which open actions of somebody end: all of them, those that seek them out, or those that came from one thing. */
export type WhichActions = 'all' | 'outreach' | { readonly origin: ActionOrigin; readonly originId?: string };

function isOne(row: ActionRow, which: WhichActions): boolean {
  if (which === 'all') return true;
  if (which === 'outreach') return row.isOutreach === 1;
  return row.origin === which.origin && (which.originId === undefined || row.originId === which.originId);
}

/** The open actions of somebody that `endActions` would drop, whoever may see them. */
export const openActionIds = (db: ReadDb, personId: string, which: WhichActions): string[] =>
  db
    .all(db.selectFrom('action').selectAll().where('personId', '=', personId).where('state', '=', 'open'))
    .filter((row) => isOne(row, which))
    .map(({ id }) => id);

/** Drops open actions of somebody for one reason, whoever may see them; answers with how many there were. */
export function endActions(db: WriteDb, personId: string, which: WhichActions, because: string): number {
  const open = openActionIds(db, personId, which);
  for (const id of open) db.update('action', id, { state: 'dropped', closedBecause: because });
  return open.length;
}

/**
 * An action of the system is everybody's; one about a person is for whoever may see that kind of thing about them, and one
 * that a release from custody opened for those alone who may see police and courts: it tells of the release by itself.
 */
export const maySeeAction = (viewer: Viewer): RawBuilder<boolean> =>
  sql<boolean>`("action"."personId" IS NULL OR (${maySeeRow(viewer, 'action.personId', 'action.category')}
    AND ("action"."origin" <> 'custody-release' OR ${maySee(viewer, 'offending', 'action.personId')})))`;

/** Every column, with who does it and whom it is about in words, as far as the viewer may see the action. */
const shownActions = (db: ReadDb, viewer: Viewer) =>
  db
    .selectFrom('action')
    .leftJoin('userAccount as owner', 'owner.id', 'action.ownerUserId')
    .leftJoin('agency', 'agency.id', 'action.agencyId')
    .leftJoin('person', (join) => join.onRef('person.id', '=', 'action.personId').on(maySeePerson(viewer)))
    .selectAll('action')
    .select(['owner.displayName as ownerName', 'agency.name as agencyName'])
    .select(['person.preferredName as personName', 'person.reference as personReference'])
    .where(maySeeAction(viewer))
    .orderBy(sql`"action"."dueOn" IS NULL`)
    .orderBy('action.dueOn')
    .orderBy('action.id');

export type ShownAction = ActionRow & {
  readonly ownerName: string | null;
  readonly agencyName: string | null;
  readonly personName: string | null;
  readonly personReference: string | null;
};

/** The open actions of somebody that the viewer may see, the nearest first; what has no day comes last. */
export const openActionsOf = (db: ReadDb, viewer: Viewer, personId: string): ShownAction[] =>
  db.all(shownActions(db, viewer).where('action.personId', '=', personId).where('action.state', '=', 'open'));

/** Those that are done or dropped, the newest first. */
export const closedActionsOf = (db: ReadDb, viewer: Viewer, personId: string): ShownAction[] =>
  db
    .all(shownActions(db, viewer).where('action.personId', '=', personId).where('action.state', '<>', 'open'))
    .toReversed();

/** Whose actions a list shows. */
export type Whose = 'mine' | 'agency' | 'overdue' | 'all';

/** The open actions of a list, the nearest first. An agency's are those it owns and those that its people own. */
export function openActions(db: ReadDb, viewer: Viewer, whose: Whose): ShownAction[] {
  const open = shownActions(db, viewer).where('action.state', '=', 'open');
  if (whose === 'mine') return db.all(open.where('action.ownerUserId', '=', viewer.userId));
  if (whose === 'agency')
    return db.all(
      open.where((where) =>
        where.or([where('action.agencyId', '=', viewer.agencyId), where('owner.agencyId', '=', viewer.agencyId)]),
      ),
    );
  return db.all(whose === 'overdue' ? open.where('action.dueOn', '<', viewer.today) : open);
}

/** What was closed from a day on, the newest first. */
export const closedActionsSince = (db: ReadDb, viewer: Viewer, since: IsoDate): ShownAction[] =>
  db
    .all(shownActions(db, viewer).where('action.state', '<>', 'open').where('action.doneOn', '>=', since))
    .toSorted((one, other) => (other.doneOn ?? '').localeCompare(one.doneOn ?? ''));

/** Throws `not-found` where there is no such action, or none that the viewer may see. */
export function getAction(db: ReadDb, viewer: Viewer, id: string): ActionRow {
  const found = db.first(
    db.selectFrom('action').selectAll('action').where('action.id', '=', id).where(maySeeAction(viewer)),
  );
  if (found === undefined) throw new Refusal('not-found', 'actionId');
  return found;
}
