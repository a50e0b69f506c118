import { z } from 'zod';
import { allow, allowPartnership, caseRoles, personCategories, type Role } from '../access.ts';
import { code, id, isoDate, optionalLine, optionalText } from '../fields.ts';
import { written } from '../history/operations.ts';
import { operation } from '../operation.ts';
import { disclosureWays, lawfulBases, objectionsTo, sharingBases } from './words.ts';

const category = z.enum(personCategories);
const seers: readonly Role[] = [...caseRoles, 'information-governance'];
const aboutInput = { kind: 'person', ids: (input: { personId: string }) => [input.personId] } as const;

/** On what ground something is told or shared, as a form hands it in. */
export const groundInput = {
  basis: z.enum(sharingBases, { error: 'basis-missing' }),
  condition: code.nullable(),
  offenceCondition: code.nullable(),
  gateway: code.nullable(),
  confidentiality: code.nullable(),
  agreementId: id.nullable(),
};

/** What a form about telling somebody hands in, whomever it is about. */
export const disclosureInput = {
  agencyId: id.nullable(),
  recipientWords: optionalLine(200),
  categories: z.array(category).min(1, { error: 'categories-missing' }).max(personCategories.length),
  what: optionalText(2000),
  purpose: code,
  purposeWords: optionalText(500),
  ...groundInput,
  whyNoLess: optionalText(1000),
  at: isoDate,
  how: z.enum(disclosureWays, { error: 'unknown-code' }),
  becauseAnyway: optionalText(1000),
};

const { categories: _categories, at: _at, how: _how, ...toldByFile } = disclosureInput;

/** To whom a file goes and on what ground; the kinds of information, the day and the way follow from the file itself. */
export const disclosureByFile = z.strictObject(toldByFile);

const ground = {
  basis: z.enum(sharingBases),
  condition: z.string().nullable(),
  offenceCondition: z.string().nullable(),
  gateway: z.string().nullable(),
  confidentiality: z.string().nullable(),
  agreementId: z.string().nullable(),
};

/** Words about what was told; null where whoever asks may not see all of what it was about. */
const disclosureWords = z.strictObject({
  what: z.string().nullable(),
  purpose: z.string().nullable(),
  whyNoLess: z.string().nullable(),
  becauseAnyway: z.string().nullable(),
});

const disclosureShape = z.strictObject({
  id: z.string(),
  agencyId: z.string().nullable(),
  /** The agency's name, or who it was in words. */
  recipient: z.string(),
  who: z.string(),
  tellingAgency: z.string(),
  categories: z.array(category),
  purpose: z.string(),
  ...ground,
  agreement: z.string().nullable(),
  how: z.enum(disclosureWays),
  happenedOn: z.string(),
  recordedAt: z.string(),
  against: z.array(z.enum(objectionsTo)),
  /** Whether it rested on an agreement that was taken back by that day, which nobody had written down yet. */
  takenBackBefore: z.string().nullable(),
  /** Whether others were told of in the same breath who are to be kept apart from them; for the coordinator alone. */
  withSomebodyApart: z.boolean(),
  /** What of the ground is still to be said. */
  open: z.array(z.enum(['condition-missing', 'offence-condition-missing', 'confidentiality-missing'])),
  words: disclosureWords.nullable(),
});
export type Disclosure = z.output<typeof disclosureShape>;

/** A recipient and ground that can be used again with one press. */
const ready = z.strictObject({
  agencyId: z.string().nullable(),
  recipient: z.string(),
  categories: z.array(category),
  purpose: z.string(),
  ...ground,
  basis: z.enum(lawfulBases),
  how: z.enum(disclosureWays),
  /** Whose it was last: told about this person, or told by whoever asks about somebody else. */
  from: z.enum(['this-person', 'you', 'sharing']),
  /** What stands against it today, so that it is not done with one press. */
  against: z.array(z.enum(objectionsTo)),
});
export type ReadyDisclosure = z.output<typeof ready>;

const governors = allowPartnership(['coordinator', 'information-governance'], ['identity', 'administration']);

const disclosureFilter = {
  agencyId: id.nullable(),
  reference: optionalLine(40),
  fromOn: isoDate.nullable(),
  untilOn: isoDate.nullable(),
  /** Only those with something against them, or with a ground that is not finished. */
  only: z.enum(['against', 'open']).nullable(),
};

export const disclosureOperations = {
  /** Who was told about one person, the newest first, and what can be recorded again with one press. */
  'sharing.disclosures': operation({
    kind: 'read',
    access: allow(seers, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      disclosures: z.array(disclosureShape),
      ready: z.array(ready),
    }),
  }),
  /** Writes down that somebody was told about one person. */
  'sharing.disclose': operation({
    kind: 'write',
    access: allow(caseRoles, personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing'],
    input: z.strictObject({ personId: id, ...disclosureInput }),
    output: written,
  }),
  /** Finishes the ground of a disclosure, where it was recorded in a hurry. */
  'sharing.completeDisclosure': operation({
    kind: 'write',
    access: allow([...caseRoles, 'information-governance'], personCategories),
    about: (input) => input.personId,
    discloses: aboutInput,
    changes: ['sharing'],
    input: z.strictObject({
      personId: id,
      disclosureId: id,
      condition: code.nullable(),
      offenceCondition: code.nullable(),
      confidentiality: code.nullable(),
      gateway: code.nullable(),
      agreementId: id.nullable(),
    }),
    output: written,
  }),
  /** Every disclosure of everybody whom whoever governs information may know, the newest first. */
  'sharing.allDisclosures': operation({
    kind: 'read',
    access: governors,
    about: 'seen',
    discloses: { kind: 'list', ids: (_input, output) => output.disclosures.map(({ person }) => person.id) },
    changes: [],
    input: z.strictObject({ ...disclosureFilter, offset: z.int().min(0).max(1_000_000) }),
    output: z.strictObject({
      disclosures: z.array(
        disclosureShape.extend({
          person: z.strictObject({ id: z.string(), reference: z.string(), name: z.string() }),
        }),
      ),
      total: z.number(),
    }),
  }),
  /** Writes the list into a file, with references and no names, and without the words of what was told. */
  'sharing.exportDisclosures': operation({
    kind: 'job',
    access: governors,
    about: 'seen',
    discloses: { kind: 'none' },
    changes: ['audit'],
    input: z.strictObject({
      ...disclosureFilter,
      folder: z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' }),
    }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()), disclosures: z.number() }),
  }),
} as const;
