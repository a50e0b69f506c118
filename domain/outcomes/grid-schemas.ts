import { z } from 'zod';
import { nightsShown } from '../contacts/move-operations.ts';
import { code, id, isoDate } from '../fields.ts';

export const valueState = z.enum(['recorded', 'not-known', 'declined', 'not-asked', 'not-applicable', 'not-supplied']);

export const factValue = z.strictObject({
  code: z.string(),
  state: valueState,
  valueCode: z.string().nullable(),
  valueNumber: z.number().nullable(),
  source: z.string().nullable(),
  mode: z.string().nullable(),
});
export type FactValue = z.output<typeof factValue>;

export const completenessShown = z.strictObject({
  inScope: z.number(),
  recorded: z.number(),
  unavailable: z.number(),
  missing: z.number(),
  percentRecorded: z.number().nullable(),
  sentence: z.string(),
});

/** A value that follows from moves and waits to be taken over: nothing is recorded of it. */
const proposal = z.strictObject({
  code: z.string(),
  valueCode: z.string().nullable(),
  valueNumber: z.number().nullable(),
});

export const gridRow = z.strictObject({
  personId: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  /** The period whose values stand in this row; null for a baseline. */
  periodId: z.string().nullable(),
  periodCode: z.string().nullable(),
  /** Which quarter since joining this is, 1 for the first; null for a baseline, or a period that holds too little of one. */
  sinceJoining: z.number().nullable(),
  /** The day of a baseline that was begun. */
  takenOn: z.string().nullable(),
  facts: z.array(factValue),
  /** Codes of facts that are recorded and not shown to this viewer, and of those that they could not record either. */
  withheld: z.array(z.string()),
  notShared: z.array(z.string()),
  proposals: z.array(proposal),
  /** Null for a baseline, and where housing is not shown. Sealed categories are counted as what they fold into. */
  nights: nightsShown.nullable(),
  /** What nights that are not known are estimated as with one key: where the person was after them, or before. */
  likelyHousing: z.string().nullable(),
});
export type GridRow = z.output<typeof gridRow>;

/** A cell of the grid: one fact of one person in a period, or at the baseline. */
export const cell = z.strictObject({
  personId: id,
  /** Null for the baseline. */
  periodId: id.nullable(),
  factCode: code,
  /** Null takes the fact back to "not yet entered". */
  fact: z
    .strictObject({
      state: valueState,
      valueCode: code.nullable(),
      valueNumber: z.number().nullable(),
      source: code.nullable().optional(),
      mode: code.nullable().optional(),
    })
    .nullable(),
  /** The day of a baseline; where it is not said the day that it has, or the day of joining. */
  takenOn: isoDate.nullable().optional(),
});

/** Whose rows: of everyone in a period, of the same people at the baseline, or of everyone in their nth quarter. */
export const gridBy = z.enum(['period', 'baseline', 'since-joining']);
export type GridBy = z.output<typeof gridBy>;
