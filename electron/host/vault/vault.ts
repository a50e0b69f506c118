import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Clock } from '../../../domain/time.ts';
import { sameSignInName } from '../../../domain/users/rules.ts';
import { leastCost } from '../../../domain/vault/derivation-cost.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import type { UpdateBackup } from '../backups/before-update.ts';
import type { Computer } from '../computer.ts';
import { createRegisterFile, type NewRegister } from '../create-register.ts';
import { noKeychain } from '../no-keychain.ts';
import { whoseSlot } from './attempts.ts';
import { deviceSecrets } from './device-secrets.ts';
import { type Header, headerPathOf, readHeader, type Slot } from './header.ts';
import type { KeyFile } from './key-file.ts';
import { createKeyPair } from './key-pair.ts';
import { calibratedCost } from './new-cost.ts';
import { createNewRecovery, type NewRecovery, papersOf, type RecoveryParts } from './new-recovery.ts';
import { findHeader, type Here, keepHeader, type OpenRegister, openWithKey } from './open-register.ts';
import { prepareDeviceFactor, prepareOwnPassphrase, prepareSlot, type VaultMeans } from './own-slot.ts';
import { clearInterrupted, putInPlace } from './put-in-place.ts';
import { type RecoveryOrder, recover } from './recover.ts';
import { removeQuietly } from './replace-file.ts';
import { restoreKeyFile } from './restore-key-file.ts';
import {
  createRecoverySlot,
  fillUserSlot,
  grantSealedKey,
  openUserSlot,
  type SlotOwner,
  stretchPassphrase,
} from './slots.ts';

export interface CreateRegisterInput {
  readonly folder: string;
  readonly registerName: string;
  readonly areaName: string;
  readonly agencyName: string;
  readonly displayName: string;
  readonly passphrase: string;
  readonly recoveryParts: RecoveryParts;
}

interface Created {
  readonly open: OpenRegister;
  /** The recovery code as it goes on paper: whole, or its two parts. */
  readonly recovery: string[];
}

/** For one opening at a time: attempts made together would all begin before the first of them is counted. */
export interface Vault {
  /**
   * Builds a register at a path, with one passphrase slot and a recovery code, which is answered as it goes on paper;
   * `build` writes the file itself. Colleagues whose accounts it writes can be given slots under the same passphrase,
   * which is for the demonstration alone.
   */
  createAt(
    registerPath: string,
    register: NewRegister,
    passphrase: string,
    build: (file: string, dataKey: Secret, sealedPublicKey: string) => void,
    others?: { readonly colleagues?: readonly SlotOwner[]; readonly recoveryParts?: RecoveryParts },
  ): Promise<Created>;
  create(input: CreateRegisterInput): Promise<Created>;
  /** Tries the slot of one person; the name may be left out where there is only one. */
  unlock(
    registerPath: string,
    passphrase: string,
    signInName: string | null,
    updateBackup?: UpdateBackup,
  ): Promise<OpenRegister>;
  /** Who has a slot, and who unlocked the register last on this computer. Does not touch the register itself. */
  signInNames(registerPath: string): { names: string[]; last: string | null };
  /** Checks the present passphrase of whoever has the register open; answers with the step that puts the next in place. */
  prepareOwnPassphrase(
    open: OpenRegister,
    passphrases: { readonly current: string; readonly next: string },
  ): Promise<() => void>;
  /** The same for whether it opens the register by itself, or only together with this computer's keychain. */
  prepareDeviceFactor(
    open: OpenRegister,
    change: { readonly current: string; readonly on: boolean },
  ): Promise<() => void>;
  /** Derives the key of somebody's new slot; answers with the step that puts it in an open register's key file. */
  prepareSlot(keyFile: KeyFile, owner: SlotOwner, passphrase: string): Promise<() => void>;
  /** A code that takes the place of the recovery code. */
  readonly newRecovery: NewRecovery;
  /** Opens a register with its recovery code and gives somebody a new passphrase. */
  recover(registerPath: string, order: RecoveryOrder): Promise<{ open: OpenRegister; parts: RecoveryParts }>;
  /** Puts the copy of the key file that this computer kept back; an older one only where that is said to be wanted. */
  restoreHeader(registerPath: string, older: boolean): void;
}

const firstHeader = (
  place: Pick<Header, 'registerId' | 'generation'>,
  registerSalt: string,
  slots: Slot[],
  now: number,
) => ({
  format: 'mcn-casebook-keys' as const,
  version: 2 as const,
  ...place,
  registerSalt,
  createdAt: new Date(now).toISOString(),
  slots,
  auditHead: { count: 0, hash: '0'.repeat(64) },
});

/**
 * A key file or a log without its register belongs to one that was moved away. Replacing the key file would lock that one
 * for ever, and the log would be taken for the new register's own and damage it.
 */
function assertNameFree(registerPath: string): void {
  if ([registerPath, headerPathOf(registerPath), `${registerPath}-wal`].some((file) => existsSync(file)))
    throw new Refusal('register-exists', 'registerName');
}

const createAt =
  (here: VaultMeans): Vault['createAt'] =>
  async (registerPath, register, passphrase, build, { colleagues = [], recoveryParts = 1 } = {}) => {
    const [dataKey, code] = [Secret.random(), Secret.random(20)];
    const place = { registerId: register.registerId, generation: 1 };
    const user = { id: register.userId, signInName: register.displayName };
    // One derivation for them all: each has a key pair of their own under it.
    // The demonstration's passphrase is known to everybody; making it dear would only make people wait.
    const cost = register.demonstration ? leastCost : await here.newCost();
    const stretched = await stretchPassphrase(passphrase, cost);
    const [userSlot, ...others] = [user, ...colleagues].map((owner) => fillUserSlot(owner, stretched, dataKey, place));
    stretched.key.wipe();
    const sealing = createKeyPair();
    const slots = [
      grantSealedKey(userSlot as Slot, sealing.privateKey, place),
      ...others,
      createRecoverySlot(code, dataKey, place, recoveryParts),
    ];
    // Once more: another window may have made one of that name while the key was derived.
    assertNameFree(registerPath);
    const keyFiles = [headerPathOf(registerPath), here.computer.keyFileCopy(place.registerId)];
    const header = putInPlace(
      registerPath,
      keyFiles,
      (file) => build(file, dataKey, sealing.publicKey.toString('base64')),
      (salt) => keepHeader(here, registerPath, firstHeader(place, salt, slots, here.clock.now()), dataKey),
    );
    const recovery = papersOf(code, recoveryParts);
    code.wipe();
    try {
      const opened = { header, dataKey, sealedKey: sealing.privateKey, userId: register.userId };
      return { open: openWithKey(here, registerPath, opened), recovery };
    } catch (error) {
      // Nobody has seen its recovery code, so it is not left behind.
      for (const file of [registerPath, ...keyFiles]) removeQuietly(file);
      throw error;
    }
  };

const create =
  (here: VaultMeans): Vault['create'] =>
  async ({ folder, registerName, passphrase, recoveryParts, ...names }) => {
    const refused = checkPassphrase(passphrase);
    if (refused !== null) throw new Refusal(refused, 'passphrase');
    const registerPath = path.join(path.resolve(folder), `${registerName}.mcn`);
    clearInterrupted(registerPath, headerPathOf(registerPath));
    assertNameFree(registerPath);
    const ids = { registerId: randomUUID(), userId: randomUUID() };
    const register: NewRegister = { ...ids, name: registerName, demonstration: false, ...names };
    const at = { clock: here.clock, deviceId: here.computer.deviceId };
    return await createAt(here)(
      registerPath,
      register,
      passphrase,
      (file, dataKey, sealedPublicKey) => createRegisterFile(file, dataKey, { ...register, sealedPublicKey }, at),
      { recoveryParts },
    );
  };

const tryPassphrase =
  (here: VaultMeans): Vault['unlock'] =>
  async (registerPath, passphrase, signInName, updateBackup) => {
    const header = findHeader(registerPath);
    const slot = slotFor(header, signInName);
    here.computer.attempts.assertMayTry(header, whoseSlot(slot), 'passphrase');
    const opened = slot === undefined ? null : await openUserSlot(slot, passphrase, header, here.devices);
    try {
      if (slot === undefined || opened === null) throw new Refusal('wrong-passphrase', 'passphrase');
      return openWithKey(here, registerPath, { header, ...opened, userId: slot.userId, updateBackup });
    } catch (error) {
      // The slot of an account that has ended says the same, and is counted the same.
      if (error instanceof Refusal && error.code === 'wrong-passphrase')
        here.computer.attempts.wrong(header, whoseSlot(slot));
      throw error;
    }
  };

const userSlots = (header: Header): Slot[] => header.slots.filter((slot) => slot.kind === 'user');

/** The one slot to try: deriving a key for each would take a second for every colleague. */
function slotFor(header: Header, signInName: string | null): Slot | undefined {
  const slots = userSlots(header);
  if (signInName !== null) return slots.find((slot) => sameSignInName(slot.signInName ?? '', signInName));
  if (slots.length > 1) throw new Refusal('sign-in-name-missing', 'signInName');
  return slots[0];
}

const signInNames =
  ({ computer }: Here): Vault['signInNames'] =>
  (registerPath) => {
    const header = readHeader(headerPathOf(registerPath));
    const slots = userSlots(header);
    const lastUser = computer.lastUser(header.registerId);
    return {
      names: slots.flatMap(({ signInName }) => (signInName === null ? [] : [signInName])),
      last: slots.find(({ userId }) => userId === lastUser)?.signInName ?? null,
    };
  };

export function createVault(
  computer: Computer,
  clock: Clock,
  {
    newCost = calibratedCost(computer),
    devices = deviceSecrets(computer.home, noKeychain),
  }: Partial<Pick<VaultMeans, 'newCost' | 'devices'>> = {},
): Vault {
  const here = { computer, clock, newCost, devices };
  return {
    createAt: createAt(here),
    create: create(here),
    unlock: tryPassphrase(here),
    signInNames: signInNames(here),
    prepareOwnPassphrase: (open, passphrases) => prepareOwnPassphrase(here, open, passphrases),
    prepareDeviceFactor: (open, change) => prepareDeviceFactor(here, open, change),
    prepareSlot: (keyFile, owner, passphrase) => prepareSlot(newCost, keyFile, owner, passphrase),
    newRecovery: createNewRecovery(here),
    recover: (registerPath, order) => recover(here, registerPath, order),
    restoreHeader: (registerPath, older) => restoreKeyFile(computer, registerPath, { now: clock.now(), older }),
  };
}
