import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type FakeKeychain, fakeKeychain } from '../testing/fake-keychain.ts';
import { type LockedHost, startHost, wrongAttempts } from '../testing/locked-host.ts';
import { portsWithoutWindow } from '../testing/open-test-host.ts';
import type { Header, Slot } from './header.ts';

// Every opening derives a key for real, so the tests share one register and its story.
const robins = 'river lantern copper violin';
const later = 'walnut bicycle harbour stamp';
const priyas = 'marble thistle engine window';
const handed = 'velvet otter compass bridge';
let root: string;
let home: string;
let file: string;
let recoveryCode: string;
let priya: string;
let keychain: FakeKeychain;
let running: LockedHost;

const start = (at = home): LockedHost => startHost(at, { ports: { ...portsWithoutWindow, ...keychain.ports } });
const header = (): Header => JSON.parse(readFileSync(`${file}.header`, 'utf8')) as Header;
const slotOf = (signInName: string): Slot | undefined => header().slots.find((slot) => slot.signInName === signInName);
const unlock = (passphrase: string, host = running, signInName = 'Robin Ellery', at = file): Promise<string> =>
  host.codeOf('vault.unlock', { path: at, passphrase, signInName });
const value = async <T>(operation: Parameters<LockedHost['ask']>[0], input: object): Promise<T> => {
  const reply = await running.ask(operation, input);
  if (!reply.ok) throw new Error(`${operation}: ${reply.error.code} ${reply.error.field ?? ''}`);
  return reply.value as T;
};
const change = (on: boolean, current = robins): Promise<string> =>
  running.codeOf('vault.setDeviceFactor', { on, current });
const restart = async (): Promise<void> => {
  await running.host.close();
  running = start();
};

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-factor-'));
  home = path.join(root, 'home');
  file = path.join(root, 'North.mcn');
  keychain = fakeKeychain();
  running = start();
  const register = { folder: root, registerName: 'North', areaName: 'Midshire', agencyName: 'Midshire Council' };
  const made = await value<{ recovery: string[] }>('vault.create', {
    ...register,
    displayName: 'Robin Ellery',
    passphrase: robins,
  });
  recoveryCode = made.recovery[0] ?? '';
  const { agencies } = await value<{ agencies: { id: string }[] }>('users.list', {});
  const account = { displayName: 'Priya Nair', signInName: 'Priya Nair', agencyId: agencies[0]?.id };
  const added = await value<{ id: string }>('users.add', {
    ...account,
    roles: ['administrator'],
    passphrase: priyas,
  });
  priya = added.id;
  await running.host.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  keychain.state = 'available';
  running = start();
});
afterEach(() => running.host.close());

describe('asking for this computer’s keychain', () => {
  test('is refused in words, and changes nothing, where there is none or none that protects', async () => {
    expect(await running.codeOf('vault.setDeviceFactor', { on: true, current: robins })).toBe('locked');
    expect(await unlock(robins)).toBe('ok');
    const before = header().slots;
    for (const state of ['unavailable', 'unprotected'] as const) {
      keychain.state = state;
      expect(await value('vault.deviceFactor', {})).toEqual({ on: false, keychain: state });
      expect(await change(true)).toBe(`keychain-${state}`);
    }
    keychain.state = 'available';
    expect(await value('vault.deviceFactor', {})).toEqual({ on: false, keychain: 'available' });
    expect(await change(true, priyas)).toBe('wrong-current-passphrase current');
    expect(wrongAttempts(home)).toBe(1);
    expect(header().slots).toEqual(before);
    expect(readdirSync(home)).not.toContain('device-secrets');
  });

  test('has both asked for from then on: the passphrase, and the keychain of this computer', async () => {
    expect(await unlock(robins)).toBe('ok');
    const [before, colleague] = [slotOf('Robin Ellery'), slotOf('Priya Nair')];
    expect(await change(true)).toBe('ok');
    const after = slotOf('Robin Ellery');
    expect(after?.deviceFactor?.id).toMatch(/^[0-9a-f]{32}$/);
    expect(readdirSync(path.join(home, 'device-secrets'))).toEqual([`${after?.deviceFactor?.id}.sealed`]);
    // Another lock on the same key pair, and nobody else's.
    expect(after?.publicKey).toBe(before?.publicKey);
    expect(after?.wrappedPrivateKey).not.toBe(before?.wrappedPrivateKey);
    expect(slotOf('Priya Nair')).toEqual(colleague);
    expect(await value('vault.deviceFactor', {})).toEqual({ on: true, keychain: 'available' });
    await restart();
    expect(await unlock(priyas)).toBe('wrong-passphrase passphrase');
    expect(await unlock(robins)).toBe('ok');
    const all = {
      userId: null,
      agencyId: null,
      area: null,
      disclosed: null,
      fromOn: null,
      untilOn: null,
      reference: null,
    };
    const { entries } = await value<{ entries: object[] }>('audit.list', { ...all, before: null });
    expect(entries).toContainEqual(expect.objectContaining({ operation: 'vault.setDeviceFactor' }));
    expect(await value<{ sound: boolean }>('vault.verify', {})).toMatchObject({ sound: true });
  });

  test('is covered by the seal of the key file, and cannot be taken out of it or put in', async () => {
    const text = readFileSync(`${file}.header`, 'utf8');
    const whole = header();
    const without = whole.slots.map(({ deviceFactor: _taken, ...slot }) => slot);
    writeFileSync(`${file}.header`, JSON.stringify({ ...whole, slots: without }));
    expect(await unlock(robins)).toBe('wrong-passphrase passphrase');
    const [robin] = whole.slots;
    const elsewhere = whole.slots.map((slot) =>
      slot.signInName === 'Priya Nair' ? { ...slot, deviceFactor: robin?.deviceFactor } : slot,
    );
    writeFileSync(`${file}.header`, JSON.stringify({ ...whole, slots: elsewhere }));
    expect(await unlock(priyas, running, 'Priya Nair')).toBe('wrong-passphrase passphrase');
    expect(await unlock(robins)).toBe('header-torn path');
    for (const id of ['', 'x'.repeat(32), '../../etc/passwd', 'AB'.repeat(16)]) {
      const torn = whole.slots.map((slot) => ({ ...slot, deviceFactor: { id } }));
      writeFileSync(`${file}.header`, JSON.stringify({ ...whole, slots: torn }));
      expect(await unlock(robins)).toBe('header-torn path');
    }
    writeFileSync(`${file}.header`, text);
    expect(await unlock(robins)).toBe('ok');
  });

  test('keeps the passphrase from opening anywhere else, says so, and counts no attempt', async () => {
    const counted = wrongAttempts(home);
    const other = start(path.join(root, 'other-home'));
    const chromium = startHost(home);
    for (const host of [other, chromium]) expect(await unlock(robins, host)).toBe('device-secret-missing passphrase');
    keychain.state = null;
    expect(await unlock(robins)).toBe('device-secret-missing passphrase');
    keychain.state = 'unprotected';
    expect(await unlock(robins)).toBe('device-secret-missing passphrase');
    expect(wrongAttempts(home)).toBe(counted);
    expect(await unlock(priyas, other, 'Priya Nair')).toBe('ok');
    await other.host.close();
    await chromium.host.close();
  });

  test('holds through a change of passphrase, a new key of the register, and a newer key of the keychain', async () => {
    expect(await unlock(robins)).toBe('ok');
    const id = slotOf('Robin Ellery')?.deviceFactor?.id;
    expect(await running.codeOf('vault.changePassphrase', { current: robins, next: later })).toBe('ok');
    expect(await running.codeOf('vault.rekey', {})).toBe('ok');
    expect(slotOf('Robin Ellery')?.deviceFactor).toEqual({ id });
    await restart();
    keychain.rotate();
    expect(await unlock(robins)).toBe('wrong-passphrase passphrase');
    expect(await unlock(later, start(path.join(root, 'other-home')))).toBe('device-secret-missing passphrase');
    expect(await unlock(later)).toBe('ok');
    expect(await running.codeOf('vault.changePassphrase', { current: later, next: robins })).toBe('ok');
  });

  test('holds for a backup of then, also after it is no longer asked for', async () => {
    expect(await unlock(robins)).toBe('ok');
    const { backup } = await value<{ backup: { path: string } }>('backups.make', {});
    expect(await change(false)).toBe('ok');
    expect(slotOf('Robin Ellery')).not.toHaveProperty('deviceFactor');
    await restart();
    const order = { backup: backup.path, folder: path.join(root, 'back'), passphrase: robins };
    const restore = (name: string, more: object, host = running) =>
      host.ask('backups.restore', { ...order, name, ...more });
    expect(await restore('One', { signInName: 'Robin Ellery' })).toMatchObject({
      ok: true,
      value: { checked: 'opened' },
    });
    expect(await restore('Two', {})).toMatchObject({ ok: true });
    keychain.state = 'unavailable';
    const refused = { ok: false, error: { code: 'device-secret-missing', field: 'passphrase' } };
    expect(await restore('Three', { signInName: 'Robin Ellery' })).toMatchObject(refused);
    expect(await restore('Three', {})).toMatchObject(refused);
    expect(readdirSync(path.join(root, 'back')).filter((name) => name.startsWith('Three'))).toEqual([]);
    // The backup opens as it did then, the register as it does now.
    const back = path.join(root, 'back', 'One.mcn');
    expect(await unlock(robins, running, 'Robin Ellery', back)).toBe('device-secret-missing passphrase');
    keychain.state = 'available';
    expect(await unlock(robins, running, 'Robin Ellery', back)).toBe('ok');
    await restart();
    keychain.state = 'unavailable';
    expect(await unlock(robins)).toBe('ok');
  });
});

describe('with the keychain lost', () => {
  test('an administrator hands over a passphrase that opens by itself', async () => {
    expect(await unlock(priyas, running, 'Priya Nair')).toBe('ok');
    expect(await change(true, priyas)).toBe('ok');
    await restart();
    keychain.forget();
    expect(await unlock(priyas, running, 'Priya Nair')).toBe('device-secret-missing passphrase');
    expect(await unlock(robins)).toBe('ok');
    expect(await running.codeOf('users.givePassphrase', { userId: priya, passphrase: handed })).toBe('ok');
    expect(slotOf('Priya Nair')).not.toHaveProperty('deviceFactor');
    await restart();
    keychain.state = 'unavailable';
    expect(await unlock(handed, running, 'Priya Nair')).toBe('ok');
  });

  test('somebody who is still in is told what to do, and is not locked out by asking', async () => {
    expect(await unlock(robins)).toBe('ok');
    expect(await change(true)).toBe('ok');
    const before = slotOf('Robin Ellery');
    keychain.forget();
    expect(await change(false)).toBe('device-secret-missing current');
    expect(await running.codeOf('vault.changePassphrase', { current: robins, next: later })).toBe(
      'device-secret-missing current',
    );
    expect(slotOf('Robin Ellery')).toEqual(before);
  });

  test('the recovery code opens, for it never asks for the keychain', async () => {
    expect(await unlock(robins)).toBe('device-secret-missing passphrase');
    keychain.state = 'unavailable';
    const recover = { path: file, recoveryCode, signInName: 'Robin Ellery', newPassphrase: later };
    expect(await running.codeOf('vault.recover', recover)).toBe('ok');
    expect(header().slots.filter((slot) => slot.deviceFactor !== undefined)).toEqual([]);
    await restart();
    keychain.state = 'unavailable';
    expect(await unlock(later)).toBe('ok');
  });
});
