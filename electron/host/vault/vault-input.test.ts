import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LockedHost, startHost } from '../testing/locked-host.ts';

let root: string;
let folder: string;
let running: LockedHost;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-vault-input-'));
  folder = path.join(root, 'registers');
  running = startHost(path.join(root, 'home'));
});
afterEach(async () => {
  await running.host.close();
  rmSync(root, { recursive: true, force: true });
});

const create = (given: object = {}): Promise<string> =>
  running.codeOf('vault.create', {
    folder,
    registerName: 'North',
    areaName: 'Midshire',
    agencyName: 'Lanternfield Housing',
    displayName: 'Robin Ellery',
    passphrase: 'river lantern copper violin',
    ...given,
  });

describe('a register that cannot be', () => {
  test.each([
    [{ registerName: '' }, 'text-missing registerName'],
    [{ registerName: 'x'.repeat(61) }, 'register-name-invalid registerName'],
    [{ registerName: '../North' }, 'register-name-invalid registerName'],
    [{ registerName: 'a/b' }, 'register-name-invalid registerName'],
    [{ registerName: 'a\\b' }, 'register-name-invalid registerName'],
    [{ registerName: '.hidden' }, 'register-name-invalid registerName'],
    [{ registerName: 'No\u0000rth' }, 'register-name-invalid registerName'],
    [{ registerName: 'C:' }, 'register-name-invalid registerName'],
    [{ passphrase: '' }, 'text-missing passphrase'],
    [{ passphrase: 'fourteen chars' }, 'passphrase-too-short passphrase'],
    [{ passphrase: 'password password' }, 'passphrase-too-common passphrase'],
    [{ passphrase: 'aaaaaaaaaaaaaaaaaaaa' }, 'passphrase-too-common passphrase'],
    [{ passphrase: '0123456789 0123456789' }, 'passphrase-too-common passphrase'],
    [{ passphrase: 'x'.repeat(1025) }, 'passphrase-too-long passphrase'],
    [{ displayName: 'Rob\u202ein' }, 'control-characters displayName'],
    [{ areaName: 'x'.repeat(121) }, 'text-too-long areaName'],
    [{ folder: ' ' }, 'text-missing folder'],
  ])('is refused beside the field and leaves nothing: %o', async (given, expected) => {
    expect(await create(given)).toBe(expected);
    expect([existsSync(folder), readdirSync(root)]).toEqual([false, ['home']]);
    expect(await running.codeOf('people.list', {})).toBe('locked');
  });

  test('because its name is taken, by a register or by the key file of one that was moved away', async () => {
    writeFileSync(path.join(root, 'North.mcn'), 'somebody else’s');
    writeFileSync(path.join(root, 'South.mcn.header'), 'somebody else’s');
    for (const registerName of ['North', 'South']) {
      expect(await create({ folder: root, registerName })).toBe('register-exists registerName');
    }
    for (const name of ['North.mcn', 'South.mcn.header']) {
      expect(readFileSync(path.join(root, name), 'utf8')).toBe('somebody else’s');
    }
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'South.mcn.header', 'home']);
  });

  test('because its folder is a file, or no name that a folder can have', async () => {
    const file = path.join(root, 'letter.txt');
    writeFileSync(file, 'Dear Robin');
    for (const wrong of [file, path.join(file, 'deeper'), `${root}/nul\u0000byte`, path.join(root, 'x'.repeat(300))]) {
      expect([wrong, await create({ folder: wrong })]).toEqual([wrong, 'folder-missing folder']);
    }
    expect(readdirSync(root).sort()).toEqual(['home', 'letter.txt']);
    expect(existsSync(path.join(root, 'home', 'key-files'))).toBe(false);
  });
});

test('what a shell cannot show is said so', async () => {
  expect(await running.codeOf('vault.pickFolder', {})).toBe('picker-unavailable');
  expect(await running.codeOf('vault.pickRegister', {})).toBe('picker-unavailable');
});

test('looking at the lock, saying that somebody is here and locking need no register', async () => {
  expect(await running.ask('vault.status', {})).toMatchObject({
    value: { state: 'locked', session: null, recent: [], demonstration: null, shell: 'terminal' },
  });
  expect(await running.codeOf('vault.stillHere', {})).toBe('ok');
  expect(await running.codeOf('vault.lock', {})).toBe('ok');
  expect(await running.codeOf('vault.verify', {})).toBe('locked');
});
