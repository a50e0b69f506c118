import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Clock } from '../../../domain/time.ts';
import { sameSignInName } from '../../../domain/users/rules.ts';
import { leastCost } from '../../../domain/vault/derivation-cost.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { decodeRecoveryCode, encodeRecoveryCode, mistypedGroup } from '../../../domain/vault/recovery-code.ts';
import type { UpdateBackup } from '../backups/before-update.ts';
import type { Computer } from '../computer.ts';
import { createRegisterFile, type NewRegister } from '../create-register.ts';
import { recoveryCode as byRecoveryCode, whoseSlot } from './attempts.ts';
import { type Header, headerPathOf, readHeader, type Slot } from './header.ts';
import type { KeyFile } from './key-file.ts';
import { createKeyPair } from './key-pair.ts';
import { calibratedCost, type NewCost } from './new-cost.ts';
import { findHeader, type Here, keepHeader, type OpenRegister, openWithKey } from './open-register.ts';
import { type HereWithCost, prepareOwnPassphrase, prepareSlot } from './own-slot.ts';
import { clearInterrupted, putInPlace } from './put-in-place.ts';
import { removeQuietly } from './replace-file.ts';
import { restoreKeyFile } from './restore-key-file.ts';
import {
  createRecoverySlot,
  fillUserSlot,
  grantSealedKey,
  type OpenedSlot,
  openRecoverySlot,
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
}

/** For one opening at a time: attempts made together would all begin before the first of them is counted. */
export interface Vault {
  /**
   * Builds a register at a path, with one passphrase slot and a recovery code; `build` writes the file itself. Colleagues
   * whose accounts it writes can be given slots under the same passphrase, which is for the demonstration alone.
   */
  createAt(
    registerPath: string,
    register: NewRegister,
    passphrase: string,
    build: (file: string, dataKey: Secret, sealedPublicKey: string) => void,
    colleagues?: readonly SlotOwner[],
  ): Promise<{ open: OpenRegister; recoveryCode: string }>;
  create(input: CreateRegisterInput): Promise<{ open: OpenRegister; recoveryCode: string }>;
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
  /** Derives the key of somebody's new slot; answers with the step that puts it in an open register's key file. */
  prepareSlot(keyFile: KeyFile, owner: SlotOwner, passphrase: string): Promise<() => void>;
  recover(registerPath: string, recoveryCode: string, newPassphrase: string): Promise<OpenRegister>;
  restoreHeader(registerPath: string): void;
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
  (here: HereWithCost): Vault['createAt'] =>
  async (registerPath, register, passphrase, build, colleagues = []) => {
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
      createRecoverySlot(code, dataKey, place),
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
    const recoveryCode = code.use(encodeRecoveryCode);
    code.wipe();
    try {
      const opened = { header, dataKey, sealedKey: sealing.privateKey, userId: register.userId };
      return { open: openWithKey(here, registerPath, opened), recoveryCode };
    } catch (error) {
      // Nobody has seen its recovery code, so it is not left behind.
      for (const file of [registerPath, ...keyFiles]) removeQuietly(file);
      throw error;
    }
  };

const create =
  (here: HereWithCost): Vault['create'] =>
  async ({ folder, registerName, passphrase, ...names }) => {
    const refused = checkPassphrase(passphrase);
    if (refused !== null) throw new Refusal(refused, 'passphrase');
    const registerPath = path.join(path.resolve(folder), `${registerName}.mcn`);
    clearInterrupted(registerPath, headerPathOf(registerPath));
    assertNameFree(registerPath);
    const ids = { registerId: randomUUID(), userId: randomUUID() };
    const register: NewRegister = { ...ids, name: registerName, demonstration: false, ...names };
    return await createAt(here)(registerPath, register, passphrase, (file, dataKey, sealedPublicKey) =>
      createRegisterFile(
        file,
        dataKey,
        { ...register, sealedPublicKey },
        { clock: here.clock, deviceId: here.computer.deviceId },
      ),
    );
  };

const tryPassphrase =
  (here: Here): Vault['unlock'] =>
  async (registerPath, passphrase, signInName, updateBackup) => {
    const header = findHeader(registerPath);
    const slot = slotFor(header, signInName);
    here.computer.attempts.assertMayTry(header, whoseSlot(slot), 'passphrase');
    const opened = slot === undefined ? null : await openUserSlot(slot, passphrase, header);
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

/** The data key, from the recovery code as somebody typed it. A code that does not open it counts as an attempt. */
function recoverKey({ attempts }: Computer, header: Header, bytes: Uint8Array): OpenedSlot {
  attempts.assertMayTry(header, byRecoveryCode, 'recoveryCode');
  const recovery = header.slots.find((slot) => slot.kind === 'recovery');
  const code = new Secret(bytes);
  bytes.fill(0);
  const opened = recovery === undefined ? null : openRecoverySlot(recovery, code, header);
  code.wipe();
  attempts[opened === null ? 'wrong' : 'right'](header, byRecoveryCode);
  if (opened === null) throw new Refusal('recovery-code-wrong', 'recoveryCode');
  return opened;
}

const recover =
  (here: HereWithCost): Vault['recover'] =>
  async (registerPath, recoveryCode, newPassphrase) => {
    const decoded = decodeRecoveryCode(recoveryCode);
    if (!decoded.ok) throw new Refusal(mistypedGroup(decoded.group), 'recoveryCode');
    const refused = checkPassphrase(newPassphrase);
    if (refused !== null) throw new Refusal(refused, 'newPassphrase');
    const header = findHeader(registerPath);
    const opened = recoverKey(here.computer, header, decoded.bytes);
    const first = header.slots.find((slot) => slot.kind === 'user');
    if (first?.userId == null || first.signInName === null) throw new Refusal('header-torn', 'path');
    const user = { id: first.userId, signInName: first.signInName };
    const stretched = await stretchPassphrase(newPassphrase, await here.newCost());
    try {
      // The old passphrase holds until the register is open: a recovery that fails changes nothing.
      return openWithKey(here, registerPath, {
        header,
        ...opened,
        userId: user.id,
        renew: (slots, sealing) =>
          slots.map((one) =>
            one.id === first.id ? fillUserSlot(user, stretched, sealing.dataKey, sealing.place) : one,
          ),
      });
    } finally {
      stretched.key.wipe();
    }
  };

export function createVault(computer: Computer, clock: Clock, newCost: NewCost = calibratedCost(computer)): Vault {
  const here = { computer, clock, newCost };
  return {
    createAt: createAt(here),
    create: create(here),
    unlock: tryPassphrase(here),
    signInNames: signInNames(here),
    prepareOwnPassphrase: (open, passphrases) => prepareOwnPassphrase(here, open, passphrases),
    prepareSlot: (keyFile, owner, passphrase) => prepareSlot(newCost, keyFile, owner, passphrase),
    recover: recover(here),
    restoreHeader: (registerPath) => restoreKeyFile(computer, registerPath, clock.now()),
  };
}
