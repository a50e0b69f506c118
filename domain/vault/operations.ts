import { z } from 'zod';
import { allow, beforeUnlock, roles } from '../access.ts';
import { tamperings } from '../audit/tampering.ts';
import { line, optionalLine } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { idleMinutes } from './idle-minutes.ts';
import { passphrase } from './passphrase-field.ts';
import { registerName } from './register-name.ts';

const path = z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' });

export const session = z.strictObject({
  registerName: z.string(),
  registerPath: z.string(),
  areaName: z.string(),
  demonstration: z.boolean(),
  /** The demonstration's passphrase, so that it can be shown; null for every real register. */
  demonstrationPassphrase: z.string().nullable(),
  today: z.string(),
  user: z.strictObject({
    id: z.string(),
    displayName: z.string(),
    agencyName: z.string(),
    roles: z.array(z.enum(roles)),
  }),
  /**
   * To which the window seals text that a dying host did not acknowledge: the register, and the public half of the user's
   * own key pair, as base64 of its SPKI. Null where the user has no slot of their own.
   */
  leaveTo: z.strictObject({ registerId: z.string(), publicKey: z.string() }).nullable(),
});
export type Session = z.output<typeof session>;

const vaultStatus = z.strictObject({
  state: z.enum(['locked', 'unlocked']),
  session: session.nullable(),
  /** Registers opened on this computer before, newest first. */
  recent: z.array(z.strictObject({ name: z.string(), path: z.string(), present: z.boolean() })),
  suggestedFolder: z.string(),
  demonstration: z.strictObject({ path: z.string(), passphrase: z.string() }).nullable(),
  /** Whether the application was started to show the demonstration, which is not made yet. */
  demonstrationWanted: z.boolean(),
  shell: z.enum(['electron', 'chromium', 'terminal']),
  /** What locks the register by itself here, in words. */
  lockSignals: z.array(z.string()),
  /** Minutes without a sign of anybody after which it locks here. */
  idleMinutes,
  version: z.string(),
});
export type VaultStatus = z.output<typeof vaultStatus>;

/** What somebody typed from a paper. Blank is allowed: the other field may hold it all. */
const paper = z.string().max(200, { error: 'text-too-long' });
/** On how many papers a recovery code stands: one, or a part each for two holders. */
const recoveryParts = z.union([z.literal(1), z.literal(2)]);
/** The recovery code as it goes on paper: whole, or its two parts. */
const recoveryPapers = z.array(z.string()).min(1).max(2);

const everyRole = allow(roles, []);
const administrators = allow(['administrator'], []);

export const vaultOperations = {
  'vault.status': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: vaultStatus,
  }),
  'vault.create': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({
      folder: path,
      registerName,
      areaName: line(120),
      agencyName: line(120),
      displayName: line(120),
      passphrase,
      recoveryParts: recoveryParts.default(1),
    }),
    output: z.strictObject({ recovery: recoveryPapers, session }),
  }),
  'vault.unlock': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({
      path,
      passphrase,
      signInName: optionalLine(120).optional(),
      /**
       * After `backup-needed-first`: where the backup before an update is to be made instead, or null to open without one
       * should it fail again.
       */
      updateBackup: z.strictObject({ folder: path.nullable() }).optional(),
    }),
    output: session,
  }),
  /** Who has a slot in a key file, which stands there in the clear, so that the right one is tried. */
  'vault.signInNames': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ path }),
    /** `last` is whoever unlocked it last on this computer. */
    output: z.strictObject({ names: z.array(z.string()), last: z.string().nullable() }),
  }),
  /** One's own passphrase; the present one is asked for again. */
  'vault.changePassphrase': operation({
    kind: 'job',
    access: everyRole,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ current: passphrase, next: passphrase }),
    output: z.strictObject({}),
  }),
  /** Whether one's own passphrase opens the register only together with a computer's keychain, and whether it can here. */
  'vault.deviceFactor': operation({
    kind: 'job',
    access: everyRole,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ on: z.boolean(), keychain: z.enum(['available', 'unprotected', 'unavailable']) }),
  }),
  /** Asks for that from now on, or no longer; the present passphrase is asked for again. */
  'vault.setDeviceFactor': operation({
    kind: 'job',
    access: everyRole,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({ on: z.boolean(), current: passphrase }),
    output: z.strictObject({}),
  }),
  /** Four words from a long list, each chosen by the computer's own randomness. */
  'vault.suggestPassphrase': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ passphrase: z.string() }),
  }),
  'vault.recover': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({
      path,
      /** The whole code, or one of its two parts; the other one is typed beside it, in either order. */
      recoveryCode: paper,
      otherPart: paper.default(''),
      /** Who gets the new passphrase; an administrator where nobody is named. */
      signInName: optionalLine(120).optional(),
      newPassphrase: passphrase,
    }),
    output: session,
  }),
  /**
   * Makes a recovery code and answers with it, once. It opens nothing yet, and the one of before still does; one's own
   * passphrase is asked for again.
   */
  'vault.newRecoveryCode': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({ current: passphrase, parts: recoveryParts }),
    output: z.strictObject({ recovery: recoveryPapers }),
  }),
  /** Puts it in force once the last group of each paper was typed back, together with a new data key. */
  'vault.confirmRecoveryCode': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({ lastGroups: z.array(paper).min(1).max(2) }),
    output: z.strictObject({ generation: z.int() }),
  }),
  /** What the panel of keys shows: no key, and nothing that opens one. */
  'vault.keys': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      generation: z.int(),
      /** When the data key was last changed; null while it is the first one. */
      rekeyedAt: z.string().nullable(),
      people: z.int(),
      recovery: z.enum(['none', 'one', 'two-parts']),
    }),
  }),
  /** Gives the register a new data key; everybody keeps their passphrase, and the recovery code stays as it is. */
  'vault.rekey': operation({
    kind: 'job',
    access: administrators,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({}),
    output: z.strictObject({ generation: z.int() }),
  }),
  /** Puts the copy of the key file that this computer kept back beside the register. */
  'vault.restoreHeader': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    /** `older` puts back a copy that is older than what is known of this register, which is refused otherwise. */
    input: z.strictObject({ path, older: z.boolean().default(false) }),
    output: z.strictObject({ restored: z.boolean() }),
  }),
  'vault.openDemonstration': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({}),
    output: session,
  }),
  /** Writes what is due, closes the register and ends the host. */
  'vault.lock': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  /** Somebody is at the keyboard; puts off the idle lock. */
  'vault.stillHere': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({}),
  }),
  /** Says after how many idle minutes registers lock on this computer, whoever works at it. */
  'vault.setIdleMinutes': operation({
    kind: 'job',
    access: everyRole,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: ['vault'],
    input: z.strictObject({ minutes: idleMinutes }),
    output: z.strictObject({}),
  }),
  'vault.pickRegister': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  'vault.pickFolder': operation({
    kind: 'job',
    access: beforeUnlock,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ path: z.string().nullable() }),
  }),
  'vault.verify': operation({
    kind: 'job',
    access: everyRole,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({
      sound: z.boolean(),
      /** One line for each check, in words. */
      checks: z.array(
        z.strictObject({
          name: z.string(),
          passed: z.boolean(),
          detail: z.string(),
          /** What was done to the register, as a stable code, where that can be told. */
          kind: z.enum(tamperings).nullable(),
        }),
      ),
      auditEntries: z.number(),
      auditHead: z.string(),
      /** What stands for the pages of the file; null where they could not be counted. */
      pages: z
        .strictObject({
          total: z.number(),
          /** Nothing would show an older page put back in the place of one of these. */
          unvouched: z.number(),
          /** One sentence for each kind of page. */
          sentences: z.array(z.string()),
        })
        .nullable(),
    }),
  }),
  /** The whole demonstration as JSON text, to compare it with another. Refused for a real register. */
  'vault.exportDemonstration': operation({
    kind: 'read',
    access: everyRole,
    about: 'nobody',
    discloses: disclosesNothing,
    changes: [],
    input: z.strictObject({}),
    output: z.strictObject({ json: z.string() }),
  }),
} as const;
