import { z } from 'zod';
import { allowPartnership } from '../access.ts';
import { id, isoDate, line, optionalLine, optionalText } from '../fields.ts';
import { readablePaper } from '../governance/document.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { partsAgreed } from './sign-off.ts';
import { boardDecisions } from './words.ts';

const decision = z.strictObject({
  id: z.string(),
  signedOn: z.string(),
  meeting: z.string(),
  minute: z.string().nullable(),
  decision: z.enum(boardDecisions),
  conditions: z.string().nullable(),
  definitionLabel: z.string(),
  methodLabel: z.string().nullable(),
  plannedSize: z.number().nullable(),
  recordedByName: z.string(),
});
export type BoardDecisionRow = z.output<typeof decision>;

const cohort = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  purpose: z.string().nullable(),
  definitionId: z.string(),
  definitionLabel: z.string(),
  methodLabel: z.string().nullable(),
  methodWords: z.string().nullable(),
  plannedSize: z.number().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  /** Of those of whom whoever looks may know: in it now, and still in it although it takes nobody on any more. */
  now: z.number(),
  ever: z.number(),
  takesPeopleOn: z.boolean(),
  /** Whether the Board has agreed to it as it is. */
  board: z.strictObject({
    state: z.enum(['not-before-the-board', 'noted', 'deferred', 'signed-off', 'changed']),
    on: z.string().nullable(),
    changed: z.array(z.enum(partsAgreed)),
  }),
  decisions: z.array(decision),
});
export type Cohort = z.output<typeof cohort>;

const details = {
  name: line(120),
  purpose: optionalText(2000),
  definitionId: id,
  methodLabel: optionalLine(120),
  methodWords: optionalText(4000),
  plannedSize: z
    .int({ error: 'size-impossible' })
    .min(1, { error: 'size-impossible' })
    .max(100_000, { error: 'size-impossible' })
    .nullable(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
};

const coordinators = allowPartnership(['coordinator'], ['identity', 'programme']);
const folder = z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' });

export const cohortOperations = {
  /** Every cohort with its size, planned and now, and how it stands with the Board. */
  'cohorts.list': operation({
    kind: 'read',
    access: coordinators,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      cohorts: z.array(cohort),
      definitions: z.array(z.strictObject({ id: z.string(), label: z.string() })),
      /** In more than one of them now; each of them counts once. */
      inSeveral: z.number(),
      /** In any of them now. */
      inAny: z.number(),
    }),
  }),
  'cohorts.add': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'cohorts', 'people'],
    input: z.strictObject(details),
    output: writtenWithId,
  }),
  'cohorts.change': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'cohorts', 'people'],
    input: z.strictObject({ cohortId: id, ...details }),
    output: written,
  }),
  /** What the Board decided about a cohort as it is now. */
  'cohorts.signOff': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['cohorts'],
    input: z.strictObject({
      cohortId: id,
      signedOn: isoDate,
      meeting: line(200),
      minute: optionalLine(40),
      decision: z.enum(boardDecisions),
      conditions: optionalText(2000),
    }),
    output: writtenWithId,
  }),
  /** The paper on which the Board decides: definition, method, size and counts, and nobody. */
  'cohorts.paper': operation({
    kind: 'read',
    access: coordinators,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ cohortId: id }),
    output: z.strictObject({ paper: readablePaper }),
  }),
  /** Saves that paper as HTML and Markdown into a folder; a deliberate act that the audit trail keeps. */
  'cohorts.savePaper': operation({
    kind: 'job',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['audit'],
    input: z.strictObject({ cohortId: id, folder }),
    output: z.strictObject({
      folder: z.string(),
      files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
    }),
  }),
} as const;
