import { z } from 'zod';
import { allow, caseRoles, personCategories, roles } from '../access.ts';
import { code, id, isoDate, line, optionalLine, optionalText } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { polarities } from '../outcomes/values.ts';
import { verdicts } from './change.ts';
import { licenceFamilies, totalRules } from './definition.ts';
import { completers } from './words.ts';

const area = z.strictObject({
  code: z.string(),
  label: z.string(),
  lowest: z.number(),
  highest: z.number(),
  step: z.number(),
  weight: z.number(),
});

const instrument = z.strictObject({
  code: z.string(),
  label: z.string(),
  shortLabel: z.string(),
  description: z.string(),
  areaWord: z.enum(['item', 'area']),
  areas: z.array(area),
  rule: z.enum(totalRules),
  needed: z.number(),
  mayGiveTotalAlone: z.boolean(),
  polarity: z.enum(polarities),
  category: z.enum(personCategories),
  licence: z.enum(licenceFamilies).nullable(),
  licenceNote: z.string(),
  acknowledgement: z.string().nullable(),
  threshold: z
    .strictObject({
      possible: z.number(),
      possibleIncluded: z.boolean(),
      real: z.strictObject({ low: z.number(), high: z.number() }),
      source: z.string(),
    })
    .nullable(),
  usualMode: z.string(),
  ownId: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});

const change = z.strictObject({
  difference: z.number(),
  since: z.string(),
  verdict: z.enum(verdicts),
  better: z.boolean().nullable(),
  otherMode: z.boolean(),
});

const result = z.strictObject({
  id: z.string(),
  instrument: z.string(),
  doneOn: z.string(),
  mode: z.string(),
  completedBy: z.enum(completers),
  scores: z.record(z.string(), z.number()),
  sumAlone: z.number().nullable(),
  total: z.number().nullable(),
  /** Why there is no total, as a sentence; null where there is one. */
  noTotalBecause: z.string().nullable(),
  /** Against the result before it of the same measure that has a total; null where there is none. */
  change: change.nullable(),
});
export type InstrumentResult = z.output<typeof result>;

const everyone = allow(roles, ['programme']);
const coordinators = allow(['coordinator'], ['programme']);
const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;
/** A score as it stands on the form: five decimals are more than any has, and more than anybody would type. */
const score = z.number().min(-1000, { error: 'score-out-of-range' }).max(1000, { error: 'score-out-of-range' });
const wholeFrom = (lowest: number, highest: number) =>
  z.number().int({ error: 'value-not-whole' }).min(lowest, { error: 'score-out-of-range' }).max(highest, {
    error: 'score-out-of-range',
  });

export const instrumentsOperations = {
  /** Every measure that can be recorded, and the licences that are. */
  'instruments.list': operation({
    kind: 'read',
    access: everyone,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      instruments: z.array(instrument),
      licences: z.array(z.strictObject({ family: z.enum(licenceFamilies), reference: z.string().nullable() })),
    }),
  }),
  /** Somebody's results, newest first, each against the one before it of the same measure. */
  'instruments.ofPerson': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      results: z.array(result),
      /** How many are recorded and not shown to this viewer. */
      withheld: z.number(),
    }),
  }),
  /** A result, or with `resultId` the correction of one. */
  'instruments.record': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['outcomes'],
    input: z.strictObject({
      personId: id,
      resultId: id.nullable(),
      instrument: code,
      doneOn: isoDate,
      mode: code,
      completedBy: z.enum(completers, { error: 'unknown-code' }),
      scores: z
        .array(z.strictObject({ area: code, score }))
        .max(40, { error: 'text-too-long' })
        .refine((scores) => new Set(scores.map(({ area: of }) => of)).size === scores.length, { error: 'bad-input' }),
      sumAlone: score.nullable(),
      /** The quarter whose wellbeing score it becomes; only where somebody asks for that. */
      feedPeriodId: id.nullable(),
    }),
    output: writtenWithId,
  }),
  'instruments.removeResult': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['outcomes'],
    input: z.strictObject({ personId: id, resultId: id }),
    output: written,
  }),
  /** A measure of the partnership's own. Its areas never change: what was scored under them must stay readable. */
  'instruments.define': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'outcomes'],
    input: z.strictObject({
      label: line(80),
      description: optionalText(600),
      areas: z
        .array(
          z.strictObject({
            label: line(80),
            lowest: wholeFrom(-100, 100),
            highest: wholeFrom(-100, 100),
            step: wholeFrom(1, 100),
            weight: wholeFrom(1, 10),
          }),
        )
        .min(1, { error: 'instrument-nothing-scored' })
        .max(40, { error: 'text-too-long' }),
      rule: z.enum(['sum', 'mean', 'none']),
      needed: wholeFrom(1, 40).nullable(),
      polarity: z.enum(polarities),
      category: z.enum(personCategories),
      licenceNote: optionalLine(300),
      acknowledgement: optionalLine(300),
      validFrom: isoDate,
    }),
    output: z.strictObject({ id: z.string() }),
  }),
  /** The last day on which it may be used. What was recorded stays. */
  'instruments.end': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'outcomes'],
    input: z.strictObject({ ownInstrumentId: id, validTo: isoDate }),
    output: z.strictObject({}),
  }),
  /** The organisation's own reference of its licence. */
  'instruments.setLicence': operation({
    kind: 'write',
    access: coordinators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['programme', 'outcomes'],
    input: z.strictObject({ family: z.enum(licenceFamilies), reference: line(120) }),
    output: z.strictObject({}),
  }),
} as const;
