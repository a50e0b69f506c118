import { z } from 'zod';
import { allow, allowPartnership, caseRoles, type PersonCategory, personCategories } from '../access.ts';
import { code, id, isoDate, line } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { measures } from '../outcomes/values.ts';
import { disclosureByFile } from '../sharing/disclosure-operations.ts';
import { cellProblems, holds } from './answers.ts';
import { cellStates } from './board.ts';
import { fates, rowProblems } from './returned.ts';

/** The kinds of information that outcomes are of, with who leads for somebody. */
const kinds: readonly PersonCategory[] = ['identity', 'contact', 'housing', 'offending', 'health', 'story'];
/** Whoever sends somebody's data to another agency is told whom to keep apart. */
const asking = allowPartnership(['coordinator'], personCategories);

/** As what a request leaves the register. */
export const requestForms = ['xlsx', 'pdf'] as const;
export type RequestForm = (typeof requestForms)[number];

/** What an agency is asked: what it is likely to hold, or everything that it may see. */
export const askScopes = ['could-supply', 'may-see'] as const;
export type AskScope = (typeof askScopes)[number];

const states = z.record(z.enum(cellStates), z.number());
const measure = z.enum(measures);
const value = z.strictObject({
  state: z.enum(cellStates),
  valueCode: z.string().nullable(),
  valueNumber: z.number().nullable(),
});
const basis = z.strictObject({
  n: z.number(),
  counts: z.record(z.string(), z.number()),
  total: z.number().nullable(),
});

const boardPerson = z.strictObject({
  personId: z.string(),
  reference: z.string(),
  name: z.string(),
  values: z.number(),
  states,
  /** The facts that could still be filled, in the order of the grid. */
  gaps: z.array(z.string()),
  /** The agency of whoever leads for them; null where nobody does, or it is not shown. */
  leadAgency: z.string().nullable(),
});
export type BoardPerson = z.output<typeof boardPerson>;

const boardAgency = z.strictObject({
  agencyId: z.string(),
  agency: z.string(),
  /** Gaps that it is likely to be able to fill and may see; one gap can count under several agencies. */
  gaps: z.number(),
  people: z.number(),
  /** Gaps that it may see, likely to hold the answer or not. */
  maySee: z.number(),
  /** When it was last asked about this period and has not answered yet. */
  waitingSince: z.string().nullable(),
  dueOn: z.string().nullable(),
});
export type BoardAgency = z.output<typeof boardAgency>;

const figure = z.strictObject({
  factCode: z.string(),
  measure,
  label: z.string(),
  inScope: z.number(),
  available: basis,
  completeInMeasure: basis,
  completeInAll: basis,
  /** The words for each code that occurs, in the order of the list. */
  values: z.array(z.strictObject({ code: z.string(), label: z.string() })),
});

const scope = { periodId: id, agencyId: id, scope: z.enum(askScopes), withKnown: z.boolean() };

const request = z.strictObject({
  id: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  form: z.enum(requestForms),
  madeAt: z.string(),
  who: z.string(),
  dueOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  people: z.number(),
  cells: z.number(),
  answered: z.number(),
});
export type CollectingRequest = z.output<typeof request>;

const returnedCell = z.strictObject({
  rowKey: z.string(),
  line: z.number(),
  personId: z.string(),
  name: z.string(),
  factCode: z.string(),
  question: z.string(),
  /** What stands in the cell, cut where it is long. */
  written: z.string(),
  fate: z.enum(fates),
  problem: z.enum(cellProblems).nullable(),
  /** What it would become and what stands there now, in words; null for none. */
  becomes: z.string().nullable(),
  now: z.string().nullable(),
});
export type ReturnedCellShown = z.output<typeof returnedCell>;

const place = {
  path: z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' }),
  password: z.string().max(200, { error: 'text-too-long' }),
};

export const collectingOperations = {
  /** What is missing of a period and why: by measure, person and agency, and what the figures rest on. */
  'collecting.board': operation({
    kind: 'read',
    access: allow(caseRoles, kinds),
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.byPerson.map(({ personId }) => personId) },
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      periodCode: z.string(),
      sentence: z.string(),
      values: z.number(),
      states,
      people: z.number(),
      complete: z.number(),
      byMeasure: z.array(
        z.strictObject({ measure, values: z.number(), states, people: z.number(), complete: z.number() }),
      ),
      byPerson: z.array(boardPerson),
      byAgency: z.array(boardAgency),
      /** Gaps that no agency could be asked for, by the sharing records. */
      gapsOfNobody: z.number(),
      /** Values of which the viewer is not shown how they stand. */
      notShown: z.number(),
      figures: z.array(figure),
    }),
  }),
  /** Whom and what a request to an agency would hold, before anything leaves. */
  'collecting.whom': operation({
    kind: 'read',
    access: asking,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.people.map(({ personId }) => personId) },
    changes: [],
    input: z.strictObject(scope),
    output: z.strictObject({
      agency: z.string(),
      people: z.array(
        z.strictObject({ personId: z.string(), reference: z.string(), name: z.string(), cells: z.number() }),
      ),
      cells: z.number(),
      /** How many of them would carry what is known already. */
      known: z.number(),
      kinds: z.array(z.enum(personCategories)),
      /** Pairs among them who are to be kept apart, in words. */
      apart: z.array(z.tuple([z.string(), z.string()])),
    }),
  }),
  /** Writes the request as a workbook under a password, or as a sheet of paper, and records it as told to the agency. */
  'collecting.ask': operation({
    kind: 'job',
    access: asking,
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['outcomes', 'sharing', 'audit'],
    input: z.strictObject({
      ...scope,
      form: z.enum(requestForms, { error: 'unknown-code' }),
      /** On paper: a sheet for each person. */
      sheetForEach: z.boolean(),
      dueOn: isoDate.nullable(),
      folder: line(4000),
      disclosure: disclosureByFile,
    }),
    output: z.strictObject({
      folder: z.string(),
      file: z.string(),
      people: z.number(),
      cells: z.number(),
      /** Shown once and kept nowhere; null for paper. */
      password: z.string().nullable(),
    }),
  }),
  /** The requests about a period, the newest first. */
  'collecting.requests': operation({
    kind: 'read',
    access: asking,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({ requests: z.array(request) }),
  }),
  /** Nobody waits for an answer any more; a workbook that comes back all the same can still be read. */
  'collecting.close': operation({
    kind: 'write',
    access: asking,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['outcomes'],
    input: z.strictObject({ askedId: id }),
    output: written,
  }),
  'collecting.pickFile': operation({
    kind: 'job',
    access: asking,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  /** Holds a workbook that came back against what was asked and what is known now. Nothing is changed. */
  'collecting.look': operation({
    kind: 'job',
    access: asking,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject(place),
    output: z.strictObject({
      fileHash: z.string(),
      agency: z.string(),
      periodCode: z.string(),
      askedOn: z.string(),
      counts: z.record(z.enum(fates), z.number()),
      cells: z.array(returnedCell),
      leftOut: z.array(z.strictObject({ line: z.number(), problem: z.enum(rowProblems), written: z.string() })),
      /** People who were asked about and whose row did not come back. */
      missing: z.array(z.string()),
      missingQuestions: z.array(z.string()),
      /** Rows that were asked for about somebody who is no longer shown to whoever reads. */
      notShown: z.number(),
      isProtected: z.boolean(),
      afterDue: z.string().nullable(),
      closedOn: z.string().nullable(),
      /** The day on which figures of the period were returned; null while they were not. */
      returnedOn: z.string().nullable(),
    }),
  }),
  /** Takes the answers in, in one transaction, each with the agency as its source. */
  'collecting.takeIn': operation({
    kind: 'job',
    access: asking,
    about: 'seen',
    discloses: disclosesNothing,
    changes: ['outcomes', 'people'],
    input: z.strictObject({
      ...place,
      fileHash: z.string().regex(/^[0-9a-f]{64}$/, { error: 'bad-input' }),
      /** What was chosen where a value was entered differently meanwhile. */
      chosen: z
        .array(z.strictObject({ rowKey: z.string().max(40), factCode: code, holds: z.enum(holds) }))
        .max(20_000, { error: 'bad-input' }),
      /** Known that figures of the period have been returned already. */
      knowsLate: z.boolean(),
    }),
    output: z.strictObject({
      transactionId: z.string(),
      taken: z.number(),
      kept: z.number(),
      people: z.number(),
    }),
  }),
  /** Which agency supplied which of the values that stand in a period now, and when. */
  'collecting.sources': operation({
    kind: 'read',
    access: allow(caseRoles, kinds),
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.sources.map(({ personId }) => personId) },
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({
      sources: z.array(
        z.strictObject({
          personId: z.string(),
          reference: z.string(),
          name: z.string(),
          factCode: z.string(),
          value,
          agency: z.string(),
          askedOn: z.string(),
          answeredOn: z.string(),
        }),
      ),
    }),
  }),
} as const;
