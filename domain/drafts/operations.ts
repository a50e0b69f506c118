import { z } from 'zod';
import { allow, caseRoles } from '../access.ts';
import { id, line } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';

/** Typed but unsaved text of one form about one subject, kept sealed for the user who typed it. */
const address = {
  /** Which form, as a stable code. */
  form: line(60),
  /** What the form is about: the id of a person, period, entry or portrait; or "new". */
  subject: line(80),
  /** Whose key seals it; null for the programme's. */
  personId: id.nullable(),
};

export const draftOperations = {
  'drafts.keep': operation({
    kind: 'write',
    unaudited: true,
    access: allow(caseRoles, ['identity', 'story', 'programme']),
    about: (input) => input.personId,
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ ...address, content: z.string().max(200_000, { error: 'text-too-long' }) }),
    output: z.strictObject({ keptAt: z.string() }),
  }),
  'drafts.find': operation({
    kind: 'read',
    access: allow(caseRoles, ['identity', 'story', 'programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ form: address.form, subject: address.subject }),
    output: z.strictObject({ draft: z.strictObject({ content: z.string(), keptAt: z.string() }).nullable() }),
  }),
  'drafts.discard': operation({
    kind: 'write',
    unaudited: true,
    access: allow(caseRoles, ['identity', 'story', 'programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ form: address.form, subject: address.subject }),
    output: z.strictObject({}),
  }),
} as const;
