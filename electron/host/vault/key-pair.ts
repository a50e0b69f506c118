import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { seal, unseal } from '../../../db/seal.ts';
import { Secret } from '../../../db/secret.ts';

/** An X25519 pair as raw DER: the public half open, the private half secret. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Secret;
}

const publicObject = (der: Uint8Array): KeyObject =>
  createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });

const privateObject = (der: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' });

export function createKeyPair(): KeyPair {
  const pair = generateKeyPairSync('x25519');
  const privateDer = pair.privateKey.export({ format: 'der', type: 'pkcs8' });
  const privateKey = new Secret(privateDer);
  privateDer.fill(0);
  return { publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }), privateKey };
}

/** HKDF-SHA256 to 32 bytes, with a label that keeps every use of a key apart. */
export const expand = (key: Uint8Array, salt: Uint8Array, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `mcn-casebook ${label}`, 32));

const sharedKey = (mine: KeyObject, theirs: KeyObject, ephemeral: Uint8Array, recipient: Uint8Array): Buffer => {
  const shared = diffieHellman({ privateKey: mine, publicKey: theirs });
  try {
    return expand(shared, Buffer.concat([ephemeral, recipient]), 'sealed-to-public-key');
  } finally {
    shared.fill(0);
  }
};

/** Something that only the holder of the private key can open: a fresh key pair, its agreement, AES-256-GCM. */
export interface SealedBox {
  readonly ephemeral: string;
  readonly sealed: string;
}

/** Seals bytes so that only the holder of the recipient's private key can open them, in the place they are bound to. */
export function sealBytesTo(recipient: Uint8Array, plain: Uint8Array, bound: string): SealedBox {
  const fresh = createKeyPair();
  const key = fresh.privateKey.use((der) =>
    sharedKey(privateObject(der), publicObject(recipient), fresh.publicKey, recipient),
  );
  const box = seal(key, plain, bound);
  fresh.privateKey.wipe();
  key.fill(0);
  return { ephemeral: fresh.publicKey.toString('base64'), sealed: box.toString('base64') };
}

/** The same for a key. */
export const sealTo = (recipient: Uint8Array, secret: Secret, bound: string): SealedBox =>
  secret.use((plain) => sealBytesTo(recipient, plain, bound));

/** Opens a box with the private key; throws when it was made for someone else or was altered. The caller wipes it. */
export function openBytes(pair: KeyPair, box: SealedBox, bound: string): Buffer {
  const ephemeral = Buffer.from(box.ephemeral, 'base64');
  const key = pair.privateKey.use((der) =>
    sharedKey(privateObject(der), publicObject(ephemeral), ephemeral, pair.publicKey),
  );
  try {
    return unseal(key, Buffer.from(box.sealed, 'base64'), bound);
  } finally {
    key.fill(0);
  }
}

/** The same for a key. */
export function openBox(pair: KeyPair, box: SealedBox, bound: string): Secret {
  const plain = openBytes(pair, box, bound);
  const secret = new Secret(plain);
  plain.fill(0);
  return secret;
}
