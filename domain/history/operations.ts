import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
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

const historyEntry = z.strictObject({
  /** Its place in the chain of changes. */
  seq: z.number(),
  at: z.string(),
  who: z.string(),
  agency: z.string(),
  kind: z.enum(['insert', 'set', 'delete']),
  /** What it is about in words, such as "Need: Housing". */
  thing: z.string(),
  fields: z.array(
    z.strictObject({
      label: z.string(),
      /** Whether the values are days, as `YYYY-MM-DD`, or moments in UTC; each screen writes them its own way. */
      isDay: z.boolean(),
      isMoment: z.boolean(),
      before: z.string().nullable(),
      after: z.string().nullable(),
    }),
  ),
});
export type HistoryEntry = z.output<typeof historyEntry>;

export const historyOperations = {
  /** Every change to what is held about one person, newest first, as far as the caller may see it. */
  'history.ofPerson': operation({
    kind: 'read',
    access: allow([...caseRoles, 'information-governance'], personCategories),
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id, before: z.int().min(1).nullable() }),
    /** `next` goes into `before` for the next page; null after the last. */
    output: z.strictObject({ entries: z.array(historyEntry), next: z.number().nullable() }),
  }),
  'history.undo': operation({
    kind: 'write',
    access: allow(caseRoles, [...personCategories, 'programme']),
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => output.personIds },
    changes: topics,
    input: z.strictObject({ transactionId: id }),
    /** With whomever the change was about, for the audit trail. */
    output: written.extend({ personIds: z.array(z.string()) }),
  }),
  'history.recent': operation({
    kind: 'read',
    access: allow(caseRoles, [...personCategories, 'programme']),
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
