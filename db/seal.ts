import { createCipheriv, createDecipheriv, createSecretKey, randomFillSync } from 'node:crypto';

const nonceLength = 12;
const tagLength = 16;

// Asking the system for randomness costs as much for 12 bytes as for thousands. What was handed out is never handed out again.
const nonces = Buffer.alloc(nonceLength * 512);
let handedOut = nonces.length;

function freshNonce(): Buffer {
  if (handedOut === nonces.length) {
    randomFillSync(nonces);
    handedOut = 0;
  }
  handedOut += nonceLength;
  return nonces.subarray(handedOut - nonceLength, handedOut);
}

/**
 * AES-256-GCM: nonce, tag and ciphertext in one buffer. `bound` is authenticated but not hidden, so that a sealed
 * value cannot be moved to another place. The key is 32 bytes.
 */
export function seal(key: Uint8Array, plain: Uint8Array, bound: string): Buffer {
  const nonce = freshNonce();
  // As a key object: given the bytes themselves, Node takes twice as long to find out what they are as to seal.
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const hidden = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden]);
}

/** The inverse of `seal`; throws when the key, the bytes or what they were bound to differ. */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: string): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const nonce = bytes.subarray(0, nonceLength);
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), nonce, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength + tagLength)), decipher.final()]);
}
