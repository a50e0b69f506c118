import {
  countWaiting,
  getOpening,
  listOpenings,
  personNamedExactly,
} from '../../../db/repositories/sharing/openings.ts';
import { categoriesOf } from '../../../db/repositories/sharing/visible.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type OpeningFinding, openingLasts } from '../../../domain/sharing/words.ts';
import type { FeatureHandlers } from '../context.ts';

type OpeningHandlers = Pick<
  FeatureHandlers<'sharing'>,
  'sharing.openInEmergency' | 'sharing.openings' | 'sharing.waiting' | 'sharing.reviewOpening'
>;

type Listed = ReturnType<typeof listOpenings>[number];

const reviewOf = ({ finding, reviewNote, reviewer, reviewedAt }: Listed) =>
  finding === null || reviewedAt === null
    ? null
    : { finding: finding as OpeningFinding, note: reviewNote, who: reviewer ?? 'Someone', at: reviewedAt };

const personOf = ({ seenId, reference }: Listed) =>
  seenId === null || reference === null ? null : { id: seenId, reference };

export const openingHandlers: OpeningHandlers = {
  'sharing.openInEmergency': (context, { reason, ...named }) => {
    const { db } = context.reading();
    if (named.reference === null && (named.fullName === null || named.birthDate === null))
      throw new Refusal('emergency-needs-exact', 'reference');
    const personId = personNamedExactly(db, named);
    if (personId === null) {
      // That somebody asked is noted, and nothing else changes.
      context.apply(() => undefined, { found: 'nobody' });
      throw new Refusal('emergency-not-found', 'reference');
    }
    return context.apply(
      (writing) => {
        const now = writing.clock.now();
        const [openedAt, expiresAt] = [new Date(now).toISOString(), new Date(now + openingLasts).toISOString()];
        writing.db.insert('emergencyOpening', { personId, userId: writing.user.id, reason, openedAt, expiresAt });
        return { personId, expiresAt };
      },
      { found: 'one' },
      [personId],
    );
  },
  'sharing.openings': ({ db, user, viewer }) => ({
    openings: listOpenings(db, viewer).map((row) => {
      const { id, who, agency, reason, openedAt, expiresAt, userId } = row;
      return {
        id,
        person: personOf(row),
        who,
        agency,
        reason,
        openedAt,
        expiresAt,
        review: reviewOf(row),
        isYours: userId === user.id,
      };
    }),
  }),
  'sharing.waiting': ({ db, user }) => ({ waiting: countWaiting(db, user.id) }),
  'sharing.reviewOpening': ({ db, user, clock, viewer }, { openingId, finding, note }) => {
    const { userId, personId, reviewedAt } = getOpening(db, openingId);
    if (userId === user.id) throw new Refusal('own-opening', 'finding');
    if (reviewedAt !== null) throw new Refusal('already-reviewed', 'finding');
    const at = new Date(clock.now()).toISOString();
    db.update('emergencyOpening', openingId, { reviewedBy: user.id, reviewedAt: at, finding, reviewNote: note });
    return { personId: categoriesOf(db, viewer, personId).includes('identity') ? personId : null };
  },
};
