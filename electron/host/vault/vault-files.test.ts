import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRegister, openRegister } from '../../../db/open.ts';
import { Secret } from '../../../db/secret.ts';
import { encodeRecoveryCode } from '../../../domain/vault/recovery-code.ts';
import {
  createSealedRegister,
  type LockedHost,
  type SealedRegister,
  startHost,
  wrongAttempts,
} from '../testing/locked-host.ts';

const passphrase = 'river lantern copper violin';
let root: string;
let home: string;
let register: SealedRegister;
let running: LockedHost;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-vault-files-'));
  home = path.join(root, 'home');
  register = createSealedRegister(root, 'North');
  running = startHost(home);
});
afterEach(async () => {
  await running.host.close();
  rmSync(root, { recursive: true, force: true });
});

const unlock = (at = register.file): Promise<string> => running.codeOf('vault.unlock', { path: at, passphrase });
const recover = (given: object = {}): Promise<string> =>
  running.codeOf('vault.recover', {
    path: register.file,
    recoveryCode: register.recoveryCode,
    newPassphrase: passphrase,
    ...given,
  });
const restore = (): Promise<string> => running.codeOf('vault.restoreHeader', { path: register.file });
const bytes = (): string[] => [register.file, register.header].map((one) => readFileSync(one).toString('base64'));
const keepCopy = (): void => {
  mkdirSync(path.join(home, 'key-files'), { recursive: true });
  copyFileSync(register.header, path.join(home, 'key-files', `${register.registerId}.header`));
};

describe('a key file', () => {
  test('that is missing is named, and the copy of this computer is put back', async () => {
    keepCopy();
    const whole = readFileSync(register.header);
    rmSync(register.header);
    expect(await unlock()).toBe('header-missing path');
    expect(await restore()).toBe('ok');
    expect(readFileSync(register.header)).toEqual(whole);
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'North.mcn.header', 'home']);
  });

  test('that is damaged is refused, replaced by the copy, and kept beside it', async () => {
    keepCopy();
    const whole = readFileSync(register.header);
    writeFileSync(register.header, whole.subarray(0, 700));
    expect(await unlock()).toBe('header-torn path');
    expect(await restore()).toBe('ok');
    expect(readFileSync(register.header)).toEqual(whole);
    const kept = readdirSync(root).filter((name) => /^North\.mcn\.header\.damaged-\d+$/.test(name));
    expect(kept).toHaveLength(1);
    expect(readFileSync(path.join(root, kept[0] ?? ''))).toEqual(whole.subarray(0, 700));
  });

  test('is found by its register even when the register was never listed, and when other copies are damaged', async () => {
    keepCopy();
    for (const other of ['0', 'zz']) writeFileSync(path.join(home, 'key-files', `${other}.header`), 'damaged');
    rmSync(register.header);
    expect(await restore()).toBe('ok');
  });

  test('without a copy of it cannot be put back, and a damaged one stays where it is', async () => {
    expect(await restore()).toBe('header-missing path');
    writeFileSync(register.header, 'damaged');
    const other = createSealedRegister(path.join(root, 'home'), 'South');
    mkdirSync(path.join(home, 'key-files'), { recursive: true });
    copyFileSync(other.header, path.join(home, 'key-files', `${other.registerId}.header`));
    expect(await restore()).toBe('header-missing path');
    expect(readFileSync(register.header, 'utf8')).toBe('damaged');
  });

  test('of another register is refused', async () => {
    mkdirSync(path.join(root, 'elsewhere'));
    copyFileSync(createSealedRegister(path.join(root, 'elsewhere'), 'South').header, register.header);
    expect(await unlock()).toBe('header-mismatch path');
    expect(await recover()).toBe('header-mismatch path');
  });

  test('in which anything was altered is refused, even by who holds the recovery code', async () => {
    const header = JSON.parse(readFileSync(register.header, 'utf8')) as { auditHead: object };
    writeFileSync(register.header, JSON.stringify({ ...header, auditHead: { ...header.auditHead, count: 1 } }));
    const before = bytes();
    expect(await recover()).toBe('header-torn path');
    expect(bytes()).toEqual(before);
    expect(await running.codeOf('people.list', {})).toBe('locked');
  });

  test('from a newer version, too dear, too cheap or too large is refused before any key is derived', async () => {
    const header = JSON.parse(readFileSync(register.header, 'utf8')) as { slots: { derivation: object | null }[] };
    const put = (changed: object): void => writeFileSync(register.header, JSON.stringify({ ...header, ...changed }));
    put({ version: 3 });
    expect(await unlock()).toBe('header-from-newer-app path');
    for (const memoryKiB of [8, 64 * 1024 * 1024]) {
      const [first, ...rest] = header.slots;
      put({ slots: [{ ...first, derivation: { ...first?.derivation, memoryKiB } }, ...rest] });
      expect(await unlock()).toBe('header-hostile path');
    }
    put({ padding: 'x'.repeat(1024 * 1024) });
    expect(await unlock()).toBe('header-torn path');
    expect(wrongAttempts(home)).toBe(0);
  });
});

describe('a file that is not a register', () => {
  const put = (name: string, content: string | Uint8Array): string => {
    const file = path.join(root, name);
    writeFileSync(file, content);
    return file;
  };

  test('is refused for what it is', async () => {
    expect(await unlock(path.join(root, 'absent.mcn'))).toBe('register-missing path');
    expect(await unlock(path.join(root, 'no', 'folder', 'absent.mcn'))).toBe('register-missing path');
    expect(await unlock(`${root}/nul\u0000byte.mcn`)).toBe('register-missing path');
    expect(await unlock(path.join(root, 'x'.repeat(300)))).toBe('register-missing path');
    expect(await unlock(root)).toBe('not-a-register path');
    expect(await unlock(put('empty.mcn', ''))).toBe('not-a-register path');
    expect(await unlock(put('text.mcn', 'Dear Robin'))).toBe('not-a-register path');
    expect(await unlock(put('plain.mcn', Buffer.from('SQLite format 3\u0000'.padEnd(4096, '\u0000'))))).toBe(
      'not-a-register path',
    );
    expect(await unlock(put('cut.mcn', readFileSync(register.file).subarray(0, 5000)))).toBe('not-a-register path');
    expect(await unlock(put('noise.mcn', randomBytes(8192)))).toBe('header-missing path');
    expect(await running.codeOf('vault.restoreHeader', { path: put('more.mcn', 'x') })).toBe('not-a-register path');
  });

  test('but a register whose pages were replaced is damaged, and is left as it is', async () => {
    const whole = readFileSync(register.file);
    // Where not a page is left, nothing but the key file itself says that it is of this time.
    for (const [kept, code] of [
      [whole.length - 4096, 'register-damaged path'],
      [whole.length, 'key-file-outdated path'],
    ] as const) {
      const pages = [whole.subarray(0, 16), randomBytes(kept - 16), whole.subarray(kept)];
      writeFileSync(register.file, Buffer.concat(pages));
      const before = bytes();
      expect(await recover()).toBe(code);
      expect(bytes()).toEqual(before);
    }
  });
});

test('a register from a newer version is refused and left alone, passphrase and all', async () => {
  const raw = openRegister(register.file, register.dataKey, { create: false });
  raw.pragma('user_version = 9990');
  closeRegister(raw);
  const before = bytes();
  expect(await recover()).toBe('register-from-newer-app path');
  expect(bytes()).toEqual(before);
  expect(readdirSync(root).sort()).toEqual(['North.mcn', 'North.mcn.header', 'home']);
  // It is not held open either.
  closeRegister(openRegister(register.file, register.dataKey, { create: false }));
});

describe('a recovery code', () => {
  test('with a typing error is told from one of another register, and neither changes anything', async () => {
    const before = bytes();
    const [first = '', ...rest] = register.recoveryCode.split(' ');
    const swapped = first.startsWith('A') ? `B${first.slice(1)}` : `A${first.slice(1)}`;
    for (const recoveryCode of [[swapped, ...rest].join(' '), 'é'.repeat(36)])
      expect(await recover({ recoveryCode })).toBe('recovery-code-group-1 recoveryCode');
    for (const recoveryCode of [rest.join(' '), `${register.recoveryCode}7`, '????'])
      expect(await recover({ recoveryCode })).toBe('recovery-code-mistyped recoveryCode');
    const foreign = Secret.random(20).use(encodeRecoveryCode);
    expect(await recover({ recoveryCode: foreign })).toBe('recovery-code-wrong recoveryCode');
    expect(bytes()).toEqual(before);
  });

  test('does not open with a passphrase that would not do', async () => {
    expect(await recover({ newPassphrase: 'too short' })).toBe('passphrase-too-short newPassphrase');
    expect(await recover({ newPassphrase: 'password password' })).toBe('passphrase-too-common newPassphrase');
    expect(await recover({ newPassphrase: 'x'.repeat(1025) })).toBe('passphrase-too-long newPassphrase');
  });
});
