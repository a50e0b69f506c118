import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories, type Role } from '../access.ts';
import { id, isoDate, line, optionalLine, optionalText, text } from '../fields.ts';
import { written, writtenWithId } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { agreementKinds, controllerKinds } from './agreement-words.ts';

const category = z.enum(personCategories);
const readers: readonly Role[] = [...caseRoles, 'information-governance'];
const governors = allowPartnership(['coordinator', 'information-governance'], ['programme', 'administration']);

const agreement = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(agreementKinds),
  agencies: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  purpose: z.string(),
  categories: z.array(category),
  controllers: z.enum(controllerKinds),
  contactPoint: z.string().nullable(),
  signedOn: z.string(),
  reviewOn: z.string(),
  endsOn: z.string().nullable(),
  whereKept: z.string(),
  endedOn: z.string().nullable(),
  endedBecause: z.string().nullable(),
  standing: z.enum(['not-yet', 'in-force', 'review-soon', 'review-due', 'run-out', 'ended']),
});
export type SharingAgreement = z.output<typeof agreement>;

const agreementInput = {
  title: line(200),
  kind: z.enum(agreementKinds, { error: 'unknown-code' }),
  agencyIds: z.array(id).min(1, { error: 'parties-missing' }).max(200),
  purpose: text(1000),
  categories: z.array(category).min(1, { error: 'categories-missing' }).max(personCategories.length),
  controllers: z.enum(controllerKinds),
  contactPoint: optionalLine(200),
  signedOn: isoDate,
  reviewOn: isoDate,
  endsOn: isoDate.nullable(),
  whereKept: line(300),
};

const notice = z.strictObject({
  id: z.string(),
  version: z.string(),
  fromOn: z.string(),
  summary: z.string().nullable(),
  whereKept: z.string(),
});

const ground = z.strictObject({
  list: z.string(),
  code: z.string(),
  label: z.string(),
  /** The words of the law, and where they stand. */
  official: z.string(),
  source: z.string().nullable(),
  /** The kinds of information that a gateway opens; null for all. */
  covers: z.array(category).nullable(),
  needsAgreement: z.boolean(),
});
export type GroundWords = z.output<typeof ground>;

export const agreementOperations = {
  /** The words of the law as they hold today, and the agreements and notices that the partnership keeps. */
  'sharing.grounds': operation({
    kind: 'read',
    access: allow(readers, ['programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      grounds: z.array(ground),
      agreements: z.array(agreement),
      /** The newest version first. */
      notices: z.array(notice),
      /** The agencies of today, and whether each is a party of any agreement in force. */
      agencies: z.array(
        z.strictObject({ id: z.string(), name: z.string(), kind: z.string(), underAgreement: z.boolean() }),
      ),
    }),
  }),
  'sharing.addAgreement': operation({
    kind: 'write',
    access: governors,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sharing'],
    input: z.strictObject(agreementInput),
    output: writtenWithId,
  }),
  'sharing.changeAgreement': operation({
    kind: 'write',
    access: governors,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sharing'],
    input: z.strictObject({ agreementId: id, ...agreementInput }),
    output: written,
  }),
  'sharing.endAgreement': operation({
    kind: 'write',
    access: governors,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sharing'],
    input: z.strictObject({ agreementId: id, endedOn: isoDate, endedBecause: text(500) }),
    output: written,
  }),
  /** A new version of the privacy notice. */
  'sharing.addNotice': operation({
    kind: 'write',
    access: governors,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sharing'],
    input: z.strictObject({ version: line(60), fromOn: isoDate, summary: optionalText(1000), whereKept: line(300) }),
    output: writtenWithId,
  }),
} as const;
