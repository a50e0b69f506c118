import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories } from '../access.ts';
import { id, isoDate, line, optionalLine, optionalPersonName, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { countedThings } from './comparison.ts';
import {
  comparedGroup,
  contact,
  decideInput,
  decision,
  detail,
  intake,
  method,
  sightingInput,
  summary,
  toldNeed,
  waitFigures,
} from './shapes.ts';
import { factorAnswers } from './words.ts';

export type {
  FirstContact,
  PrioritisationMethod,
  ReferralDecision,
  ReferralDetail,
  ReferralSummary,
} from './shapes.ts';

const access = allow(caseRoles, personCategories);
const coordinators = allowPartnership(['coordinator'], personCategories);
const aboutPersonOutput = {
  kind: 'person',
  ids: (_input: unknown, output: { personId: string }) => [output.personId],
} as const;
export const referralsOperations = {
  /** Every referral that the caller may see, in the order of the list, and the first contacts of their agency. */
  'referrals.list': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.referrals.map(({ person }) => person.id) },
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      referrals: z.array(summary),
      contacts: z.array(contact),
      /** The waits of whoever is on the list, since they were referred. */
      waits: waitFigures,
      /** Whether people have put somebody elsewhere than by age. */
      isMoved: z.boolean(),
    }),
  }),
  /** How many wait, are back to decide, are not on the list yet, and have no name; without saying who. */
  'referrals.standing': operation({
    kind: 'read',
    access: coordinators,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      waiting: z.number(),
      back: z.number(),
      notOnList: z.number(),
      contacts: z.number(),
    }),
  }),
  'referrals.ofPerson': operation({
    kind: 'read',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      /** Null where their story is not shared with whoever looks. */
      referrals: z.array(summary.omit({ person: true }).extend({ decisions: z.array(decision) })).nullable(),
    }),
  }),
  'referrals.open': operation({
    kind: 'read',
    access,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: [],
    input: z.strictObject({ referralId: id }),
    output: detail,
  }),
  /**
   * Begins a referral of somebody, or notes a first contact with somebody who gave no name. One field is enough: whoever is
   * not in the register yet is added to it in the same step, with a name and nothing more.
   */
  'referrals.add': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (_input, output) => (output.personId === null ? [] : [output.personId]) },
    changes: ['referrals', 'people', 'outcomes'],
    input: z.strictObject({
      personId: id.nullable(),
      /** What somebody likes to be called who is not in the register yet. */
      newName: optionalPersonName.optional(),
      ...sightingInput,
      ...intake,
      offer: optionalText(2000),
      needs: z.array(toldNeed).max(40),
    }),
    output: writtenWithId.extend({ personId: z.string().nullable() }),
  }),
  'referrals.change': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => (output.personId === null ? [] : [output.personId]) },
    changes: ['referrals'],
    input: z.strictObject({
      referralId: id,
      changes: z.strictObject({ ...sightingInput, ...intake }).partial(),
      /** The offer as it stands now; empty takes it away, left out keeps it. */
      offer: optionalText(2000).optional(),
      needs: z.array(toldNeed).max(40).optional(),
    }),
    output: written.extend({ personId: z.string().nullable() }),
  }),
  /** Takes away what was written down by mistake; what was decided stays. */
  'referrals.remove': operation({
    kind: 'write',
    access,
    about: 'seen',
    discloses: { kind: 'person', ids: (_input, output) => (output.personId === null ? [] : [output.personId]) },
    changes: ['referrals'],
    input: z.strictObject({ referralId: id }),
    output: written.extend({ personId: z.string().nullable() }),
  }),
  /** Says who a first contact was with. A deliberate act of the coordinator, that can be taken back. */
  'referrals.link': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals'],
    input: z.strictObject({ referralId: id, personId: id }),
    /** The record that it is linked to: the one that is kept, where the one that was chosen has been joined to another. */
    output: written.extend({ personId: z.string() }),
  }),
  'referrals.unlink': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals'],
    input: z.strictObject({ referralId: id }),
    /** With the id of the first contact as it stands again. */
    output: writtenWithId.extend({ personId: z.string() }),
  }),
  'referrals.accept': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals'],
    input: z.strictObject({ referralId: id, acceptedOn: isoDate }),
    output: written.extend({ personId: z.string() }),
  }),
  /** Puts a referral behind another on the waiting list, or first, with the reason. */
  'referrals.move': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals'],
    input: z.strictObject({ referralId: id, afterId: id.nullable(), because: text(1000) }),
    output: written.extend({ personId: z.string() }),
  }),
  'referrals.methods': operation({
    kind: 'read',
    access: allow(caseRoles, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      /** Newest first. */
      methods: z.array(method),
      proposals: z.array(z.strictObject({ wording: z.string(), explanation: z.string().nullable() })),
    }),
  }),
  'referrals.addMethod': operation({
    kind: 'write',
    access: allowPartnership(['coordinator'], ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['referrals'],
    input: z.strictObject({
      name: line(120),
      agreedBy: optionalLine(200),
      note: optionalText(2000),
      validFrom: isoDate,
      factors: z
        .array(z.strictObject({ wording: line(200), explanation: optionalLine(400) }))
        .min(1, { error: 'method-factors-missing' })
        .max(30),
    }),
    output: writtenWithId,
  }),
  /** What the referring agency offers becomes an action of that agency, with a day. */
  'referrals.offerToAction': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals', 'plans'],
    input: z.strictObject({ offerId: id, dueOn: isoDate.nullable() }),
    output: writtenWithId.extend({ personId: z.string() }),
  }),
  /** What was said of the factors of one version. Another version than before has to be asked for with `anew`. */
  'referrals.consider': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals'],
    input: z.strictObject({
      referralId: id,
      methodId: id,
      anew: z.boolean(),
      factors: z
        .array(z.strictObject({ factorId: id, answer: z.enum(factorAnswers), words: optionalText(2000) }))
        .min(1, { error: 'method-factors-missing' })
        .max(30),
    }),
    output: written.extend({ personId: z.string() }),
  }),
  'referrals.decide': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals', 'people', 'outcomes'],
    input: z.strictObject({ referralId: id, ...decideInput }),
    output: writtenWithId.extend({ personId: z.string() }),
  }),
  'referrals.correctDecision': operation({
    kind: 'write',
    access: coordinators,
    about: 'seen',
    discloses: aboutPersonOutput,
    changes: ['referrals', 'people', 'outcomes'],
    input: z.strictObject({ decisionId: id, because: text(2000), ...decideInput }),
    output: writtenWithId.extend({ personId: z.string() }),
  }),
  /** Counts of a span of days, and how they fall by one fact of equality; for inside the register. */
  'referrals.counts': operation({
    kind: 'read',
    access: coordinators,
    about: 'seen',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ firstDay: isoDate, lastDay: isoDate }),
    output: z.strictObject({
      counts: z.array(z.strictObject({ thing: z.enum(countedThings), referrals: z.number(), people: z.number() })),
      contacts: z.strictObject({ noted: z.number(), linked: z.number() }),
      comparisons: z.array(z.strictObject({ code: z.string(), title: z.string(), groups: z.array(comparedGroup) })),
    }),
  }),
} as const;
