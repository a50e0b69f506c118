import { currentLeads, waitingHandovers } from '../../../db/repositories/cohorts/leads.ts';
import { afterDeaths, peopleWithoutLead } from '../../../db/repositories/cohorts/waiting.ts';
import type { WaitingHandover } from '../../../domain/cohorts/waiting-operations.ts';
import type { OutputOf } from '../../../domain/contract.ts';
import type { FeatureHandlers, ReadContext } from '../context.ts';
import { isCoordinator, workerSees } from './cohorts-lead-view.ts';

type Leads = ReturnType<typeof currentLeads>;

/** Handovers that concern whoever looks: those to answer, those they wait for, and for a coordinator all of them. */
function handoversFor(context: ReadContext, leads: Leads): WaitingHandover[] {
  const { db, user, viewer } = context;
  const all = isCoordinator(context);
  return waitingHandovers(db, viewer).flatMap((row): WaitingHandover[] => {
    const lead = leads.get(row.personId);
    const isAsked = row.toUserId === user.id || (row.toUserId === null && all);
    const isAsking = row.proposedBy === user.id || lead?.userId === user.id;
    if (!isAsked && !isAsking && !all) return [];
    return [
      {
        personId: row.personId,
        personName: row.personName,
        handoverId: row.id,
        toName: row.toName ?? row.askedName ?? '',
        toAgencyName: row.agencyName,
        fromName: lead?.name ?? null,
        plannedOn: row.plannedOn,
        whose: isAsked ? 'to-answer' : isAsking ? 'asked' : 'other',
        asksSomebodyWhoSees: workerSees(context, row.toUserId, row.toAgencyId, row.personId),
      },
    ];
  });
}

function waiting(context: ReadContext): OutputOf<'cohorts.waiting'> {
  const { db, user, viewer } = context;
  const leads = currentLeads(db, viewer, 'all');
  const all = isCoordinator(context);
  const ended = all ? [...leads.values()].filter(({ accountEnded }) => accountEnded) : [];
  const named = db
    .selectFrom('person')
    .select(['id', 'preferredName'])
    .where(
      'id',
      'in',
      ended.map(({ personId }) => personId),
    );
  const names = new Map(db.all(named).map(({ id, preferredName }) => [id, preferredName]));
  return {
    handovers: handoversFor(context, leads),
    withoutLead: all ? peopleWithoutLead(db, viewer) : [],
    accountEnded: ended.map(({ personId, name }) => ({
      personId,
      personName: names.get(personId) ?? '',
      leadName: name,
    })),
    afterDeaths: afterDeaths(db, viewer)
      .filter(({ leadId }) => all || leadId === user.id)
      .filter(({ openReviews, notThoughtOf }) => openReviews + notThoughtOf > 0)
      .map(({ leadId: _leadId, status, ...row }) => ({ ...row, status: status as 'suspected' | 'concluded' })),
  };
}

export const waitingHandlers: Pick<FeatureHandlers<'cohorts'>, 'cohorts.waiting'> = {
  'cohorts.waiting': waiting,
};
