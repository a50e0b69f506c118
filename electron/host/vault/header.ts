import { createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Secret } from '../../../db/secret.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { assertSafeCost } from './derive.ts';
import { expand } from './key-pair.ts';
import { replaceFile } from './replace-file.ts';

const base64 = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes);
const spkiLength = 44;
const sealedSecretLength = 12 + 16 + 32;
const sealedPrivateKeyLength = 12 + 16 + 48;

const boxOf = (sealedLength: number) => z.strictObject({ ephemeral: base64(spkiLength), sealed: base64(sealedLength) });

const slot = z.strictObject({
  id: z.uuid(),
  kind: z.enum(['user', 'recovery']),
  /** Whose slot it is; null for the recovery code. */
  userId: z.uuid().nullable(),
  signInName: z.string().max(120).nullable(),
  publicKey: base64(spkiLength),
  /** How the passphrase becomes a key; null for the recovery code, whose 160 random bits need no stretching. */
  derivation: z
    .strictObject({
      algorithm: z.literal('argon2id'),
      memoryKiB: z.int(),
      passes: z.int(),
      parallelism: z.int(),
    })
    .nullable(),
  salt: base64(16),
  /** 2 where the recovery code was given to two holders, a part each; absent for one that is whole. */
  recoveryParts: z.literal(2).optional(),
  /** The fingerprint of the secret of one computer's keychain, where the passphrase opens only together with that. */
  deviceFactor: z.strictObject({ id: z.string().regex(/^[0-9a-f]{32}$/) }).optional(),
  wrappedPrivateKey: base64(sealedPrivateKeyLength),
  /** The data key, sealed to this slot's public key. */
  dataKey: boxOf(sealedSecretLength),
  /** The private half of the sealed-field key, sealed to this slot's public key; only named users have one. */
  sealedKey: boxOf(sealedPrivateKeyLength).optional(),
});
export type Slot = z.output<typeof slot>;

const header = z.strictObject({
  format: z.literal('mcn-casebook-keys'),
  /** 2 since slots can hold the sealed-field key. A key file of version 1 reads and verifies as it was written. */
  version: z.union([z.literal(1), z.literal(2)]),
  registerId: z.uuid(),
  /** The first 16 bytes of the register, so that a key file beside the wrong register is known at once. */
  registerSalt: base64(16),
  /** Rises by one with every re-key. */
  generation: z.int().min(1),
  createdAt: z.string().max(40),
  /** When the data key was last changed; absent while it is the first one. */
  rekeyedAt: z.string().max(40).optional(),
  slots: z.array(slot).min(1).max(500),
  /**
   * A data key that is on its way: sealed to the slots that stay, with a seal of the whole key file under it. It stands
   * here while the register is encrypted anew, because the present key and the coming one must both be at hand then.
   */
  pending: z
    .strictObject({
      generation: z.int().min(2),
      dataKeys: z
        .array(z.strictObject({ slot: z.uuid(), dataKey: boxOf(sealedSecretLength) }))
        .min(1)
        .max(500),
      seal: base64(32),
    })
    .optional(),
  /**
   * Which slots held the sealed-field key before a change that the register has yet to keep. It stands here for the moment
   * between the two, and until the next writing: the register kept it where its trail goes on after so many entries with
   * one about sealed facts.
   */
  unconfirmed: z
    .strictObject({
      auditCount: z.int().min(0),
      before: z.array(z.strictObject({ slot: z.uuid(), sealedKey: boxOf(sealedPrivateKeyLength) })).max(500),
    })
    .optional(),
  auditHead: z.strictObject({ count: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  seal: base64(32),
});
export type Header = z.output<typeof header>;

const largestHeader = 1024 * 1024;

export const headerPathOf = (registerPath: string): string => `${registerPath}.header`;

/** Reads a key file and refuses, in words, one that is missing, torn, hostile or from a newer version. */
export function readHeader(path: string): Header {
  if (!existsSync(path)) throw new Refusal('header-missing', 'path');
  if (statSync(path).size > largestHeader) throw new Refusal('header-torn', 'path');
  let found: unknown;
  try {
    found = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Refusal('header-torn', 'path');
  }
  const newer = z.object({ format: z.literal('mcn-casebook-keys'), version: z.int().min(3) }).safeParse(found);
  if (newer.success) throw new Refusal('header-from-newer-app', 'path');
  const parsed = header.safeParse(found);
  if (!parsed.success) throw new Refusal('header-torn', 'path');
  for (const one of parsed.data.slots) if (one.derivation !== null) assertSafeCost(one.derivation);
  return parsed.data;
}

/** The header without its seal, in one fixed order of keys at every depth. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}

function sealOf(unsealed: object, dataKey: Secret): Buffer {
  const sealing = dataKey.use((key) => expand(key, Buffer.alloc(0), 'key-file-seal'));
  try {
    return createHmac('sha256', sealing).update(canonical(unsealed)).digest();
  } finally {
    sealing.fill(0);
  }
}

/** Refuses a key file in which anything was altered since a holder of the data key wrote it. */
export function assertSealed({ seal, ...unsealed }: Header, dataKey: Secret): void {
  if (!timingSafeEqual(Buffer.from(seal, 'base64'), sealOf(unsealed, dataKey)))
    throw new Refusal('header-torn', 'path');
}

type Unsealed = Omit<Header, 'seal'> & { readonly seal?: string };
type Pending = NonNullable<Header['pending']>;

/** What the key file says, without either of its seals. */
const unsealedByComing = ({ seal: _seal, pending, ...rest }: Unsealed): object => ({
  ...rest,
  ...(pending === undefined ? {} : { pending: { generation: pending.generation, dataKeys: pending.dataKeys } }),
});

/** The key file with a coming data key in it, sealed under that key as well. */
export function withPending(given: Header, pending: Omit<Pending, 'seal'>, coming: Secret): Header {
  const whole = { ...given, pending: { ...pending, seal: '' } };
  return {
    ...whole,
    pending: { ...pending, seal: sealOf(unsealedByComing(whole), coming).toString('base64') },
  };
}

/** Refuses a key file in which anything was altered since a holder of the coming data key wrote it. */
export function assertSealedByComing(given: Header, coming: Secret): void {
  const seal = Buffer.from(given.pending?.seal ?? '', 'base64');
  const expected = sealOf(unsealedByComing(given), coming);
  if (seal.length !== expected.length || !timingSafeEqual(seal, expected)) throw new Refusal('header-torn', 'path');
}

/** A header sealed under the data key, as text that can be written now or later. */
function sealHeader({ seal: _old, ...given }: Unsealed, dataKey: Secret): { readonly sealed: Header; text: string } {
  const unsealed = { ...given, version: 2 as const };
  const sealed: Header = { ...unsealed, seal: sealOf(unsealed, dataKey).toString('base64') };
  return { sealed, text: `${JSON.stringify(sealed, null, 2)}\n` };
}

/** Seals a header now, for a copy of the register as it is now; answers with the step that writes it. */
export function prepareHeader(given: Unsealed, dataKey: Secret): (place: string) => void {
  const { text } = sealHeader(given, dataKey);
  return (place) => replaceFile(place, text);
}

/**
 * Seals a header under the data key and puts it in its place in one step, then its copy. A copy that cannot be written
 * keeps nobody out: it is made again at the next opening.
 */
export function writeHeader(
  [place, ...copies]: readonly [string, ...string[]],
  given: Unsealed,
  dataKey: Secret,
): Header {
  const { sealed, text } = sealHeader(given, dataKey);
  replaceFile(place, text);
  for (const copy of copies) {
    try {
      replaceFile(copy, text);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return sealed;
}
