import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Secret } from '../../../db/secret.ts';
import { encodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import { openComputer } from '../computer.ts';
import { createSealedRegister, type LockedHost, startHost, wrongAttempts } from '../testing/locked-host.ts';
import { type SteppingComputer, steppingComputer } from '../testing/stepping-computer.ts';

// Each of these derives a dozen keys, one after the other, at what a real one costs: on a computer that is busy with other
// tests that takes its time. How long is no part of what is tested.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const right = 'river lantern copper violin';
const priyas = 'marble thistle engine window';
const wrong = 'not the passphrase at all';
const minute = 60_000;
const hour = 60 * minute;
let root: string;
let home: string;
let laptop: SteppingComputer;
let running: LockedHost;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-attempts-'));
  home = path.join(root, 'home');
  laptop = steppingComputer();
  running = startHost(home, laptop);
});
afterEach(async () => {
  await running.host.close();
  rmSync(root, { recursive: true, force: true });
});
/** The application is closed and started again; the computer goes on. */
const restart = async (): Promise<void> => {
  await running.host.close();
  running = startHost(home, laptop);
};
const counts = () => openComputer(home, laptop.clock).attempts;

describe('somebody’s wrong passphrases', () => {
  let file: string;
  const unlock = (passphrase: string, signInName = 'Robin Ellery'): Promise<string> =>
    running.codeOf('vault.unlock', { path: file, passphrase, signInName });

  test('make that person wait, across restarts and whatever is done to the clock, and nobody else', async () => {
    file = path.join(root, 'North.mcn');
    const names = { registerName: 'North', areaName: 'Midshire', agencyName: 'Midshire Council' };
    const made = { folder: root, ...names, displayName: 'Robin Ellery', passphrase: right };
    expect(await running.codeOf('vault.create', made)).toBe('ok');
    const { value } = (await running.ask('users.list', {})) as never as { value: { agencies: { id: string }[] } };
    const priya = { displayName: 'Priya Nair', signInName: 'Priya Nair', agencyId: value.agencies[0]?.id };
    expect(await running.codeOf('users.add', { ...priya, roles: ['caseworker'], passphrase: priyas })).toBe('ok');
    await restart();

    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await unlock(wrong)).toBe('wrong-passphrase passphrase');
    // Even the right one has to wait now.
    expect(await unlock(right)).toBe('too-many-attempts passphrase');
    await restart();
    expect(await unlock(right)).toBe('too-many-attempts passphrase');
    laptop.set(+2 * hour);
    expect(await unlock(right)).toBe('too-many-attempts passphrase');
    await restart();
    laptop.set(-50 * hour);
    expect(await unlock(right)).toBe('too-many-attempts passphrase');
    expect(wrongAttempts(home)).toBe(5);

    // A colleague is not kept out by it, and by getting in ends nobody's wait but her own.
    expect(await unlock(wrong, 'Priya Nair')).toBe('wrong-passphrase passphrase');
    expect(await unlock(priyas, 'priya nair')).toBe('ok');
    expect(wrongAttempts(home)).toBe(5);
    await restart();
    laptop.pass(30_000 - 1);
    expect(await unlock(right)).toBe('too-many-attempts passphrase');
    laptop.pass(1);
    expect(await unlock(wrong)).toBe('wrong-passphrase passphrase');
    laptop.pass(30_000);
    expect(await unlock(right)).toBe('too-many-attempts passphrase');

    // Another copy of the register opens with the same passphrases, so it shares the count.
    const copies = path.join(root, 'copies');
    mkdirSync(copies);
    for (const ending of ['', '.header']) copyFileSync(`${file}${ending}`, path.join(copies, `Copy.mcn${ending}`));
    symlinkSync(copies, path.join(root, 'link'));
    for (const at of [path.join(copies, 'Copy.mcn'), path.join(root, 'link', 'Copy.mcn')])
      expect(await running.codeOf('vault.unlock', { path: at, passphrase: right, signInName: 'Robin Ellery' })).toBe(
        'too-many-attempts passphrase',
      );

    laptop.pass(30_000);
    expect(await unlock(right)).toBe('ok');
    expect(wrongAttempts(home)).toBe(0);
  });
});

describe('wrong attempts on a register', () => {
  const names = Array.from({ length: 4 }, (_, at) => `00000000-0000-4000-8000-00000000000${at}`);

  test('of twenty together make everybody wait, by passphrase and by recovery code', async () => {
    const register = createSealedRegister(root, 'North');
    const unlock = () => running.codeOf('vault.unlock', { path: register.file, passphrase: wrong });
    const recover = () =>
      running.codeOf('vault.recover', {
        path: register.file,
        recoveryCode: register.recoveryCode,
        newPassphrase: right,
      });
    for (const name of names) for (let at = 0; at < 5; at += 1) counts().wrong(register, name);
    expect(await unlock()).toBe('too-many-attempts-together passphrase');
    expect(await recover()).toBe('too-many-attempts-together recoveryCode');
    laptop.set(+30 * hour);
    await restart();
    expect(await unlock()).toBe('too-many-attempts-together passphrase');
    // Another register has nothing to do with it.
    const other = createSealedRegister(root, 'South');
    counts().assertMayTry(other, 'robin', 'passphrase');
    laptop.pass(30_000);
    expect(await unlock()).toBe('wrong-passphrase passphrase');
    expect(await recover()).toBe('too-many-attempts-together recoveryCode');
    laptop.pass(minute);
    expect(await recover()).toBe('ok');
    // That ended the count of whoever got in, not that of the others.
    expect(wrongAttempts(home)).toBe(20);
  });

  test('fade after a day for everybody but whose they were, and a night switched off counts', () => {
    const register = createSealedRegister(root, 'North');
    for (const name of names) for (let at = 0; at < 8; at += 1) counts().wrong(register, name);
    const may = (who: string) => () => counts().assertMayTry(register, who, 'passphrase');
    expect(may('robin')).toThrow(expect.objectContaining({ code: 'too-many-attempts-together' }));
    laptop.restart(2 * minute);
    expect(may(names[0] ?? '')).toThrow(expect.objectContaining({ code: 'too-many-attempts' }));
    laptop.restart(25 * hour);
    expect(may('robin')).not.toThrow();
    expect(may(names[0] ?? '')).not.toThrow();
    counts().wrong(register, names[0] ?? '');
    expect(may(names[0] ?? '')).toThrow(expect.objectContaining({ code: 'too-many-attempts' }));
    expect(may(names[1] ?? '')).not.toThrow();
  });

  test('in several windows at once are all counted, and each window sees the others’', () => {
    const register = { registerId: 'north' };
    const [first, second] = [openComputer(home, laptop.clock), openComputer(home, laptop.clock)];
    for (const one of [first, second, first, second, first]) one.attempts.wrong(register, 'robin');
    for (const one of [first, second, openComputer(home, laptop.clock)])
      expect(() => one.attempts.assertMayTry(register, 'robin', 'current')).toThrow(
        expect.objectContaining({ code: 'too-many-attempts', field: 'current' }),
      );
    second.rememberReturnFolder('/returns');
    first.attempts.right(register, 'robin');
    second.attempts.assertMayTry(register, 'robin', 'current');
    expect(first.lastReturnFolder()).toBe('/returns');
  });
});

describe('the recovery code', () => {
  test('is counted by itself; a typing error is none, for no key was tried', async () => {
    const register = createSealedRegister(root, 'North');
    const recover = (recoveryCode: string) =>
      running.codeOf('vault.recover', { path: register.file, recoveryCode, newPassphrase: right });
    const foreign = () => Secret.random(20).use(encodeRecoveryCode);
    for (let at = 0; at < 8; at += 1) expect(await recover('????')).toBe('recovery-code-mistyped recoveryCode');
    for (let at = 0; at < 5; at += 1) expect(await recover(foreign())).toBe('recovery-code-wrong recoveryCode');
    expect(await recover(register.recoveryCode)).toBe('too-many-attempts recoveryCode');
    await restart();
    laptop.set(+3 * hour);
    expect(await recover(register.recoveryCode)).toBe('too-many-attempts recoveryCode');
    // Somebody with a passphrase is let try.
    expect(await running.codeOf('vault.unlock', { path: register.file, passphrase: wrong })).toBe(
      'wrong-passphrase passphrase',
    );
    laptop.pass(30_000);
    expect(await recover(register.recoveryCode)).toBe('ok');
    expect(wrongAttempts(home)).toBe(0);
  });
});

describe('a backup', () => {
  test('is no way around the wait: it shares the count of its register', async () => {
    const register = createSealedRegister(root, 'North');
    const backup = { backup: register.file, folder: path.join(root, 'back'), name: 'Back', passphrase: wrong };
    const restore = (signInName?: string) =>
      running.codeOf('backups.restore', { ...backup, ...(signInName === undefined ? {} : { signInName }) });
    for (let at = 0; at < 4; at += 1) counts().wrong(register, register.userId);
    expect(await restore('robin ellery')).toBe('backup-wrong-passphrase passphrase');
    expect(await restore('Robin Ellery')).toBe('too-many-attempts passphrase');
    expect(await running.codeOf('vault.unlock', { path: register.file, passphrase: wrong })).toBe(
      'too-many-attempts passphrase',
    );
    // Without a name every slot is tried, and that is counted too.
    expect(await restore()).toBe('backup-wrong-passphrase passphrase');
    expect(wrongAttempts(home)).toBe(6);
  });
});
