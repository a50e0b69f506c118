import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories, type Role } from '../access.ts';
import { id, optionalLine, optionalText, partialDate, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { agreementOperations } from './agreement-operations.ts';
import { consentOperations } from './consent-operations.ts';
import { decidingOperations } from './deciding-operations.ts';
import { disclosureOperations } from './disclosure-operations.ts';
import { openingFindings } from './words.ts';

const opening = z.strictObject({
  id: z.string(),
  /** Whose record, with their reference; null where their identity is kept from whoever asks. */
  person: z.strictObject({ id: z.string(), reference: z.string() }).nullable(),
  who: z.string(),
  agency: z.string(),
  reason: z.string(),
  openedAt: z.string(),
  expiresAt: z.string(),
  /** Null while it waits for somebody else to look at it. */
  review: z
    .strictObject({
      finding: z.enum(openingFindings),
      note: z.string().nullable(),
      who: z.string(),
      at: z.string(),
    })
    .nullable(),
  /** Whether whoever asks opened it, and so cannot review it. */
  isYours: z.boolean(),
});
export type EmergencyOpening = z.output<typeof opening>;

const pair = z.strictObject({
  id: z.string(),
  personId: z.string(),
  name: z.string(),
  reference: z.string(),
  reason: z.string().nullable(),
  fromOn: z.string(),
});

const seers: readonly Role[] = [...caseRoles, 'information-governance'];
const reviewers = allowPartnership(['coordinator', 'information-governance'], ['identity', 'administration']);
const coordinators = allowPartnership(['coordinator'], ['identity', 'safety']);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

export const sharingOperations = {
  ...agreementOperations,
  ...consentOperations,
  ...decidingOperations,
  ...disclosureOperations,
  /**
   * Opens one record for an hour, for whoever needs it now. The person must be named exactly, by reference or by full name
   * and birth date, so that nobody can leaf through the register this way; a name that fits nobody is noted too.
   */
  'sharing.openInEmergency': operation({
    kind: 'job',
    access: allow(seers, personCategories),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sharing', 'people', 'outcomes', 'portraits', 'audit'],
    input: z.strictObject({
      reference: optionalLine(40),
      fullName: optionalLine(200),
      birthDate: partialDate.nullable(),
      reason: text(1000).refine((reason) => reason.length >= 15, { error: 'reason-too-short' }),
    }),
    output: z.strictObject({ personId: z.string(), expiresAt: z.string() }),
  }),
  /** Every opening in an emergency, those that wait for a review first. */
  'sharing.openings': operation({
    kind: 'read',
    access: reviewers,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.openings.flatMap(({ person }) => person?.id ?? []) },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ openings: z.array(opening) }),
  }),
  /** How many openings wait for somebody other than whoever opened them. */
  'sharing.waiting': operation({
    kind: 'read',
    access: reviewers,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ waiting: z.number() }),
  }),
  'sharing.reviewOpening': operation({
    kind: 'write',
    access: reviewers,
    about: 'nobody',
    discloses: { kind: 'person', ids: (_input, output) => (output.personId === null ? [] : [output.personId]) },
    changes: ['sharing', 'audit'],
    input: z.strictObject({ openingId: id, finding: z.enum(openingFindings), note: optionalText(2000) }),
    /** Null where the person's identity is kept from whoever reviews. */
    output: z.strictObject({ personId: z.string().nullable() }),
  }),
  /** Whom a person must not meet; for the coordinator alone. */
  'sharing.apartFrom': operation({
    kind: 'read',
    access: coordinators,
    about: (input) => input.personId,
    discloses: {
      kind: 'person',
      ids: (input, output) => [input.personId, ...output.pairs.map((one) => one.personId)],
    },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ pairs: z.array(pair) }),
  }),
  /** Everyone of whom it is said, in pairs, so that a list in which both stand can warn. */
  'sharing.apartAmongAll': operation({
    kind: 'read',
    access: coordinators,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.pairs.flat() },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ pairs: z.array(z.tuple([z.string(), z.string()])) }),
  }),
  'sharing.keepApart': operation({
    kind: 'write',
    access: coordinators,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId, input.otherId] },
    changes: ['sharing'],
    input: z.strictObject({ personId: id, otherId: id, reason: optionalText(1000) }),
    output: writtenWithId,
  }),
  'sharing.endKeepApart': operation({
    kind: 'write',
    access: coordinators,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing'],
    input: z.strictObject({ personId: id, keepApartId: id }),
    output: written,
  }),
} as const;
