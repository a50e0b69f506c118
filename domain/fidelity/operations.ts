import { z } from 'zod';
import { allow, programmeRoles } from '../access.ts';
import { code, id, isoDate, line, optionalLine, optionalText } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';

/** One whole number from 1 to 10 (board paper of July 2018, appendix IV), or null to take a rating back. */
export const rating = z
  .number({ error: 'rating-not-whole' })
  .refine((value) => Number.isInteger(value) && value >= 1 && value <= 10, { error: 'rating-not-whole' });

export const rag = z.enum(['not-set', 'red', 'amber', 'green']);

const aim = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  wording: z.string(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  state: z.enum(['open', 'done', 'dropped']),
});
export type Aim = z.output<typeof aim>;

const section = z.strictObject({
  key: z.string(),
  label: z.string(),
  description: z.string(),
  statements: z.array(z.string()),
  rating: z.number().nullable(),
  previousRating: z.number().nullable(),
  rag,
  vision: z.string().nullable(),
  comments: z.string().nullable(),
  /** "None agreed this quarter" is a value, different from nothing written yet. */
  noneAgreed: z.boolean(),
  aims: z.array(aim),
});
export type FidelitySection = z.output<typeof section>;

const mean = z.strictObject({ mean: z.string().nullable(), rated: z.number(), of: z.number(), sentence: z.string() });

const assessment = z.strictObject({
  periodId: z.string(),
  periodCode: z.string(),
  periodLabel: z.string(),
  average: mean,
  previous: mean.extend({ periodCode: z.string() }).nullable(),
  status: z.string().nullable(),
  overallRag: rag,
  summary: z.string().nullable(),
  summaryWords: z.number(),
  issuedOn: z.string().nullable(),
  /** A sentence about where practice stands, made from the ratings. */
  reading: z.string(),
  sections: z.array(section),
});
export type Assessment = z.output<typeof assessment>;

const seen = allow(programmeRoles, ['programme']);
const changed = allow(['coordinator'], ['programme']);
const changing = {
  access: changed,
  about: 'nobody' as const,
  discloses: disclosesNothing,
  changes: ['fidelity'] as const,
};

export const fidelityOperations = {
  'fidelity.overview': operation({
    kind: 'read',
    access: seen,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      periods: z.array(
        z.strictObject({
          periodId: z.string(),
          periodCode: z.string(),
          average: mean,
          status: z.string().nullable(),
          overallRag: rag,
          issuedOn: z.string().nullable(),
          ratings: z.record(z.string(), z.number().nullable()),
        }),
      ),
    }),
  }),
  'fidelity.open': operation({
    kind: 'read',
    access: seen,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: assessment,
  }),
  'fidelity.rate': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({ periodId: id, sectionKey: code, rating: rating.nullable() }),
    output: written,
  }),
  'fidelity.describeSection': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({
      periodId: id,
      sectionKey: code,
      changes: z
        .strictObject({
          rag,
          vision: optionalText(4000),
          comments: optionalText(8000),
          noneAgreed: z.boolean(),
        })
        .partial(),
    }),
    output: written,
  }),
  'fidelity.describePeriod': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({
      periodId: id,
      changes: z.strictObject({ status: code.nullable(), overallRag: rag, summary: optionalText(8000) }).partial(),
    }),
    output: written,
  }),
  'fidelity.addAim': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({
      periodId: id,
      sectionKey: code,
      parentId: id.nullable(),
      wording: line(1000),
      owner: optionalLine(120),
      dueOn: isoDate.nullable(),
    }),
    output: written.extend({ id: z.string() }),
  }),
  'fidelity.changeAim': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({
      aimId: id,
      changes: z
        .strictObject({
          wording: line(1000),
          owner: optionalLine(120),
          dueOn: isoDate.nullable(),
          state: z.enum(['open', 'done', 'dropped']),
        })
        .partial(),
    }),
    output: written,
  }),
  'fidelity.removeAim': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({ aimId: id }),
    output: written,
  }),
  /** Closes the assessment. Refused while the summary has more than 200 words. */
  'fidelity.issue': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({ periodId: id }),
    output: written,
  }),
  'fidelity.reopen': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({ periodId: id, because: line(400) }),
    output: written,
  }),
} as const;
