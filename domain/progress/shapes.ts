import { z } from 'zod';
import { polarities, valueTypes } from '../outcomes/values.ts';

/** What may be said of a change of a group. Colour goes with `better` and `worse` alone. */
export const verdicts = ['better', 'worse', 'changed', 'cannot-tell', 'too-few', 'no-pairs', 'muted'] as const;
export type Verdict = (typeof verdicts)[number];

export const axes = ['period', 'since-joining'] as const;
export type Axis = (typeof axes)[number];

export const step = z.strictObject({
  step: z.number(),
  code: z.string(),
  label: z.string(),
  /** The period of a step by the calendar; null where steps are counted from joining. */
  periodId: z.string().nullable(),
  /** False while the period goes on: more may come in. */
  isOver: z.boolean(),
});
export type Step = z.output<typeof step>;

/** How many people stand at one key. */
export const counted = z.strictObject({ key: z.string(), count: z.number() });

export const distribution = z.strictObject({
  step: z.number(),
  /** Everyone in scope of whom the viewer may see this. */
  inScope: z.number(),
  recorded: z.number(),
  /** Of a coded value each code; then each state of a value that is not there; then not yet entered. */
  cells: z.array(counted),
});
export type Distribution = z.output<typeof distribution>;

const middles = {
  n: z.number(),
  /** In points, two decimals at most; null of nobody, and outside the register of fewer than 10. */
  mean: z.number().nullable(),
  median: z.number().nullable(),
};

const point = z.strictObject({
  step: z.number(),
  ...middles,
  /** The interval of 95 % or more for the median; null where there are too few. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The same of those alone who have a value at every step of the comparison; null outside of it. */
  complete: z.strictObject(middles).nullable(),
});
export type Point = z.output<typeof point>;

export const series = z.strictObject({
  instrument: z.string().nullable(),
  label: z.string(),
  points: z.array(point),
});
export type Series = z.output<typeof series>;

/** One value of a list among those who have a value at both ends. */
export const share = z.strictObject({
  key: z.string(),
  before: z.number(),
  after: z.number(),
  of: z.number(),
  /** After less before, as a share of 1, and its interval; null outside the register of fewer than 10. */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  verdict: z.enum(verdicts),
});
export type Share = z.output<typeof share>;

const upAndDown = z.strictObject({ up: z.number(), down: z.number() });

/** Scores or counts of the same people at both ends, with one instrument. */
export const paired = z.strictObject({
  instrument: z.string().nullable(),
  label: z.string(),
  pairs: z.number(),
  rose: z.number(),
  fell: z.number(),
  same: z.number(),
  /** The middle change (Hodges and Lehmann), in points, with its interval. */
  middle: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** How often such an interval holds the true middle, at least. */
  coverage: z.number().nullable(),
  before: z.strictObject(middles),
  after: z.strictObject(middles),
  /** Everyone who has a value at that end, whether or not at the other. */
  availableBefore: z.strictObject(middles),
  availableAfter: z.strictObject(middles),
  /** How many changed beyond measurement error; null where no limit is published. */
  beyond: z.strictObject({ real: upAndDown, likely: upAndDown, possible: upAndDown }).nullable(),
  verdict: z.enum(verdicts),
  source: z.string(),
});
export type Paired = z.output<typeof paired>;

export const comparison = z.strictObject({
  from: z.number(),
  to: z.number(),
  /** From where to where, people counted; those who joined, left, or have no value are apart. */
  flow: z.array(z.strictObject({ from: z.string(), to: z.string(), count: z.number() })),
  pairs: z.number(),
  shares: z.array(share),
  paired: z.array(paired),
  /** Pairs that are not compared: of two instruments, or with a number that is no score of its instrument. */
  otherInstrument: z.number(),
  notAScore: z.number(),
  reading: z.string(),
});
export type Comparison = z.output<typeof comparison>;

export const recordingNote = z.strictObject({
  id: z.string(),
  periodId: z.string(),
  periodCode: z.string(),
  words: z.string(),
});
export type RecordingNote = z.output<typeof recordingNote>;

export const figures = z.strictObject({
  factCode: z.string(),
  label: z.string(),
  valueType: z.enum(valueTypes),
  polarity: z.enum(polarities),
  by: z.enum(axes),
  steps: z.array(step),
  /** Words for every key that stands anywhere here. */
  labels: z.record(z.string(), z.string()),
  /** Codes in the order of their list, then states, then blank. */
  order: z.array(z.string()),
  distribution: z.array(distribution),
  series: z.array(series),
  comparison: comparison.nullable(),
  notes: z.array(recordingNote),
  /** Notes that lie between the two ends, for which the trend says nothing. */
  muted: z.boolean(),
  /** One sentence about the quarters. */
  reading: z.string(),
});
export type Figures = z.output<typeof figures>;
