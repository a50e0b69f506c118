import { z } from 'zod';
import { allow, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, optionalLine } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { actionStates } from '../plans/actions.ts';
import { certaintyCodes } from './release.ts';

const reading = allow([...caseRoles, 'information-governance'], personCategories);
const writing = allow(caseRoles, personCategories);
const aboutPerson = (input: { personId: string }) => input.personId;
const disclosesPerson = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

const releaseInput = z.strictObject({
  releaseOn: isoDate,
  certainty: z.enum(certaintyCodes, { error: 'unknown-code' }),
  /** The prison or police station. */
  establishment: optionalLine(200),
});

const task = z.strictObject({
  code: z.string(),
  stage: z.enum(['before', 'day-0', 'by-day-21']),
  actionId: z.string(),
  wording: z.string(),
  dueOn: z.string().nullable(),
  state: z.enum(actionStates),
  closedBecause: z.string().nullable(),
  ownerName: z.string().nullable(),
});

export const release = z.strictObject({
  id: z.string(),
  releaseOn: z.string(),
  certainty: z.enum(certaintyCodes),
  /** The day that it was to be before it was changed last. */
  changedFrom: z.string().nullable(),
  establishment: z.string().nullable(),
  state: z.enum(['coming', 'released', 'fell-through']),
  because: z.string().nullable(),
  agencyName: z.string(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  /** A sentence where the day is one on which hardly anything is open; null for any other. */
  warning: z.string().nullable(),
  /** Those that may be shown to whoever asks. */
  tasks: z.array(task),
});
export type Release = z.output<typeof release>;
export type ReleaseTaskShown = z.output<typeof task>;

const who = { personId: z.string(), personName: z.string(), reference: z.string() };

const coming = z.strictObject({
  ...who,
  releaseId: z.string(),
  releaseOn: z.string(),
  certainty: z.enum(certaintyCodes),
  changedFrom: z.string().nullable(),
  establishment: z.string().nullable(),
  state: z.enum(['coming', 'released']),
  /** Its day has passed, and nobody said whether it happened. */
  overdue: z.boolean(),
  warning: z.string().nullable(),
  /** What is still open of it, the nearest first. */
  open: z.array(z.strictObject({ wording: z.string(), dueOn: z.string().nullable() })),
  done: z.number(),
});
export type ComingRelease = z.output<typeof coming>;

const otherDay = z.strictObject({ ...who, actionId: z.string(), wording: z.string(), dueOn: z.string() });
export type OtherDay = z.output<typeof otherDay>;

/** Releases from custody, with their tasks before, on and within 21 days of the day. */
export const releaseOperations = {
  'contacts.releases': operation({
    kind: 'read',
    access: reading,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: [],
    input: z.strictObject({ personId: id }),
    /** `withheld`: something is recorded that is not shown to whoever asks. */
    output: z.strictObject({ withheld: z.boolean(), releases: z.array(release) }),
  }),
  /** Records a known or expected release and opens its tasks. */
  'contacts.addRelease': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'plans'],
    input: releaseInput.extend({ personId: id }),
    output: writtenWithId,
  }),
  /** Changes what is known of a release that is to come; the open tasks move with its day. */
  'contacts.changeRelease': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'plans'],
    input: releaseInput.extend({ personId: id, releaseId: id }),
    output: written,
  }),
  /** They were released: it stands on the timeline, and what follows goes on from that day. */
  'contacts.noteReleased': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'plans'],
    input: z.strictObject({ personId: id, releaseId: id, releasedOn: isoDate }),
    output: written,
  }),
  /** The release fell through: its open tasks are dropped with the same words. */
  'contacts.noteFellThrough': operation({
    kind: 'write',
    access: writing,
    about: aboutPerson,
    discloses: disclosesPerson,
    changes: ['contacts', 'plans'],
    input: z.strictObject({ personId: id, releaseId: id, because: optionalLine(500) }),
    output: written,
  }),
  /** Releases within 21 days either way and what is still open of each; and other days that are due within 21 days. */
  'contacts.coming': operation({
    kind: 'read',
    access: allow(caseRoles, personCategories),
    about: 'seen',
    discloses: {
      kind: 'list',
      ids: (_input, { releases, others }) => [...new Set([...releases, ...others].map(({ personId }) => personId))],
    },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ releases: z.array(coming), others: z.array(otherDay) }),
  }),
} as const;
