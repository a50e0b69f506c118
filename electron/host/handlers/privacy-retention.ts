import { recordDates, rulesOn } from '../../../db/repositories/privacy/retention.ts';
import { listHolds } from '../../../db/repositories/privacy/rights.ts';
import { assertMaySee } from '../../../db/repositories/sharing/visible.ts';
import type { PersonCategory } from '../../../domain/access.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import { addMonths } from '../../../domain/privacy/months.ts';
import type { UnderReview } from '../../../domain/privacy/operations.ts';
import { isDue, reviewClock } from '../../../domain/privacy/retention.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { IsoDate } from '../../../domain/time.ts';
import type { ReadContext, WriteContext } from '../context.ts';

const monthsAhead = 3;

export function retentionList({ db, viewer, clock }: ReadContext): OutputOf<'privacy.retention'> {
  const today = clock.today();
  const rules = rulesOn(db, today);
  const clocks = recordDates(db, viewer).flatMap(
    ({ personId, personName, personReference, reviewId, held, ...dates }): UnderReview[] => {
      const running = reviewClock(rules, dates);
      return running === null ? [] : [{ personId, personName, personReference, clock: running, reviewId, held }];
    },
  );
  const byDay = clocks.toSorted((a, b) => a.clock.reviewOn.localeCompare(b.clock.reviewOn));
  const horizon = addMonths(today, monthsAhead);
  return {
    rules: rules.map(({ category, monthsAfterLeaving, monthsAfterActivity, source, confirmedByName, validFrom }) => ({
      category: category as PersonCategory,
      monthsAfterLeaving,
      monthsAfterActivity,
      source,
      confirmedBy: confirmedByName,
      validFrom,
    })),
    due: byDay.filter(({ clock: running, reviewId }) => isDue(running, today) || reviewId !== null),
    soon: byDay.filter(
      ({ clock: running, reviewId }) => !isDue(running, today) && reviewId === null && running.reviewOn <= horizon,
    ),
    holds: listHolds(db, viewer),
  };
}

const dayBefore = (day: IsoDate): IsoDate => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** The rule from today on; the one before ends yesterday and stays on record. */
export function setRule(
  { db, user, clock }: WriteContext,
  { category, ...rule }: ParsedInputOf<'privacy.setRetentionRule'>,
): void {
  const today = clock.today();
  const confirmed = { ...rule, confirmedBy: user.id };
  const standing = rulesOn(db, today).find((one) => one.category === category);
  if (standing?.validFrom === today) db.update('retentionRule', standing.id, confirmed);
  else {
    if (standing !== undefined) db.update('retentionRule', standing.id, { validTo: dayBefore(today) });
    db.insert('retentionRule', { category, ...confirmed, validFrom: today });
  }
}

export function beginReview({ db, user, clock }: WriteContext, personId: string): string {
  const open = db.first(
    db.selectFrom('retentionReview').select('id').where('personId', '=', personId).where('decision', 'is', null),
  );
  if (open !== undefined) throw new Refusal('review-begun', 'personId');
  return db.insert('retentionReview', { personId, openedOn: clock.today(), openedBy: user.id });
}

export function decideReview(
  { db, viewer, user, clock }: WriteContext,
  { reviewId, decision, keepUntil, because }: ParsedInputOf<'privacy.decideReview'>,
): string {
  const review = db.first(db.selectFrom('retentionReview').selectAll().where('id', '=', reviewId));
  if (review === undefined || review.decision !== null) throw new Refusal('not-found', 'reviewId');
  assertMaySee(db, viewer, review.personId, 'reviewId');
  const today = clock.today();
  if (decision === 'keep' && (keepUntil === null || keepUntil <= today))
    throw new Refusal('keep-until-missing', 'keepUntil');
  if (decision === 'erase' && keepUntil !== null) throw new Refusal('keep-until-not-expected', 'keepUntil');
  db.update('retentionReview', reviewId, { decision, keepUntil, because, decidedOn: today, decidedBy: user.id });
  return review.personId;
}

export function liftHold({ db, viewer, user, clock }: WriteContext, holdId: string, because: string): string {
  const hold = listHolds(db, viewer).find((one) => one.id === holdId);
  if (hold === undefined) throw new Refusal('not-found', 'holdId');
  db.update('retentionHold', holdId, { liftedOn: clock.today(), liftedBy: user.id, liftedBecause: because });
  return hold.personId;
}
