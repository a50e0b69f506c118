import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { code, id, isoDate, optionalLine } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';

const reading = allow([...caseRoles, 'information-governance'], personCategories);
const writing = allow(caseRoles, personCategories);
const aboutPerson = (input: { personId: string }) => input.personId;
const disclosesPerson = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

export const moveInput = z.strictObject({
  fromOn: isoDate,
  /** A category of the list of housing; a sealed one shows as what it folds into. */
  housing: code,
  /** In words. For a sealed category they are kept with the sealed facts, and nowhere else. */
  place: optionalLine(300),
  certainty: z.enum(['recorded', 'estimated'], { error: 'unknown-code' }),
  /** Which agency said so; null for the agency of whoever records it. */
  agencyId: id.nullable(),
});
export type MoveInput = z.output<typeof moveInput>;

export const move = z.strictObject({
  id: z.string(),
  fromOn: z.string(),
  /** The first day after it, where the next move is known. */
  untilOn: z.string().nullable(),
  inDay: z.number(),
  housing: z.string(),
  place: z.string().nullable(),
  certainty: z.enum(['recorded', 'estimated']),
  agencyId: z.string(),
  agencyName: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
});
export type Move = z.output<typeof move>;

export const nightsShown = z.strictObject({
  inScope: z.number(),
  categories: z.array(z.strictObject({ code: z.string(), nights: z.number(), estimated: z.number() })),
  notKnown: z.number(),
  toCome: z.number(),
  lastCode: z.string().nullable(),
});

const quarter = z.strictObject({ periodId: z.string(), code: z.string(), label: z.string(), nights: nightsShown });
export type QuarterNights = z.output<typeof quarter>;

/** Where somebody stayed: dated moves, from which the nights follow. */
export const moveOperations = {
  'contacts.moves': operation({
    kind: 'read',
    access: reading,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      /** Whether something is recorded that is not shown to whoever asks. */
      withheld: z.boolean(),
      /** Newest first. */
      moves: z.array(move),
      /** Every period in which the person was in a cohort for a night that has come, newest first. */
      quarters: z.array(quarter),
    }),
  }),
  'contacts.addMove': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'outcomes'],
    input: moveInput.extend({ personId: id }),
    output: writtenWithId,
  }),
  'contacts.changeMove': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'outcomes'],
    input: moveInput.extend({ personId: id, moveId: id }),
    output: written,
  }),
  /** Takes a move back; the one before it then goes on to the next. */
  'contacts.removeMove': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'outcomes'],
    input: z.strictObject({ personId: id, moveId: id }),
    output: written,
  }),
} as const;
