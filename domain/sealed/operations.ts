import { z } from 'zod';
import { allow, allowPartnership, caseRoles, type Role } from '../access.ts';
import { id, text } from '../fields.ts';
import { written } from '../history/operations.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { longestSealedText, sealedKindCodes } from './kinds.ts';

const kind = z.enum(sealedKindCodes, { error: 'unknown-code' });

const sealedFact = z.strictObject({
  id: z.string(),
  kind: z.string(),
  text: z.string(),
  recordedOn: z.string(),
  recordedBy: z.string(),
});

const grant = z.strictObject({
  userId: z.string(),
  displayName: z.string(),
  agencyName: z.string(),
  /** `lost`: has a new passphrase since, and with it a new key pair, so that it has to be given again. */
  state: z.enum(['holds', 'lost']),
  /** Null for whoever made the register. */
  grantedBy: z.string().nullable(),
  grantedOn: z.string().nullable(),
});

/** Whoever works with people by name can record; who can read is decided by a key and not by a role. */
const access = allow(caseRoles, ['identity', 'sealed']);
/** Who may ask who can open sealed facts. */
export const mayAskWho: readonly Role[] = ['administrator', 'information-governance', ...caseRoles];
const aboutPerson = (input: { personId: string }) => input.personId;

/**
 * What is recorded or removed is noted in the audit trail without naming the person, because an entry that did would show
 * in a list that something is sealed about them. The change rows of the same transaction hold whom it was about.
 */
export const sealedOperations = {
  /** What is sealed about one person. For whoever holds no key the answer is the same whatever there is. */
  'sealed.ofPerson': operation({
    kind: 'read',
    access,
    about: aboutPerson,
    discloses: { kind: 'person', ids: (input) => [input.personId] },
    changes: [],
    input: z.strictObject({ personId: id }),
    output: z.strictObject({
      mayOpen: z.boolean(),
      facts: z.array(sealedFact),
      /** Sealed under a key that nobody holds any more. */
      lost: z.number(),
    }),
  }),
  'sealed.record': operation({
    kind: 'write',
    access,
    about: aboutPerson,
    discloses: disclosesNothing,
    changes: ['sealed'],
    input: z.strictObject({ personId: id, kind, text: text(longestSealedText) }),
    output: written,
  }),
  'sealed.remove': operation({
    kind: 'write',
    access,
    about: aboutPerson,
    discloses: disclosesNothing,
    changes: ['sealed'],
    input: z.strictObject({ personId: id, factId: id }),
    output: written,
  }),
  /** Who can open sealed facts. */
  'sealed.grants': operation({
    kind: 'read',
    access: allow(mayAskWho, []),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      /** Whether there is a key at all, and somebody who holds it. */
      state: z.enum(['ready', 'never-made', 'nobody-holds-it']),
      /** Whether the caller holds the key. */
      mine: z.boolean(),
      grants: z.array(grant),
      /** Active users with a passphrase and a role that works with people, who do not hold it. */
      others: z.array(z.strictObject({ userId: z.string(), displayName: z.string(), agencyName: z.string() })),
    }),
  }),
  /** Makes the key in a register that has none, or whose key nobody holds any more, for the caller. */
  'sealed.begin': operation({
    kind: 'job',
    access: allowPartnership(['coordinator'], ['sealed']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sealed', 'outcomes'],
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  'sealed.grant': operation({
    kind: 'job',
    access: allow(caseRoles, ['sealed']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sealed'],
    input: z.strictObject({ userId: id }),
    output: z.strictObject({}),
  }),
  'sealed.revoke': operation({
    kind: 'job',
    access: allow(['administrator', ...caseRoles], ['sealed']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['sealed'],
    input: z.strictObject({ userId: id }),
    output: z.strictObject({}),
  }),
} as const;
