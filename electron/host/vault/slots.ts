import { randomBytes, randomUUID } from 'node:crypto';
import { seal, unseal } from '../../../db/seal.ts';
import { Secret } from '../../../db/secret.ts';
import { type DerivationCost, dearer } from '../../../domain/vault/derivation-cost.ts';
import { deriveKey } from './derive.ts';
import type { DeviceSecret, DeviceSecrets } from './device-secrets.ts';
import type { Header, Slot } from './header.ts';
import { createKeyPair, expand, type KeyPair, openBox, type SealedBox, sealTo } from './key-pair.ts';

export interface SlotPlace {
  readonly registerId: string;
  readonly generation: number;
  /** A re-key that was begun; see the header. */
  readonly pending?: Header['pending'];
}

/** What a slot opens: the data key, and the private half of the sealed-field key where its holder is a named user. */
export interface OpenedSlot {
  readonly dataKey: Secret;
  readonly sealedKey: Secret | null;
  /** The coming data key, where a re-key was begun and this slot stays. */
  readonly coming: Secret | null;
  /** The slot's own key pair, to which anything may have been sealed meanwhile. Whoever opened the slot wipes it. */
  readonly own: KeyPair;
}

const privateKeyBound = (slotId: string, place: SlotPlace): string => `private-key ${place.registerId} ${slotId}`;
const dataKeyBound = (slotId: string, place: SlotPlace): string =>
  `data-key ${place.registerId} ${slotId} ${place.generation}`;
/** A data key for one slot, which its holder opens without anybody's help. */
export const sealDataKey = (slot: Slot, dataKey: Secret, place: SlotPlace): SealedBox =>
  sealTo(Buffer.from(slot.publicKey, 'base64'), dataKey, dataKeyBound(slot.id, place));
/** Without the generation: a re-key leaves the sealed-field key as it is. */
const sealedKeyBound = (slotId: string, place: SlotPlace): string => `sealed-field-key ${place.registerId} ${slotId}`;

/** The same slot, whose holder can open sealed facts from now on. */
export const grantSealedKey = (slot: Slot, sealedKey: Secret, place: SlotPlace): Slot => ({
  ...slot,
  sealedKey: sealTo(Buffer.from(slot.publicKey, 'base64'), sealedKey, sealedKeyBound(slot.id, place)),
});

/** A private key under what a passphrase or the recovery code became. */
function wrap(privateKey: Secret, stretched: Secret, salt: Buffer, bound: string): string {
  const wrapping = stretched.use((key) => expand(key, salt, 'private-key'));
  const wrapped = privateKey.use((der) => seal(wrapping, der, bound));
  wrapping.fill(0);
  return wrapped.toString('base64');
}

/** The private key of a slot, or null where this does not open it. */
function unwrap(slot: Slot, stretched: Secret, place: SlotPlace): Secret | null {
  const wrapping = stretched.use((key) => expand(key, Buffer.from(slot.salt, 'base64'), 'private-key'));
  try {
    const der = unseal(wrapping, Buffer.from(slot.wrappedPrivateKey, 'base64'), privateKeyBound(slot.id, place));
    const privateKey = new Secret(der);
    der.fill(0);
    return privateKey;
  } catch {
    return null;
  } finally {
    wrapping.fill(0);
  }
}

/** What a passphrase became, together with the secret of a computer: neither is of any use without the other. */
function withDevice(stretched: Secret, device: DeviceSecret | null): Secret {
  if (device === null) return stretched;
  const both = stretched.use((one) => device.secret.use((other) => Buffer.concat([one, other])));
  const mixed = expand(both, Buffer.from(device.id, 'hex'), 'passphrase-and-device');
  const secret = new Secret(mixed);
  for (const bytes of [both, mixed]) bytes.fill(0);
  stretched.wipe();
  return secret;
}

/**
 * What opens a slot, from the passphrase and, where the slot asks for it, this computer's secret. Throws
 * `device-secret-missing`, beside a field, before a second goes by.
 */
async function stretchFor(
  slot: Slot,
  passphrase: string,
  devices: DeviceSecrets,
  field: string,
): Promise<Secret | null> {
  const { derivation, deviceFactor, salt } = slot;
  if (derivation === null) return null;
  const device = deviceFactor === undefined ? null : await devices.open(deviceFactor.id, field);
  try {
    return withDevice(await deriveKey(passphrase, Buffer.from(salt, 'base64'), derivation), device);
  } finally {
    device?.secret.wipe();
  }
}

function fillSlot(
  owner: Pick<Slot, 'kind' | 'userId' | 'signInName' | 'derivation'>,
  stretched: Secret,
  salt: Buffer,
  dataKey: Secret,
  place: SlotPlace,
): Slot {
  const id = randomUUID();
  const pair = createKeyPair();
  const wrapped = wrap(pair.privateKey, stretched, salt, privateKeyBound(id, place));
  pair.privateKey.wipe();
  return {
    ...owner,
    id,
    publicKey: pair.publicKey.toString('base64'),
    salt: salt.toString('base64'),
    wrappedPrivateKey: wrapped,
    dataKey: sealTo(pair.publicKey, dataKey, dataKeyBound(id, place)),
  };
}

/** Whose slot it is. */
export interface SlotOwner {
  readonly id: string;
  readonly signInName: string;
}

/** What a passphrase became, ready to fill a slot. Whoever asked for it wipes the key. */
export interface Stretched {
  readonly key: Secret;
  readonly salt: Buffer;
  readonly cost: DerivationCost;
}

/** Derives the key that a passphrase stands for. Takes about a second. */
export async function stretchPassphrase(passphrase: string, cost: DerivationCost): Promise<Stretched> {
  const salt = randomBytes(16);
  return { key: await deriveKey(passphrase, salt, cost), salt, cost };
}

const derivationOf = ({ cost }: Stretched) => ({ algorithm: 'argon2id' as const, ...cost });

/** A slot that the stretched passphrase opens, with a key pair of its own. */
export function fillUserSlot(user: SlotOwner, stretched: Stretched, dataKey: Secret, place: SlotPlace): Slot {
  const { key, salt } = stretched;
  const owner = { kind: 'user' as const, userId: user.id, signInName: user.signInName };
  return fillSlot({ ...owner, derivation: derivationOf(stretched) }, key, salt, dataKey, place);
}

/** The passphrase that opens a slot now and the one that is to, and together with what. */
export interface Rewrapping {
  readonly current: string;
  readonly next: string;
  /** With which computer's secret: the same as now where left out. */
  readonly device?: 'new' | 'none';
}

interface RewrapMeans {
  readonly cost: DerivationCost;
  readonly place: SlotPlace;
  readonly devices: DeviceSecrets;
}

/**
 * The same slot under another passphrase; its key pair stays, and with it everything that was sealed to it. A slot that
 * was cheaper to guess than what is usual here becomes as dear; one that was dearer stays so. Null when the present
 * passphrase does not open it. Takes about two seconds.
 */
export async function rewrapUserSlot(
  slot: Slot,
  { current, next, device }: Rewrapping,
  { cost, place, devices }: RewrapMeans,
): Promise<Slot | null> {
  const present = await stretchFor(slot, current, devices, 'current');
  const privateKey = present === null ? null : unwrap(slot, present, place);
  present?.wipe();
  if (privateKey === null || slot.derivation === null) return null;
  try {
    const factor = await nextDevice(slot, device, devices);
    const stretched = await stretchPassphrase(next, dearer(cost, slot.derivation));
    return withLock(slot, privateKey, stretched, factor, place);
  } finally {
    privateKey.wipe();
  }
}

/** The secret that a slot will ask for: the one it asks for now, another one, or none. */
async function nextDevice(
  { deviceFactor }: Slot,
  device: Rewrapping['device'],
  devices: DeviceSecrets,
): Promise<DeviceSecret | null> {
  if (device === 'new') return await devices.make();
  return device === 'none' || deviceFactor === undefined ? null : await devices.open(deviceFactor.id, 'current');
}

/** The same slot, whose private key lies under this passphrase and secret from now on. Wipes both. */
function withLock(
  { deviceFactor: _before, ...slot }: Slot,
  privateKey: Secret,
  stretched: Stretched,
  device: DeviceSecret | null,
  place: SlotPlace,
): Slot {
  const key = withDevice(stretched.key, device);
  const wrapped = wrap(privateKey, key, stretched.salt, privateKeyBound(slot.id, place));
  for (const secret of [key, device?.secret]) secret?.wipe();
  const lock = { salt: stretched.salt.toString('base64'), wrappedPrivateKey: wrapped };
  const factor = device === null ? {} : { deviceFactor: { id: device.id } };
  return { ...slot, derivation: derivationOf(stretched), ...lock, ...factor };
}

/** A slot that the recovery code opens: 20 random bytes, on one paper or in two parts. */
export function createRecoverySlot(code: Secret, dataKey: Secret, place: SlotPlace, parts: 1 | 2 = 1): Slot {
  const owner = { kind: 'recovery' as const, userId: null, signInName: null, derivation: null };
  const slot = fillSlot(owner, code, randomBytes(16), dataKey, place);
  return parts === 2 ? { ...slot, recoveryParts: 2 } : slot;
}

function openComing(pair: KeyPair, { id }: Slot, { registerId, pending }: SlotPlace): Secret | null {
  const box = pending?.dataKeys.find((one) => one.slot === id);
  if (pending === undefined || box === undefined) return null;
  return openBox(pair, box.dataKey, dataKeyBound(id, { registerId, generation: pending.generation }));
}

/** What the slot holds, or null when the stretched secret does not open it. */
export function openSlot(slot: Slot, stretched: Secret, place: SlotPlace): OpenedSlot | null {
  const privateKey = unwrap(slot, stretched, place);
  if (privateKey === null) return null;
  const pair: KeyPair = { publicKey: Buffer.from(slot.publicKey, 'base64'), privateKey };
  try {
    const dataKey = openBox(pair, slot.dataKey, dataKeyBound(slot.id, place));
    const { sealedKey } = slot;
    return {
      dataKey,
      coming: openComing(pair, slot, place),
      sealedKey: sealedKey === undefined ? null : openBox(pair, sealedKey, sealedKeyBound(slot.id, place)),
      own: pair,
    };
  } catch {
    privateKey.wipe();
    return null;
  }
}

/** What the slot holds, or null when the passphrase does not open it. Throws `device-secret-missing`. */
export async function openUserSlot(
  slot: Slot,
  passphrase: string,
  place: SlotPlace,
  devices: DeviceSecrets,
  field = 'passphrase',
): Promise<OpenedSlot | null> {
  const stretched = await stretchFor(slot, passphrase, devices, field);
  const opened = stretched === null ? null : openSlot(slot, stretched, place);
  stretched?.wipe();
  return opened;
}

/** What the recovery slot holds, or null when the code belongs to another register. */
export const openRecoverySlot = (slot: Slot, code: Secret, place: SlotPlace): OpenedSlot | null =>
  openSlot(slot, code, place);
