import { z } from 'zod';
import { allow, allowPartnership, roles } from '../access.ts';
import { id, text } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';

const partnership = allowPartnership(['coordinator'], ['programme']);

const span = z.strictObject({
  codes: z.array(z.string()),
  firstDay: z.string(),
  lastDay: z.string(),
  missingDays: z.number(),
});

/** What was issued from the figures of a period, and stays as it was whatever happens to them. */
const issuedCopy = z.strictObject({ what: z.enum(['return', 'fidelity', 'briefing']), on: z.string() });
export type IssuedCopy = z.output<typeof issuedCopy>;

/** Closing periods and opening them again. Part of `programme` in the contract. */
export const closingOperations = {
  /** Whether a period is closed, what became of it, what rests on it, and which periods it is looked at together with. */
  'programme.periodStanding': operation({
    kind: 'read',
    access: allow(roles, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      closings: z.array(
        z.strictObject({
          closedOn: z.string(),
          closedBy: z.string(),
          reopenedOn: z.string().nullable(),
          reopenedBy: z.string().nullable(),
          reopenedBecause: z.string().nullable(),
          /** What had been issued by then, in words; null where nothing had. */
          restedOn: z.string().nullable(),
        }),
      ),
      issued: z.array(issuedCopy),
      lastFour: span.nullable(),
      /** Null where the calendar has no year. */
      yearToDate: span.nullable(),
    }),
  }),
  /** The figures are settled: nothing is written into the period until it is opened again. */
  'programme.closePeriod': operation({
    kind: 'write',
    access: partnership,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'outcomes'],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({}),
  }),
  'programme.reopenPeriod': operation({
    kind: 'write',
    access: partnership,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'outcomes'],
    input: z.strictObject({ periodId: id, because: text(600) }),
    output: z.strictObject({ issued: z.array(issuedCopy) }),
  }),
} as const;
