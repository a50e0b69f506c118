import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories } from '../access.ts';
import { id } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { waysOfKnowing } from './known-and-served.ts';
import { owedCodes } from './owed.ts';
import { correction, goal, planParts, safetyNote } from './plan-shapes.ts';

const access = allow(caseRoles, personCategories);
/** Whoever governs information sees what their role may, and the rest after opening the record with a reason. */
const reading = allow([...caseRoles, 'information-governance'], personCategories);
const about = (input: { readonly personId: string }): string => input.personId;
const discloses = { kind: 'person', ids: (input: { readonly personId: string }) => [input.personId] } as const;

const owed = z.strictObject({ code: z.enum(owedCodes), sentence: z.string() });

const knownAgency = z.strictObject({
  agencyId: z.string(),
  agencyName: z.string(),
  how: z.array(z.enum(waysOfKnowing)),
  promises: z.number(),
});

const quarterGap = z.strictObject({
  label: z.string(),
  on: z.string(),
  known: z.number(),
  served: z.number(),
  gap: z.number(),
});

const glance = z.strictObject({
  /** The goal that they are working on, the newest first written; null where none is written down or shown. */
  goal: goal.nullable(),
  goalCorrections: z.array(correction),
  /** What keeps somebody safe and still holds; `safetyCorrections` are theirs. */
  safety: z.array(safetyNote),
  safetyCorrections: z.array(correction),
  lead: z.strictObject({ name: z.string(), agencyName: z.string() }).nullable(),
  /** The nearest day on which something is to happen, today included. */
  next: z.strictObject({ on: z.string(), what: z.string() }).nullable(),
  lastContact: z.strictObject({ on: z.string(), agencyName: z.string() }).nullable(),
  /** Who knows them and who has promised what, in a sentence. */
  known: z.string(),
  gap: z.number(),
  openActions: z.number(),
  overdueActions: z.number(),
  owed: z.array(owed),
  withheld: z.array(z.enum([...planParts, 'contact'])),
  died: z.boolean(),
});
export type Glance = z.output<typeof glance>;

const owedPerson = z.strictObject({
  personId: z.string(),
  reference: z.string(),
  name: z.string(),
  lead: z.string().nullable(),
  /** Whether whoever asks is the lead contact. */
  isMine: z.boolean(),
  owed: z.array(owed),
});

const personGap = z.strictObject({
  personId: z.string(),
  reference: z.string(),
  name: z.string(),
  known: z.number(),
  served: z.number(),
  gap: z.number(),
  /** The gap at the end of the quarter before; null where there was none. */
  before: z.number().nullable(),
});
export type PersonGap = z.output<typeof personGap>;

export const viewOperations = {
  /** The picture of somebody in ten seconds. */
  'plans.glance': operation({
    kind: 'read',
    access: reading,
    about,
    discloses,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: glance,
  }),
  /** The agencies that know somebody beside those with a promise that still stands, today and by quarter. */
  'plans.knownAndServed': operation({
    kind: 'read',
    access: reading,
    about,
    discloses,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      sentence: z.string(),
      known: z.array(knownAgency),
      served: z.array(knownAgency),
      gap: z.number(),
      quarters: z.array(quarterGap),
      moved: z.string().nullable(),
    }),
  }),
  /** Everybody in the cohort, the widest gap between who knows them and who serves them first. */
  'plans.gaps': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, { people }) => people.map(({ personId }) => personId) },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ sentence: z.string(), people: z.array(personGap), quarters: z.array(quarterGap) }),
  }),
  /** A part of those to whom we owe a contact, a plan or something else that was agreed; one's own first. */
  'plans.owed': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, { people }) => people.map(({ personId }) => personId) },
    changes: [],
    input: z.strictObject({
      /** Only those to whom this is owed; null for all. */
      code: z.enum(owedCodes).nullable(),
      /** The first one that is shown, from 0, and how many. */
      from: z.int().min(0).max(1_000_000),
      count: z.int().min(1).max(200),
    }),
    output: z.strictObject({
      people: z.array(owedPerson),
      /** To how many anything is owed, and to how many of them each kind. */
      everyone: z.number(),
      counts: z.record(z.enum(owedCodes), z.number()),
      contactDays: z.number(),
    }),
  }),
  /** After how many days without a contact one is owed, as the partnership agreed it. */
  'plans.setContactDays': operation({
    kind: 'write',
    access: allowPartnership(['coordinator'], ['administration']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['plans'],
    input: z.strictObject({
      days: z.int().min(1, { error: 'value-out-of-range' }).max(365, { error: 'value-out-of-range' }),
    }),
    output: z.strictObject({}),
  }),
} as const;
