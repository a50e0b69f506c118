import { z } from 'zod';
import { allow, categories, roles } from '../access.ts';
import { code, id, isoDate, line, optionalText } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { measures, polarities, urgencies } from '../outcomes/values.ts';
import { definitionOperations } from '../people/need-operations.ts';
import { closingOperations } from './closing-operations.ts';

const period = z.strictObject({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  calendar: z.string(),
  firstDay: z.string(),
  lastDay: z.string(),
  note: z.string().nullable(),
  /** The day on which its figures were settled; null while they are open. */
  closedOn: z.string().nullable(),
});
export type PeriodRow = z.output<typeof period>;

const referenceValue = z.strictObject({
  list: z.string(),
  code: z.string(),
  label: z.string(),
  definition: z.string().nullable(),
  /** Whether it is kept with the sealed facts, and shows as another one to whoever has no key. */
  sealed: z.boolean(),
});

const factDefinition = z.strictObject({
  code: z.string(),
  label: z.string(),
  columnLabel: z.string(),
  measure: z.enum(measures),
  valueType: z.enum(['code', 'count', 'score']),
  list: z.string().nullable(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  required: z.boolean(),
  category: z.enum(categories),
  polarity: z.enum(polarities),
  instrument: z.string().nullable(),
  urgency: z.enum(urgencies).nullable(),
});

const periodInput = {
  code: z
    .string()
    .trim()
    .min(1, { error: 'text-missing' })
    .max(20, { error: 'text-too-long' })
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} /-]*$/u, { error: 'bad-input' }),
  label: line(120),
  calendar: code,
  firstDay: isoDate,
  lastDay: isoDate,
  note: optionalText(2000),
};

const everyone = allow(roles, ['programme']);
const coordinators = allow(['coordinator'], ['programme']);

export const programmeOperations = {
  ...definitionOperations,
  ...closingOperations,
  /** What every screen needs to put words to codes, as it stands today. */
  'programme.reference': operation({
    kind: 'read',
    access: everyone,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      values: z.array(referenceValue),
      factDefinitions: z.array(factDefinition),
      /** The definition under which people are taken on today. */
      definition: z.strictObject({
        code: z.string(),
        label: z.string(),
        openness: z.enum(['closed', 'open']),
        needCodes: z.array(z.string()),
        minimum: z.number(),
      }),
      needs: z.array(
        z.strictObject({ code: z.string(), label: z.string(), officialLabel: z.string(), core: z.boolean() }),
      ),
      cohorts: z.array(
        z.strictObject({ id: z.string(), code: z.string(), name: z.string(), definitionLabel: z.string() }),
      ),
      agencies: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    }),
  }),
  'programme.periods': operation({
    kind: 'read',
    access: everyone,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    /** Oldest first; `currentId` is the period that holds today, or the newest one begun. */
    output: z.strictObject({ periods: z.array(period), currentId: z.string().nullable() }),
  }),
  'programme.addPeriod': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'fidelity', 'outcomes'],
    input: z.strictObject(periodInput),
    output: writtenWithId,
  }),
  'programme.changePeriod': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'fidelity', 'outcomes'],
    input: z.strictObject({ periodId: id, ...periodInput }),
    output: written,
  }),
} as const;
