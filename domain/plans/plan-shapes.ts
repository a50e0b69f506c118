import { z } from 'zod';
import { personCategories } from '../access.ts';
import { action } from './action-operations.ts';
import { goalStates, lineKinds, noteKinds, promiseStates, whoseDoing } from './words.ts';

const day = z.string();
const dayOrNull = z.string().nullable();
/** Who wrote something down, by name; null where it stood in the record before names were kept with it. */
const writtenBy = z.string().nullable();

export const goal = z.strictObject({
  id: z.string(),
  wording: z.string(),
  saidOn: dayOrNull,
  writtenBy,
  state: z.enum(goalStates),
  stateOn: dayOrNull,
});
export type Goal = z.output<typeof goal>;

export const note = z.strictObject({
  id: z.string(),
  kind: z.enum(noteKinds),
  wording: z.string(),
  saidBy: z.enum(['person', 'worker']),
  writtenBy,
  saidOn: dayOrNull,
  endedOn: dayOrNull,
});
export type PlanNote = z.output<typeof note>;

export const promise = z.strictObject({
  id: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  wording: z.string(),
  toWhom: z.string().nullable(),
  fromOn: day,
  untilOn: dayOrNull,
  reviewOn: dayOrNull,
  state: z.enum(promiseStates),
  /** Whether it still stands today: live, and its last day has not passed. */
  stands: z.boolean(),
  endedOn: dayOrNull,
  whose: z.enum(whoseDoing).nullable(),
  because: z.string().nullable(),
  category: z.enum(personCategories),
});
export type PlanPromise = z.output<typeof promise>;

export const risk = z.strictObject({
  id: z.string(),
  wording: z.string(),
  reason: z.string(),
  benefits: z.string().nullable(),
  thinkAgain: z.string(),
  personAgreedOn: dayOrNull,
  worker: writtenBy,
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  agreedOn: day,
  reviewOn: day,
  endedOn: dayOrNull,
  endedBecause: z.string().nullable(),
  category: z.enum(personCategories),
});
export type AgreedRisk = z.output<typeof risk>;

/** What keeps somebody safe, in words with what to do. It has no number, no colour and no level, and never will. */
export const safetyNote = z.strictObject({
  id: z.string(),
  wording: z.string(),
  whatToDo: z.string(),
  source: z.string(),
  writtenBy,
  notedOn: day,
  reviewOn: day,
  endedOn: dayOrNull,
  endedBecause: z.string().nullable(),
});
export type SafetyNote = z.output<typeof safetyNote>;

export const storyPart = z.strictObject({ id: z.string(), wording: z.string(), toldOn: day, writtenBy });
export type StoryPart = z.output<typeof storyPart>;

export const correction = z.strictObject({
  id: z.string(),
  lineKind: z.enum(lineKinds),
  lineId: z.string(),
  wording: z.string(),
  saidOn: day,
  writtenBy,
});
export type Correction = z.output<typeof correction>;

export const reading = z.strictObject({
  id: z.string(),
  readOn: day,
  agreedOn: dayOrNull,
  copyGivenOn: dayOrNull,
  reviewOn: dayOrNull,
  readBy: z.string(),
});
export type Reading = z.output<typeof reading>;

/** The parts of a plan, for what is recorded and not shown. */
export const planParts = ['goals', 'notes', 'actions', 'promises', 'risks', 'safety', 'story', 'readings'] as const;

export const plan = z.strictObject({
  /** Those that they are working on first, then the newest. */
  goals: z.array(goal),
  notes: z.array(note),
  actions: z.array(action),
  closedActions: z.array(action),
  promises: z.array(promise),
  risks: z.array(risk),
  safety: z.array(safetyNote),
  /** As it was told, the earliest first. */
  story: z.array(storyPart),
  corrections: z.array(correction),
  /** Newest first. */
  readings: z.array(reading),
  /** Parts in which something is recorded that is not shown to whoever looks. */
  withheld: z.array(z.enum(planParts)),
  /** The kinds of information that whoever looks may see and write. */
  sees: z.array(z.enum(personCategories)),
});
export type Plan = z.output<typeof plan>;
