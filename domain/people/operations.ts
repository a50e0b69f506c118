import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { plannedFollowUp } from '../cohorts/membership-operations.ts';
import { deathStatuses } from '../cohorts/words.ts';
import {
  code,
  id,
  isoDate,
  optionalLine,
  optionalPersonName,
  optionalText,
  partialDate,
  personName,
  text,
} from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { needOperations } from './need-operations.ts';

const answers = ['yes', 'no', 'not-known', 'declined', 'not-asked'] as const;
export const answer = z.enum(answers);

const reference = z
  .string()
  .trim()
  .max(40, { error: 'reference-invalid' })
  .regex(/^$|^[\p{L}\p{N}][\p{L}\p{N}/-]*$/u, { error: 'reference-invalid' })
  .transform((value) => (value === '' ? null : value))
  .nullable();

/** States that an equality fact can have; the value itself stands beside it when recorded. */
export const equalityState = z.enum(['recorded', 'not-known', 'declined', 'not-asked']);

/** What can be changed about a person. Everything but the name may be left for later. */
const details = {
  reference,
  preferredName: personName,
  givenName: optionalPersonName,
  familyName: optionalPersonName,
  pronouns: optionalLine(40),
  birthDate: partialDate.nullable(),
  birthDateEstimated: z.boolean(),
  sex: code.nullable(),
  sexState: equalityState,
  ethnicity: code.nullable(),
  ethnicityState: equalityState,
  contactPreference: optionalLine(400),
  goal: optionalText(4000),
  goalOn: isoDate.nullable(),
  strengths: optionalText(4000),
  ineffectiveContact: answer,
};

const changes = z.strictObject(details).partial();

/** The four separate facts of one need, each with its day where known. */
export const needFacts = z.strictObject({
  code,
  suspected: answer.nullable(),
  suspectedOn: isoDate.nullable(),
  disclosed: answer.nullable(),
  disclosedOn: isoDate.nullable(),
  helpOffered: answer.nullable(),
  helpOfferedOn: isoDate.nullable(),
  helpAgreed: answer.nullable(),
  helpAgreedOn: isoDate.nullable(),
  onsetOn: partialDate.nullable(),
  identifiedOn: isoDate.nullable(),
  atRisk: z.boolean(),
});
export type NeedInput = z.output<typeof needFacts>;

export const eligibility = z.strictObject({
  /** Null where it rests on needs that are not shown to whoever looks. */
  outcome: z.enum(['meets', 'at-risk', 'does-not-meet']).nullable(),
  present: z.array(z.string()),
  atRisk: z.array(z.string()),
  reasons: z.array(z.string()),
  summary: z.string(),
  definitionLabel: z.string(),
});

const membership = z.strictObject({
  id: z.string(),
  cohortId: z.string(),
  cohortName: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  destination: z.string().nullable(),
  definitionLabel: z.string(),
});

export const personSummary = z.strictObject({
  id: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  fullName: z.string().nullable(),
  /** Codes of the needs that are suspected or disclosed, as far as they are shared with whoever looks. */
  needs: z.array(z.string()),
  /** Null where it rests on needs that are not shown to whoever looks. */
  eligibility: z.enum(['meets', 'at-risk', 'does-not-meet']).nullable(),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  /** Whether they have died, as far as it is known; a status, and never a destination. */
  death: z.enum(deathStatuses).nullable(),
});
export type PersonSummary = z.output<typeof personSummary>;

const person = z.strictObject({
  id: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  pronouns: z.string().nullable(),
  birthDate: z.string().nullable(),
  birthDateEstimated: z.boolean(),
  sex: z.string().nullable(),
  sexState: equalityState,
  ethnicity: z.string().nullable(),
  ethnicityState: equalityState,
  contactPreference: z.string().nullable(),
  goal: z.string().nullable(),
  goalOn: z.string().nullable(),
  strengths: z.string().nullable(),
  ineffectiveContact: answer,
  ineffectiveContactWords: z.string().nullable(),
  ineffectiveContactSince: z.string().nullable(),
  /** Since when the use of the record is restricted: it is kept, and not used (UK GDPR, article 18); null while it is not. */
  restrictedSince: z.string().nullable(),
  aliases: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  needs: z.array(needFacts),
  /** Names of fields, and codes of needs after `need:`, in which something is recorded that is not shown to this viewer. */
  withheld: z.array(z.string()),
  eligibility,
  memberships: z.array(membership),
  /** Whether they have died, as far as it is known. */
  death: z.enum(deathStatuses).nullable(),
  /** Agreement to appear in evaluation returns; blank when never asked. */
  evaluationConsent: z
    .strictObject({
      decision: z.enum(['agreed', 'declined']),
      decidedOn: z.string(),
      withdrawnOn: z.string().nullable(),
    })
    .nullable(),
});
export type Person = z.output<typeof person>;

const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

export const peopleOperations = {
  ...needOperations,
  'people.list': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.people.map((one) => one.id) },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ people: z.array(personSummary) }),
  }),
  /** How many there are, without saying who. */
  'people.counts': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      everyone: z.number(),
      inCohort: z.number(),
      /** Of those in the cohort, as recorded now. */
      meetDefinition: z.number(),
      left: z.number(),
    }),
  }),
  'people.search': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'search', ids: (_input, output) => output.people.map((one) => one.id) },
    changes: [],
    input: z.strictObject({ text: z.string().max(200, { error: 'text-too-long' }), limit: z.int().min(1).max(200) }),
    output: z.strictObject({ people: z.array(personSummary), more: z.boolean() }),
  }),
  /** Whoever governs information sees who it is, and the rest after opening the record with a reason. */
  'people.open': operation({
    kind: 'read',
    access: allow([...caseRoles, 'information-governance'], personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: person,
  }),
  'people.add': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: { kind: 'person', ids: (_input, output) => [output.id] },
    changes: ['people', 'outcomes'],
    input: z.strictObject({
      ...changes.shape,
      preferredName: personName,
      aliases: z.array(personName).max(50).optional(),
      needs: z.array(needFacts).max(20).optional(),
      /** The day of joining the cohort, or null when that is not decided. */
      joinedOn: isoDate.nullable().optional(),
    }),
    output: writtenWithId,
  }),
  'people.change': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({ personId: id, changes, aliases: z.array(personName).max(50).optional() }),
    output: written,
  }),
  'people.recordNeed': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({ personId: id, need: needFacts }),
    output: written,
  }),
  'people.join': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people', 'outcomes'],
    input: z.strictObject({ personId: id, cohortId: id, joinedOn: isoDate }),
    output: writtenWithId,
  }),
  'people.leave': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people', 'outcomes'],
    input: z.strictObject({
      personId: id,
      membershipId: id,
      leftOn: isoDate,
      destination: code,
      because: text(2000),
      /** What the person said about it, and what stays in place. */
      personSaid: optionalText(4000).default(null),
      staysInPlace: optionalText(4000).default(null),
      followUps: z.array(plannedFollowUp).max(24, { error: 'bad-input' }).default([]),
    }),
    output: written,
  }),
  'people.recordConsent': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({
      personId: id,
      decision: z.enum(['agreed', 'declined', 'withdrawn']),
      decidedOn: isoDate,
    }),
    output: written,
  }),
} as const;
