import { listRestrictions, openObjection, openRestrictions } from '../../../db/repositories/privacy/rights.ts';
import { assertMaySee } from '../../../db/repositories/sharing/visible.ts';
import type { OutputOf, ParsedInputOf } from '../../../domain/contract.ts';
import type { Restriction } from '../../../domain/privacy/restriction-operations.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { ReadContext, WriteContext } from '../context.ts';

export const shownRestrictions = ({ db, viewer }: ReadContext): OutputOf<'privacy.restrictions'> => ({
  restrictions: listRestrictions(db, viewer).map(({ ground, ...one }) => ({
    ...one,
    ground: ground as Restriction['ground'],
  })),
});

export function restrict(
  { db, clock }: WriteContext,
  { personId, ground, because }: ParsedInputOf<'privacy.restrict'>,
): void {
  if (openRestrictions(db, [personId]).length > 0) throw new Refusal('already-restricted', 'personId');
  db.insert('restriction', { personId, ground, because, fromOn: clock.today() });
}

/** Throws `objection-undecided` where it stands because of an objection that nobody has decided. */
export function liftRestriction(
  { db, viewer, clock }: WriteContext,
  { restrictionId, toldOn, because }: ParsedInputOf<'privacy.liftRestriction'>,
): string {
  const standing = openRestrictions(db).find((one) => one.id === restrictionId);
  if (standing === undefined) throw new Refusal('not-found', 'restrictionId');
  assertMaySee(db, viewer, standing.personId, 'restrictionId');
  const today = clock.today();
  if (toldOn > today) throw new Refusal('date-in-future', 'toldOn');
  if (toldOn < standing.fromOn) throw new Refusal('date-order', 'toldOn');
  if (standing.ground === 'objection' && openObjection(db, standing.personId) !== undefined)
    throw new Refusal('objection-undecided', 'restrictionId');
  db.update('restriction', restrictionId, { toldOn, liftedOn: today, liftedBecause: because });
  return standing.personId;
}
