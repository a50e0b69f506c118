import { z } from 'zod';
import { reportVariants } from './report-shape.ts';

/** One whole number from 1 to 10 (board paper of July 2018, appendix IV), or null to take a rating back. */
export const rating = z
  .number({ error: 'rating-not-whole' })
  .refine((value) => Number.isInteger(value) && value >= 1 && value <= 10, { error: 'rating-not-whole' });

export const rag = z.enum(['not-set', 'red', 'amber', 'green']);
export const aimState = z.enum(['open', 'done', 'dropped']);

/** An action of the system, as far as everybody sees it. */
export const systemAction = z.strictObject({
  id: z.string(),
  wording: z.string(),
  state: aimState,
  dueOn: z.string().nullable(),
});

const aim = z.strictObject({
  id: z.string(),
  parentId: z.string().nullable(),
  wording: z.string(),
  owner: z.string().nullable(),
  dueOn: z.string().nullable(),
  state: aimState,
  action: systemAction.nullable(),
});
export type Aim = z.output<typeof aim>;

/** What 1, 5 and 10 look like here, each null where nobody has described it. */
export const scale = z.strictObject({
  one: z.string().nullable(),
  five: z.string().nullable(),
  ten: z.string().nullable(),
});
export type Scale = z.output<typeof scale>;

const spread = z.strictObject({
  raters: z.number(),
  lowest: z.number(),
  highest: z.number(),
  ratings: z.array(z.number()),
});

const dissent = z.strictObject({
  id: z.string(),
  /** Null where it is not said whose it is, and for everybody but the coordinator. */
  who: z.string().nullable(),
  would: z.number().nullable(),
  because: z.string(),
});
export type Dissent = z.output<typeof dissent>;

const section = z.strictObject({
  key: z.string(),
  label: z.string(),
  description: z.string(),
  statements: z.array(z.string()),
  scale,
  rating: z.number().nullable(),
  previousRating: z.number().nullable(),
  /** How many gave a rating of their own, and how those lie; null where this viewer is not shown it, or nobody has rated. */
  raters: z.number(),
  spread: spread.nullable(),
  /** Shown to whoever sees the spread. `dissentsKept` is how many there are. */
  dissents: z.array(dissent),
  dissentsKept: z.number(),
  rag,
  vision: z.string().nullable(),
  comments: z.string().nullable(),
  /** "None agreed this quarter" is a value, different from nothing written yet: of the aims, and of the comments. */
  noneAgreed: z.boolean(),
  noComments: z.boolean(),
  aims: z.array(aim),
});
export type FidelitySection = z.output<typeof section>;

export const mean = z.strictObject({
  mean: z.string().nullable(),
  rated: z.number(),
  of: z.number(),
  sentence: z.string(),
});

export const assessment = z.strictObject({
  periodId: z.string(),
  periodCode: z.string(),
  periodLabel: z.string(),
  average: mean,
  previous: mean.extend({ periodCode: z.string() }).nullable(),
  status: z.string().nullable(),
  /** The status in words, as the local list has it. */
  statusLabel: z.string().nullable(),
  overallRag: rag,
  summary: z.string().nullable(),
  summaryWords: z.number(),
  issuedOn: z.string().nullable(),
  /** Why it was opened again last; null where it never was. */
  reopenedBecause: z.string().nullable(),
  /** Where the wording of the statements comes from; null for the one that Casebook ships. */
  wordingSource: z.string().nullable(),
  /** A sentence about where practice stands, made from the ratings. */
  reading: z.string(),
  sections: z.array(section),
});
export type Assessment = z.output<typeof assessment>;

export const reportVariant = z.enum(reportVariants);
