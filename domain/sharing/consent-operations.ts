import { z } from 'zod';
import { allow, caseRoles, personCategories, type Role } from '../access.ts';
import { id, isoDate, line, optionalLine, optionalText, text } from '../fields.ts';
import { written } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { consentDecisions } from './consent.ts';
import { advocateStates, capacities, consentWays, noticeWays, requestOutcomes } from './consent-words.ts';

const category = z.enum(personCategories);
const kinds = z.array(category).min(1, { error: 'categories-missing' }).max(personCategories.length);
const seers: readonly Role[] = [...caseRoles, 'information-governance'];
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;
const changes = ['sharing', 'people', 'outcomes', 'portraits'] as const;

/** What of an agency's sight a no or a withdrawal ended, and what goes on because it rests on another ground. */
const effect = z.strictObject({
  transactionId: z.string(),
  ends: z.array(category),
  goesOn: z.array(z.strictObject({ category, basis: z.string().nullable() })),
});

const withdrawal = z.strictObject({
  withdrawnOn: z.string(),
  categories: z.array(category),
  how: z.enum(consentWays),
  words: z.string().nullable(),
  toldWhom: z.string().nullable(),
  toldOn: z.string().nullable(),
});

const consent = z.strictObject({
  id: z.string(),
  agencyId: z.string(),
  agency: z.string(),
  decision: z.enum(consentDecisions),
  categories: z.array(category),
  /** The kinds that have not been taken back. */
  left: z.array(category),
  decidedOn: z.string(),
  reviewOn: z.string().nullable(),
  reviewDue: z.boolean(),
  how: z.enum(consentWays),
  capacity: z.enum(capacities),
  advocate: z.enum(advocateStates),
  askedBy: z.string(),
  /** Whether a no to the same agency came before: an agreement that came late. */
  afterNo: z.boolean(),
  /** In their words, and what is said of capacity and advocate; null where whoever asks may not read them. */
  words: z
    .strictObject({
      purpose: z.string().nullable(),
      words: z.string().nullable(),
      capacityNote: z.string().nullable(),
      advocateName: z.string().nullable(),
    })
    .nullable(),
  withdrawals: z.array(withdrawal),
});
export type SharingConsent = z.output<typeof consent>;

const request = z.strictObject({
  id: z.string(),
  direction: z.enum(['asked-of-us', 'we-asked']),
  other: z.string(),
  categories: z.array(category),
  askedOn: z.string(),
  outcome: z.enum(requestOutcomes).nullable(),
  decidedOn: z.string().nullable(),
  words: z
    .strictObject({
      askedBy: z.string(),
      askedFor: z.string(),
      decidedBy: z.string().nullable(),
      because: z.string().nullable(),
    })
    .nullable(),
});
export type SharingRequest = z.output<typeof request>;

const notice = z.strictObject({
  id: z.string(),
  version: z.string(),
  language: z.string(),
  how: z.enum(noticeWays),
  givenOn: z.string(),
  givenBy: z.string(),
  /** A version that has come since, if there is one. */
  newerVersion: z.string().nullable(),
});
export type NoticeGiven = z.output<typeof notice>;

const answer = {
  outcome: z.enum(requestOutcomes),
  decidedOn: isoDate,
  decidedBy: line(200),
  because: optionalText(2000),
};

export const consentOperations = {
  /** What one person said of sharing, what others asked, and which privacy notice they were given. */
  'sharing.said': operation({
    kind: 'read',
    access: allow(seers, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      consents: z.array(consent),
      requests: z.array(request),
      notices: z.array(notice),
      /** Whether whoever asks may write any of it down. */
      mayRecord: z.boolean(),
    }),
  }),
  /** What the person said, or what was decided in their best interests. A no ends what rested on an earlier yes. */
  'sharing.recordConsent': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({
      personId: id,
      agencyId: id,
      decision: z.enum(consentDecisions, { error: 'unknown-code' }),
      categories: kinds,
      purpose: optionalText(500),
      how: z.enum(consentWays, { error: 'unknown-code' }),
      words: optionalText(1000),
      decidedOn: isoDate,
      reviewOn: isoDate.nullable(),
      capacity: z.enum(capacities),
      capacityNote: optionalText(1000),
      advocate: z.enum(advocateStates),
      advocateName: optionalLine(200),
    }),
    output: effect,
  }),
  'sharing.withdrawConsent': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes,
    input: z.strictObject({
      personId: id,
      consentId: id,
      withdrawnOn: isoDate,
      categories: kinds,
      how: z.enum(consentWays, { error: 'unknown-code' }),
      words: optionalText(1000),
      toldWhom: optionalText(500),
      toldOn: isoDate.nullable(),
    }),
    output: effect,
  }),
  /** Somebody asked for information, of us or we of them; what was refused is kept with its reason. */
  'sharing.recordRequest': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing'],
    input: z.strictObject({
      personId: id,
      direction: z.enum(['asked-of-us', 'we-asked']),
      agencyId: id.nullable(),
      otherParty: optionalLine(200),
      askedBy: line(200),
      askedFor: text(2000),
      categories: kinds,
      askedOn: isoDate,
      answer: z.strictObject(answer).nullable(),
    }),
    output: written,
  }),
  'sharing.answerRequest': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing'],
    input: z.strictObject({ personId: id, sharingRequestId: id, ...answer }),
    output: written,
  }),
  /** That the person was given the privacy notice. */
  'sharing.giveNotice': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing'],
    input: z.strictObject({
      personId: id,
      privacyNoticeId: id,
      language: line(60),
      how: z.enum(noticeWays, { error: 'unknown-code' }),
      givenOn: isoDate,
    }),
    output: written,
  }),
} as const;
