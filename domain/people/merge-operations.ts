import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories } from '../access.ts';
import { id, optionalLine, optionalPersonName, partialDate, personName } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { identifier } from './person-shape.ts';

/** Whether somebody is in the register already, and two records that turned out to be of one person. */

const candidate = z.strictObject({
  id: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  fullName: z.string().nullable(),
  birthDate: z.string().nullable(),
  inCohort: z.boolean(),
  /** Why it may be the same person, in words; never a figure. */
  reasons: z.array(z.string()),
});
export type Candidate = z.output<typeof candidate>;

const side = z.strictObject({ id: z.string(), reference: z.string(), name: z.string(), heldBy: z.string() });

/** Something of which only one can stay. `kept` and `other` are in words; null where it may not be shown. */
const choice = z.strictObject({
  key: z.string(),
  label: z.string(),
  kept: z.string().nullable(),
  other: z.string().nullable(),
});
export type MergeChoice = z.output<typeof choice>;

const preview = z.strictObject({
  kept: side,
  other: side,
  choices: z.array(choice),
  /** What goes over to the record that is kept, by kind, with how many. */
  moves: z.array(z.strictObject({ label: z.string(), rows: z.number() })),
  /** Who will see more or less than before. */
  sights: z.array(z.string()),
  /** What holds for the one person by a rule and not by a choice, in sentences: a death, holds, tasks that stop. */
  stands: z.array(z.string()),
  /** Unsaved text on the other record, which nobody can open until the two are taken apart. */
  drafts: z.number(),
});
export type MergePreview = z.output<typeof preview>;

const access = allowPartnership(['coordinator'], personCategories);
const both = {
  kind: 'person',
  ids: (input: { personId: string; otherId: string }) => [input.personId, input.otherId],
} as const;

export const mergeOperations = {
  /** Those of whom the caller may know who may be meant by what has been typed so far. */
  'people.candidates': operation({
    kind: 'read',
    access: allow(caseRoles, personCategories),
    about: 'seen',
    discloses: { kind: 'search', ids: (_input, output) => output.candidates.map((one) => one.id) },
    changes: [],
    input: z.strictObject({
      preferredName: z.union([z.literal(''), personName]),
      givenName: optionalPersonName,
      familyName: optionalPersonName,
      aliases: z.array(personName).max(50),
      birthDate: partialDate.nullable(),
      identifiers: z.array(identifier).max(20),
    }),
    output: z.strictObject({ candidates: z.array(candidate) }),
  }),
  /** Those who may be the same person as one who is in the register. */
  'people.alike': operation({
    kind: 'read',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: { kind: 'list', ids: (input, output) => [input.personId, ...output.candidates.map((one) => one.id)] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ candidates: z.array(candidate) }),
  }),
  /** Where a record went that was joined to another. Refused where it went nowhere that the caller may know of. */
  'people.leadsTo': operation({
    kind: 'read',
    access: allow([...caseRoles, 'information-governance'], ['identity']),
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ keptId: z.string() }),
  }),
  'people.mergePreview': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: both,
    changes: [],
    input: z.strictObject({ personId: id, otherId: id }),
    output: preview,
  }),
  /** Makes two records one: `personId` is kept, and everything of the other goes over to it. */
  'people.merge': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: both,
    changes: ['people', 'outcomes', 'sharing', 'privacy'],
    input: z.strictObject({
      personId: id,
      otherId: id,
      /** The keys of choices in which the other record's side is right; the rest stays as it is kept. */
      takeOther: z.array(z.string().max(200)).max(1000),
      because: optionalLine(400),
    }),
    /** Without a transaction: it is taken back by taking the two apart, never by an undo. */
    output: z.strictObject({ id: z.string() }),
  }),
  /** Takes two records apart: what went over goes back, and what has come since stays. */
  'people.unmerge': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['people', 'outcomes', 'sharing', 'privacy'],
    input: z.strictObject({ personId: id, mergeId: id }),
    output: z.strictObject({}),
  }),
} as const;
