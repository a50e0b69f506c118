import { z } from 'zod';
import { code, id, isoDate, line, optionalLine, optionalText, text } from '../fields.ts';
import { stages } from './waiting.ts';
import { agreements, decisionCodes, factorAnswers } from './words.ts';

const eligibilityOutcome = z.enum(['meets', 'at-risk', 'does-not-meet']).nullable();

/** What was written down of somebody before their name was known; null where it is not shown. */
const sighting = z.strictObject({
  label: z.string().nullable(),
  place: z.string().nullable(),
  seen: z.string().nullable(),
});

export const summary = z.strictObject({
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

export const contact = z.strictObject({
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

export const decision = z.strictObject({
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

export const method = z.strictObject({
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

export const detail = z.strictObject({
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

export const toldNeed = z.strictObject({ needCode: code, words: optionalLine(400) });

/** What is known of a referral; everything but the person may be left for later. */
export const intake = {
  sourceAgencyId: id.nullable(),
  /** Where it comes from no agency of the list: the person, their family, a neighbour. */
  sourceWords: optionalLine(120),
  referredBy: optionalLine(120),
  reason: optionalText(4000),
  agreement: z.enum(agreements),
  agreedOn: isoDate.nullable(),
  happenedOn: isoDate,
};
export const sightingInput = { label: optionalLine(120), place: optionalLine(200), seen: optionalText(2000) };

export const decideInput = {
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

export const comparedGroup = z.strictObject({
  code: z.string(),
  label: z.string(),
  referred: z.number(),
  waiting: z.number(),
  takenOn: z.number(),
  /** Of ten people or more; null on fewer. */
  share: z.strictObject({ takenOn: z.number(), of: z.number(), percent: z.number() }).nullable(),
});

export const waitFigures = z.strictObject({
  people: z.number(),
  shortest: z.number().nullable(),
  longest: z.number().nullable(),
  median: z.number().nullable(),
});
