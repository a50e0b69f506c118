import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Secret } from '../../../db/secret.ts';
import { type FakeKeychain, fakeKeychain } from '../testing/fake-keychain.ts';
import { type DeviceSecrets, deviceSecrets } from './device-secrets.ts';

let home: string;
let keychain: FakeKeychain;
let secrets: DeviceSecrets;
beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'casebook-device-'));
  keychain = fakeKeychain();
  secrets = deviceSecrets(home, keychain.ports);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const folder = (): string => path.join(home, 'device-secrets');
const fileOf = (id: string): string => path.join(folder(), `${id}.sealed`);
const hex = (secret: Secret): string => secret.use((bytes) => bytes.toString('hex'));
const missing = expect.objectContaining({ code: 'device-secret-missing', field: 'passphrase' });

describe('a secret of this computer', () => {
  test('is 32 random bytes, sealed by the keychain, for the owner alone, and is there again', async () => {
    const [one, other] = [await secrets.make(), await secrets.make()];
    expect(hex(one.secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(hex(one.secret)).not.toBe(hex(other.secret));
    expect(readdirSync(folder()).sort()).toEqual([`${one.id}.sealed`, `${other.id}.sealed`].sort());
    const bytes = readFileSync(fileOf(one.id));
    expect(bytes.toString('hex')).not.toContain(hex(one.secret));
    if (process.platform !== 'win32') expect(statSync(fileOf(one.id)).mode & 0o777).toBe(0o600);
    const again = await deviceSecrets(home, keychain.ports).open(one.id, 'passphrase');
    expect([again.id, hex(again.secret)]).toEqual([one.id, hex(one.secret)]);
    expect(one.id).not.toContain(hex(one.secret).slice(0, 8));
  });

  test('is told to be missing where its file is gone, damaged or another one’s, and where the keychain was set up anew', async () => {
    const [one, other] = [await secrets.make(), await secrets.make()];
    const whole = readFileSync(fileOf(one.id));
    const open = () => secrets.open(one.id, 'passphrase');
    for (const damage of [Buffer.alloc(0), whole.subarray(1), readFileSync(fileOf(other.id))]) {
      writeFileSync(fileOf(one.id), damage);
      await expect(open()).rejects.toThrow(missing);
    }
    rmSync(fileOf(one.id));
    await expect(open()).rejects.toThrow(missing);
    writeFileSync(fileOf(one.id), whole);
    expect(hex((await open()).secret)).toBe(hex(one.secret));
    for (const state of ['unavailable', 'unprotected', null] as const) {
      keychain.state = state;
      await expect(open()).rejects.toThrow(missing);
    }
    keychain.state = 'available';
    keychain.forget();
    await expect(open()).rejects.toThrow(missing);
  });

  test('is sealed again when the keychain has a newer key, and still opened where that cannot be written', async () => {
    const { id, secret } = await secrets.make();
    const before = readFileSync(fileOf(id));
    keychain.rotate();
    expect(hex((await secrets.open(id, 'passphrase')).secret)).toBe(hex(secret));
    const after = readFileSync(fileOf(id));
    expect(after).not.toEqual(before);
    const { sealed } = keychain;
    expect(hex((await secrets.open(id, 'passphrase')).secret)).toBe(hex(secret));
    expect([keychain.sealed, readFileSync(fileOf(id))]).toEqual([sealed, after]);
    keychain.rotate();
    const broken = { ...keychain.ports, sealInKeychain: () => Promise.reject(new Error('locked')) };
    expect(hex((await deviceSecrets(home, broken).open(id, 'passphrase')).secret)).toBe(hex(secret));
  });

  test.each(['unavailable', 'unprotected'] as const)('is not made where the keychain is %s', async (state) => {
    keychain.state = state;
    await expect(secrets.make()).rejects.toThrow(expect.objectContaining({ code: `keychain-${state}` }));
    expect(readdirSync(home)).toEqual([]);
  });

  test('is not made where the keychain takes it and does not give it back', async () => {
    const refuses = { ...keychain.ports, sealInKeychain: () => Promise.resolve(null) };
    const forgets = { ...keychain.ports, openFromKeychain: () => Promise.resolve(null) };
    const wrong = {
      ...keychain.ports,
      openFromKeychain: () => Promise.resolve({ secret: new Uint8Array(32), renew: false }),
    };
    const fails = { ...keychain.ports, openFromKeychain: () => Promise.reject(new Error('locked')) };
    for (const ports of [refuses, forgets, wrong, fails])
      await expect(deviceSecrets(home, ports).make()).rejects.toThrow(
        expect.objectContaining({ code: 'keychain-unavailable' }),
      );
  });
});
