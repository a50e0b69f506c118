import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../../domain/refusal.ts';
import { packParts, unpackParts } from './compound-file.ts';
import { type AgileInfo, readInfo, writeInfo } from './office-info.ts';

/**
 * Excel's own encryption of a workbook, as [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15 lay it down ("agile"): AES-256 in CBC, SHA-512,
 * 100,000 rounds over the password, and an HMAC over everything, which is checked before anything is opened.
 */

/** How often the password is hashed, as Excel does. */
const rounds = 100_000;
/** More than this is a file made to keep a computer busy; the standard allows ten million. */
export const mostRounds = 1_000_000;
const segment = 4096;
const blockSize = 16;
const keyBytes = 32;

/** What each key and value is for, as the standard numbers them. */
const purposes = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierValue: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
  integrityKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  integrityValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const;

const numbered = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const hashed = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Cut, or filled with the byte that the standard names. */
function sized(bytes: Buffer, length: number): Buffer {
  if (bytes.length >= length) return bytes.subarray(0, length);
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
}

/** The password after all its rounds; each key is made of it by a last one. */
function stretched({ hash, salt, spinCount }: AgileInfo['password'], password: string): Buffer {
  let key = hashed(hash, salt, Buffer.from(password, 'utf16le'));
  for (let round = 0; round < spinCount; round += 1) key = hashed(hash, numbered(round), key);
  return key;
}

const keyFor = ({ hash, keyBits }: AgileInfo['password'], base: Buffer, purpose: Uint8Array): Buffer =>
  sized(hashed(hash, base, purpose), keyBits / 8);

const vectorFor = ({ hash, salt }: AgileInfo['data'], purpose: Uint8Array): Buffer =>
  sized(hashed(hash, salt, purpose), blockSize);

const cipherOf = (key: Uint8Array): string => `aes-${key.length * 8}-cbc`;

function encrypt(key: Uint8Array, vector: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv(cipherOf(key), key, vector).setAutoPadding(false);
  const missing = (blockSize - (bytes.length % blockSize)) % blockSize;
  return Buffer.concat([cipher.update(bytes), cipher.update(Buffer.alloc(missing)), cipher.final()]);
}

function decrypt(key: Uint8Array, vector: Uint8Array, bytes: Uint8Array): Buffer {
  const cipher = createDecipheriv(cipherOf(key), key, vector).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** The content in pieces of 4,096 bytes, each with a vector of its own. */
function inSegments(data: AgileInfo['data'], bytes: Uint8Array, work: (vector: Buffer, part: Uint8Array) => Buffer) {
  const parts: Buffer[] = [];
  for (let at = 0; at * segment < bytes.length; at += 1)
    parts.push(work(vectorFor(data, numbered(at)), bytes.subarray(at * segment, (at + 1) * segment)));
  return Buffer.concat(parts);
}

/** The parts of a new workbook's encryption that are random. */
const fresh = () => ({
  dataSalt: randomBytes(blockSize),
  passwordSalt: randomBytes(blockSize),
  packageKey: randomBytes(keyBytes),
  integrityKey: randomBytes(64),
  verifier: randomBytes(blockSize),
});

/** A workbook under a password, as Excel itself keeps one. */
export function protectWorkbook(workbook: Uint8Array, password: string): Uint8Array {
  const { dataSalt, passwordSalt, packageKey, integrityKey, verifier } = fresh();
  const data = { hash: 'sha512', salt: dataSalt, keyBits: keyBytes * 8 };
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(workbook.length));
  const encrypted = inSegments(data, workbook, (vector, part) => encrypt(packageKey, vector, part));
  const content = Buffer.concat([length, encrypted]);
  const head = { hash: 'sha512', salt: passwordSalt, spinCount: rounds, keyBits: keyBytes * 8 };
  const base = stretched({ ...head, input: verifier, value: verifier, key: packageKey }, password);
  const under = (purpose: Uint8Array, value: Uint8Array): Buffer =>
    encrypt(sized(hashed(head.hash, base, purpose), keyBytes), passwordSalt, value);
  const sealedInData = (purpose: Uint8Array, value: Uint8Array): Buffer =>
    encrypt(packageKey, vectorFor(data, purpose), value);
  const info = writeInfo({
    data,
    password: {
      ...head,
      input: under(purposes.verifierInput, verifier),
      value: under(purposes.verifierValue, hashed(head.hash, verifier)),
      key: under(purposes.key, packageKey),
    },
    integrity: {
      key: sealedInData(purposes.integrityKey, integrityKey),
      value: sealedInData(purposes.integrityValue, createHmac('sha512', integrityKey).update(content).digest()),
    },
  });
  return packParts({ info, content });
}

const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && timingSafeEqual(one, other);

/** The key of the content; refuses a password that is not the one. */
function packageKeyOf({ data, password: locked }: AgileInfo, password: string): Buffer {
  const base = stretched(locked, password);
  const open = (purpose: Uint8Array, value: Uint8Array): Buffer =>
    decrypt(keyFor(locked, base, purpose), locked.salt, value);
  const digest = hashed(locked.hash, open(purposes.verifierInput, locked.input).subarray(0, locked.salt.length));
  const value = open(purposes.verifierValue, locked.value).subarray(0, digest.length);
  if (!same(digest, value)) throw new Refusal('collecting-password-wrong', 'password');
  return open(purposes.key, locked.key).subarray(0, data.keyBits / 8);
}

/** Refuses content of which not every byte is as it was written. */
function assertWhole({ data, integrity }: AgileInfo, packageKey: Buffer, content: Uint8Array): void {
  const { length } = hashed(data.hash);
  const key = decrypt(packageKey, vectorFor(data, purposes.integrityKey), integrity.key).subarray(0, length);
  const value = decrypt(packageKey, vectorFor(data, purposes.integrityValue), integrity.value).subarray(0, length);
  if (!same(createHmac(data.hash, key).update(content).digest(), value)) throw new Refusal('import-damaged', 'path');
}

/** What lies under the password; refuses a wrong one, another kind of protection, and what is damaged. */
export function openProtected(bytes: Uint8Array, password: string): Uint8Array {
  const parts = unpackParts(bytes);
  if (parts === null) throw new Refusal('import-damaged', 'path');
  const info = readInfo(parts.info);
  if (info.password.spinCount > mostRounds) throw new Refusal('import-too-heavy', 'path');
  try {
    const key = packageKeyOf(info, password);
    assertWhole(info, key, parts.content);
    const whole = inSegments(info.data, parts.content.subarray(8), (vector, part) => decrypt(key, vector, part));
    const length = Number(Buffer.from(parts.content.subarray(0, 8)).readBigUInt64LE());
    if (length > whole.length) throw new Refusal('import-damaged', 'path');
    return Uint8Array.from(whole.subarray(0, length));
  } catch (error) {
    // Keys and values of lengths that no cipher takes.
    throw error instanceof Refusal ? error : new Refusal('import-damaged', 'path');
  }
}
