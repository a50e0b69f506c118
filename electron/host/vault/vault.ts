import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
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
import { assertSealed, type Header, headerPathOf, readHeader, writeHeader } from './header.ts';
import { refusalOfFile, replaceFile } from './replace-file.ts';
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

  const begin = (registerPath: string, opened: Opened): OpenRegister => {
    assertSealed(opened.header, opened.dataKey);
    const session = openSession({
      path: registerPath,
      dataKey: opened.dataKey,
      userId: opened.userId,
      deviceId: computer.deviceId,
      clock,
    });
    computer.rememberRegister({ name: session.name, path: registerPath, registerId: session.registerId });
    let noted = opened.header;
    // The copy is made even where the file beside the register is in order, for a laptop that sees it the first time.
    if (!existsSync(computer.keyFileCopy(noted.registerId))) keepHeader(registerPath, noted, opened.dataKey);
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
          session.close();
          opened.dataKey.wipe();
        }
      },
    };
  };

  const createAt: Vault['createAt'] = async (registerPath, register, passphrase, build) => {
    const dataKey = Secret.random();
    const code = Secret.random(20);
    const place = { registerId: register.registerId, generation: 1 };
    const user = { id: register.userId, signInName: register.displayName };
    const userSlot = await createUserSlot(user, passphrase, standardCost, dataKey, place);
    const slots = [userSlot, createRecoverySlot(code, dataKey, place)];
    const header = putInPlace(
      registerPath,
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
    return { open: begin(registerPath, { header, dataKey, userId: register.userId }), recoveryCode };
  };

  return {
    createAt,
    async create({ folder, registerName, passphrase, ...names }) {
      const refused = checkPassphrase(passphrase);
      if (refused !== null) throw new Refusal(refused, 'passphrase');
      const registerPath = path.join(path.resolve(folder), `${registerName}.mcn`);
      if (existsSync(registerPath)) throw new Refusal('register-exists', 'registerName');
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

    async unlock(registerPath, passphrase, signInName) {
      const header = findHeader(registerPath);
      const attempts = computer.failedAttempts(registerPath);
      if (waitBefore(attempts.failed, attempts.lastAt, clock.now()) > 0)
        throw new Refusal('too-many-attempts', 'passphrase');
      const slots = header.slots.filter(
        (slot) => slot.kind === 'user' && (signInName === null || slot.signInName === signInName),
      );
      for (const slot of slots) {
        const dataKey = await openUserSlot(slot, passphrase, header);
        if (dataKey === null) continue;
        const open = begin(registerPath, { header, dataKey, userId: slot.userId });
        computer.countAttempt(registerPath, true, clock.now());
        return open;
      }
      computer.countAttempt(registerPath, false, clock.now());
      throw new Refusal('wrong-passphrase', 'passphrase');
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
      assertSealed(header, dataKey);
      const first = header.slots.find((slot) => slot.kind === 'user');
      if (first?.userId == null || first.signInName === null) throw new Refusal('header-torn', 'path');
      const user = { id: first.userId, signInName: first.signInName };
      const slot = await createUserSlot(user, newPassphrase, standardCost, dataKey, header);
      const slots = header.slots.map((one) => (one.id === first.id ? slot : one));
      const renewed = keepHeader(registerPath, { ...header, slots }, dataKey);
      computer.countAttempt(registerPath, true, clock.now());
      return begin(registerPath, { header: renewed, dataKey, userId: user.id });
    },

    restoreHeader(registerPath) {
      assertLooksLikeRegister(registerPath);
      const salt = readSalt(registerPath).toString('base64');
      const known = computer.recent().filter((one) => one.path === registerPath);
      for (const { registerId } of [...known, ...computer.recent()]) {
        const copy = computer.keyFileCopy(registerId);
        if (!existsSync(copy) || readHeader(copy).registerSalt !== salt) continue;
        const damaged = headerPathOf(registerPath);
        if (existsSync(damaged)) renameSync(damaged, `${damaged}.damaged-${clock.now()}`);
        replaceFile(damaged, readFileSync(copy));
        return;
      }
      throw new Refusal('header-missing', 'path');
    },
  };
}

/**
 * Builds the register under another name and gives it its own name last: a register that can be seen is whole, and one
 * that could not be finished leaves nothing behind.
 */
function putInPlace(
  registerPath: string,
  build: (file: string) => void,
  writeKeyFile: (salt: string) => Header,
): Header {
  const unfinished = `${registerPath}.unfinished`;
  try {
    mkdirSync(path.dirname(registerPath), { recursive: true, mode: 0o700 });
    rmSync(unfinished, { force: true });
    build(unfinished);
    const header = writeKeyFile(readSalt(unfinished).toString('base64'));
    renameSync(unfinished, registerPath);
    return header;
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${suffix}`, { force: true });
    if (!existsSync(registerPath)) rmSync(headerPathOf(registerPath), { force: true });
    if (error instanceof Refusal && error.field === 'path') throw new Refusal('folder-read-only', 'folder');
    throw refusalOfFile(error, 'folder') ?? error;
  }
}
