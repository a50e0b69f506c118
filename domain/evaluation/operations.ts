import { z } from 'zod';
import { allow, caseRoles } from '../access.ts';
import { id, line, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';

export const perspective = z.enum(['individual', 'organisational', 'system']);

const entryInput = {
  perspective,
  periodId: id,
  question: line(500),
  finding: text(8000),
  evidence: optionalText(8000),
};

const entry = z.strictObject({
  id: z.string(),
  perspective,
  periodId: z.string(),
  periodCode: z.string(),
  question: z.string(),
  finding: z.string(),
  evidence: z.string().nullable(),
  changedAt: z.string(),
});
export type FrameworkEntry = z.output<typeof entry>;

const access = allow(caseRoles, ['programme']);

export const evaluationOperations = {
  /** Experts by experience and readers are shown what was learnt of services and the system, not of individuals. */
  'evaluation.list': operation({
    kind: 'read',
    access: allow([...caseRoles, 'expert-by-experience', 'reader'], ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ entries: z.array(entry) }),
  }),
  'evaluation.add': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['evaluation'],
    input: z.strictObject(entryInput),
    output: writtenWithId,
  }),
  'evaluation.change': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['evaluation'],
    input: z.strictObject({ entryId: id, ...entryInput }),
    output: written,
  }),
  'evaluation.remove': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['evaluation'],
    input: z.strictObject({ entryId: id }),
    output: written,
  }),
} as const;
