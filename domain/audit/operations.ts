import { z } from 'zod';
import { allow, allowPartnership, type Role } from '../access.ts';
import { id, isoDate, line } from '../fields.ts';
import { operation } from '../operation.ts';

/** Who may look at the audit trail. Administrators see who did what and when, and never about whom. */
export const auditRoles: readonly Role[] = ['information-governance', 'coordinator', 'administrator'];

/** How many entries one page of the trail shows. */
export const auditPage = 50;

export const disclosureKinds = ['none', 'person', 'list', 'search'] as const;

/** What narrows the trail; null leaves it as wide as it is. */
const filter = {
  /** Whose work. */
  userId: id.nullable(),
  /** What was done by people of one agency. */
  agencyId: id.nullable(),
  /** The first part of an operation's name, such as `people`. */
  area: z
    .string()
    .regex(/^[a-z]{1,30}$/, { error: 'unknown-code' })
    .nullable(),
  disclosed: z.enum(disclosureKinds).nullable(),
  fromOn: isoDate.nullable(),
  untilOn: isoDate.nullable(),
  /** The reference of one person of the cohort. */
  reference: line(40).nullable(),
};

const entry = z.strictObject({
  seq: z.number(),
  at: z.string(),
  /** The worker; null for the register itself. */
  who: z.string().nullable(),
  agency: z.string().nullable(),
  operation: z.string(),
  disclosed: z.enum(disclosureKinds),
  /** How many people it put in front of somebody. */
  people: z.number(),
  /** Those of them whom an entry names and this reader may know of. */
  shown: z.array(z.strictObject({ id: z.string(), reference: z.string() })),
  /** Codes that were noted with it, such as how often a search was asked. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Why, where a reason had to be given. */
  reason: z.string().nullable(),
});
export type AuditLine = z.output<typeof entry>;

const look = z.strictObject({
  day: z.string(),
  who: z.string().nullable(),
  agency: z.string().nullable(),
  operation: z.string(),
  disclosed: z.enum(disclosureKinds),
  times: z.number(),
  firstAt: z.string(),
  lastAt: z.string(),
  reason: z.string().nullable(),
});
export type Look = z.output<typeof look>;

export const auditOperations = {
  /** The trail, newest first, fifty entries at a time. Looking at it is noted like any other look. */
  'audit.list': operation({
    kind: 'read',
    access: allow(auditRoles, ['identity', 'administration']),
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.entries.flatMap((one) => one.shown.map((p) => p.id)) },
    changes: [],
    input: z.strictObject({ ...filter, before: z.int().min(1).nullable() }),
    output: z.strictObject({
      entries: z.array(entry),
      /** Where the next page begins; null on the last one. */
      next: z.number().nullable(),
      /** How many entries fit the filters, on the first page; null on the others. */
      total: z.number().nullable(),
      workers: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** The agencies whose work this reader may look through; empty for whoever sees their own alone. */
      agencies: z.array(z.strictObject({ id: z.string(), name: z.string() })),
      /** Whether this reader may know about whom the entries are. */
      people: z.boolean(),
    }),
  }),
  /** Everybody who was shown one person, alone, in a list or in a search; looks of one day are counted together. */
  'audit.ofPerson': operation({
    kind: 'read',
    access: allowPartnership(['information-governance', 'coordinator'], ['identity', 'administration']),
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ looks: z.array(look), entries: z.number() }),
  }),
  /** Saves the trail as it is filtered, as CSV and JSON, with the twelve characters of its head. */
  'audit.export': operation({
    kind: 'job',
    access: allow(auditRoles, ['identity', 'administration']),
    about: 'seen',
    discloses: { kind: 'none' },
    changes: ['audit'],
    input: z.strictObject({
      ...filter,
      folder: z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' }),
    }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()), entries: z.number(), head: z.string() }),
  }),
} as const;
