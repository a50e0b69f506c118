import { z } from 'zod';
import { deathStatuses } from '../cohorts/words.ts';
import {
  code,
  id,
  isoDate,
  line,
  optionalLine,
  optionalPersonName,
  optionalText,
  partialDate,
  personName,
} from '../fields.ts';
import { aliasKinds } from './aliases.ts';
import { choiceLists } from './choices.ts';
import { equalityStates } from './coded-facts.ts';
import { schemeCodes } from './identifiers.ts';

/** What crosses between a screen and the host about one person. */

const answers = ['yes', 'no', 'not-known', 'declined', 'not-asked'] as const;
export const answer = z.enum(answers);

const reference = z
  .string()
  .trim()
  .max(40, { error: 'reference-invalid' })
  .regex(/^$|^[\p{L}\p{N}][\p{L}\p{N}/-]*$/u, { error: 'reference-invalid' })
  .transform((value) => (value === '' ? null : value))
  .nullable();

/** States that an equality fact can have; the value itself stands beside it when recorded. */
export const equalityState = z.enum(equalityStates);

const codedFact = { value: code.nullable(), state: equalityState };

/** What can be changed about a person. Everything but the name may be left for later. */
const details = {
  reference,
  preferredName: personName,
  givenName: optionalPersonName,
  familyName: optionalPersonName,
  pronouns: optionalLine(40),
  birthDate: partialDate.nullable(),
  birthDateEstimated: z.boolean(),
  sex: codedFact.value,
  sexState: codedFact.state,
  ethnicity: codedFact.value,
  ethnicityState: codedFact.state,
  religion: codedFact.value,
  religionState: codedFact.state,
  disability: codedFact.value,
  disabilityState: codedFact.state,
  maritalStatus: codedFact.value,
  maritalStatusState: codedFact.state,
  armedForces: codedFact.value,
  armedForcesState: codedFact.state,
  mainLanguage: codedFact.value,
  mainLanguageState: codedFact.state,
  languageWords: optionalLine(200),
  interpreter: answer,
  communicationWords: optionalText(1000),
  adjustmentWords: optionalText(1000),
  contactPreference: optionalLine(400),
  safeTimes: optionalLine(200),
  /** Whether children live in the household, and whether there is a concern for one: never who they are. */
  childrenPresent: answer,
  childrenConcern: answer,
  goal: optionalText(4000),
  goalOn: isoDate.nullable(),
  strengths: optionalText(4000),
  ineffectiveContact: answer,
};

export const changes = z.strictObject(details).partial();

/** Another name of somebody; one that is restricted is shown to whoever may see what belongs to their safety. */
export const aliasShape = z.strictObject({ name: personName, kind: z.enum(aliasKinds), isRestricted: z.boolean() });
export type AliasInput = z.output<typeof aliasShape>;
/** A name alone is one that somebody is also known by. */
export const aliasFrom = (given: string | AliasInput): AliasInput =>
  typeof given === 'string' ? { name: given, kind: 'also-known-as', isRestricted: false } : given;
export const aliases = z.array(z.preprocess(aliasFrom, aliasShape)).max(50);

export const identifier = z.strictObject({ scheme: z.enum(schemeCodes), value: line(60), issuerId: id.nullable() });
export type IdentifierInput = z.output<typeof identifier>;

/** What was chosen from one list, or why nothing was. */
const choices = z.strictObject({ state: equalityState, codes: z.array(code).max(30) });
export type ChoicesInput = z.output<typeof choices>;
export const everyChoice = z
  .strictObject({ 'contact-preference': choices, 'communication-need': choices, adjustment: choices })
  .partial();

/** The four separate facts of one need, each with its day where known. */
export const needFacts = z.strictObject({
  code,
  suspected: answer.nullable(),
  suspectedOn: isoDate.nullable(),
  disclosed: answer.nullable(),
  disclosedOn: isoDate.nullable(),
  helpOffered: answer.nullable(),
  helpOfferedOn: isoDate.nullable(),
  helpAgreed: answer.nullable(),
  helpAgreedOn: isoDate.nullable(),
  onsetOn: partialDate.nullable(),
  identifiedOn: isoDate.nullable(),
  atRisk: z.boolean(),
});
export type NeedInput = z.output<typeof needFacts>;

export const eligibility = z.strictObject({
  /** Null where it rests on needs that are not shown to whoever looks. */
  outcome: z.enum(['meets', 'at-risk', 'does-not-meet']).nullable(),
  present: z.array(z.string()),
  atRisk: z.array(z.string()),
  reasons: z.array(z.string()),
  summary: z.string(),
  definitionLabel: z.string(),
});

const membership = z.strictObject({
  id: z.string(),
  cohortId: z.string(),
  cohortName: z.string(),
  joinedOn: z.string(),
  leftOn: z.string().nullable(),
  destination: z.string().nullable(),
  definitionLabel: z.string(),
});

export const personSummary = z.strictObject({
  id: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  fullName: z.string().nullable(),
  /** Codes of the needs that are suspected or disclosed, as far as they are shared with whoever looks. */
  needs: z.array(z.string()),
  /** Null where it rests on needs that are not shown to whoever looks. */
  eligibility: z.enum(['meets', 'at-risk', 'does-not-meet']).nullable(),
  joinedOn: z.string().nullable(),
  leftOn: z.string().nullable(),
  /** Whether they have died, as far as it is known; a status, and never a destination. */
  death: z.enum(deathStatuses).nullable(),
});
export type PersonSummary = z.output<typeof personSummary>;

const shownFact = { value: z.string().nullable(), state: equalityState };

export const person = z.strictObject({
  id: z.string(),
  reference: z.string(),
  preferredName: z.string(),
  givenName: z.string().nullable(),
  familyName: z.string().nullable(),
  pronouns: z.string().nullable(),
  birthDate: z.string().nullable(),
  birthDateEstimated: z.boolean(),
  sex: shownFact.value,
  sexState: shownFact.state,
  ethnicity: shownFact.value,
  ethnicityState: shownFact.state,
  religion: shownFact.value,
  religionState: shownFact.state,
  disability: shownFact.value,
  disabilityState: shownFact.state,
  maritalStatus: shownFact.value,
  maritalStatusState: shownFact.state,
  armedForces: shownFact.value,
  armedForcesState: shownFact.state,
  mainLanguage: shownFact.value,
  mainLanguageState: shownFact.state,
  languageWords: z.string().nullable(),
  interpreter: answer,
  communicationState: shownFact.state,
  communicationWords: z.string().nullable(),
  adjustmentState: shownFact.state,
  adjustmentWords: z.string().nullable(),
  contactState: shownFact.state,
  contactPreference: z.string().nullable(),
  safeTimes: z.string().nullable(),
  childrenPresent: answer,
  childrenConcern: answer,
  goal: z.string().nullable(),
  goalOn: z.string().nullable(),
  strengths: z.string().nullable(),
  ineffectiveContact: answer,
  ineffectiveContactWords: z.string().nullable(),
  ineffectiveContactSince: z.string().nullable(),
  /** Since when the use of the record is restricted: it is kept, and not used (UK GDPR, article 18); null while it is not. */
  restrictedSince: z.string().nullable(),
  aliases: z.array(z.strictObject({ id: z.string(), name: z.string(), kind: z.string(), isRestricted: z.boolean() })),
  /** Numbers of the schemes that may be shown; `value` as it is kept. */
  identifiers: z.array(
    z.strictObject({ id: z.string(), scheme: z.string(), value: z.string(), issuerId: z.string().nullable() }),
  ),
  /** What was chosen from each list that may be shown. */
  choices: z.record(z.enum(choiceLists), z.array(z.string())),
  /** Where they can be found, the newest first. */
  whereabouts: z.array(
    z.strictObject({
      id: z.string(),
      words: z.string(),
      lastKnownOn: z.string(),
      category: z.enum(['contact', 'safety']),
    }),
  ),
  /** Records that were made one with this one, the newest first. */
  joined: z.array(
    z.strictObject({
      id: z.string(),
      /** The record that was joined, which leads here. */
      recordId: z.string(),
      reference: z.string(),
      name: z.string(),
      at: z.string(),
      who: z.string(),
    }),
  ),
  needs: z.array(needFacts),
  /** Names of fields, and codes of needs after `need:`, in which something is recorded that is not shown to this viewer. */
  withheld: z.array(z.string()),
  eligibility,
  memberships: z.array(membership),
  /** Whether they have died, as far as it is known. */
  death: z.enum(deathStatuses).nullable(),
  /** Agreement to appear in evaluation returns; blank when never asked. */
  evaluationConsent: z
    .strictObject({
      decision: z.enum(['agreed', 'declined']),
      decidedOn: z.string(),
      withdrawnOn: z.string().nullable(),
    })
    .nullable(),
});
export type Person = z.output<typeof person>;
