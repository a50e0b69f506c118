import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, line, optionalLine, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { plan } from './plan-shapes.ts';
import { goalStates, lineKinds, noteKinds, whoseDoing } from './words.ts';

const access = allow(caseRoles, personCategories);
/** Whoever governs information sees what their role may, and the rest after opening the record with a reason. */
const reading = allow([...caseRoles, 'information-governance'], personCategories);
const about = (input: { readonly personId: string }): string => input.personId;
const discloses = { kind: 'person', ids: (input: { readonly personId: string }) => [input.personId] } as const;

const category = z.enum(personCategories);

/** A line of somebody's plan: a new one, or the one that `lineId` names in other words. */
const newOrKnown = { personId: id, lineId: id.nullable() };
/** A line that is there. */
const known = { personId: id, lineId: id };

const writes = { kind: 'write', access, about, discloses, changes: ['plans', 'people'] } as const;

export const planOperations = {
  /** Everything that is planned with somebody, as far as it is shown to whoever looks. */
  'plans.ofPerson': operation({
    kind: 'read',
    access: reading,
    about,
    discloses,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: plan,
  }),
  /** A goal in the person's own words. Goals have no order, and none has to end. */
  'plans.writeGoal': operation({
    ...writes,
    input: z.strictObject({ ...newOrKnown, wording: text(2000), saidOn: isoDate }),
    output: writtenWithId,
  }),
  'plans.setGoalState': operation({
    ...writes,
    input: z.strictObject({ ...known, state: z.enum(goalStates), on: isoDate }),
    output: written,
  }),
  /** A strength, what protects them, what helps or what makes it worse; several lines become several notes. */
  'plans.writeNote': operation({
    ...writes,
    input: z.strictObject({
      ...newOrKnown,
      kind: z.enum(noteKinds),
      wording: text(4000),
      saidBy: z.enum(['person', 'worker']),
      saidOn: isoDate,
    }),
    output: writtenWithId,
  }),
  'plans.endNote': operation({
    ...writes,
    input: z.strictObject({ ...known, on: isoDate }),
    output: written,
  }),
  /** What one agency promised. It is live until it is kept, not kept or taken back, or until its last day. */
  'plans.writePromise': operation({
    ...writes,
    input: z.strictObject({
      ...newOrKnown,
      agencyId: id,
      wording: line(400),
      toWhom: optionalLine(100),
      fromOn: isoDate,
      untilOn: isoDate.nullable(),
      reviewOn: isoDate.nullable(),
      category,
    }),
    output: writtenWithId,
  }),
  'plans.endPromise': operation({
    ...writes,
    input: z.strictObject({
      ...known,
      state: z.enum(['kept', 'not-kept', 'withdrawn']),
      on: isoDate,
      /** Whose doing it was, for one that was not kept. */
      whose: z.enum(whoseDoing).nullable(),
      because: optionalText(2000),
    }),
    output: written,
  }),
  /** A risk that is taken on purpose: why, who agreed, and what would make us think again. */
  'plans.writeRisk': operation({
    ...writes,
    input: z.strictObject({
      ...newOrKnown,
      wording: text(2000),
      reason: text(2000),
      benefits: optionalText(2000),
      thinkAgain: text(2000),
      /** When the person agreed; null while they have not. */
      personAgreedOn: isoDate.nullable(),
      agencyIds: z.array(id).max(30),
      agreedOn: isoDate,
      reviewOn: isoDate,
      category,
    }),
    output: writtenWithId,
  }),
  'plans.endRisk': operation({
    ...writes,
    input: z.strictObject({ ...known, on: isoDate, because: text(2000) }),
    output: written,
  }),
  /** What keeps somebody, and whoever visits them, safe: in words with what to do. */
  'plans.writeSafety': operation({
    ...writes,
    input: z.strictObject({
      ...newOrKnown,
      wording: line(300),
      whatToDo: line(300),
      source: line(200),
      notedOn: isoDate,
      reviewOn: isoDate,
    }),
    output: writtenWithId,
  }),
  'plans.endSafety': operation({
    ...writes,
    input: z.strictObject({ ...known, on: isoDate, because: text(2000) }),
    output: written,
  }),
  /** A paragraph of the person's own story, so that they tell it once. */
  'plans.writeStory': operation({
    ...writes,
    input: z.strictObject({ ...newOrKnown, wording: text(8000), toldOn: isoDate }),
    output: writtenWithId,
  }),
  /** Takes a paragraph out because the person wants it out. */
  'plans.removeStory': operation({
    ...writes,
    input: z.strictObject({ ...known }),
    output: written,
  }),
  /** What the person puts right about a line. It stands beside the line, as theirs; the line stays as it was. */
  'plans.correct': operation({
    kind: 'write',
    access,
    about,
    discloses,
    changes: ['plans'],
    input: z.strictObject({
      personId: id,
      lineKind: z.enum(lineKinds),
      lineId: id,
      wording: text(2000),
      saidOn: isoDate,
    }),
    output: writtenWithId,
  }),
  /** Takes a correction back because the person does; `lineId` names the correction. */
  'plans.takeBackCorrection': operation({
    ...writes,
    input: z.strictObject({ ...known }),
    output: written,
  }),
  /** That the plan was read together: whether they agreed, had a copy, and when it is looked at again. */
  'plans.recordReading': operation({
    kind: 'write',
    access,
    about,
    discloses,
    changes: ['plans'],
    input: z.strictObject({
      personId: id,
      readOn: isoDate,
      agreedOn: isoDate.nullable(),
      copyGivenOn: isoDate.nullable(),
      reviewOn: isoDate.nullable(),
    }),
    output: writtenWithId,
  }),
} as const;
