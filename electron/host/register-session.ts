import { type AuditTrail, createAuditTrail } from '../../db/audit.ts';
import { createReadDb, type ReadDb } from '../../db/handles.ts';
import { createHistoryKeys, type HistoryKeys } from '../../db/history-keys.ts';
import { createHybridClock } from '../../db/hybrid-clock.ts';
import { createIdSource, type IdSource } from '../../db/ids.ts';
import { isOlder, migrate } from '../../db/migrate.ts';
import { closeRegister, openRegister, type RawDb, refusalOf } from '../../db/open.ts';
import type { RegisterTable } from '../../db/schema.ts';
import type { Secret } from '../../db/secret.ts';
import { fillTextIndex } from '../../db/text-index.ts';
import type { Writer } from '../../db/write.ts';
import type { Role } from '../../domain/access.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Clock } from '../../domain/time.ts';
import { demonstrationClock } from './demonstration-clock.ts';

export interface SignedIn {
  readonly id: string;
  readonly displayName: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly roles: readonly Role[];
}

/** An open register and everything that hangs on it; closing it ends them all. */
export interface RegisterSession {
  readonly path: string;
  readonly registerId: string;
  readonly name: string;
  readonly areaName: string;
  readonly demonstration: boolean;
  readonly coordinatingAgencyId: string | null;
  /** To which anybody seals a fact, as base64; null in a register made before there were any. */
  readonly sealedPublicKey: string | null;
  /** Opens sealed facts; null for whoever is not one of the named users. */
  readonly sealedKey: Secret | null;
  /** Takes another key pair for sealed facts from now on, or gives up the private half of the one it has. */
  holdSealedKey(publicKey: string | null, privateKey: Secret | null): void;
  readonly raw: RawDb;
  readonly read: ReadDb;
  readonly keys: HistoryKeys;
  readonly audit: AuditTrail;
  readonly writer: Writer;
  readonly clock: Clock;
  readonly deviceId: string;
  readonly user: SignedIn;
  close(): void;
}

export interface SessionOptions {
  readonly path: string;
  readonly dataKey: Secret;
  /** Whose slot was opened; null for the recovery code, which opens as an administrator. */
  readonly userId: string | null;
  /** Who has a slot, in the order of the key file: the first administrator among them is the one for a recovery code. */
  readonly slotOwners?: readonly string[];
  /** The private half of the sealed-field key, from the user's slot. */
  readonly sealedKey?: Secret | null;
  readonly deviceId: string;
  readonly clock: Clock;
  readonly ids?: IdSource;
  /** Called with a register of an older version before its schema is changed; what it throws keeps it as it is. */
  readonly beforeUpdate?: (raw: RawDb) => void;
}

/** Whom a recovery code opens the register as where nobody was named. */
function firstAdministrator<T extends { readonly id: string }>(
  read: ReadDb,
  accounts: readonly T[],
  slotOwners: readonly string[],
): T | undefined {
  const held = read.all(read.selectFrom('userRole').select('userId').where('role', '=', 'administrator'));
  const administrators = accounts.filter(({ id }) => held.some(({ userId }) => userId === id));
  const withSlot = slotOwners.map((owner) => administrators.find(({ id }) => id === owner)).find(Boolean);
  return withSlot ?? administrators[0] ?? accounts[0];
}

/** Who a user is; null for whom a recovery code opens it as. Refused where there is no such active account. */
export function signedIn(read: ReadDb, userId: string | null, slotOwners: readonly string[]): SignedIn {
  const accounts = read.all(
    read
      .selectFrom('userAccount')
      .innerJoin('agency', 'agency.id', 'userAccount.agencyId')
      .select(['userAccount.id', 'userAccount.displayName', 'agency.id as agencyId', 'agency.name as agencyName'])
      .where('userAccount.active', '=', 1)
      .orderBy('userAccount.id'),
  );
  const account =
    userId === null ? firstAdministrator(read, accounts, slotOwners) : accounts.find((one) => one.id === userId);
  if (account === undefined) throw new Refusal('wrong-passphrase', 'passphrase');
  const held = read.all(read.selectFrom('userRole').select('role').where('userId', '=', account.id).orderBy('role'));
  return { ...account, roles: held.map((one) => one.role as Role) };
}

export function auditKeyOf(db: RawDb): Uint8Array {
  const found = db.prepare<[], { key: Uint8Array }>("SELECT key FROM registerKey WHERE name = 'audit'").get();
  if (found === undefined) throw new Refusal('register-damaged', 'path');
  return found.key;
}

export function registerRow(db: RawDb): RegisterTable {
  const found = db.prepare<[], RegisterTable>('SELECT * FROM register').get();
  if (found === undefined) throw new Refusal('not-a-register', 'path');
  return found;
}

/** The pieces that a writer needs, on an open database. */
export function createWriter(db: RawDb, clock: Clock, deviceId: string, ids: IdSource = createIdSource(clock)): Writer {
  const newest = db.prepare<[], { clock: string | null }>('SELECT max(clock) AS clock FROM change').get();
  return {
    db,
    read: createReadDb(db),
    keys: createHistoryKeys(db),
    clock: createHybridClock(clock, deviceId, newest?.clock ?? null),
    ids,
    deviceId,
  };
}

/** Closes a register. What a full drive does not let back into the file stays in its log, where the next opening finds it. */
function closeKeeping(raw: RawDb): void {
  try {
    closeRegister(raw);
  } catch (error) {
    if (refusalOf(error) === null) throw error;
  }
}

/** Opens a register with its data key, brings its schema up to date and signs the user in. */
export function openSession({
  path,
  dataKey,
  userId,
  slotOwners = [],
  sealedKey = null,
  deviceId,
  clock: realClock,
  ids,
  beforeUpdate,
}: SessionOptions): RegisterSession {
  const raw = openRegister(path, dataKey, { create: false });
  try {
    if (isOlder(raw)) beforeUpdate?.(raw);
    migrate(raw);
    fillTextIndex(raw);
    const register = registerRow(raw);
    const clock = register.demonstration === 1 ? demonstrationClock() : realClock;
    const writer = createWriter(raw, clock, deviceId, ids);
    raw
      .prepare('INSERT OR IGNORE INTO device (id, firstSeenAt) VALUES (?, ?)')
      .run(deviceId, new Date(clock.now()).toISOString());
    let sealing = { publicKey: register.sealedPublicKey, privateKey: sealedKey };
    return {
      path,
      registerId: register.id,
      name: register.name,
      areaName: register.areaName,
      demonstration: register.demonstration === 1,
      coordinatingAgencyId: register.coordinatingAgencyId,
      get sealedPublicKey() {
        return sealing.publicKey;
      },
      get sealedKey() {
        return sealing.privateKey;
      },
      holdSealedKey(publicKey, privateKey) {
        if (privateKey !== sealing.privateKey) sealing.privateKey?.wipe();
        sealing = { publicKey, privateKey };
      },
      raw,
      read: writer.read,
      keys: writer.keys,
      audit: createAuditTrail(raw, auditKeyOf(raw)),
      writer,
      clock,
      deviceId,
      user: signedIn(writer.read, userId, slotOwners),
      close: () => {
        sealing.privateKey?.wipe();
        closeKeeping(raw);
      },
    };
  } catch (error) {
    closeRegister(raw);
    throw error;
  }
}
