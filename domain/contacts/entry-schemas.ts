import { z } from 'zod';
import { personCategories } from '../access.ts';
import { code, id, isoDate, optionalLine, optionalText } from '../fields.ts';
import { attachmentTypes } from './attachments.ts';
import { entryKinds, outcomeCodes, parts, plannedCodes, reasonCodes } from './kinds.ts';

const listed = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.enum(codes, { error: 'unknown-code' });

export const categoryField = z.enum(personCategories, { error: 'unknown-code' });

/** What is said of one thing on a timeline; which parts go with which kind is for the rules of `entry.ts`. */
export const entryInput = z.strictObject({
  kind: listed(entryKinds),
  category: categoryField,
  detail: code.nullable(),
  happenedOn: isoDate,
  happenedAt: z.string().max(20, { error: 'time-impossible' }).nullable(),
  isAbout: z.boolean(),
  /** Whose contact or knowledge it was; null for the agency of whoever records it. */
  agencyId: id.nullable(),
  present: optionalLine(300),
  place: optionalLine(300),
  planned: listed(plannedCodes).nullable(),
  reached: z.boolean().nullable(),
  /** Whose it was that a contact did not come about, from the list of non-engagement reasons. */
  whose: code.nullable(),
  reason: listed(reasonCodes).nullable(),
  needCode: code.nullable(),
  parts: z.array(listed(parts)).max(parts.length),
  outcome: listed(outcomeCodes).nullable(),
  outcomeWords: optionalText(1000),
  note: optionalText(10_000),
});
export type EntryInput = z.output<typeof entryInput>;

export const attachedFile = z.strictObject({
  id: z.string(),
  timelineEntryId: z.string().nullable(),
  category: z.string(),
  name: z.string(),
  type: z.enum(attachmentTypes),
  bytes: z.number(),
  addedAt: z.string(),
  addedBy: z.string(),
  agencyName: z.string(),
});
export type AttachedFile = z.output<typeof attachedFile>;

export const timelineEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(entryKinds),
  category: categoryField,
  detail: z.string().nullable(),
  happenedOn: z.string(),
  happenedAt: z.string().nullable(),
  isAbout: z.boolean(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  present: z.string().nullable(),
  place: z.string().nullable(),
  planned: z.enum(plannedCodes).nullable(),
  reached: z.boolean().nullable(),
  whose: z.string().nullable(),
  reason: z.enum(reasonCodes).nullable(),
  needCode: z.string().nullable(),
  parts: z.array(z.enum(parts)),
  outcome: z.enum(outcomeCodes).nullable(),
  outcomeWords: z.string().nullable(),
  note: z.string().nullable(),
  files: z.array(attachedFile),
});
export type TimelineEntry = z.output<typeof timelineEntry>;
