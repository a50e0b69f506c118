import { z } from 'zod';
import { allow, roles } from '../access.ts';
import { id, line } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { passphrase } from '../vault/passphrase-field.ts';
import { agencyKindCodes } from './agency-kinds.ts';

const colleague = z.strictObject({
  id: z.string(),
  displayName: z.string(),
  signInName: z.string(),
  agencyId: z.string(),
  agencyName: z.string(),
  roles: z.array(z.enum(roles)),
  active: z.boolean(),
  /** Whether the key file has a slot for them; without one no passphrase lets them in. */
  hasSlot: z.boolean(),
  /** Whether their slot also opens sealed facts. */
  opensSealed: z.boolean(),
  isYou: z.boolean(),
});
export type Colleague = z.output<typeof colleague>;

const agency = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  active: z.boolean(),
  /** The one that runs the register for the partnership. */
  coordinating: z.boolean(),
  /** How many active people work here. */
  people: z.number(),
});
export type AgencyRow = z.output<typeof agency>;

const account = {
  displayName: line(120),
  signInName: line(120),
  agencyId: z.uuid({ error: 'agency-unknown' }),
};
const heldRoles = z.array(z.enum(roles, { error: 'unknown-code' }), { error: 'role-missing' });
const agencyDetails = { name: line(120), kind: z.enum(agencyKindCodes, { error: 'unknown-code' }) };

const administrators = allow(['administrator'], ['administration']);
const nothing = z.strictObject({});

export const usersOperations = {
  /** Who works in the register and for which agency; nothing about anybody's case. */
  'users.list': operation({
    kind: 'job',
    access: allow(['administrator', 'information-governance', 'coordinator'], ['administration']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: nothing,
    output: z.strictObject({ people: z.array(colleague), agencies: z.array(agency) }),
  }),
  /** An account and its slot in the key file, or neither. Takes about a second of key derivation. */
  'users.add': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users', 'vault'],
    input: z.strictObject({ ...account, roles: heldRoles, passphrase }),
    output: z.strictObject({ id: z.string() }),
  }),
  'users.changeDetails': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users', 'vault'],
    input: z.strictObject({ userId: id, ...account }),
    output: nothing,
  }),
  'users.changeRoles': operation({
    kind: 'write',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users'],
    input: z.strictObject({ userId: id, roles: heldRoles }),
    output: nothing,
  }),
  /** Ends an account, takes its slot out of the key file and changes the register's key. */
  'users.disable': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users', 'vault'],
    input: z.strictObject({ userId: id }),
    /** False where the key file could not be written now; the next opening does it. */
    output: z.strictObject({ slotRemoved: z.boolean() }),
  }),
  'users.enable': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users', 'vault'],
    input: z.strictObject({ userId: id, passphrase }),
    output: nothing,
  }),
  /** Hands a colleague a new passphrase. Their key pair is new too, so what was sealed to the old one opens no more. */
  'users.givePassphrase': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users'],
    input: z.strictObject({ userId: id, passphrase }),
    output: z.strictObject({ sealedGrantEnded: z.boolean() }),
  }),
  'users.addAgency': operation({
    kind: 'write',
    access: allow(['administrator', 'coordinator'], ['administration', 'programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users', 'programme'],
    input: z.strictObject(agencyDetails),
    output: z.strictObject({ id: z.string() }),
  }),
  'users.changeAgency': operation({
    kind: 'write',
    access: allow(['administrator', 'coordinator'], ['administration', 'programme']),
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['users', 'programme'],
    input: z.strictObject({ agencyId: id, ...agencyDetails, active: z.boolean() }),
    output: nothing,
  }),
} as const;
