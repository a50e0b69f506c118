import { z } from 'zod';
import { allow, personCategories, programmeRoles } from '../access.ts';
import { id, line } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { pointerKinds } from './pointers.ts';
import { progressReportShape, reportFormats, reportVariants } from './report-shape.ts';
import { assessment, reportVariant } from './shapes.ts';

const seen = allow(programmeRoles, ['programme']);
/** Whoever makes a report has its words compared with the names that they may see. */
const reporting = allow(['coordinator'], [...personCategories, 'programme']);

const passage = z.strictObject({
  /** Where it stands, stable for as long as the text is the same. */
  key: z.string(),
  /** The part of the report in words, such as "Summary". */
  place: z.string(),
  text: z.string(),
  /** What could point to somebody, as it stands in the text, and why. */
  found: z.array(z.strictObject({ words: z.string(), kind: z.enum(pointerKinds) })),
});

const which = { periodId: id, issueId: id.nullable(), variant: reportVariant };
const decided = z.array(z.string().max(200)).max(500);

export const reportOperations = {
  /** What was issued of a period, newest first, and which reports were saved. */
  'fidelity.issues': operation({
    kind: 'read',
    access: seen,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      issues: z.array(
        z.strictObject({ id: z.string(), number: z.number(), issuedOn: z.string(), who: z.string().nullable() }),
      ),
      reports: z.array(
        z.strictObject({
          id: z.string(),
          /** Null for a draft. */
          number: z.number().nullable(),
          variant: z.enum(reportVariants),
          format: z.enum(reportFormats),
          name: z.string(),
          savedAt: z.string(),
          who: z.string(),
        }),
      ),
    }),
  }),
  /** What was issued, as it was issued, whatever was changed since. */
  'fidelity.openIssue': operation({
    kind: 'read',
    access: seen,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ issueId: id }),
    output: z.strictObject({ number: z.number(), issuedOn: z.string(), assessment }),
  }),
  /**
   * The report as it would be printed, with the passages that could point to a person and the placeholders left in it.
   * `issueId` null is what stands there now.
   */
  'fidelity.report': operation({
    kind: 'read',
    access: reporting,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ ...which, leftOut: decided }),
    output: z.strictObject({
      report: progressReportShape,
      passages: z.array(passage),
      placeholders: z.array(z.strictObject({ place: z.string(), words: z.string() })),
    }),
  }),
  'fidelity.saveReport': operation({
    kind: 'job',
    access: reporting,
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['fidelity'],
    input: z.strictObject({
      ...which,
      format: z.enum(reportFormats),
      folder: line(1000),
      /** Passages that could point to a person, by key: those that somebody decided to keep, and those left out. */
      kept: decided,
      leftOut: decided,
    }),
    output: z.strictObject({ name: z.string(), folder: z.string() }),
  }),
} as const;
