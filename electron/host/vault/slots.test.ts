import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../db/secret.ts';
import { createKeyPair, openBox, sealTo } from './key-pair.ts';
import { createRecoverySlot, openRecoverySlot } from './slots.ts';

const hex = (secret: Secret | null): string | null => secret?.use((bytes) => bytes.toString('hex')) ?? null;
const flipped = (base64: string, bit: number): string => {
  const bytes = Buffer.from(base64, 'base64');
  const at = bit % (bytes.length * 8);
  bytes.writeUInt8(bytes.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
  return bytes.toString('base64');
};

describe('a box sealed to a public key', () => {
  const pair = createKeyPair();
  const secret = Secret.random();
  const box = sealTo(pair.publicKey, secret, 'here');

  test('opens with the private key, and is different every time', () => {
    expect(hex(openBox(pair, box, 'here'))).toBe(hex(secret));
    expect(sealTo(pair.publicKey, secret, 'here').sealed).not.toBe(box.sealed);
  });

  test('opens with no other key, no other half of the pair and in no other place', () => {
    const other = createKeyPair();
    expect(() => openBox(other, box, 'here')).toThrow();
    expect(() => openBox({ publicKey: pair.publicKey, privateKey: other.privateKey }, box, 'here')).toThrow();
    expect(() => openBox({ publicKey: other.publicKey, privateKey: pair.privateKey }, box, 'here')).toThrow();
    expect(() => openBox(pair, box, 'there')).toThrow();
  });

  test('does not open when a bit of it was altered', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (bit) => {
        expect(() => openBox(pair, { ...box, sealed: flipped(box.sealed, bit) }, 'here')).toThrow();
      }),
    );
    // The head of the ephemeral key is its algorithm; what follows are the 32 bytes of the point.
    const point = 12 * 8;
    fc.assert(
      fc.property(fc.nat(255), (bit) => {
        const ephemeral = flipped(box.ephemeral, point + bit);
        expect(() => openBox(pair, { ...box, ephemeral }, 'here')).toThrow();
      }),
    );
  });
});

describe('a slot', () => {
  const place = { registerId: randomUUID(), generation: 1 };
  const dataKey = Secret.random();
  const code = Secret.random(20);
  const slot = createRecoverySlot(code, dataKey, place);
  const other = createRecoverySlot(code, dataKey, place);

  test('gives the data key to who holds its secret, and to nobody else', () => {
    expect(hex(openRecoverySlot(slot, code, place)?.dataKey ?? null)).toBe(hex(dataKey));
    expect(openRecoverySlot(slot, Secret.random(20), place)).toBeNull();
  });

  test('belongs to one register and one generation of its keys', () => {
    expect(openRecoverySlot(slot, code, { ...place, registerId: randomUUID() })).toBeNull();
    expect(openRecoverySlot(slot, code, { ...place, generation: 2 })).toBeNull();
  });

  test.each([['dataKey'], ['wrappedPrivateKey'], ['publicKey'], ['salt'], ['id']] as const)(
    'does not open with the %s of another slot, even under the same secret',
    (part) => {
      expect(hex(openRecoverySlot(other, code, place)?.dataKey ?? null)).toBe(hex(dataKey));
      expect(openRecoverySlot({ ...slot, [part]: other[part] }, code, place)).toBeNull();
    },
  );

  test('holds neither the data key, nor its secret, nor a private key in the clear', () => {
    const text = JSON.stringify(slot);
    for (const secret of [dataKey, code]) {
      secret.use((bytes) => {
        for (const shape of ['base64', 'hex', 'base64url'] as const) expect(text).not.toContain(bytes.toString(shape));
      });
    }
    const pkcs8Head = '302e020100300506032b656e';
    expect(Buffer.from(slot.wrappedPrivateKey, 'base64').toString('hex')).not.toContain(pkcs8Head);
  });

  test('a random secret of any length opens nothing and never throws', () => {
    for (const length of [0, 1, 19, 20, 21, 32, 1000]) {
      expect(openRecoverySlot(slot, new Secret(randomBytes(length)), place)).toBeNull();
    }
  });
});
