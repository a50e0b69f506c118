import { leadNow } from '../../../db/repositories/cohorts/leads.ts';
import {
  otherDays,
  type ReleaseRow,
  releaseOf,
  releasesAround,
  releasesOf,
  tasksSeen,
  tasksToMove,
} from '../../../db/repositories/contacts/releases.ts';
import { addAction, endActions } from '../../../db/repositories/plans/actions.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { listAccounts } from '../../../db/repositories/users/accounts.ts';
import { hardDay, hardDaySentences } from '../../../domain/contacts/bank-holidays.ts';
import { daysUntil, dueOf, followedDays, releaseTask, releaseTasks } from '../../../domain/contacts/release.ts';
import type { ComingRelease, Release, ReleaseTaskShown } from '../../../domain/contacts/release-operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { FeatureHandlers, ReadContext, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';
import { seenByColleague } from './cohorts-lead-view.ts';
import { whoRecorded } from './contacts-names.ts';

const origin = 'custody-release' as const;

const warningOf = (day: IsoDate): string | null => {
  const hard = hardDay(day);
  return hard === null ? null : hardDaySentences[hard];
};

/** Refuses whoever does not see police and courts, as if there were no such release where it is about one. */
function assertCustody({ db, viewer }: WriteContext, personId: string, field: string): void {
  assertMayWrite(db, viewer, personId, [{ field, category: 'offending' }]);
}

/** A release that is still to come; refuses one that is over. */
function comingRelease(context: WriteContext, personId: string, releaseId: string): ReleaseRow {
  assertCustody(context, personId, 'releaseId');
  const row = releaseOf(context.db, personId, releaseId);
  if (row.state !== 'coming') throw new Refusal('release-ended', 'releaseId');
  return row;
}

function assertDay({ viewer }: WriteContext, releaseOn: IsoDate): void {
  if (daysUntil(releaseOn, viewer.today) < -followedDays) throw new Refusal('release-in-past', 'releaseOn');
}

/**
 * Opens every task of a release, for the lead contact where there is one who will see it: what is asked of somebody who
 * never sees it is asked of nobody, and says "to be confirmed" instead.
 */
function openTasks(context: WriteContext, personId: string, releaseId: string, releaseOn: IsoDate): void {
  const { db, viewer } = context;
  const lead = leadNow(db, personId);
  const account = listAccounts(db).find(({ id, active }) => active && id === lead?.userId);
  const seen = account === undefined ? [] : seenByColleague(context, account, personId);
  for (const { code, stage, wording, category } of releaseTasks) {
    const isFor = lead?.userId === null || (seen.includes('offending') && seen.includes(category));
    const actionId = addAction(db, {
      ...{ personId, wording, category, origin, originId: releaseId },
      dueOn: dueOf(stage, releaseOn, viewer.today),
      ownerUserId: isFor ? (lead?.userId ?? null) : null,
      agencyId: isFor ? (lead?.agencyId ?? null) : null,
    });
    db.insert('releaseTask', { personId, releaseId, code, actionId });
  }
}

/** Moves the open tasks with the day; what was done stays done on its day. */
function moveTasks({ db, viewer }: WriteContext, releaseId: string, releaseOn: IsoDate): void {
  for (const { code, actionId, state } of tasksToMove(db, releaseId)) {
    const task = releaseTask(code);
    if (state !== 'open' || task === undefined) continue;
    db.update('action', actionId, { dueOn: dueOf(task.stage, releaseOn, viewer.today) });
  }
}

type Seen = ReturnType<typeof tasksSeen>[number];

const shownTask = ({ releaseId: _release, ...task }: Seen): ReleaseTaskShown => ({
  ...task,
  stage: releaseTask(task.code)?.stage ?? 'before',
});

function shownReleases({ db, viewer }: ReadContext, rows: readonly ReleaseRow[]): Release[] {
  const names = whoRecorded(db);
  const tasks = tasksSeen(
    db,
    viewer,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, releaseOn, certainty, changedFrom, establishment, state, because, ...row }) => ({
    ...{ id, releaseOn, certainty, changedFrom, establishment, state, because },
    agencyName: names.agency(row.agencyId),
    recordedBy: names.user(row.recordedBy),
    recordedAt: row.recordedAt,
    warning: state === 'coming' ? warningOf(releaseOn) : null,
    tasks: tasks.filter(({ releaseId }) => releaseId === id).map(shownTask),
  }));
}

function comingReleases({ db, viewer }: ReadContext): ComingRelease[] {
  const rows = releasesAround(db, viewer);
  const tasks = tasksSeen(
    db,
    viewer,
    rows.map(({ id }) => id),
  );
  return rows.flatMap(({ id, state, personId, personName, reference, ...row }) => {
    const own = tasks.filter(({ releaseId }) => releaseId === id);
    const open = own.filter((task) => task.state === 'open').map(({ wording, dueOn }) => ({ wording, dueOn }));
    // One that happened and of which nothing is open any more is no longer something to come.
    if (state === 'fell-through' || (state === 'released' && open.length === 0)) return [];
    const { releaseOn, certainty, changedFrom, establishment } = row;
    return {
      overdue: state === 'coming' && releaseOn < viewer.today,
      ...{ personId, personName, reference, releaseId: id, releaseOn, certainty, changedFrom, establishment, state },
      warning: state === 'coming' ? warningOf(releaseOn) : null,
      open,
      done: own.filter((task) => task.state === 'done').length,
    };
  });
}

type Handled =
  | 'contacts.releases'
  | 'contacts.addRelease'
  | 'contacts.changeRelease'
  | 'contacts.noteReleased'
  | 'contacts.noteFellThrough'
  | 'contacts.coming';

export const releaseHandlers: Pick<FeatureHandlers<'contacts'>, Handled> = {
  'contacts.releases': (context, { personId }) => {
    const { db, viewer } = context;
    const rows = releasesOf(db, personId);
    if (!categoriesOf(db, viewer, personId).includes('offending')) return { withheld: rows.length > 0, releases: [] };
    return { withheld: false, releases: shownReleases(context, rows) };
  },
  'contacts.addRelease': (context, { personId, releaseOn, certainty, establishment }) => {
    const { db, user, clock } = context;
    assertCustody(context, personId, 'releaseOn');
    assertDay(context, releaseOn);
    const id = db.insert('custodyRelease', {
      ...{ personId, releaseOn, certainty, establishment, state: 'coming' as const },
      agencyId: user.agencyId,
      recordedAt: new Date(clock.now()).toISOString(),
      recordedBy: user.id,
    });
    openTasks(context, personId, id, releaseOn);
    return { transactionId: db.transactionId, id };
  },
  'contacts.changeRelease': (context, { personId, releaseId, releaseOn, certainty, establishment }) => {
    const { db } = context;
    const before = comingRelease(context, personId, releaseId);
    assertDay(context, releaseOn);
    const isMoved = releaseOn !== before.releaseOn;
    const changedFrom = isMoved ? before.releaseOn : before.changedFrom;
    db.update('custodyRelease', releaseId, { releaseOn, certainty, establishment, changedFrom });
    if (isMoved) moveTasks(context, releaseId, releaseOn);
    return { transactionId: db.transactionId };
  },
  'contacts.noteReleased': (context, { personId, releaseId, releasedOn }) => {
    const { db, viewer, user, clock } = context;
    const before = comingRelease(context, personId, releaseId);
    if (releasedOn > viewer.today) throw new Refusal('release-not-yet', 'releasedOn');
    const isMoved = releasedOn !== before.releaseOn;
    const day = isMoved ? { releaseOn: releasedOn, changedFrom: before.releaseOn } : {};
    db.update('custodyRelease', releaseId, { state: 'released', certainty: 'certain', ...day });
    if (isMoved) moveTasks(context, releaseId, releasedOn);
    db.insert('timelineEntry', {
      ...{ personId, kind: 'custody' as const, category: 'offending', detail: 'released', happenedOn: releasedOn },
      place: before.establishment,
      agencyId: user.agencyId,
      recordedAt: new Date(clock.now()).toISOString(),
      recordedBy: user.id,
    });
    return { transactionId: db.transactionId };
  },
  'contacts.noteFellThrough': (context, { personId, releaseId, because }) => {
    const { db } = context;
    comingRelease(context, personId, releaseId);
    if (because === null) throw new Refusal('release-words-missing', 'because');
    db.update('custodyRelease', releaseId, { state: 'fell-through', because });
    endActions(db, personId, { origin, originId: releaseId }, `The release fell through: ${because}`);
    return { transactionId: db.transactionId };
  },
  'contacts.coming': (context) => ({
    releases: comingReleases(context),
    others: otherDays(context.db, context.viewer).map(({ dueOn, ...row }) => ({ ...row, dueOn: dueOn ?? '' })),
  }),
};
