import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories, programmeRoles } from '../access.ts';
import { code, id, isoDate, line, optionalLine, optionalText, partialDate, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { answers } from './eligibility.ts';

const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

const turnedDown = z.strictObject({
  id: z.string(),
  needCode: z.string(),
  offered: z.string(),
  offeredOn: z.string().nullable(),
  saidNoBy: z.enum(['person', 'service']),
  agencyId: z.string().nullable(),
  reason: z.string(),
  /** The other need because of which a service said no; null where there is none or it is not shown. */
  otherNeed: z.string().nullable(),
  note: z.string().nullable(),
  happenedOn: z.string(),
  recordedOn: z.string(),
  /** Who said no, why and when, as one sentence. */
  sentence: z.string(),
});
export type TurnedDown = z.output<typeof turnedDown>;

const openness = z.enum(['closed', 'open']);
const outcome = z.enum(['meets', 'at-risk', 'does-not-meet']);

const definitionVersion = z.strictObject({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  openness,
  needCodes: z.array(z.string()),
  minimum: z.number(),
  source: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

const reading = definitionVersion.extend({
  /** Null where it rests on needs that are not shown to whoever looks. */
  outcome: outcome.nullable(),
  summary: z.string(),
  /** One sentence for each need. */
  reasons: z.array(z.string()),
});
export type DefinitionReading = z.output<typeof reading>;

/** Needs beyond the four facts. Part of `people` in the contract. */
export const needOperations = {
  /** Help that was offered and turned down, newest first. */
  'people.turnedDown': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ offers: z.array(turnedDown) }),
  }),
  'people.recordTurnedDown': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({
      personId: id,
      needCode: code,
      offered: line(400),
      offeredOn: isoDate.nullable(),
      saidNoBy: z.enum(['person', 'service']),
      /** The service that offered it. */
      agencyId: id.nullable(),
      reason: code,
      otherNeed: code.nullable(),
      /** How the other need was put, such as "drug use". */
      otherNeedWords: optionalLine(120),
      note: optionalText(2000),
      happenedOn: isoDate,
    }),
    output: writtenWithId,
  }),
  'people.removeTurnedDown': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({ personId: id, turnedDownId: id }),
    output: written,
  }),
  /** How somebody reads under each version of the definition, line by line. */
  'people.eligibility': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({ versions: z.array(reading) }),
  }),
  /** Contact with services that did not help: apart from the needs, with its own words. */
  'people.recordIneffectiveContact': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['people'],
    input: z.strictObject({
      personId: id,
      answer: z.enum(answers),
      words: optionalText(4000),
      since: partialDate.nullable(),
    }),
    output: written,
  }),
} as const;

const localNeed = z.strictObject({
  id: z.string(),
  code: z.string(),
  label: z.string(),
  definition: z.string(),
  category: z.string(),
  core: z.boolean(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
});

const coordinators = allowPartnership(['coordinator'], ['programme']);

/** The versions of the definition and of the needs. Part of `programme` in the contract. */
export const definitionOperations = {
  'programme.definitions': operation({
    kind: 'read',
    access: allow(programmeRoles, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      definitions: z.array(definitionVersion),
      needs: z.array(localNeed),
      /** Local needs that a partnership may begin with and has not taken up. */
      proposals: z.array(
        z.strictObject({ code: z.string(), label: z.string(), definition: z.string(), category: z.string() }),
      ),
    }),
  }),
  'programme.addDefinition': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'people'],
    input: z.strictObject({
      label: line(120),
      openness,
      needCodes: z.array(code).min(1, { error: 'definition-needs-missing' }).max(40),
      minimum: z
        .int({ error: 'definition-minimum' })
        .min(1, { error: 'definition-minimum' })
        .max(20, { error: 'definition-minimum' }),
      source: optionalLine(400),
      validFrom: isoDate,
    }),
    output: writtenWithId,
  }),
  'programme.addLocalNeed': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'people'],
    input: z.strictObject({
      label: line(80),
      definition: text(1000),
      category: z.enum(personCategories),
      validFrom: isoDate,
    }),
    output: writtenWithId,
  }),
  /** From the day after, it is not offered any more; what was recorded of it stays. */
  'programme.endLocalNeed': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'people'],
    input: z.strictObject({ needId: id, validTo: isoDate }),
    output: written,
  }),
} as const;
