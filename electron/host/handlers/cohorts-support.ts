import { readingToMilliseconds } from '../../../db/hybrid-clock.ts';
import { shownInNoList } from '../../../db/recent-changes.ts';
import { leadNow } from '../../../db/repositories/cohorts/leads.ts';
import { daysAfter, workedWithinDays } from '../../../domain/cohorts/death.ts';
import { entities } from '../../../domain/entities.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { FeatureHandlers, WriteContext } from '../context.ts';
import { assertMayWrite } from '../person-sight.ts';

interface ToThinkOf {
  readonly userId: string | null;
  readonly words: string | null;
  readonly why: 'lead' | 'worked-with' | 'peers';
}

/** Users who wrote anything about somebody within the last months, while their accounts are open. */
function workedWith({ db, viewer }: WriteContext, personId: string): string[] {
  const rows = db.all(
    db
      .selectFrom('change')
      .innerJoin('userAccount', 'userAccount.id', 'change.userId')
      .select(({ fn }) => ['change.userId', fn.max('change.clock').as('clock')])
      .where('change.subject', '=', personId)
      .where('userAccount.active', '=', 1)
      // Writing the report down is not having worked with them.
      .where('change.transactionId', '!=', db.transactionId)
      // What was said privately, and what opened a record in an emergency, is not to be read off from here.
      .where('change.entity', 'not in', [...shownInNoList, entities.emergencyOpening.code])
      .groupBy('change.userId')
      .orderBy('change.userId'),
  );
  const since = Date.parse(daysAfter(viewer.today, -workedWithinDays));
  return rows.filter(({ clock }) => readingToMilliseconds(clock) >= since).map(({ userId }) => userId);
}

const peersInWords = 'Friends and peers who knew them';

/** Whom to think of after a death: whoever leads, those who worked with the person, and peers, who are named only in words. */
export function peopleToThinkOf(context: WriteContext, personId: string, peers: string | null): ToThinkOf[] {
  const lead = leadNow(context.db, personId);
  const leads: ToThinkOf[] =
    lead === undefined
      ? []
      : [{ userId: lead.userId, words: lead.userId === null ? `${lead.name}, ${lead.agencyName}` : null, why: 'lead' }];
  const workers = workedWith(context, personId)
    .filter((userId) => userId !== lead?.userId)
    .map((userId): ToThinkOf => ({ userId, words: null, why: 'worked-with' }));
  return [...leads, ...workers, { userId: null, words: peers ?? peersInWords, why: 'peers' }];
}

type SupportHandlers = Pick<
  FeatureHandlers<'cohorts'>,
  'cohorts.recordSupport' | 'cohorts.addSupport' | 'cohorts.changeReview' | 'cohorts.decideReview'
>;

const toldField = [{ field: 'note', category: 'story' }] as const;
const safetyField = [{ field: 'caseReviewId', category: 'safety' }] as const;

/** A review of somebody that is still open; refused where it is another's, or was decided. */
function openReview({ db }: WriteContext, personId: string, id: string): void {
  const row = db.first(
    db.selectFrom('caseReview').select('state').where('id', '=', id).where('personId', '=', personId),
  );
  if (row === undefined) throw new Refusal('not-found', 'caseReviewId');
  if (row.state !== 'open') throw new Refusal('review-closed', 'caseReviewId');
}

export const supportHandlers: SupportHandlers = {
  'cohorts.recordSupport': ({ db, user, viewer }, { personId, supportId, thoughtOfOn, note }) => {
    assertMayWrite(db, viewer, personId, toldField);
    const row = db.first(
      db.selectFrom('deathSupport').select('id').where('id', '=', supportId).where('personId', '=', personId),
    );
    if (row === undefined) throw new Refusal('not-found', 'supportId');
    if (thoughtOfOn > viewer.today) throw new Refusal('date-in-future', 'thoughtOfOn');
    db.update('deathSupport', supportId, { thoughtOfOn, thoughtOfBy: user.id, note });
    return { transactionId: db.transactionId };
  },
  'cohorts.addSupport': ({ db, viewer }, { personId, deathId, words }) => {
    assertMayWrite(db, viewer, personId, toldField);
    const death = db.first(
      db
        .selectFrom('death')
        .select('id')
        .where('id', '=', deathId)
        .where('personId', '=', personId)
        .where('takenBackOn', 'is', null),
    );
    if (death === undefined) throw new Refusal('not-found', 'deathId');
    const id = db.insert('deathSupport', { personId, deathId, words, why: 'peers' });
    return { id, transactionId: db.transactionId };
  },
  'cohorts.changeReview': (context, { personId, caseReviewId, dueOn, ownerUserId, ownerWords }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, safetyField);
    openReview(context, personId, caseReviewId);
    if (ownerUserId !== null && ownerWords !== null) throw new Refusal('owner-twice', 'ownerWords');
    const owner = db.first(
      db
        .selectFrom('userAccount')
        .select('id')
        .where('id', '=', ownerUserId ?? ''),
    );
    if (ownerUserId !== null && owner === undefined) throw new Refusal('not-found', 'ownerUserId');
    db.update('caseReview', caseReviewId, { dueOn, ownerUserId, ownerWords });
    return { transactionId: db.transactionId };
  },
  'cohorts.decideReview': (context, { personId, caseReviewId, state, decidedOn, because }) => {
    const { db, viewer } = context;
    assertMayWrite(db, viewer, personId, safetyField);
    openReview(context, personId, caseReviewId);
    if (decidedOn > viewer.today) throw new Refusal('date-in-future', 'decidedOn');
    db.update('caseReview', caseReviewId, { state, decidedOn, because });
    return { transactionId: db.transactionId };
  },
};
