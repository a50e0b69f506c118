import { z } from 'zod';
import { allow, beforeUnlock, caseRoles } from '../access.ts';
import { id, line } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { leftText } from './left-text.ts';

/** Typed but unsaved text of one form about one subject, kept sealed for the user who typed it. */
const address = {
  /** Which form, as a stable code. */
  form: line(60),
  /** What the form is about: the id of a person, period, entry or portrait; or "new". */
  subject: line(80),
  /** Whose key seals it; null for the programme's. */
  personId: id.nullable(),
};

// Whoever governs information writes about requests and decisions, and is locked out like anybody else.
const access = allow([...caseRoles, 'information-governance'], ['identity', 'story', 'programme']);

export const draftOperations = {
  'drafts.keep': operation({
    kind: 'write',
    unaudited: true,
    access,
    about: (input) => input.personId,
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ ...address, content: z.string().max(200_000, { error: 'text-too-long' }) }),
    output: z.strictObject({ keptAt: z.string() }),
  }),
  'drafts.find': operation({
    kind: 'read',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ form: address.form, subject: address.subject }),
    output: z.strictObject({ draft: z.strictObject({ content: z.string(), keptAt: z.string() }).nullable() }),
  }),
  'drafts.discard': operation({
    kind: 'write',
    unaudited: true,
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ form: address.form, subject: address.subject }),
    output: z.strictObject({}),
  }),
  /**
   * Takes what a page sealed when its host ended before the register had acknowledged it. Nobody is unlocked then, and
   * nothing of it can be read; it is opened when its owner unlocks the register again.
   */
  'drafts.leave': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ registerId: id, userId: id, boxes: z.array(leftText).min(1).max(32) }),
    output: z.strictObject({}),
  }),
} as const;
