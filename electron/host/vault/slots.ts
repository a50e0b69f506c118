import { randomBytes, randomUUID } from 'node:crypto';
import { seal, unseal } from '../../../db/seal.ts';
import { Secret } from '../../../db/secret.ts';
import { type DerivationCost, deriveKey } from './derive.ts';
import type { Slot } from './header.ts';
import { createKeyPair, expand, type KeyPair, openBox, sealTo } from './key-pair.ts';

interface SlotPlace {
  readonly registerId: string;
  readonly generation: number;
}

/** What a slot opens: the data key, and the private half of the sealed-field key where its holder is a named user. */
export interface OpenedSlot {
  readonly dataKey: Secret;
  readonly sealedKey: Secret | null;
}

const privateKeyBound = (slotId: string, place: SlotPlace): string => `private-key ${place.registerId} ${slotId}`;
const dataKeyBound = (slotId: string, place: SlotPlace): string =>
  `data-key ${place.registerId} ${slotId} ${place.generation}`;
/** Without the generation: a re-key leaves the sealed-field key as it is. */
const sealedKeyBound = (slotId: string, place: SlotPlace): string => `sealed-field-key ${place.registerId} ${slotId}`;

/** The same slot, whose holder can open sealed facts from now on. */
export const grantSealedKey = (slot: Slot, sealedKey: Secret, place: SlotPlace): Slot => ({
  ...slot,
  sealedKey: sealTo(Buffer.from(slot.publicKey, 'base64'), sealedKey, sealedKeyBound(slot.id, place)),
});

function fillSlot(
  owner: Pick<Slot, 'kind' | 'userId' | 'signInName' | 'derivation'>,
  stretched: Secret,
  salt: Buffer,
  dataKey: Secret,
  place: SlotPlace,
): Slot {
  const id = randomUUID();
  const pair = createKeyPair();
  const wrapping = stretched.use((key) => expand(key, salt, 'private-key'));
  const wrapped = pair.privateKey.use((der) => seal(wrapping, der, privateKeyBound(id, place)));
  wrapping.fill(0);
  pair.privateKey.wipe();
  return {
    ...owner,
    id,
    publicKey: pair.publicKey.toString('base64'),
    salt: salt.toString('base64'),
    wrappedPrivateKey: wrapped.toString('base64'),
    dataKey: sealTo(pair.publicKey, dataKey, dataKeyBound(id, place)),
  };
}

/** A slot that a passphrase opens. Takes about a second of key derivation. */
export async function createUserSlot(
  user: { readonly id: string; readonly signInName: string },
  passphrase: string,
  cost: DerivationCost,
  dataKey: Secret,
  place: SlotPlace,
): Promise<Slot> {
  const salt = randomBytes(16);
  const stretched = await deriveKey(passphrase, salt, cost);
  const derivation = { algorithm: 'argon2id' as const, ...cost };
  const owner = { kind: 'user' as const, userId: user.id, signInName: user.signInName, derivation };
  const slot = fillSlot(owner, stretched, salt, dataKey, place);
  stretched.wipe();
  return slot;
}

/** A slot that the recovery code opens: 20 random bytes. */
export function createRecoverySlot(code: Secret, dataKey: Secret, place: SlotPlace): Slot {
  const owner = { kind: 'recovery' as const, userId: null, signInName: null, derivation: null };
  return fillSlot(owner, code, randomBytes(16), dataKey, place);
}

/** What the slot holds, or null when the stretched secret does not open it. */
export function openSlot(slot: Slot, stretched: Secret, place: SlotPlace): OpenedSlot | null {
  const wrapping = stretched.use((key) => expand(key, Buffer.from(slot.salt, 'base64'), 'private-key'));
  try {
    const privateDer = unseal(wrapping, Buffer.from(slot.wrappedPrivateKey, 'base64'), privateKeyBound(slot.id, place));
    const pair: KeyPair = { publicKey: Buffer.from(slot.publicKey, 'base64'), privateKey: new Secret(privateDer) };
    privateDer.fill(0);
    try {
      const dataKey = openBox(pair, slot.dataKey, dataKeyBound(slot.id, place));
      const { sealedKey } = slot;
      return {
        dataKey,
        sealedKey: sealedKey === undefined ? null : openBox(pair, sealedKey, sealedKeyBound(slot.id, place)),
      };
    } finally {
      pair.privateKey.wipe();
    }
  } catch {
    return null;
  } finally {
    wrapping.fill(0);
  }
}

/** What the slot holds, or null when the passphrase does not open it. */
export async function openUserSlot(slot: Slot, passphrase: string, place: SlotPlace): Promise<OpenedSlot | null> {
  if (slot.derivation === null) return null;
  const stretched = await deriveKey(passphrase, Buffer.from(slot.salt, 'base64'), slot.derivation);
  const opened = openSlot(slot, stretched, place);
  stretched.wipe();
  return opened;
}

/** The data key, or null when the code belongs to another register. */
export function openRecoverySlot(slot: Slot, code: Secret, place: SlotPlace): Secret | null {
  return openSlot(slot, code, place)?.dataKey ?? null;
}
