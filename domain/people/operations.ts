import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { plannedFollowUp } from '../cohorts/membership-operations.ts';
import { code, id, isoDate, line, optionalText, personName, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { mergeOperations } from './merge-operations.ts';
import { needOperations } from './need-operations.ts';
import { aliases, changes, everyChoice, identifier, needFacts, person, personSummary } from './person-shape.ts';

export type { NeedInput, Person, PersonSummary } from './person-shape.ts';

const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

export const peopleOperations = {
  ...needOperations,
  ...mergeOperations,
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
      aliases: aliases.optional(),
      identifiers: z.array(identifier).max(20).optional(),
      choices: everyChoice.optional(),
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
    input: z.strictObject({
      personId: id,
      changes,
      aliases: aliases.optional(),
      identifiers: z.array(identifier).max(20).optional(),
      choices: everyChoice.optional(),
    }),
    output: written,
  }),
  /** Writes down where somebody can be found, under the kind of information that says who may know of it. */
  'people.recordWhereabouts': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({
      personId: id,
      words: line(400),
      lastKnownOn: isoDate,
      category: z.enum(['contact', 'safety']),
    }),
    output: writtenWithId,
  }),
  /** Seen there again on a day, or no longer there since one. */
  'people.changeWhereabouts': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({ personId: id, whereaboutsId: id, now: z.enum(['still', 'no-longer']), on: isoDate }),
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
