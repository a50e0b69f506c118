import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { code, id, line } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { personSummary } from '../people/person-shape.ts';
import { disclosureByFile } from '../sharing/disclosure-operations.ts';
import { listColumns, listOrders, listStates } from './people-list.ts';

/** As what a list leaves the register. */
export const listFormats = ['pdf', 'xlsx', 'csv'] as const;

const typed = z.string().max(200, { error: 'text-too-long' });

/** How a list is narrowed and put in order. */
const shownFields = {
  state: z.enum(listStates),
  needs: z.array(code).max(20),
  agencyId: id.nullable(),
  order: z.strictObject({ by: z.enum(listOrders), descending: z.boolean() }),
};

/** A way of looking at the list that can be kept; it holds nothing about anybody. */
export const listView = z.strictObject({
  ...shownFields,
  columns: z.array(z.enum(listColumns)).max(listColumns.length),
});
export type ListView = z.output<typeof listView>;

/** How the list looks until somebody changes it. */
export const usualView: ListView = {
  state: 'everyone',
  needs: [],
  agencyId: null,
  order: { by: 'name', descending: false },
  columns: ['reference', 'needs', 'definition', 'cohort'],
};

export const listedPerson = z.strictObject({
  ...personSummary.shape,
  agencyId: z.string(),
  agency: z.string(),
  /** Whether whoever looks is shown who leads and when they were last reached. */
  showsContact: z.boolean(),
  /** Who leads for them, with their agency. */
  lead: z.string().nullable(),
  /** The newest day on which somebody reached them, as far as whoever looks may see what happened. */
  lastContactOn: z.string().nullable(),
  restricted: z.boolean(),
});
export type ListedPerson = z.output<typeof listedPerson>;

const counted = z.record(z.enum(listStates), z.number());

const part = {
  /** The first one that is shown, from 0, and how many. */
  from: z.int().min(0).max(1_000_000),
  count: z.int().min(1).max(200),
};

const listed = z.strictObject({
  /** Everyone of whom the viewer may know. */
  everyone: z.number(),
  inCohort: z.number(),
  /** Of those in the cohort; null where no verdict is shown to the viewer. */
  meetDefinition: z.number().nullable(),
  counts: counted,
  found: z.number(),
  people: z.array(listedPerson),
  /** Pairs among those found who are to be kept apart, in words; for coordinators alone. */
  apart: z.array(z.tuple([z.string(), z.string()])),
});

const access = allow(caseRoles, personCategories);

const passage = z.strictObject({
  /** Null for what is about nobody. */
  person: z.strictObject({ id: z.string(), name: z.string(), reference: z.string() }).nullable(),
  /** What kind of thing it stands in, in words. */
  thing: z.string(),
  /** The stable code of that kind. */
  kind: z.string(),
  /** The words around it, in order; the ones that were looked for are found. */
  words: z.array(z.strictObject({ text: z.string(), found: z.boolean() })),
});
export type Passage = z.output<typeof passage>;

export const listsOperations = {
  /** One part of the list of people, narrowed and in order. */
  'lists.people': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.people.map((one) => one.id) },
    changes: [],
    input: z.strictObject({ ...shownFields, ...part }),
    output: listed,
  }),
  /** The same of those whom typed words find; noted in the trail once for each pause. */
  'lists.find': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'search', ids: (_input, output) => output.people.map((one) => one.id) },
    changes: [],
    input: z.strictObject({ text: typed, ...shownFields, ...part }),
    output: listed,
  }),
  /** Where words stand in anything that somebody wrote, as far as the viewer may see it; newest first. */
  'lists.everything': operation({
    kind: 'read',
    access: allow(caseRoles, [...personCategories, 'programme']),
    about: 'seen',
    discloses: {
      kind: 'search',
      ids: (_input, output) => [...new Set(output.passages.flatMap(({ person }) => person?.id ?? []))],
    },
    changes: [],
    input: z.strictObject({ text: typed, limit: z.int().min(1).max(100) }),
    output: z.strictObject({ passages: z.array(passage), more: z.boolean() }),
  }),
  /** Takes what the list shows out of the register, as a table or a paper, and records it as told to somebody. */
  'lists.save': operation({
    kind: 'job',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['sharing', 'audit'],
    input: z.strictObject({
      text: typed,
      ...listView.shape,
      format: z.enum(listFormats, { error: 'list-format-missing' }),
      folder: line(4000),
      disclosure: disclosureByFile,
    }),
    output: z.strictObject({ folder: z.string(), file: z.string(), people: z.number() }),
  }),
  'lists.views': operation({
    kind: 'read',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ views: z.array(z.strictObject({ id: z.string(), name: z.string(), shown: listView })) }),
  }),
  /** Keeps a view under a name of one's own; one of the same name is replaced. */
  'lists.saveView': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['lists'],
    input: z.strictObject({ name: line(60), shown: listView }),
    output: z.strictObject({ id: z.string() }),
  }),
  'lists.removeView': operation({
    kind: 'write',
    access,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['lists'],
    input: z.strictObject({ viewId: id }),
    output: z.strictObject({}),
  }),
} as const;
