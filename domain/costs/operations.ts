import { z } from 'zod';
import { allow, allowPartnership, personCategories, programmeRoles } from '../access.ts';
import { code, id, isoDate, line, optionalLine } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { urgencies } from '../outcomes/values.ts';

const pence = z
  .number({ error: 'cost-not-money' })
  .int({ error: 'cost-not-money' })
  .min(0, { error: 'cost-not-money' })
  .max(1_000_000_000, { error: 'cost-not-money' });

const unitCost = z.strictObject({
  id: z.string(),
  service: z.string(),
  unit: z.string(),
  amount: z.number(),
  low: z.number(),
  high: z.number(),
  priceYear: z.string(),
  geography: z.string(),
  source: z.string(),
  note: z.string().nullable(),
  validFrom: z.string(),
});

const range = z.strictObject({ low: z.number(), mid: z.number(), high: z.number() });

const tally = z.strictObject({
  count: z.number(),
  people: z.number(),
  peopleCounted: z.number(),
  places: z.number(),
  recorded: z.number(),
  unavailable: z.number(),
  missing: z.number(),
  notShared: z.number(),
});

const span = z.strictObject({
  codes: z.array(z.string()),
  firstDay: z.string(),
  lastDay: z.string(),
  missingDays: z.number(),
});

const costLine = z.strictObject({
  service: z.string(),
  label: z.string(),
  urgency: z.enum(urgencies).nullable(),
  /** Null for nights, which follow from moves. */
  tally,
  /** The same in the window before; null where there is none. */
  before: tally.nullable(),
  cost: range.nullable(),
  costBefore: range.nullable(),
  unitCostId: z.string().nullable(),
});
export type CostLine = z.output<typeof costLine>;

/** A word for what is missing instead of the usual one. */
const said = (schema: z.ZodType<string, string>, missing: 'cost-source-missing' | 'cost-geography-missing') =>
  z
    .string({ error: missing })
    .refine((value) => value.trim() !== '', { error: missing })
    .pipe(schema);

export const costWindows = ['period', 'last-four', 'year-to-date'] as const;

export const costsOperations = {
  /** Every version of every unit cost, and what can have one. */
  'costs.unitCosts': operation({
    kind: 'read',
    access: allow(programmeRoles, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      unitCosts: z.array(unitCost),
      services: z.array(z.strictObject({ code: z.string(), label: z.string() })),
    }),
  }),
  /** A newer version of what a service costs; the one before counts until the day before. */
  'costs.addUnitCost': operation({
    kind: 'write',
    access: allowPartnership(['coordinator'], ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'outcomes'],
    input: z.strictObject({
      service: code,
      unit: line(40),
      amount: pence,
      low: pence,
      high: pence,
      priceYear: z
        .string({ error: 'cost-price-year' })
        .trim()
        .regex(/^\d{4}(-\d{2})?$/, { error: 'cost-price-year' }),
      geography: said(line(80), 'cost-geography-missing'),
      source: said(line(300), 'cost-source-missing'),
      note: optionalLine(300),
      validFrom: isoDate,
    }),
    output: z.strictObject({ id: z.string() }),
  }),
  /** What services were used, by how many of how many, and what that costs: for a cohort, never for a person. */
  'costs.consequences': operation({
    kind: 'read',
    access: allowPartnership(['coordinator'], personCategories),
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id, window: z.enum(costWindows), cohortId: id.nullable() }),
    output: z.strictObject({
      window: span,
      before: span.nullable(),
      people: z.number(),
      services: z.array(costLine),
      nights: z.array(costLine),
      total: range,
      totalBefore: range.nullable(),
      /** Services that were used and have no unit cost. */
      withoutCost: z.array(z.string()),
      priceYears: z.array(z.string()),
      /** Fewer than ten people: for use inside the register alone. */
      insideOnly: z.boolean(),
      sentence: z.string(),
    }),
  }),
} as const;
