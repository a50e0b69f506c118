import { z } from 'zod';
import { allow, beforeUnlock, roles } from '../access.ts';
import { optionalLine } from '../fields.ts';
import { disclosesNothing, operation } from '../operation.ts';
import { registerName } from '../vault/register-name.ts';
import { backupReasons } from './rotation.ts';
import { syncServices } from './synced-folder.ts';
import { warningCodes } from './warnings.ts';

const path = z.string().trim().min(1, { error: 'text-missing' }).max(4096, { error: 'text-too-long' });
const passphrase = z.string().min(1, { error: 'text-missing' }).max(1024, { error: 'passphrase-too-long' });

/**
 * What is known about a backup without a key. `good`: this computer read it whole when it made it and the file has the
 * same size; `not-known`: found in the folder, made elsewhere or before this computer's memory; `damaged`: no longer whole.
 */
const backupFile = z.strictObject({
  /** Absolute path of the file; its key file lies beside it. */
  path: z.string(),
  name: z.string(),
  madeAt: z.string(),
  bytes: z.int(),
  state: z.enum(['good', 'not-known', 'damaged']),
  reason: z.enum(backupReasons).nullable(),
  generation: z.int(),
  /** Whether it was made under an older key than the register has now; null where that register is not at hand. */
  olderKey: z.boolean().nullable(),
});
export type BackupFile = z.output<typeof backupFile>;

const warning = z.strictObject({ code: z.enum(warningCodes), pressing: z.boolean(), sentence: z.string() });

const overview = z.strictObject({
  folder: z.string(),
  folderKind: z.enum(['this-computer', 'chosen']),
  /** The last good one that this computer made and that is still there. */
  last: backupFile.nullable(),
  /** When the next is made by itself while the register is open; null where every change is in one already. */
  nextAt: z.string().nullable(),
  backups: z.array(backupFile),
  /** Made on other computers, whose folders cannot be looked into from here. */
  elsewhere: z.int(),
  warnings: z.array(warning),
  /** False for the demonstration, which is backed up only when somebody asks. */
  automatic: z.boolean(),
});
export type BackupOverview = z.output<typeof overview>;

const made = z.strictObject({ backup: backupFile, removed: z.int() });

const restored = z.strictObject({
  /** Where the restored register lies. */
  path: z.string(),
  madeAt: z.string(),
  /**
   * `opened`: every page was read with its key; `as-made`: byte for byte what this computer found whole when it made it;
   * `copied`: the same as the backup, which is looked through when it is first opened.
   */
  checked: z.enum(['opened', 'as-made', 'copied']),
  olderKey: z.boolean().nullable(),
  /** What somebody did to the audit trail that the backup carries, as a sentence; null where it is whole or was not read. */
  trailProblem: z.string().nullable(),
});
export type RestoredBackup = z.output<typeof restored>;

const everyone = allow(roles, []);
const whoMayMove = allow(['administrator', 'information-governance', 'coordinator'], []);
const silent = { about: 'nobody', discloses: disclosesNothing } as const;

export const backupOperations = {
  /** Where the backups of the open register lie, which there are, and whether they can be relied on. */
  'backups.overview': operation({
    kind: 'read',
    access: everyone,
    ...silent,
    changes: [],
    input: z.strictObject({}),
    output: overview,
  }),
  'backups.make': operation({
    kind: 'job',
    access: everyone,
    ...silent,
    changes: ['backups'],
    /** A folder for this one alone; the usual place where left out. */
    input: z.strictObject({ folder: path.optional() }),
    output: made,
  }),
  /** Where later backups of the open register go on this computer; null for the application's own folder. */
  'backups.setFolder': operation({
    kind: 'job',
    access: whoMayMove,
    ...silent,
    changes: ['backups'],
    input: z.strictObject({ folder: path.nullable() }),
    output: z.strictObject({ folder: z.string() }),
  }),
  /** The backups that this computer can find of one register, or of every register it knows; newest first. */
  'backups.list': operation({
    kind: 'job',
    access: beforeUnlock,
    ...silent,
    changes: [],
    input: z.strictObject({ path: path.nullable() }),
    output: z.strictObject({ backups: z.array(backupFile.extend({ registerName: z.string() })) }),
  }),
  /** Puts a copy of a backup, with its key file, into a new place under a free name. Nothing is ever written over. */
  'backups.restore': operation({
    kind: 'job',
    access: beforeUnlock,
    ...silent,
    changes: ['vault'],
    input: z.strictObject({
      backup: path,
      folder: path,
      name: registerName,
      /** Given, the copy is opened and looked through before it gets its name. */
      passphrase: passphrase.optional(),
      /** Whose passphrase it is; without it each slot is tried, a second apiece. */
      signInName: optionalLine(120).optional(),
    }),
    output: restored,
  }),
  /** For another process that found the register in use: has the window that holds it make the backup that is due. */
  'backups.askHolder': operation({
    kind: 'job',
    access: beforeUnlock,
    ...silent,
    changes: [],
    input: z.strictObject({ path }),
    output: z.strictObject({ backup: backupFile }),
  }),
  /** What a folder means for a register that would lie in it. */
  'backups.lookAtFolder': operation({
    kind: 'job',
    access: beforeUnlock,
    ...silent,
    changes: [],
    input: z.strictObject({ folder: z.string().max(4096) }),
    output: z.strictObject({ syncedBy: z.enum(syncServices).nullable(), warning: z.string().nullable() }),
  }),
};
