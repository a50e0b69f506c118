import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories } from '../access.ts';
import { code, id, isoDate, line, optionalLine, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { countedThings } from './comparison.ts';
import { stages } from './waiting.ts';
import { agreements, decisionCodes, factorAnswers } from './words.ts';

const access = allow(caseRoles, personCategories);
const coordinators = allowPartnership(['coordinator'], personCategories);
const aboutPersonOutput = {
  kind: 'person',
  ids: (_input: unknown, output: { personId: string }) => [output.personId],
} as const;
const eligibilityOutcome = z.enum(['meets', 'at-risk', 'does-not-meet']).nullable();

/** What was written down of somebody before their name was known; null where it is not shown. */
const sighting = z.strictObject({
  label: z.string().nullable(),
  place: z.string().nullable(),
  seen: z.string().nullable(),
});

const summary = z.strictObject({
  id: z.string(),
  person: z.strictObject({ id: z.string(), reference: z.string(), preferredName: z.string() }),
  stage: z.enum(stages),
  source: z.string(),
  happenedOn: z.string(),
  recordedOn: z.string(),
  acceptedOn: z.string().nullable(),
  /** Whole days since it happened, and since it came on the list; null once decided, or before. */
  waited: z.number().nullable(),
  onList: z.number().nullable(),
  /** Whether people put it where it stands, and the newest reason. */
  moved: z.strictObject({ direction: z.enum(['earlier', 'later']), because: z.string() }).nullable(),
  eligibility: eligibilityOutcome,
  /** How many factors of its method were answered, in words on the screen. */
  considered: z.strictObject({ answered: z.number(), of: z.number() }).nullable(),
  decidedOn: z.string().nullable(),
  deferredUntil: z.string().nullable(),
  advice: z.string().nullable(),
});
export type ReferralSummary = z.output<typeof summary>;

const contact = z.strictObject({
  id: z.string(),
  label: z.string(),
  place: z.string().nullable(),
  seen: z.string().nullable(),
  agency: z.string(),
  happenedOn: z.string(),
  recordedOn: z.string(),
  /** Whether whoever asks may change what is written there. */
  isYours: z.boolean(),
});
export type FirstContact = z.output<typeof contact>;

const decision = z.strictObject({
  id: z.string(),
  decision: z.enum(decisionCodes),
  decidedOn: z.string(),
  recordedOn: z.string(),
  decidedBy: z.string(),
  decidedWhere: z.string(),
  definitionId: z.string(),
  definitionLabel: z.string(),
  /** Null where it rests on needs that are not shown to whoever looks. */
  eligibility: eligibilityOutcome,
  method: z.string().nullable(),
  reason: z.string(),
  advice: z.string().nullable(),
  deferredUntil: z.string().nullable(),
  /** Why another decision took its place; null while it stands. */
  correctedBecause: z.string().nullable(),
});
export type ReferralDecision = z.output<typeof decision>;

const factor = z.strictObject({
  id: z.string(),
  wording: z.string(),
  explanation: z.string().nullable(),
  answer: z.enum(factorAnswers).nullable(),
  words: z.string().nullable(),
});

const method = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.number(),
  agreedBy: z.string().nullable(),
  note: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  factors: z.array(z.strictObject({ id: z.string(), wording: z.string(), explanation: z.string().nullable() })),
});
export type PrioritisationMethod = z.output<typeof method>;

const detail = z.strictObject({
  summary,
  personId: z.string(),
  beganAs: z.enum(['contact', 'referral']),
  sighting: sighting.nullable(),
  /** Whether something was written down that is not shown to whoever looks. */
  sightingWithheld: z.boolean(),
  linkedOn: z.string().nullable(),
  recordedBy: z.string(),
  sourceAgencyId: z.string().nullable(),
  sourceWords: z.string().nullable(),
  referredBy: z.string().nullable(),
  reason: z.string().nullable(),
  agreement: z.enum(agreements),
  agreedOn: z.string().nullable(),
  offers: z.array(
    z.strictObject({ id: z.string(), agency: z.string().nullable(), wording: z.string(), isAction: z.boolean() }),
  ),
  needs: z.array(z.strictObject({ needCode: z.string(), words: z.string().nullable() })),
  /** How many needs were told that are not shown to whoever looks. */
  needsWithheld: z.boolean(),
  considered: z
    .strictObject({ methodId: z.string(), name: z.string(), version: z.number(), factors: z.array(factor) })
    .nullable(),
  moves: z.array(
    z.strictObject({
      direction: z.enum(['earlier', 'later']),
      because: z.string(),
      movedOn: z.string(),
      who: z.string(),
    }),
  ),
  decisions: z.array(decision),
});
export type ReferralDetail = z.output<typeof detail>;

const toldNeed = z.strictObject({ needCode: code, words: optionalLine(400) });

/** What is known of a referral; everything but the person may be left for later. */
const intake = {
  sourceAgencyId: id.nullable(),
  /** Where it comes from no agency of the list: the person, their family, a neighbour. */
  sourceWords: optionalLine(120),
  referredBy: optionalLine(120),
  reason: optionalText(4000),
  agreement: z.enum(agreements),
  agreedOn: isoDate.nullable(),
  happenedOn: isoDate,
};
const sightingInput = { label: optionalLine(120), place: optionalLine(200), seen: optionalText(2000) };

const decideInput = {
  decision: z.enum(decisionCodes),
  decidedOn: isoDate,
  decidedBy: line(400),
  decidedWhere: line(200),
  definitionId: id,
  reason: text(4000),
  advice: optionalText(4000),
  deferredUntil: isoDate.nullable(),
  /** The cohort that somebody is taken on into; the newest where left out. */
  cohortId: id.nullable(),
};

const comparedGroup = z.strictObject({
  code: z.string(),
  label: z.string(),
  referred: z.number(),
  waiting: z.number(),
  takenOn: z.number(),
  /** Of ten people or more; null on fewer. */
  share: z.strictObject({ takenOn: z.number(), of: z.number(), percent: z.number() }).nullable(),
});

const waitFigures = z.strictObject({
  people: z.number(),
  shortest: z.number().nullable(),
  longest: z.number().nullable(),
  median: z.number().nullable(),
});

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
  /** Begins a referral of somebody, or notes a first contact with somebody who gave no name. One field is enough. */
  'referrals.add': operation({
    kind: 'write',
    access,
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => (input.personId === null ? [] : [input.personId]) },
    changes: ['referrals'],
    input: z.strictObject({
      personId: id.nullable(),
      ...sightingInput,
      ...intake,
      offer: optionalText(2000),
      needs: z.array(toldNeed).max(40),
    }),
    output: writtenWithId,
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
    about: (input) => input.personId,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: ['referrals'],
    input: z.strictObject({ referralId: id, personId: id }),
    output: written,
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
