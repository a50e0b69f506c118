import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, optionalLine, optionalText, partialDate, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { deathCauses, deathSources, deathStatuses, reviewKinds, reviewStates, supportReasons } from './words.ts';

const report = z.strictObject({
  id: z.string(),
  status: z.enum(deathStatuses),
  /** A day, a month or a year; null where it is not known. */
  diedOn: z.string().nullable(),
  /** The first day that counts no more; null while it is not certain. */
  scopeEndsOn: z.string().nullable(),
  concludedOn: z.string().nullable(),
  /** The rest is null where the story, or health, is not shown. */
  toldBy: z.string().nullable(),
  toldOn: z.string().nullable(),
  source: z.enum(deathSources).nullable(),
  cause: z.enum(deathCauses).nullable(),
  withheld: z.boolean(),
  recordedByName: z.string().nullable(),
});
export type DeathReport = z.output<typeof report>;

const stopped = z.strictObject({
  actionId: z.string(),
  /** Null where that kind of task is not shown. */
  wording: z.string().nullable(),
  dueOn: z.string().nullable(),
});

const support = z.strictObject({
  id: z.string(),
  /** Somebody who works in the register, or people named only in words. */
  name: z.string(),
  why: z.enum(supportReasons),
  thoughtOfOn: z.string().nullable(),
  thoughtOfByName: z.string().nullable(),
  note: z.string().nullable(),
});
export type Support = z.output<typeof support>;

const review = z.strictObject({
  id: z.string(),
  kind: z.enum(reviewKinds),
  openedOn: z.string(),
  dueOn: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  ownerName: z.string().nullable(),
  state: z.enum(reviewStates),
  decidedOn: z.string().nullable(),
  because: z.string().nullable(),
});
export type CaseReview = z.output<typeof review>;

const access = allow(caseRoles, personCategories);
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;
const changes = ['cohorts', 'people', 'outcomes', 'plans', 'privacy'] as const;

/** What is known of a death, as it is written down. */
const known = {
  status: z.enum(deathStatuses),
  diedOn: partialDate.nullable(),
  toldBy: text(400),
  toldOn: isoDate,
  source: z.enum(deathSources).nullable(),
  cause: z.enum(deathCauses).nullable(),
};

export const deathOperations = {
  /** What is known of somebody's death, what it stopped, whom to think of, and the reviews that it began. */
  'cohorts.deathOf': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      death: report.nullable(),
      stopped: z.array(stopped),
      support: z.array(support),
      reviews: z.array(review),
      /** Reports that were taken back. */
      takenBack: z.array(
        z.strictObject({ on: z.string(), byName: z.string().nullable(), because: z.string().nullable() }),
      ),
    }),
  }),
  /**
   * Writes down that somebody has died, or that it is feared: stops the tasks that seek them out, begins the reviews, and
   * lists whom to think of.
   */
  'cohorts.recordDeath': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({
      personId: id,
      ...known,
      /** Who else to think of, in words and without names: friends, the group on Thursdays. */
      peers: optionalText(1000),
    }),
    output: writtenWithId.extend({ stopped: z.number() }),
  }),
  /** Puts right or adds what is known; from feared to confirmed, and never back: a mistake is taken back. */
  'cohorts.changeDeath': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({ personId: id, deathId: id, ...known }),
    output: written,
  }),
  /** The report was mistaken: every task that it stopped is open again, and what it began ends. */
  'cohorts.takeBackDeath': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({ personId: id, deathId: id, because: text(1000) }),
    output: written.extend({ broughtBack: z.number() }),
  }),
  /** Writes down that somebody was thought of, and what was offered. */
  'cohorts.recordSupport': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['cohorts'],
    input: z.strictObject({ personId: id, supportId: id, thoughtOfOn: isoDate, note: optionalText(1000) }),
    output: written,
  }),
  'cohorts.addSupport': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['cohorts'],
    input: z.strictObject({ personId: id, deathId: id, words: text(400) }),
    output: writtenWithId,
  }),
  /** Who looks into it, and until when. */
  'cohorts.changeReview': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['cohorts'],
    input: z.strictObject({
      personId: id,
      caseReviewId: id,
      dueOn: isoDate.nullable(),
      ownerUserId: id.nullable(),
      ownerWords: optionalLine(200),
    }),
    output: written,
  }),
  'cohorts.decideReview': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['cohorts', 'privacy'],
    input: z.strictObject({
      personId: id,
      caseReviewId: id,
      state: z.enum(['done', 'not-needed']),
      decidedOn: isoDate,
      because: text(4000),
    }),
    output: written,
  }),
} as const;
