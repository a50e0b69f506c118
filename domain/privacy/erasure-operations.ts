import { z } from 'zod';
import { allowPartnership } from '../access.ts';
import { id, isoDate, line } from '../fields.ts';
import { disclosesNothing, operation, topics } from '../operation.ts';
import { erasureReasons } from './requests.ts';

const access = allowPartnership(['information-governance'], ['identity', 'administration']);

const copy = z.strictObject({
  kind: z.enum(['return', 'backup']),
  label: z.string(),
  madeAt: z.string(),
});

/** Why somebody cannot be erased now; each is a refusal code. */
export const erasureBlocks = [
  'erasure-under-hold',
  'erasure-under-review',
  'erasure-under-case-review',
  'erasure-request-open',
  'erasure-opening-unreviewed',
] as const;

export const erasureOperations = {
  /** What erasing somebody would take away, what stands in its way, and what outside the register would still hold them. */
  'privacy.erasurePreview': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      personName: z.string(),
      /** Rows of every kind together: a list by kind would say what is held. */
      rows: z.number(),
      blocks: z.array(z.enum(erasureBlocks)),
      copies: z.array(copy),
    }),
  }),
  /** Erases somebody for good. The reference is typed again, so that nobody is erased by a slip of the hand. */
  'privacy.erase': operation({
    kind: 'job',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: topics,
    input: z.strictObject({ personId: id, reference: line(40), reasonCode: z.enum(erasureReasons) }),
    output: z.strictObject({ erasureId: z.string(), copies: z.array(copy) }),
  }),
  /** Erasures done, with what still holds the person outside the register. */
  'privacy.erasures': operation({
    kind: 'read',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      erasures: z.array(
        z.strictObject({
          id: z.string(),
          subjectId: z.string(),
          erasedAt: z.string(),
          erasedBy: z.string(),
          reasonCode: z.enum(erasureReasons),
          copies: z.array(copy.extend({ id: z.string(), destroyedOn: z.string().nullable() })),
        }),
      ),
    }),
  }),
  /** Notes that a backup which held an erased person has been destroyed. */
  'privacy.checkOffCopy': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['privacy'],
    input: z.strictObject({ copyId: id, destroyedOn: isoDate }),
    output: z.strictObject({}),
  }),
} as const;
