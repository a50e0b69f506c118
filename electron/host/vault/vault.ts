import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { assertLooksLikeRegister, readSalt } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Clock } from '../../../domain/time.ts';
import { checkPassphrase } from '../../../domain/vault/passphrase.ts';
import { decodeRecoveryCode, encodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import type { Computer } from '../computer.ts';
import { createRegisterFile, type NewRegister } from '../create-register.ts';
import { openSession, type RegisterSession } from '../register-session.ts';
import { standardCost } from './derive.ts';
import { assertSealed, type Header, headerPathOf, readHeader, type Slot, writeHeader } from './header.ts';
import { putInPlace } from './put-in-place.ts';
import { removeQuietly } from './replace-file.ts';
import { restoreKeyFile } from './restore-key-file.ts';
import { createRecoverySlot, createUserSlot, openRecoverySlot, openUserSlot } from './slots.ts';
import { waitBefore } from './throttle.ts';

export interface CreateRegisterInput {
  readonly folder: string;
  readonly registerName: string;
  readonly areaName: string;
  readonly agencyName: string;
  readonly displayName: string;
  readonly passphrase: string;
}

/** A session together with what is needed to keep its key file true. */
export interface OpenRegister {
  readonly session: RegisterSession;
  /** Notes the audit trail's head in the key file and its copy. */
  noteAuditHead(): void;
  /** Closes the register and forgets the data key. */
  close(): void;
}

export interface Vault {
  /** Builds a register at a path, with one passphrase slot and a recovery code; `build` writes the file itself. */
  createAt(
    registerPath: string,
    register: NewRegister,
    passphrase: string,
    build: (file: string, dataKey: Secret) => void,
  ): Promise<{ open: OpenRegister; recoveryCode: string }>;
  create(input: CreateRegisterInput): Promise<{ open: OpenRegister; recoveryCode: string }>;
  unlock(registerPath: string, passphrase: string, signInName: string | null): Promise<OpenRegister>;
  recover(registerPath: string, recoveryCode: string, newPassphrase: string): Promise<OpenRegister>;
  restoreHeader(registerPath: string): void;
}

interface Opened {
  readonly header: Header;
  readonly dataKey: Secret;
  readonly userId: string | null;
  /** Slots that take the place of the header's once the register is really open. */
  readonly renewed?: Slot[];
}

export function createVault(computer: Computer, clock: Clock): Vault {
  /** The key file beside the register; refuses one that belongs to another register. */
  const findHeader = (registerPath: string): Header => {
    assertLooksLikeRegister(registerPath);
    const header = readHeader(headerPathOf(registerPath));
    if (readSalt(registerPath).toString('base64') !== header.registerSalt) throw new Refusal('header-mismatch', 'path');
    return header;
  };

  const keepHeader = (
    registerPath: string,
    header: Omit<Header, 'seal'> & { seal?: string },
    dataKey: Secret,
  ): Header => writeHeader([headerPathOf(registerPath), computer.keyFileCopy(header.registerId)], header, dataKey);

  /** Settles the key file and this computer's memory of an open register; answers with the header that now holds. */
  const settle = (registerPath: string, session: RegisterSession, { header, dataKey, renewed }: Opened): Header => {
    if (!session.demonstration) {
      computer.rememberRegister({ name: session.name, path: registerPath, registerId: session.registerId });
    }
    if (renewed !== undefined) return keepHeader(registerPath, { ...header, slots: renewed }, dataKey);
    // The copy is made even where the file beside the register is in order, for a laptop that sees it the first time.
    const copied = existsSync(computer.keyFileCopy(header.registerId));
    return copied ? header : keepHeader(registerPath, header, dataKey);
  };

  const begin = (registerPath: string, opened: Opened): OpenRegister => {
    let session: RegisterSession | null = null;
    try {
      assertSealed(opened.header, opened.dataKey);
      const { dataKey, userId } = opened;
      session = openSession({ path: registerPath, dataKey, userId, deviceId: computer.deviceId, clock });
      return keepOpen(registerPath, opened, session, settle(registerPath, session, opened));
    } catch (error) {
      session?.close();
      opened.dataKey.wipe();
      throw error;
    }
  };

  const keepOpen = (registerPath: string, opened: Opened, session: RegisterSession, settled: Header): OpenRegister => {
    let noted = settled;
    const noteAuditHead = (): void => {
      const auditHead = session.audit.head();
      if (auditHead.hash !== noted.auditHead.hash)
        noted = keepHeader(registerPath, { ...noted, auditHead }, opened.dataKey);
    };
    return {
      session,
      noteAuditHead,
      close() {
        try {
          noteAuditHead();
        } finally {
          try {
            session.close();
          } finally {
            opened.dataKey.wipe();
          }
        }
      },
    };
  };

  /** Ends the count of wrong passphrases, for a register that has just been opened. */
  const counted = (registerPath: string, open: OpenRegister): OpenRegister => {
    try {
      computer.countAttempt(registerPath, true, clock.now());
      return open;
    } catch (error) {
      open.close();
      throw error;
    }
  };

  let turn: Promise<unknown> = Promise.resolve();
  const tryPassphrase: Vault['unlock'] = async (registerPath, passphrase, signInName) => {
    const header = findHeader(registerPath);
    const attempts = computer.failedAttempts(registerPath, clock.now());
    if (waitBefore(attempts.failed, attempts.lastAt, clock.now()) > 0)
      throw new Refusal('too-many-attempts', 'passphrase');
    const slots = header.slots.filter(
      (slot) => slot.kind === 'user' && (signInName === null || slot.signInName === signInName),
    );
    for (const slot of slots) {
      const dataKey = await openUserSlot(slot, passphrase, header);
      if (dataKey === null) continue;
      return counted(registerPath, begin(registerPath, { header, dataKey, userId: slot.userId }));
    }
    computer.countAttempt(registerPath, false, clock.now());
    throw new Refusal('wrong-passphrase', 'passphrase');
  };

  const createAt: Vault['createAt'] = async (registerPath, register, passphrase, build) => {
    const dataKey = Secret.random();
    const code = Secret.random(20);
    const place = { registerId: register.registerId, generation: 1 };
    const user = { id: register.userId, signInName: register.displayName };
    const userSlot = await createUserSlot(user, passphrase, standardCost, dataKey, place);
    const slots = [userSlot, createRecoverySlot(code, dataKey, place)];
    const keyFiles = [headerPathOf(registerPath), computer.keyFileCopy(place.registerId)];
    const header = putInPlace(
      registerPath,
      keyFiles,
      (file) => build(file, dataKey),
      (registerSalt) =>
        keepHeader(
          registerPath,
          {
            format: 'mcn-casebook-keys',
            version: 1,
            ...place,
            registerSalt,
            createdAt: new Date(clock.now()).toISOString(),
            slots,
            auditHead: { count: 0, hash: '0'.repeat(64) },
          },
          dataKey,
        ),
    );
    const recoveryCode = code.use(encodeRecoveryCode);
    code.wipe();
    try {
      return { open: begin(registerPath, { header, dataKey, userId: register.userId }), recoveryCode };
    } catch (error) {
      // Nobody has seen its recovery code, so it is not left behind.
      for (const file of [registerPath, ...keyFiles]) removeQuietly(file);
      throw error;
    }
  };

  return {
    createAt,
    async create({ folder, registerName, passphrase, ...names }) {
      const refused = checkPassphrase(passphrase);
      if (refused !== null) throw new Refusal(refused, 'passphrase');
      const registerPath = path.join(path.resolve(folder), `${registerName}.mcn`);
      // A key file without its register belongs to one that was moved away; replacing it would lock that one for ever.
      if (existsSync(registerPath) || existsSync(headerPathOf(registerPath)))
        throw new Refusal('register-exists', 'registerName');
      const register: NewRegister = {
        registerId: randomUUID(),
        userId: randomUUID(),
        name: registerName,
        demonstration: false,
        ...names,
      };
      return await createAt(registerPath, register, passphrase, (file, dataKey) =>
        createRegisterFile(file, dataKey, register, { clock, deviceId: computer.deviceId }),
      );
    },

    unlock(registerPath, passphrase, signInName) {
      // One at a time: attempts sent together would all begin before the first of them is counted.
      const attempt = turn.then(() => tryPassphrase(registerPath, passphrase, signInName));
      turn = attempt.catch(() => undefined);
      return attempt;
    },

    async recover(registerPath, recoveryCode, newPassphrase) {
      const decoded = decodeRecoveryCode(recoveryCode);
      if (!decoded.ok) throw new Refusal('recovery-code-mistyped', 'recoveryCode');
      const refused = checkPassphrase(newPassphrase);
      if (refused !== null) throw new Refusal(refused, 'newPassphrase');
      const header = findHeader(registerPath);
      const recovery = header.slots.find((slot) => slot.kind === 'recovery');
      const code = new Secret(decoded.bytes);
      const dataKey = recovery === undefined ? null : openRecoverySlot(recovery, code, header);
      code.wipe();
      if (dataKey === null) throw new Refusal('recovery-code-wrong', 'recoveryCode');
      const first = header.slots.find((slot) => slot.kind === 'user');
      if (first?.userId == null || first.signInName === null) throw new Refusal('header-torn', 'path');
      const user = { id: first.userId, signInName: first.signInName };
      const slot = await createUserSlot(user, newPassphrase, standardCost, dataKey, header);
      const renewed = header.slots.map((one) => (one.id === first.id ? slot : one));
      // The old passphrase holds until the register is open: a recovery that fails changes nothing.
      const open = begin(registerPath, { header, dataKey, userId: user.id, renewed });
      return counted(registerPath, open);
    },

    restoreHeader: (registerPath) => restoreKeyFile(computer, registerPath, clock.now()),
  };
}
