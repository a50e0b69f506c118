import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { operation } from '../operation.ts';
import { deathStatuses } from './words.ts';

const somebody = { personId: z.string(), personName: z.string() };

const waiting = z.strictObject({
  ...somebody,
  handoverId: z.string(),
  toName: z.string(),
  toAgencyName: z.string(),
  /** Whoever leads until then; null where nobody does. */
  fromName: z.string().nullable(),
  plannedOn: z.string(),
  /** For whom it waits, as whoever looks has it: for them, for somebody they asked, or for somebody else. */
  whose: z.enum(['to-answer', 'asked', 'other']),
  /** Whoever is asked may not know of the person yet. */
  asksSomebodyWhoSees: z.boolean(),
});
export type WaitingHandover = z.output<typeof waiting>;

const afterDeath = z.strictObject({
  ...somebody,
  status: z.enum(deathStatuses),
  /** Nobody looks into it yet, out of the reviews that are open. */
  openReviews: z.number(),
  reviewsWithoutOwner: z.number(),
  notThoughtOf: z.number(),
});
export type AfterDeath = z.output<typeof afterDeath>;

export const waitingOperations = {
  /** What waits for whoever looks: handovers, and for a coordinator people without a lead and what follows a death. */
  'cohorts.waiting': operation({
    kind: 'read',
    access: allow(caseRoles, personCategories),
    about: 'seen',
    discloses: {
      kind: 'list',
      ids: (_input, { handovers, withoutLead, accountEnded, afterDeaths }) => [
        ...new Set([...handovers, ...withoutLead, ...accountEnded, ...afterDeaths].map(({ personId }) => personId)),
      ],
    },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      handovers: z.array(waiting),
      /** In a cohort now, and nobody leads for them; for a coordinator. */
      withoutLead: z.array(z.strictObject(somebody)),
      /** Whoever leads has no account any more; for a coordinator. */
      accountEnded: z.array(z.strictObject({ ...somebody, leadName: z.string() })),
      /** For a coordinator, and for whoever leads. */
      afterDeaths: z.array(afterDeath),
    }),
  }),
} as const;
