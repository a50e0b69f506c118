import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, line } from '../fields.ts';
import { operation } from '../operation.ts';
import { groundInput } from '../sharing/disclosure-operations.ts';
import { pageForms } from './one-page.ts';
import { lineKinds } from './words.ts';

const access = allow(caseRoles, personCategories);
const about = (input: { readonly personId: string }): string => input.personId;
const discloses = { kind: 'person', ids: (input: { readonly personId: string }) => [input.personId] } as const;

const pageLine = z.strictObject({
  lineKind: z.enum(lineKinds),
  lineId: z.string(),
  /** The kind of information that it is. */
  category: z.enum(personCategories),
  says: z.array(z.string()),
  theirs: z.array(z.strictObject({ id: z.string(), wording: z.string(), saidOn: z.string() })),
  leftOut: z.enum(['safety', 'names-somebody']).nullable(),
});

const pagePart = z.strictObject({
  code: z.string(),
  title: z.string(),
  sign: z.string(),
  lines: z.array(pageLine),
});

export const readingOperations = {
  /** The plan and the story on one page, to be read with the person. */
  'plans.readTogether': operation({
    kind: 'read',
    access,
    about,
    discloses,
    changes: [],
    input: z.strictObject({ personId: id, form: z.enum(pageForms) }),
    output: z.strictObject({ title: z.string(), parts: z.array(pagePart) }),
  }),
  /** Saves the page for the person to keep, as a PDF where the window can set one, and writes down that it was given. */
  'plans.savePage': operation({
    kind: 'job',
    access,
    about,
    discloses,
    changes: ['plans', 'sharing'],
    input: z.strictObject({
      personId: id,
      form: z.enum(pageForms),
      /** Lines that would be left out and that somebody decided to put in. */
      ticked: z.array(z.string().max(60)).max(500),
      unticked: z.array(z.string().max(60)).max(500),
      folder: line(1000),
      /** On what ground the person is given it; to whom and what for are said by what it is. */
      disclosure: z.strictObject(groundInput),
    }),
    output: z.strictObject({ name: z.string(), folder: z.string(), isPdf: z.boolean() }),
  }),
} as const;
