import { z } from 'zod';
import { allow, allowPartnership, caseRoles, programmeRoles } from '../access.ts';
import { code, id, line, text } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { disclosureByFile } from '../sharing/disclosure-operations.ts';
import { changeSizes } from './measurement-error.ts';
import { axes, figures, verdicts } from './shapes.ts';

/** The kinds of information that a fact can be, for those who work with people by name. */
const access = allow(caseRoles, ['identity', 'housing', 'offending', 'health', 'story']);
const noting = {
  access: allowPartnership(['coordinator'], ['programme']),
  about: 'nobody' as const,
  discloses: disclosesNothing,
  changes: ['progress'] as const,
};

const axis = z.enum(axes, { error: 'unknown-code' });
const stepNumber = z
  .int({ error: 'steps-unknown' })
  .min(-1, { error: 'steps-unknown' })
  .max(1000, { error: 'steps-unknown' });

/** One fact over the quarters of a calendar, or by quarter since joining. */
export const measureAsked = {
  factCode: code,
  calendar: code,
  by: axis,
};
/** The two ends that are compared; null takes the usual ones. */
export const endsAsked = { from: stepNumber.nullable(), to: stepNumber.nullable() };

const changeSize = z.enum(changeSizes);

const personChange = z.strictObject({
  personId: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  /** What stood at both ends, in words. */
  before: z.string(),
  after: z.string(),
  /** After less before, in points; null where the two cannot be compared. */
  change: z.number().nullable(),
  size: changeSize.nullable(),
  /** Colour goes with `better` and `worse` alone, and those with a real change of an instrument alone. */
  verdict: z.enum([...verdicts, 'same']),
  /** Why there is no change to say, or what it is measured against, in words. */
  words: z.string(),
});
export type PersonChange = z.output<typeof personChange>;

export const figureFormats = ['xlsx', 'csv', 'pictures'] as const;
export type FigureFormat = (typeof figureFormats)[number];
export const pictureNames = ['quarters', 'flow', 'change', 'fidelity'] as const;
export type PictureName = (typeof pictureNames)[number];

/** A chart as it stands in the window, drawn of what may leave: an SVG, and the same as PNG in base64. */
const picture = z.strictObject({
  name: z.enum(pictureNames, { error: 'picture-unsafe' }),
  svg: z.string().max(2_000_000, { error: 'picture-unsafe' }),
  png: z.base64({ error: 'picture-unsafe' }).max(8_000_000, { error: 'picture-unsafe' }),
});
export type Picture = z.output<typeof picture>;

const savedAs = {
  format: z.enum(figureFormats, { error: 'unknown-code' }),
  pictures: z.array(picture).max(6),
  folder: line(4000),
  disclosure: disclosureByFile,
};
const saved = z.strictObject({ folder: z.string(), files: z.array(z.string()), people: z.number() });

export const progressOperations = {
  /** Change in the cohort of one fact: how it lay each quarter, and two quarters compared, for those whom the viewer may see. */
  'progress.figures': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ ...measureAsked, ...endsAsked }),
    output: figures,
  }),
  /** The same two quarters for each person, against measurement error. */
  'progress.people': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.people.map((person) => person.personId) },
    changes: [],
    input: z.strictObject({ ...measureAsked, ...endsAsked }),
    output: z.strictObject({ people: z.array(personChange), reading: z.string() }),
  }),
  /** Notes that a fact is recorded in another way from a period on; a trend across it says nothing. */
  'progress.note': operation({
    kind: 'write',
    ...noting,
    input: z.strictObject({
      factCode: code,
      periodId: id,
      words: z.string({ error: 'note-missing' }).trim().min(1, { error: 'note-missing' }).pipe(text(500)),
    }),
    output: written.extend({ noteId: z.string() }),
  }),
  'progress.removeNote': operation({
    kind: 'write',
    ...noting,
    input: z.strictObject({ noteId: id }),
    output: written,
  }),
  /** Files of figures that left the register, with to whom they went, the newest first. */
  'progress.saved': operation({
    kind: 'read',
    access: allowPartnership(['coordinator', 'information-governance'], ['programme', 'administration']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      files: z.array(
        z.strictObject({
          id: z.string(),
          what: z.enum(['figures', 'people', 'fidelity']),
          factCode: z.string().nullable(),
          savedAt: z.string(),
          recipient: z.string(),
          by: z.string(),
          people: z.number(),
          files: z.array(z.strictObject({ name: z.string(), bytes: z.number(), sha256: z.string() })),
        }),
      ),
    }),
  }),
  /** Takes figures out of the register: of the group, or a line for each person by reference; recorded as told. */
  'progress.saveOutcomes': operation({
    kind: 'job',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['progress', 'sharing', 'audit'],
    input: z.strictObject({
      ...measureAsked,
      ...endsAsked,
      what: z.enum(['figures', 'people'], { error: 'unknown-code' }),
      ...savedAs,
    }),
    output: saved,
  }),
  /** Takes the ratings and means of fidelity over the periods out of the register. */
  'progress.saveFidelity': operation({
    kind: 'job',
    access: allow(programmeRoles, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['progress', 'audit'],
    input: z.strictObject(savedAs),
    output: saved,
  }),
} as const;
