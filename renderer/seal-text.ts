import { x25519 } from '@noble/curves/ed25519.js';
import type { LeftText } from '../domain/drafts/left-text.ts';

/**
 * Seals to a public key exactly as the host does (`electron/host/vault/key-pair.ts`), which alone can open it: X25519 with
 * a fresh pair, HKDF-SHA256, AES-256-GCM. The agreement comes from a library because Chromium has had X25519 only since
 * version 133; everything else is the browser's own.
 */

/** What stands before the 32 bytes of an X25519 public key as SPKI (RFC 8410). */
const spkiStart = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x6e, 0x03, 0x21, 0x00];
const nonceLength = 12;
const tagLength = 16;
type Bytes = Uint8Array<ArrayBuffer>;

const joined = (...parts: readonly (Uint8Array | readonly number[])[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
const inUtf8 = (text: string): Bytes => joined(new TextEncoder().encode(text));
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const toBase64 = (bytes: Uint8Array): string => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

async function sealingKey(shared: Uint8Array, salt: Bytes): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', joined(shared), 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: inUtf8('mcn-casebook sealed-to-public-key') };
  return await crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
}

/**
 * Seals text so that only the holder of the recipient's private key can open it, in the place it is bound to.
 * @param recipient an X25519 public key as base64 of its SPKI
 */
export async function sealText(recipient: string, text: string, bound: string): Promise<LeftText> {
  const theirs = fromBase64(recipient);
  const fresh = x25519.keygen();
  const ephemeral = joined(spkiStart, fresh.publicKey);
  const shared = x25519.getSharedSecret(fresh.secretKey, theirs.subarray(spkiStart.length));
  const key = await sealingKey(shared, joined(ephemeral, theirs));
  for (const secret of [fresh.secretKey, shared]) secret.fill(0);
  const iv = crypto.getRandomValues(new Uint8Array(nonceLength));
  const plain = inUtf8(text);
  const algorithm = { name: 'AES-GCM', iv, additionalData: inUtf8(bound), tagLength: 8 * tagLength };
  const hidden = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plain));
  plain.fill(0);
  // The browser puts the tag last, the host expects it first.
  const split = hidden.length - tagLength;
  return {
    ephemeral: toBase64(ephemeral),
    sealed: toBase64(joined(iv, hidden.subarray(split), hidden.subarray(0, split))),
  };
}

/** SHA-256 of a text, in hexadecimal. */
export async function fingerprint(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', inUtf8(text)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
