import { z } from 'zod';
import { allow, caseRoles } from '../access.ts';
import { code, id } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';

export const valueState = z.enum(['recorded', 'not-known', 'declined', 'not-asked', 'not-applicable', 'not-supplied']);

const factValue = z.strictObject({
  code: z.string(),
  state: valueState,
  valueCode: z.string().nullable(),
  valueNumber: z.number().nullable(),
  source: z.string().nullable(),
  mode: z.string().nullable(),
});
export type FactValue = z.output<typeof factValue>;

const completeness = z.strictObject({
  inScope: z.number(),
  recorded: z.number(),
  unavailable: z.number(),
  missing: z.number(),
  percentRecorded: z.number().nullable(),
  sentence: z.string(),
});

const gridRow = z.strictObject({
  personId: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  facts: z.array(factValue),
  /** Codes of facts that are recorded and not shown to this viewer, and of those that they could not record either. */
  withheld: z.array(z.string()),
  notShared: z.array(z.string()),
});
export type GridRow = z.output<typeof gridRow>;

const access = allow(caseRoles, ['identity', 'housing', 'offending', 'health', 'story']);

export const outcomesOperations = {
  /** Everyone who was in the cohort on at least one day of the period, with what is recorded for it. */
  'outcomes.grid': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.rows.map((row) => row.personId) },
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      periodId: z.string(),
      periodCode: z.string(),
      rows: z.array(gridRow),
      completeness,
    }),
  }),
  /** How complete a period is, without saying whose values are missing. */
  'outcomes.completeness': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({ periodCode: z.string(), completeness }),
  }),
  'outcomes.ofPerson': operation({
    kind: 'read',
    access: allow([...caseRoles, 'information-governance'], ['identity', 'housing', 'offending', 'health', 'story']),
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      periods: z.array(
        z.strictObject({
          periodId: z.string(),
          periodCode: z.string(),
          periodLabel: z.string(),
          inScope: z.boolean(),
          facts: z.array(factValue),
          withheld: z.array(z.string()),
          notShared: z.array(z.string()),
        }),
      ),
    }),
  }),
  'outcomes.record': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['outcomes'],
    input: z.strictObject({
      personId: id,
      periodId: id,
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
    }),
    output: written,
  }),
} as const;
