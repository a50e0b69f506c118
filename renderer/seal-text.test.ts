import { describe, expect, it } from 'vitest';
import { insideLeftText, leftText, leftTextBound } from '../domain/drafts/left-text.ts';
import { fingerprint, sealText } from './seal-text.ts';

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
const inUtf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(new TextEncoder().encode(text));

const createPair = async () => {
  const pair = (await crypto.subtle.generateKey('X25519', true, ['deriveBits'])) as CryptoKeyPair;
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return { privateKey: pair.privateKey, publicKey: btoa(String.fromCharCode(...spki)) };
};
type Pair = Awaited<ReturnType<typeof createPair>>;

/** Opens a box with nothing but the platform's own cryptography, which the page does without. */
const openBox = async ({ privateKey, publicKey }: Pair, box: { ephemeral: string; sealed: string }, bound: string) => {
  const ephemeral = bytes(box.ephemeral);
  const theirs = await crypto.subtle.importKey('spki', ephemeral, 'X25519', false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'X25519', public: theirs }, privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const salt = new Uint8Array([...ephemeral, ...bytes(publicKey)]);
  const info = inUtf8('mcn-casebook sealed-to-public-key');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info };
  const key = await crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const sealed = bytes(box.sealed);
  const hidden = new Uint8Array([...sealed.subarray(28), ...sealed.subarray(12, 28)]);
  const algorithm = { name: 'AES-GCM', iv: sealed.subarray(0, 12), additionalData: inUtf8(bound) };
  return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, key, hidden));
};

const bound = leftTextBound('register', 'user');

describe('text sealed to a public key', () => {
  it('opens with its private key and in its place, to the letter', async () => {
    const pair = await createPair();
    for (const text of ['', 'She said so', '👩🏽‍⚕️ Zoë\u0000\n', 'ä'.repeat(200_000)]) {
      const box = leftText.parse(await sealText(pair.publicKey, text, bound));
      expect(await openBox(pair, box, bound)).toBe(text);
    }
  });

  it('opens for nobody else, in no other place, and not with a single bit altered', async () => {
    const [pair, stranger] = [await createPair(), await createPair()];
    const box = await sealText(pair.publicKey, 'She said so', bound);
    await expect(openBox(stranger, box, bound)).rejects.toThrow();
    await expect(openBox(pair, box, leftTextBound('register', 'another'))).rejects.toThrow();
    const altered = bytes(box.sealed);
    altered[30] = (altered[30] ?? 0) ^ 1;
    const sealed = btoa(String.fromCharCode(...altered));
    await expect(openBox(pair, { ...box, sealed }, bound)).rejects.toThrow();
  });

  it('is another box each time, and shows nothing of what it holds', async () => {
    const { publicKey } = await createPair();
    const [one, two] = [
      await sealText(publicKey, 'She said so', bound),
      await sealText(publicKey, 'She said so', bound),
    ];
    expect(one.ephemeral).not.toBe(two.ephemeral);
    expect(one.sealed).not.toBe(two.sealed);
    expect(atob(one.sealed)).not.toContain('said');
  });

  it('fits what the host reads, however odd the text', () => {
    const inside = {
      form: 'portrait',
      subject: 'new',
      personId: null,
      content: '\u0000'.repeat(200_000),
      basedOn: null,
      sent: [],
    };
    const length = new TextEncoder().encode(JSON.stringify(insideLeftText.parse(inside))).length + 28;
    expect(
      leftText.safeParse({ ephemeral: 'A'.repeat(60), sealed: 'A'.repeat(Math.ceil(length / 3) * 4) }).success,
    ).toBe(true);
  });
});

it('fingerprints a text as SHA-256 in hexadecimal', async () => {
  expect(await fingerprint('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
