import { z } from 'zod';
import { allow, programmeRoles } from '../access.ts';
import { code, id, isoDate, line, optionalLine, optionalText } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { ratingOperations } from './rating-operations.ts';
import { reportOperations } from './report-operations.ts';
import { aimState, assessment, mean, rag, rating, systemAction } from './shapes.ts';

const seen = allow(programmeRoles, ['programme']);
const changed = allow(['coordinator'], ['programme']);
const changing = {
  access: changed,
  about: 'nobody' as const,
  discloses: disclosesNothing,
  changes: ['fidelity'] as const,
};
const reading = { kind: 'read' as const, about: 'nobody' as const, discloses: disclosesNothing, changes: [] };

export const fidelityOperations = {
  ...ratingOperations,
  ...reportOperations,
  'fidelity.overview': operation({
    ...reading,
    access: seen,
    input: z.strictObject({}),
    output: z.strictObject({
      /** One sentence over all of them. */
      reading: z.string(),
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
    ...reading,
    access: seen,
    input: z.strictObject({ periodId: id }),
    output: assessment,
  }),
  /** The rating that was agreed, by whoever brought the partnership to it. */
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
          noComments: z.boolean(),
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
  /** Actions of the system that an aim can lead to. */
  'fidelity.systemActions': operation({
    ...reading,
    access: changed,
    input: z.strictObject({}),
    output: z.strictObject({ actions: z.array(systemAction) }),
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
      /** An action of the system; nothing about a person can be linked. */
      actionId: id.nullable().optional(),
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
          state: aimState,
          actionId: id.nullable(),
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
  /**
   * Closes the assessment and keeps a copy of it for good. Refused while the summary has more than 200 words. It is not
   * undone: reopening says why.
   */
  'fidelity.issue': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({ issueId: z.string(), number: z.number() }),
  }),
  'fidelity.reopen': operation({
    kind: 'write',
    ...changing,
    input: z.strictObject({ periodId: id, because: line(400) }),
    output: z.strictObject({ periodId: z.string() }),
  }),
} as const;
