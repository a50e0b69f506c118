import { z } from 'zod';
import { allow, caseRoles } from '../access.ts';
import { id, isoDate, line, optionalLine, optionalText } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { portraitSectionKeys } from './sections.ts';

const sectionKey = z.enum(portraitSectionKeys);

const portraitSummary = z.strictObject({
  id: z.string(),
  title: z.string(),
  pseudonym: z.string().nullable(),
  personId: z.string().nullable(),
  personName: z.string().nullable(),
  state: z.enum(['draft']),
  sectionsWritten: z.number(),
  changedAt: z.string(),
});
export type PortraitSummary = z.output<typeof portraitSummary>;

const portrait = portraitSummary.extend({
  agreementAskedOn: z.string().nullable(),
  sections: z.array(z.strictObject({ key: sectionKey, body: z.string().nullable() })),
});
export type Portrait = z.output<typeof portrait>;

const details = {
  title: line(200),
  pseudonym: optionalLine(80),
  agreementAskedOn: isoDate.nullable(),
};

const access = allow(caseRoles, ['identity', 'story']);

/** A write about a portrait names whom it is about, for the audit trail. */
const writtenAbout = written.extend({ personId: z.string().nullable() });
const aboutItsPerson = {
  kind: 'person',
  ids: (_input: unknown, output: z.output<typeof writtenAbout>) => (output.personId === null ? [] : [output.personId]),
} as const;

export const portraitOperations = {
  'portraits.list': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: {
      kind: 'list',
      ids: (_input, output) => output.portraits.flatMap((one) => (one.personId === null ? [] : [one.personId])),
    },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ portraits: z.array(portraitSummary) }),
  }),
  'portraits.open': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => (output.personId === null ? [] : [output.personId]) },
    changes: [],
    input: z.strictObject({ portraitId: id }),
    output: portrait,
  }),
  'portraits.add': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => (input.personId === null ? [] : [input.personId]) },
    changes: ['portraits'],
    input: z.strictObject({ ...details, personId: id.nullable() }),
    output: writtenWithId,
  }),
  'portraits.change': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutItsPerson,
    changes: ['portraits'],
    input: z.strictObject({ portraitId: id, changes: z.strictObject(details).partial() }),
    output: writtenAbout,
  }),
  'portraits.write': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutItsPerson,
    changes: ['portraits'],
    input: z.strictObject({ portraitId: id, sectionKey, body: optionalText(20_000) }),
    output: writtenAbout,
  }),
  'portraits.remove': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutItsPerson,
    changes: ['portraits'],
    input: z.strictObject({ portraitId: id }),
    output: writtenAbout,
  }),
} as const;
