import { z } from 'zod';
import { allow, caseRoles } from '../access.ts';
import { id } from '../fields.ts';
import { operation, topics } from '../operation.ts';

/** Every write that can be undone answers with the id of its transaction. */
export const written = z.strictObject({ transactionId: z.string() });
export const writtenWithId = z.strictObject({ transactionId: z.string(), id: z.string() });

const recent = z.strictObject({
  transactionId: z.string(),
  at: z.string(),
  who: z.string(),
  /** What kind of thing changed, such as "person" or "fidelity-section". */
  entity: z.string(),
  personId: z.string().nullable(),
  fields: z.number(),
});

export const historyOperations = {
  'history.undo': operation({
    kind: 'write',
    access: allow(caseRoles, ['identity', 'story', 'programme']),
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => output.personIds },
    changes: topics,
    input: z.strictObject({ transactionId: id }),
    /** With whomever the change was about, for the audit trail. */
    output: written.extend({ personIds: z.array(z.string()) }),
  }),
  'history.recent': operation({
    kind: 'read',
    access: allow(caseRoles, ['identity', 'story', 'programme']),
    about: 'seen',
    discloses: {
      kind: 'list',
      ids: (_input, output) => output.changes.flatMap((c) => (c.personId ? [c.personId] : [])),
    },
    changes: [],
    input: z.strictObject({ limit: z.int().min(1).max(100) }),
    output: z.strictObject({ changes: z.array(recent.extend({ personName: z.string().nullable() })) }),
  }),
} as const;
