import { z } from 'zod';
import { allowPartnership, personCategories } from '../access.ts';
import { id } from '../fields.ts';
import { operation } from '../operation.ts';
import { passageKinds } from './passages.ts';

/**
 * A governance lead sees notes only with a reason; here it is the person's own request to see their record, which is in
 * the register and must be open.
 */
const access = allowPartnership(['information-governance'], [...personCategories, 'administration']);

const finding = z.strictObject({
  /** A digest of the whole text and the place in it. */
  mark: z.string(),
  kinds: z.array(z.enum(passageKinds)),
  start: z.number(),
  end: z.number(),
  decision: z.enum(['keep', 'redact']).nullable(),
});

const aboutPerson = {
  kind: 'person',
  ids: (_input: unknown, output: { readonly personId: string }) => [output.personId],
} as const;

export const accessPackOperations = {
  /** Every text about the person in which somebody else may be named, with each passage that has to be decided. */
  'privacy.accessQueue': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: aboutPerson,
    changes: [],
    input: z.strictObject({ requestId: id }),
    output: z.strictObject({
      personId: z.string(),
      undecided: z.number(),
      texts: z.array(z.strictObject({ place: z.string(), text: z.string(), findings: z.array(finding) })),
    }),
  }),
  'privacy.decideRedaction': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutPerson,
    changes: ['privacy'],
    input: z.strictObject({
      requestId: id,
      marks: z
        .array(z.string().regex(/^[0-9a-f]{64}$/))
        .min(1)
        .max(2000),
      decision: z.enum(['keep', 'redact']),
    }),
    output: z.strictObject({ personId: z.string() }),
  }),
  /** Writes the pack: a document to read and print, and the same as JSON. Refused while a passage is undecided. */
  'privacy.makeAccessPack': operation({
    kind: 'job',
    access,
    about: 'seen',
    discloses: aboutPerson,
    changes: ['privacy'],
    input: z.strictObject({
      requestId: id,
      folder: z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' }),
    }),
    output: z.strictObject({
      personId: z.string(),
      folder: z.string(),
      files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
    }),
  }),
} as const;
