import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { AuditHead } from '../db/audit.ts';
import { closeRegister, openRegister, type RawDb, readSalt } from '../db/open.ts';
import { Secret } from '../db/secret.ts';
import type { Period } from '../domain/programme/periods.ts';
import { createRegisterFile } from '../electron/host/create-register.ts';
import { systemClock } from '../electron/host/system-clock.ts';
import { assertSealed, headerPathOf, readHeader, writeHeader } from '../electron/host/vault/header.ts';
import { createKeyPair } from '../electron/host/vault/key-pair.ts';
import { createRecoverySlot, grantSealedKey } from '../electron/host/vault/slots.ts';

/** A register in a folder of its own, with what opens it; JSON, because a child is told of it. */
export interface Place {
  readonly folder: string;
  readonly file: string;
  /** The application's data folder of the process that opens it. */
  readonly home: string;
  /** The data key as hexadecimal: nothing here derives a key from a passphrase. */
  readonly key: string;
  readonly userId: string;
  /** What opens each slot of the key file, as hexadecimal, in the order of the slots; none where nobody needs them. */
  readonly codes?: readonly string[];
}

const quarter = (code: string, firstDay: string, lastDay: string): Period => ({
  code,
  label: code,
  calendar: 'meam',
  firstDay,
  lastDay,
});
const periods = [quarter('Y1Q4', '2018-01-01', '2018-03-31'), quarter('Y2Q1', '2018-04-01', '2018-06-30')];

export const dataKeyOf = (place: Place): Secret => new Secret(Buffer.from(place.key, 'hex'));

/** Writes the key file of a register, with two slots; answers with what opens them, as hexadecimal. */
export function writeKeyFile(
  file: string,
  dataKey: Secret,
  register: { readonly registerId: string; readonly userId: string },
  sealedKey: Secret,
): string[] {
  const where = { registerId: register.registerId, generation: 1 };
  const codes = [Secret.random(20), Secret.random(20)] as const;
  const user = {
    ...createRecoverySlot(codes[0], dataKey, where),
    kind: 'user' as const,
    userId: register.userId,
    signInName: 'Robin Ellery',
    derivation: { algorithm: 'argon2id' as const, memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
  };
  const header = {
    format: 'mcn-casebook-keys' as const,
    version: 2 as const,
    ...where,
    registerSalt: readSalt(file).toString('base64'),
    createdAt: '2018-04-03T09:00:00.000Z',
    slots: [grantSealedKey(user, sealedKey, where), createRecoverySlot(codes[1], dataKey, where)],
    auditHead: { count: 0, hash: '0'.repeat(64) },
  };
  writeHeader([headerPathOf(file)], header, dataKey);
  return codes.map((code) => code.use((bytes) => bytes.toString('hex')));
}

/** A new register with its key file, whose slots nobody's passphrase opens. */
export function createPlace(folder: string): Place {
  mkdirSync(folder, { recursive: true });
  const dataKey = Secret.random();
  const [registerId, userId] = [randomUUID(), randomUUID()];
  const sealing = createKeyPair();
  const names = { name: 'Torture', areaName: 'Midshire', agencyName: 'Midshire Council', displayName: 'Robin Ellery' };
  const file = path.join(folder, 'Torture.mcn');
  const register = { registerId, userId, demonstration: false, periods, ...names };
  const sealedPublicKey = sealing.publicKey.toString('base64');
  createRegisterFile(file, dataKey, { ...register, sealedPublicKey }, { clock: systemClock, deviceId: randomUUID() });
  const codes = writeKeyFile(file, dataKey, register, sealing.privateKey);
  const key = dataKey.use((bytes) => bytes.toString('hex'));
  return { folder, file, home: path.join(folder, 'home'), key, userId, codes };
}

const parts = ['', '-wal', '.header'];

/** The same register in another folder: the file, its log where there is one, and its key file. */
export function copyPlace(place: Place, folder: string): Place {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return putInto(place, folder);
}

/** The same register in a folder that is there. */
export function putInto(place: Place, folder: string): Place {
  const file = path.join(folder, path.basename(place.file));
  for (const part of parts) if (existsSync(place.file + part)) copyFileSync(place.file + part, file + part);
  return { ...place, folder, file, home: path.join(folder, 'home') };
}

/** Opens a register without its schema being touched, lends it out and closes it. */
export function withRegister<T>(place: Place, use: (db: RawDb) => T): T {
  const dataKey = dataKeyOf(place);
  const db = openRegister(place.file, dataKey, { create: false });
  try {
    return use(db);
  } finally {
    closeRegister(db);
    dataKey.wipe();
  }
}

/** The audit head that the key file holds; throws the refusal of one that is torn or was altered. */
export function notedHead(place: Place): AuditHead {
  const header = readHeader(headerPathOf(place.file));
  assertSealed(header, dataKeyOf(place));
  return header.auditHead;
}

/** The number of the last change: everything after it must have an entry in the audit trail. */
export const lastChange = (db: RawDb): number =>
  db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM change').pluck().get() ?? 0;

/** The number of the last change of the transaction that made the register, before there was anybody to be audited. */
export const lastOfCreation = (db: RawDb): number =>
  db
    .prepare<[], number>(
      'SELECT max(seq) FROM change WHERE transactionId = (SELECT transactionId FROM change ORDER BY seq LIMIT 1)',
    )
    .pluck()
    .get() ?? 0;
