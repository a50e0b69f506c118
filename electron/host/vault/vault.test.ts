import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LockedHost, startHost } from '../testing/locked-host.ts';
import { asha } from '../testing/person-input.ts';

// Every test that unlocks derives a key for real, so they share one register and its story.
const passphrase = 'river lantern copper violin';
const newer = 'marble thistle engine window';
let root: string;
let home: string;
let folder: string;
let file: string;
let recoveryCode: string;
let running: LockedHost;

const unlock = { path: '', passphrase };
const readAll = (): string[] => [file, `${file}.header`].map((one) => readFileSync(one).toString('base64'));
// The host that has the register open notes the audit trail's head beside them, whenever it gets to it.
const slots = (): unknown => (JSON.parse(readFileSync(`${file}.header`, 'utf8')) as { slots: unknown }).slots;
const keyFileCopies = (): string[] => readdirSync(path.join(home, 'key-files'));

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-vault-'));
  home = path.join(root, 'home');
  folder = path.join(root, 'registers', 'north');
  file = path.join(folder, 'North Midshire.mcn');
  unlock.path = file;
  const host = startHost(home);
  const reply = await host.ask('vault.create', {
    folder,
    registerName: 'North Midshire',
    areaName: 'Midshire',
    agencyName: 'Lanternfield Housing',
    displayName: 'Robin Ellery',
    passphrase,
  });
  if (!reply.ok) throw new Error(reply.error.code);
  recoveryCode = (reply.value as { recovery: string[] }).recovery[0] ?? '';
  expect(reply.value).toMatchObject({
    session: {
      registerName: 'North Midshire',
      demonstration: false,
      demonstrationPassphrase: null,
      user: { displayName: 'Robin Ellery', roles: ['administrator', 'coordinator', 'information-governance'] },
    },
  });
  expect(await host.codeOf('people.add', asha)).toBe('ok');
  expect(await host.codeOf('vault.unlock', unlock)).toBe('already-open');
  await host.host.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  running = startHost(home);
});
afterEach(() => running.host.close());

describe('a register that was made', () => {
  test('is two files beside each other and a copy of the key file on this computer, for the owner alone', () => {
    expect(readdirSync(folder).sort()).toEqual(['North Midshire.mcn', 'North Midshire.mcn.header']);
    expect(keyFileCopies()).toHaveLength(1);
    const copy = path.join(home, 'key-files', keyFileCopies()[0] ?? '');
    expect(readFileSync(copy)).toEqual(readFileSync(`${file}.header`));
    if (process.platform !== 'win32') {
      for (const one of [`${file}.header`, copy]) expect(statSync(one).mode & 0o777).toBe(0o600);
    }
  });

  test('shows no secret in its key file, and nobody’s name in its pages', () => {
    const header = readFileSync(`${file}.header`, 'utf8');
    const groups = recoveryCode.split(' ');
    expect(groups).toHaveLength(4);
    for (const secret of [passphrase, recoveryCode, ...groups, recoveryCode.replace(/[- ]/g, '')]) {
      expect(header).not.toContain(secret);
      expect(header).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
    }
    expect(readFileSync(file).includes('Okonjo')).toBe(false);
  });

  test('notes the audit trail’s head in the key file when it is closed', () => {
    const { auditHead } = JSON.parse(readFileSync(`${file}.header`, 'utf8')) as { auditHead: { count: number } };
    // The making of it and the one person.
    expect(auditHead.count).toBe(2);
  });
});

describe('unlocking', () => {
  test('with the passphrase gives everything back, and verifies', async () => {
    expect(await running.codeOf('vault.unlock', { path: path.relative('.', file), passphrase })).toBe('ok');
    expect(await running.ask('people.list', {})).toMatchObject({ value: { people: [{ preferredName: 'Asha' }] } });
    expect(await running.ask('vault.verify', {})).toMatchObject({ value: { sound: true, auditEntries: 4 } });
    expect(await running.ask('vault.status', {})).toMatchObject({
      value: { state: 'unlocked', recent: [{ path: file, present: true }] },
    });
    await running.host.close();
    expect(await running.codeOf('people.list', {})).toBe('locked');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('a second host on the same file is told so, and recovery there changes nothing', async () => {
    const second = startHost(path.join(root, 'other-home'));
    expect(await running.codeOf('vault.unlock', unlock)).toBe('ok');
    const before = slots();
    expect(await second.codeOf('vault.unlock', unlock)).toBe('register-in-use path');
    const recover = { path: file, recoveryCode, newPassphrase: newer };
    expect(await second.codeOf('vault.recover', recover)).toBe('register-in-use path');
    expect(slots()).toEqual(before);
    expect(existsSync(path.join(root, 'other-home', 'key-files'))).toBe(false);
    await running.host.close();
    expect(await second.codeOf('vault.unlock', unlock)).toBe('ok');
    await second.host.close();
  });

  test('with a wrong passphrase says so and changes nothing in the register or its key file', async () => {
    const before = readAll();
    expect(await running.codeOf('vault.unlock', { path: file, passphrase: 'River lantern copper violin' })).toBe(
      'wrong-passphrase passphrase',
    );
    expect(await running.codeOf('vault.unlock', { ...unlock, signInName: 'Somebody Else' })).toBe(
      'wrong-passphrase passphrase',
    );
    expect(await running.codeOf('people.list', {})).toBe('locked');
    expect(readAll()).toEqual(before);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('attempts sent together are counted one by one: no more than five are tried', async () => {
    const wrong = { path: file, passphrase: 'not the passphrase at all' };
    const before = readAll();
    const codes = await Promise.all(Array.from({ length: 8 }, () => running.codeOf('vault.unlock', wrong)));
    // One was counted in the test before; the other was under a name that nobody has.
    expect(codes.filter((code) => code === 'wrong-passphrase passphrase')).toHaveLength(4);
    expect(codes.filter((code) => code === 'too-many-attempts passphrase')).toHaveLength(4);
    expect(await running.codeOf('vault.unlock', unlock)).toBe('too-many-attempts passphrase');
    const again = startHost(home);
    expect(await again.codeOf('vault.unlock', unlock)).toBe('too-many-attempts passphrase');
    expect(readAll()).toEqual(before);
    await again.host.close();
  });
});

describe('recovering, last', () => {
  test('with the code sets a new passphrase; the old one no longer opens, and the code does', async () => {
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ');
    const before = JSON.parse(readFileSync(`${file}.header`, 'utf8')) as { slots: { publicKey: string }[] };
    expect(await running.codeOf('vault.recover', { path: file, recoveryCode: typed, newPassphrase: newer })).toBe('ok');
    expect(await running.ask('people.list', {})).toMatchObject({ value: { people: [{ preferredName: 'Asha' }] } });
    await running.host.close();
    const after = JSON.parse(readFileSync(`${file}.header`, 'utf8')) as typeof before;
    expect(after.slots[0]?.publicKey).not.toBe(before.slots[0]?.publicKey);
    expect(after.slots[1]).toEqual(before.slots[1]);
    const next = startHost(home);
    expect(await next.codeOf('vault.unlock', unlock)).toBe('wrong-passphrase passphrase');
    expect(await next.codeOf('vault.unlock', { path: file, passphrase: newer })).toBe('ok');
    expect(await next.ask('vault.verify', {})).toMatchObject({ value: { sound: true } });
    await next.host.close();
    expect(readFileSync(path.join(home, 'key-files', keyFileCopies()[0] ?? ''))).toEqual(
      readFileSync(`${file}.header`),
    );
  });
});
