import { type RawDb, readSalt } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { type Header, headerPathOf, readHeader, type Slot, writeHeader } from '../vault/header.ts';
import { createKeyFile, type KeyFile } from '../vault/key-file.ts';
import type { Sealing } from '../vault/rekey.ts';
import { createRecoverySlot, grantSealedKey, type OpenedSlot, openSlot } from '../vault/slots.ts';

/** Opens every slot of a test register, in the place of a passphrase that would take a second to derive. */
const slotSecret = new Secret(Buffer.alloc(20, 5));

/** A slot as a passphrase would make it, but for the key derivation. */
export const testSlot = (
  user: { readonly userId: string; readonly displayName: string },
  dataKey: Secret,
  place: Sealing['place'],
): Slot => ({
  ...createRecoverySlot(slotSecret, dataKey, place),
  kind: 'user',
  userId: user.userId,
  signInName: user.displayName,
  derivation: { algorithm: 'argon2id', memoryKiB: 64 * 1024, passes: 3, parallelism: 1 },
});

/** Writes the key file of a test register: the first user, who can open sealed facts, and nobody else. */
export function writeTestKeyFile(
  file: string,
  dataKey: Secret,
  register: { readonly registerId: string; readonly userId: string; readonly displayName: string },
  sealedKey: Secret | null,
): void {
  const place = { registerId: register.registerId, generation: 1 };
  const slot = testSlot(register, dataKey, place);
  const header = {
    format: 'mcn-casebook-keys' as const,
    version: 2 as const,
    ...place,
    registerSalt: readSalt(file).toString('base64'),
    createdAt: '2018-01-01T09:00:00.000Z',
    slots: [sealedKey === null ? slot : grantSealedKey(slot, sealedKey, place)],
    auditHead: { count: 0, hash: '0'.repeat(64) },
  };
  writeHeader([headerPathOf(file)], header, dataKey);
}

/** The key file of a test register, and everything that a user's slot holds. */
export function openTestSlotWhole(file: string, userId: string): { header: Header; opened: OpenedSlot } {
  const header = readHeader(headerPathOf(file));
  const slot = header.slots.find((one) => one.userId === userId);
  const opened = slot === undefined ? null : openSlot(slot, slotSecret, header);
  if (opened === null) throw new Error('that slot does not open');
  return { header, opened };
}

/** What a user's slot holds; nothing where they have none. */
export function openTestSlot(file: string, userId: string): Pick<OpenedSlot, 'sealedKey'> {
  const header = readHeader(headerPathOf(file));
  const slot = header.slots.find((one) => one.userId === userId);
  const opened = slot === undefined ? null : openSlot(slot, slotSecret, header);
  for (const secret of [opened?.dataKey, opened?.own.privateKey]) secret?.wipe();
  return { sealedKey: opened?.sealedKey ?? null };
}

/** The key file of an open test register, kept beside it as the real one is. */
export const testKeyFile = (file: string, dataKey: Secret, raw: RawDb): KeyFile =>
  createKeyFile(
    readHeader(headerPathOf(file)),
    dataKey,
    (header, key) => writeHeader([headerPathOf(file)], header, key),
    raw,
  );
