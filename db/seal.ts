import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { freshBytes } from './fresh-bytes.ts';

const nonceLength = 12;
const tagLength = 16;

/** A key as bytes, or as the object that Node would make of them: making it takes a good part of what sealing takes. */
export type SealKey = Uint8Array | KeyObject;

const keyObjectOf = (key: SealKey): KeyObject => (key instanceof Uint8Array ? createSecretKey(key) : key);

/**
 * AES-256-GCM: nonce, tag and ciphertext in one buffer. `bound` is authenticated but not hidden, so that a sealed
 * value cannot be moved to another place. The key is 32 bytes.
 */
export function seal(key: SealKey, plain: Uint8Array | string, bound: string): Buffer {
  const nonce = freshBytes(nonceLength);
  // As a key object: given the bytes themselves, Node takes twice as long to find out what they are as to seal.
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const hidden = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  const rest = cipher.final();
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden, rest]);
}

/** The inverse of `seal`; throws when the key, the bytes or what they were bound to differ. */
export function unseal(key: SealKey, sealed: Uint8Array, bound: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(key), nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]);
}
