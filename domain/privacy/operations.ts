import { z } from 'zod';
import { allowPartnership, personCategories, type Role } from '../access.ts';
import { id, isoDate, line, optionalText, text } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { accessPackOperations } from './access-pack-operations.ts';
import { erasureOperations } from './erasure-operations.ts';
import { requestDecisions, requestKinds, restrictionGrounds } from './requests.ts';
import { restrictionOperations } from './restriction-operations.ts';

/** Who looks after people's rights and how long records are kept. Only the governance lead erases. */
export const rightsRoles: readonly Role[] = ['information-governance', 'coordinator'];
const access = allowPartnership(rightsRoles, ['identity', 'administration']);

const kind = z.enum(requestKinds);
const reference = line(40);
const because = text(2000);
const done = z.strictObject({ personId: z.string() });
const aboutDone = {
  kind: 'person',
  ids: (_input: unknown, output: z.output<typeof done>) => [output.personId],
} as const;

const request = z.strictObject({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  personReference: z.string(),
  kind,
  receivedOn: z.string(),
  fromWhom: z.enum(['person', 'representative']),
  asked: z.string().nullable(),
  /** The field that a correction is about, as "entity.field" in stable codes. */
  place: z.string().nullable(),
  dueOn: z.string(),
  /** The clock in words, such as "12 days left"; null once it is decided. */
  clock: z.string().nullable(),
  late: z.boolean(),
  extendedBecause: z.string().nullable(),
  mayExtend: z.boolean(),
  decision: z.enum(requestDecisions).nullable(),
  decidedOn: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedBecause: z.string().nullable(),
  packMadeOn: z.string().nullable(),
  notices: z.array(
    z.strictObject({
      id: z.string(),
      agencyName: z.string(),
      why: z.enum(['contributed', 'received']),
      sentOn: z.string().nullable(),
    }),
  ),
});
export type RightsRequest = z.output<typeof request>;

const hold = z.strictObject({
  id: z.string(),
  personId: z.string(),
  personName: z.string(),
  personReference: z.string(),
  because: z.string(),
  placedOn: z.string(),
  placedBy: z.string(),
});

const reviewClock = z.strictObject({
  reviewOn: z.string(),
  category: z.string(),
  from: z.string(),
  countsFrom: z.enum(['leaving', 'last-activity']),
  months: z.number(),
});

const standing = z.strictObject({
  personId: z.string(),
  personName: z.string(),
  personReference: z.string(),
  holds: z.array(hold),
  restriction: z
    .strictObject({
      id: z.string(),
      ground: z.enum(restrictionGrounds),
      because: z.string(),
      fromOn: z.string(),
    })
    .nullable(),
  requests: z.array(z.strictObject({ id: z.string(), kind, dueOn: z.string(), clock: z.string(), late: z.boolean() })),
  /** A review that has begun and is not decided. */
  reviewId: z.string().nullable(),
  /** Null while the person is in a cohort: no clock runs then. */
  review: reviewClock.nullable(),
});
export type Standing = z.output<typeof standing>;

const underReview = z.strictObject({
  personId: z.string(),
  personName: z.string(),
  personReference: z.string(),
  clock: reviewClock,
  reviewId: z.string().nullable(),
  held: z.boolean(),
});
export type UnderReview = z.output<typeof underReview>;

const rule = z.strictObject({
  category: z.enum(personCategories),
  monthsAfterLeaving: z.number(),
  monthsAfterActivity: z.number(),
  source: z.string(),
  /** Null while it is the starting value, which the partnership's own officer has still to confirm. */
  confirmedBy: z.string().nullable(),
  validFrom: z.string(),
});

const months = z.int().min(1, { error: 'value-out-of-range' }).max(1200, { error: 'value-out-of-range' });

export const privacyOperations = {
  ...accessPackOperations,
  ...erasureOperations,
  ...restrictionOperations,
  /** What stands about one person: holds, restriction, requests, review. For those who look after rights alone. */
  'privacy.standing': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: standing,
  }),
  /** The same for whoever has that reference. */
  'privacy.find': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => [output.personId] },
    changes: [],
    input: z.strictObject({ reference }),
    output: standing,
  }),
  'privacy.requests': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.requests.map((one) => one.personId) },
    changes: [],
    input: z.strictObject({}),
    /** Open ones first, the one that is due first at the head. */
    output: z.strictObject({ requests: z.array(request) }),
  }),
  'privacy.beginRequest': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutDone,
    changes: ['privacy'],
    input: z.strictObject({
      reference,
      kind,
      receivedOn: isoDate,
      fromWhom: z.enum(['person', 'representative']),
      asked: optionalText(2000),
      place: z
        .string()
        .regex(/^[a-z-]{1,40}\.[a-z-]{1,40}$/, { error: 'unknown-code' })
        .nullable(),
    }),
    output: done.extend({ id: z.string() }),
  }),
  'privacy.extendRequest': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutDone,
    changes: ['privacy'],
    input: z.strictObject({ requestId: id, because }),
    output: done,
  }),
  /** Decides a request. A correction that is met leaves a notice for every agency that recorded or received the field. */
  'privacy.decideRequest': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutDone,
    changes: ['privacy'],
    input: z.strictObject({ requestId: id, decision: z.enum(requestDecisions), because }),
    output: done,
  }),
  'privacy.sendNotice': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutDone,
    changes: ['privacy'],
    input: z.strictObject({ noticeId: id, sentOn: isoDate }),
    output: done,
  }),
  /** How long records are kept, whose time has come, and what is held. Nothing on this list deletes anything. */
  'privacy.retention': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: {
      kind: 'list',
      ids: (_input, { due, soon, holds }) => [...new Set([...due, ...soon, ...holds].map((one) => one.personId))],
    },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      rules: z.array(rule),
      /** Whose review is due, the longest due first. */
      due: z.array(underReview),
      /** Whose review comes within three months. */
      soon: z.array(underReview),
      holds: z.array(hold),
    }),
  }),
  'privacy.setRetentionRule': operation({
    kind: 'write',
    access: allowPartnership(['information-governance'], ['administration']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['privacy'],
    input: z.strictObject({
      category: z.enum(personCategories),
      monthsAfterLeaving: months,
      monthsAfterActivity: months,
      source: line(300),
    }),
    output: z.strictObject({}),
  }),
  'privacy.beginReview': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['privacy'],
    input: z.strictObject({ personId: id }),
    output: done.extend({ id: z.string() }),
  }),
  /** Decides a review: keep until a later day, or erase, which is then done as an erasure of its own. */
  'privacy.decideReview': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutDone,
    changes: ['privacy'],
    input: z.strictObject({
      reviewId: id,
      decision: z.enum(['keep', 'erase']),
      keepUntil: isoDate.nullable(),
      because,
    }),
    output: done,
  }),
  'privacy.hold': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['privacy'],
    input: z.strictObject({ personId: id, because }),
    output: done.extend({ id: z.string() }),
  }),
  'privacy.liftHold': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: aboutDone,
    changes: ['privacy'],
    input: z.strictObject({ holdId: id, because }),
    output: done,
  }),
} as const;
