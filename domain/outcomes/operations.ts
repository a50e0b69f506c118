import { z } from 'zod';
import { allow, caseRoles } from '../access.ts';
import { code, id, isoDate } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { cell, completenessShown, factValue, gridBy, gridRow } from './grid-schemas.ts';

export type { FactValue, GridBy, GridRow } from './grid-schemas.ts';

const access = allow(caseRoles, ['identity', 'housing', 'offending', 'health', 'story']);

/** Cells of one block: as many as a column of the largest cohort, or a quarter of a caseload, with room to spare. */
export const largestBlock = 3000;

const personFacts = {
  facts: z.array(factValue),
  withheld: z.array(z.string()),
  notShared: z.array(z.string()),
};

export const outcomesOperations = {
  /**
   * Everyone who was in the cohort on at least one day of the period, with what is recorded for it; or the same people at
   * their baseline; or everyone in their nth quarter since joining, in the calendar of the period.
   */
  'outcomes.grid': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.rows.map((row) => row.personId) },
    changes: [],
    input: z.strictObject({
      periodId: id,
      by: gridBy.optional(),
      /** With `since-joining`: which quarter, 1 for the first. */
      quarter: z.int().min(1, { error: 'value-out-of-range' }).max(100, { error: 'value-out-of-range' }).optional(),
      /** Only the rows of these people, where the others are on screen as they are. */
      only: z.array(id).max(largestBlock).optional(),
    }),
    output: z.strictObject({
      periodId: z.string(),
      periodCode: z.string(),
      by: gridBy,
      quarter: z.number().nullable(),
      rows: z.array(gridRow),
      completeness: completenessShown,
      /** The categories of housing in other vocabularies, as data; none where a category has no single match. */
      otherNames: z.array(
        z.strictObject({
          code: z.string(),
          hClic: z.string().nullable(),
          ethos: z.string().nullable(),
          cdf: z.string().nullable(),
        }),
      ),
    }),
  }),
  /** How complete a period is, without saying whose values are missing. */
  'outcomes.completeness': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ periodId: id }),
    output: z.strictObject({ periodCode: z.string(), completeness: completenessShown }),
  }),
  'outcomes.ofPerson': operation({
    kind: 'read',
    access: allow([...caseRoles, 'information-governance'], ['identity', 'housing', 'offending', 'health', 'story']),
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      /** What was so at joining; null where nothing of it is recorded. */
      baseline: z.strictObject({ takenOn: z.string().nullable(), ...personFacts }).nullable(),
      periods: z.array(
        z.strictObject({
          periodId: z.string(),
          periodCode: z.string(),
          periodLabel: z.string(),
          inScope: z.boolean(),
          sinceJoining: z.number().nullable(),
          ...personFacts,
        }),
      ),
    }),
  }),
  'outcomes.record': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['outcomes'],
    input: cell,
    output: written,
  }),
  /**
   * A block of cells, pasted or filled down: all of it in one step that is undone in one, or nothing. Refused with
   * `cells-refused`, whose parts name each cell by its place in the block.
   */
  'outcomes.recordMany': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (input) => [...new Set(input.cells.map(({ personId }) => personId))] },
    changes: ['outcomes'],
    input: z.strictObject({ cells: z.array(cell).min(1, { error: 'value-missing' }).max(largestBlock) }),
    output: written,
  }),
  /**
   * Takes statuses of the period before over into cells that are still empty, marked as carried forward. Counts and scores
   * belong to their own quarter and are never carried.
   */
  'outcomes.carryForward': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (input) => input.personIds },
    changes: ['outcomes'],
    input: z.strictObject({
      periodId: id,
      personIds: z.array(id).min(1, { error: 'value-missing' }).max(largestBlock),
      factCodes: z.array(code).min(1, { error: 'value-missing' }).max(200),
    }),
    output: written.extend({ carried: z.number() }),
  }),
  /** Changes the day of a baseline that was begun. */
  'outcomes.dateBaseline': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['outcomes'],
    input: z.strictObject({ personId: id, takenOn: isoDate }),
    output: written,
  }),
  /**
   * Fills the nights of a period that are not known: what is remembered becomes moves that are estimated, the rest is said
   * to be not known. Nights follow from moves here too, and always add up.
   */
  'outcomes.fillNights': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['contacts', 'outcomes'],
    input: z.strictObject({
      personId: id,
      periodId: id,
      parts: z
        .array(z.strictObject({ housing: code, nights: z.int().min(1, { error: 'value-out-of-range' }).max(366) }))
        .max(30),
    }),
    output: written,
  }),
} as const;
