import { type DeathRow, standingDeath, standingReports } from '../../../db/repositories/cohorts/deaths.ts';
import { maySeeAction } from '../../../db/repositories/plans/actions.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { listAccounts } from '../../../db/repositories/users/accounts.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { CaseReview, DeathReport, Support } from '../../../domain/cohorts/death-operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { ReadContext } from '../context.ts';

type NameOf = (userId: string | null) => string | null;

function shownDeath(row: DeathRow, seen: readonly PersonCategory[], nameOf: NameOf): DeathReport {
  const [told, health] = [seen.includes('story'), seen.includes('health')];
  return {
    id: row.id,
    status: row.status as DeathReport['status'],
    diedOn: row.diedOn,
    scopeEndsOn: row.scopeEndsOn,
    concludedOn: row.concludedOn,
    toldBy: told ? row.toldBy : null,
    toldOn: told ? row.toldOn : null,
    source: told ? (row.source as DeathReport['source']) : null,
    cause: health ? (row.cause as DeathReport['cause']) : null,
    withheld: !told || (!health && row.cause !== null),
    recordedByName: told ? nameOf(row.recordedBy) : null,
  };
}

/** What a report stopped, as far as that kind of task is shown; that there is one more is told all the same. */
function stoppedBy({ db, viewer }: ReadContext, deathIds: readonly string[]) {
  const stops = db.all(db.selectFrom('deathStop').select('actionId').where('deathId', 'in', deathIds).orderBy('id'));
  const ids = stops.map(({ actionId }) => actionId);
  const shown = new Map(
    db
      .all(
        db
          .selectFrom('action')
          .select(['action.id', 'action.wording', 'action.dueOn'])
          .where('action.id', 'in', ids)
          .where(maySeeAction(viewer)),
      )
      .map((row) => [row.id, row]),
  );
  return ids.map((actionId) => ({
    actionId,
    wording: shown.get(actionId)?.wording ?? null,
    dueOn: shown.get(actionId)?.dueOn ?? null,
  }));
}

function supportAfter({ db }: ReadContext, deathIds: readonly string[], nameOf: NameOf): Support[] {
  const rows = db.all(db.selectFrom('deathSupport').selectAll().where('deathId', 'in', deathIds).orderBy('id'));
  return rows.map((row) => ({
    id: row.id,
    name: row.words ?? nameOf(row.userId) ?? '',
    why: row.why as Support['why'],
    thoughtOfOn: row.thoughtOfOn,
    thoughtOfByName: nameOf(row.thoughtOfBy),
    note: row.note,
  }));
}

function reviewsOf({ db }: ReadContext, personId: string, nameOf: NameOf): CaseReview[] {
  const rows = db.all(db.selectFrom('caseReview').selectAll().where('personId', '=', personId).orderBy('id'));
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as CaseReview['kind'],
    openedOn: row.openedOn,
    dueOn: row.dueOn,
    ownerUserId: row.ownerUserId,
    ownerName: row.ownerWords ?? nameOf(row.ownerUserId),
    state: row.state as CaseReview['state'],
    decidedOn: row.decidedOn,
    because: row.because,
  }));
}

/** What is known of a death and what came of it, each part as far as its kind of information is shown. */
export function deathOfPerson(context: ReadContext, personId: string): OutputOf<'cohorts.deathOf'> {
  const { db, viewer } = context;
  const seen = categoriesOf(db, viewer, personId);
  const accounts = new Map(listAccounts(db).map(({ id, displayName }) => [id, displayName]));
  const nameOf: NameOf = (userId) => (userId === null ? null : (accounts.get(userId) ?? null));
  const row = standingDeath(db, personId);
  // A report that rests with a record that was made one with this stopped and began things of the one person too.
  const reports = standingReports(db, personId).map(({ id }) => id);
  const takenBack = db.all(
    db
      .selectFrom('death')
      .selectAll()
      .where('personId', '=', personId)
      .where('takenBackOn', 'is not', null)
      .orderBy('id', 'desc'),
  );
  const told = seen.includes('story');
  return {
    death: row === undefined ? null : shownDeath(row, seen, nameOf),
    stopped: row === undefined ? [] : stoppedBy(context, reports),
    support: row === undefined || !told ? [] : supportAfter(context, reports, nameOf),
    reviews: seen.includes('safety') ? reviewsOf(context, personId, nameOf) : [],
    takenBack: takenBack.map((one) => ({
      on: one.takenBackOn ?? '',
      byName: nameOf(one.takenBackBy),
      because: told ? one.takenBackBecause : null,
    })),
  };
}
