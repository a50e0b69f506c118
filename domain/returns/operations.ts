import { z } from 'zod';
import { allowPartnership } from '../access.ts';
import { id } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';

export const returnRule = z.enum(['nhs-2018', 'public']);
export type ReturnRule = z.output<typeof returnRule>;

const protectedTable = z.strictObject({
  code: z.string(),
  title: z.string(),
  rowLabel: z.string(),
  columns: z.array(z.strictObject({ code: z.string(), label: z.string() })),
  rows: z.array(
    z.strictObject({
      code: z.string(),
      label: z.string(),
      /** What a reader sees, and the count behind it for the people allowed on this screen. */
      cells: z.array(z.strictObject({ shown: z.string(), count: z.number().nullable(), hidden: z.boolean() })),
    }),
  ),
  notes: z.array(z.string()),
});

const access = allowPartnership(['coordinator'], ['programme']);

export const returnsOperations = {
  'returns.preview': operation({
    kind: 'read',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id, rule: returnRule }),
    output: z.strictObject({
      periodCode: z.string(),
      rule: returnRule,
      ruleLabel: z.string(),
      people: z.number(),
      hiddenCells: z.number(),
      cells: z.number(),
      marking: z.string(),
      tables: z.array(protectedTable),
    }),
  }),
  'returns.export': operation({
    kind: 'job',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['returns'],
    input: z.strictObject({
      periodId: id,
      rule: returnRule,
      folder: z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' }),
    }),
    output: z.strictObject({
      folder: z.string(),
      files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
      transactionId: z.string(),
    }),
  }),
  'returns.list': operation({
    kind: 'read',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      exports: z.array(
        z.strictObject({
          id: z.string(),
          periodCode: z.string(),
          rule: returnRule,
          exportedAt: z.string(),
          files: z.number(),
        }),
      ),
      /** Where the last return was saved on this computer, to offer it again. */
      lastFolder: z.string().nullable(),
    }),
  }),
} as const;
