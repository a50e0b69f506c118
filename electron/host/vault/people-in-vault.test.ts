import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openComputer } from '../computer.ts';
import { systemClock } from '../system-clock.ts';
import type { DyingCall } from '../testing/die-at-key-file.ts';
import { type LockedHost, startHost, wrongAttempts } from '../testing/locked-host.ts';
import type { Header } from './header.ts';
import type { OpenRegister } from './open-register.ts';
import { createVault } from './vault.ts';

// Every opening derives a key for real, so the tests share one register and its story.
const robins = 'river lantern copper violin';
const priyas = 'marble thistle engine window';
const later = 'walnut bicycle harbour stamp';
const name = 'Priyanka Nair';
let root: string;
let home: string;
let file: string;
let councilId: string;
let priya: string;
let running: LockedHost;

const header = (): Header => JSON.parse(readFileSync(`${file}.header`, 'utf8')) as Header;
const slotOf = (userId: string) => header().slots.find((slot) => slot.userId === userId);
const unlock = (passphrase: string, signInName?: string) =>
  running.codeOf('vault.unlock', { path: file, passphrase, ...(signInName === undefined ? {} : { signInName }) });
const value = async (operation: Parameters<LockedHost['ask']>[0], input: object): Promise<never> => {
  const reply = await running.ask(operation, input);
  if (!reply.ok) throw new Error(`${operation}: ${reply.error.code} ${reply.error.field ?? ''}`);
  return reply.value as never;
};
const restart = async (): Promise<void> => {
  await running.host.close();
  running = startHost(home);
};
/** Opens the register as somebody, without the host around it. */
const openAs = (passphrase: string, signInName: string): Promise<OpenRegister> =>
  createVault(openComputer(home), systemClock).unlock(file, passphrase, signInName);

/** Makes a call in a process that dies when it comes to the key file. */
function dieAt(when: DyingCall['when'], operation: string, input: object): void {
  const call: DyingCall = { home, file, passphrase: robins, signInName: 'Robin Ellery', operation, input, when };
  const script = path.join(import.meta.dirname, '..', 'testing', 'die-at-key-file.ts');
  const { signal, stderr } = spawnSync(process.execPath, [script], { input: JSON.stringify(call), encoding: 'utf8' });
  expect([signal, stderr]).toEqual(['SIGKILL', '']);
}
const names = async (): Promise<string[]> => {
  const { people } = (await value('users.list', {})) as { people: { displayName: string }[] };
  return people.map(({ displayName }) => displayName);
};

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-people-'));
  home = path.join(root, 'home');
  file = path.join(root, 'registers', 'North.mcn');
  running = startHost(home);
  await value('vault.create', {
    folder: path.dirname(file),
    registerName: 'North',
    areaName: 'Midshire',
    agencyName: 'Midshire Council',
    displayName: 'Robin Ellery',
    passphrase: robins,
  });
  const { agencies } = (await value('users.list', {})) as { agencies: { id: string }[] };
  councilId = agencies[0]?.id ?? '';
  expect(await value('vault.signInNames', { path: file })).toEqual({ names: ['Robin Ellery'], last: 'Robin Ellery' });
  const colleague = { displayName: name, signInName: name, agencyId: councilId, roles: ['caseworker'] };
  priya = ((await value('users.add', { ...colleague, passphrase: priyas })) as { id: string }).id;
  await running.host.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  running = startHost(home);
});
afterEach(() => running.host.close());

describe('a register that two people open', () => {
  test('asks who it is, and tries that slot alone', async () => {
    const names = { names: ['Robin Ellery', name], last: 'Robin Ellery' };
    expect(await value('vault.signInNames', { path: file })).toEqual(names);
    expect(await unlock(robins)).toBe('sign-in-name-missing signInName');
    expect(await unlock(robins, name)).toBe('wrong-passphrase passphrase');
    expect(await unlock(priyas, 'Robin Ellery')).toBe('wrong-passphrase passphrase');
    expect(await unlock(priyas, ' priyanka  NAIR')).toBe('ok');
    const status = (await value('vault.status', {})) as { session: { user: object } };
    expect(status.session.user).toMatchObject({ id: priya, displayName: name, roles: ['caseworker'] });
    expect(await running.codeOf('users.list', {})).toBe('not-allowed');
  });

  test('remembers who opened it last on this computer, and elsewhere nobody', async () => {
    expect(await value('vault.signInNames', { path: file })).toMatchObject({ last: name });
    const elsewhere = startHost(path.join(root, 'other-home'));
    expect(await elsewhere.ask('vault.signInNames', { path: file })).toMatchObject({ value: { last: null } });
    expect(await elsewhere.codeOf('vault.signInNames', { path: `${file}x` })).toBe('header-missing path');
    await elsewhere.host.close();
  });
});

describe('one’s own passphrase', () => {
  test('is changed only with the present one, which is counted like an attempt to unlock', async () => {
    expect(await unlock(priyas, name)).toBe('ok');
    const before = slotOf(priya);
    const counted = wrongAttempts(home);
    for (const [input, code] of [
      [{ current: robins, next: later }, 'wrong-current-passphrase current'],
      [{ current: priyas, next: 'too short' }, 'passphrase-too-short next'],
      [{ current: priyas, next: 'passwordpassword' }, 'passphrase-too-common next'],
      [{ current: '', next: later }, 'text-missing current'],
    ] as const)
      expect(await running.codeOf('vault.changePassphrase', input)).toBe(code);
    expect(wrongAttempts(home)).toBe(counted + 1);
    expect(slotOf(priya)).toEqual(before);
    expect(await running.codeOf('vault.changePassphrase', { current: priyas, next: later })).toBe('ok');
    const after = slotOf(priya);
    // Another lock on the same key pair: whatever was sealed to it still opens.
    expect(after).toMatchObject({ id: before?.id, publicKey: before?.publicKey, dataKey: before?.dataKey });
    expect([after?.salt, after?.wrappedPrivateKey]).not.toContain(before?.salt);
    await restart();
    expect(await unlock(priyas, name)).toBe('wrong-passphrase passphrase');
    expect(await unlock(later, name)).toBe('ok');
  });

  test('stays with its holder: a sealed-field key granted to the slot is still in it', async () => {
    expect(await unlock(robins, 'Robin Ellery')).toBe('ok');
    expect(await running.codeOf('vault.changePassphrase', { current: robins, next: robins })).toBe('ok');
    await running.host.close();
    const open = await openAs(robins, 'Robin Ellery');
    expect(open.session.sealedKey).not.toBeNull();
    open.close();
  });
});

describe('what an interruption left between the key file and the register', () => {
  test('a slot whose account was never written opens nothing, and is gone at the next opening', async () => {
    const open = await openAs(robins, 'Robin Ellery');
    const stranger = '0190a000-0000-7000-8000-00000000000f';
    open.keyFile.changeSlots((slots) => [
      ...slots,
      ...slots
        .filter((slot) => slot.userId === priya)
        .map((slot) => ({ ...slot, userId: stranger, signInName: 'Stranger' })),
    ]);
    open.close();
    expect(await unlock(later, 'Stranger')).toBe('wrong-passphrase passphrase');
    expect(slotOf(stranger)).toBeDefined();
    expect(await unlock(robins, 'Robin Ellery')).toBe('ok');
    expect(slotOf(stranger)).toBeUndefined();
    expect(slotOf(priya)).toBeDefined();
  });

  test('a process killed after the slot and before the account adds nobody', async () => {
    const colleague = { displayName: 'Tadeusz Wrona', signInName: 'Tadeusz', agencyId: councilId, roles: ['reader'] };
    dieAt('after', 'users.add', { ...colleague, passphrase: priyas });
    expect(header().slots.map(({ signInName }) => signInName)).toContain('Tadeusz');
    expect(await unlock(priyas, 'Tadeusz')).toBe('wrong-passphrase passphrase');
    expect(await unlock(robins, 'Robin Ellery')).toBe('ok');
    expect(header().slots.map(({ signInName }) => signInName)).not.toContain('Tadeusz');
    expect(await names()).toEqual(['Priyanka Nair', 'Robin Ellery']);
    // Nothing stands in the way of adding them after all.
    expect(await running.codeOf('users.add', { ...colleague, passphrase: priyas })).toBe('ok');
    await restart();
    expect(await unlock(priyas, 'Tadeusz')).toBe('ok');
  });

  test('a process killed after an account ended and before its slot is gone lets nobody in', async () => {
    dieAt('before', 'users.disable', { userId: priya });
    expect(slotOf(priya)).toBeDefined();
    // The same sentence as a wrong passphrase, and counted as one.
    const failed = wrongAttempts(home);
    expect(await unlock(later, name)).toBe('wrong-passphrase passphrase');
    expect(wrongAttempts(home)).toBe(failed + 1);
    expect(await unlock(robins, 'Robin Ellery')).toBe('ok');
    expect(slotOf(priya)).toBeUndefined();
    expect(await value('vault.signInNames', { path: file })).toMatchObject({ names: ['Robin Ellery', 'Tadeusz'] });
    expect(await running.codeOf('users.enable', { userId: priya, passphrase: priyas })).toBe('ok');
    await restart();
    expect(await unlock(later, name)).toBe('wrong-passphrase passphrase');
    expect(await unlock(priyas, name)).toBe('ok');
  });
});
