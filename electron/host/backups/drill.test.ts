import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../domain/contract.ts';
import { type LockedHost, startHost } from '../testing/locked-host.ts';
import { headerPathOf } from '../vault/header.ts';

const passphrase = 'river lantern copper violin';
const later = 'thimble orchard amber wagon';
let root: string;
let home: string;
let host: LockedHost;
let recoveryCode: string;

const value = async <T>(name: Parameters<LockedHost['ask']>[0], input: object): Promise<T> => {
  const reply = await host.ask(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.field ?? ''}`);
  return reply.value as T;
};
const register = (): string => path.join(root, 'North.mcn');
const restart = async (): Promise<void> => {
  await host.host.close();
  host = startHost(home);
};
const names = async (): Promise<string[]> =>
  (await value<OutputOf<'people.list'>>('people.list', {})).people.map((one) => one.preferredName).sort();
const newest = async () => (await value<OutputOf<'backups.list'>>('backups.list', { path: register() })).backups[0];
const restored = path.join('elsewhere', 'North again.mcn');
const restore = async (given: object = {}) => {
  const backup = (await newest())?.path ?? '';
  const to = { backup, folder: path.join(root, 'elsewhere'), name: 'North again', ...given };
  return await host.ask('backups.restore', to);
};

beforeEach(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-drill-'));
  home = path.join(root, 'home');
  host = startHost(home);
  const place = { folder: root, registerName: 'North', areaName: 'Midshire', agencyName: 'Midshire Council' };
  const made = await value<OutputOf<'vault.create'>>('vault.create', { ...place, displayName: 'Robin', passphrase });
  recoveryCode = made.recovery[0] ?? '';
  for (const preferredName of ['Asha', 'Bo']) await value('people.add', { preferredName });
  await value('backups.make', {});
});
afterEach(async () => {
  await host.host.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the drill', () => {
  test.each([
    [
      'pages of it are damaged',
      'register-damaged path',
      () => {
        const bytes = readFileSync(register());
        for (let at = 100; at < bytes.length / 2; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        writeFileSync(register(), bytes);
      },
    ],
    [
      'every one of its pages is damaged',
      'key-file-outdated path',
      () => {
        const bytes = readFileSync(register());
        for (let at = 100; at < bytes.length; at += 1000) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        writeFileSync(register(), bytes);
      },
    ],
    ['it is gone', 'register-missing path', () => rmSync(register())],
    [
      'its key file is torn and this computer kept no copy',
      'header-torn path',
      () => {
        writeFileSync(headerPathOf(register()), readFileSync(headerPathOf(register())).subarray(0, 300));
        rmSync(path.join(home, 'key-files'), { recursive: true });
      },
    ],
  ])(
    'the register is lost because %s: its backup opens with the passphrase, and everything is there',
    async (_why, code, lose) => {
      await value('people.add', { preferredName: 'Written after the backup' });
      await restart();
      lose();
      expect(await host.codeOf('vault.unlock', { path: register(), passphrase })).toBe(code);
      const offered = await newest();
      expect(offered).toMatchObject({ registerName: 'North', state: 'good', reason: 'asked' });
      expect((await restore()).ok).toBe(true);
      await value('vault.unlock', { path: path.join(root, restored), passphrase });
      expect(await names()).toEqual(['Asha', 'Bo']);
      expect(await value('vault.verify', {})).toMatchObject({ sound: true });
      await value('people.add', { preferredName: 'Written into the restored copy' });
    },
  );

  test('the first opening of a restored copy is noted in its trail, with the backup that it came from, and only that one', async () => {
    const backup = await newest();
    await restore();
    await restart();
    const openings = async (): Promise<string[]> => {
      await value('vault.unlock', { path: path.join(root, restored), passphrase });
      const { auditEntries } = await value<OutputOf<'vault.verify'>>('vault.verify', {});
      await restart();
      return [String(auditEntries)];
    };
    const [first] = await openings();
    const [second] = await openings();
    // Unlocking leaves one entry; the first time there is a second one, about the restoring.
    expect(Number(second) - Number(first)).toBe(1);
    expect(existsSync(backup?.path ?? '')).toBe(true);
    expect(JSON.parse(readFileSync(path.join(home, 'backups', 'restored.json'), 'utf8'))).toEqual({});
  });

  test('a copy that was damaged after it was restored is not opened as if nothing had happened', async () => {
    await restore();
    await restart();
    const file = path.join(root, restored);
    const bytes = readFileSync(file);
    bytes[bytes.length - 2000] = (bytes[bytes.length - 2000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(await host.codeOf('vault.unlock', { path: file, passphrase })).toMatch(/^(backup|register)-damaged path$/);
  });

  test('a backup opens with the passphrase of then, though another one holds now', async () => {
    await restart();
    await value('vault.recover', { path: register(), recoveryCode, newPassphrase: later });
    expect((await restore({ passphrase: later })).ok).toBe(false);
    expect(await restore({ passphrase: later })).toMatchObject({
      error: { code: 'backup-wrong-passphrase', field: 'passphrase' },
    });
    expect(await restore({ passphrase })).toMatchObject({ value: { checked: 'opened' } });
    await restart();
    expect(await host.codeOf('vault.unlock', { path: path.join(root, restored), passphrase: later })).toBe(
      'wrong-passphrase passphrase',
    );
    await value('vault.unlock', { path: path.join(root, restored), passphrase });
    expect(await names()).toEqual(['Asha', 'Bo']);
  });

  test('from a stick on another computer: by its file alone, read whole with the passphrase', async () => {
    const backup = (await newest())?.path ?? '';
    const stick = path.join(root, 'carried.mcn');
    for (const ending of ['', '.header']) copyFileSync(`${backup}${ending}`, `${stick}${ending}`);
    await host.host.close();
    home = path.join(root, 'another-home');
    host = startHost(home);
    expect((await value<OutputOf<'backups.list'>>('backups.list', { path: null })).backups).toEqual([]);
    expect(await restore({ backup: stick, passphrase })).toMatchObject({
      value: { checked: 'opened', olderKey: null },
    });
    const bytes = readFileSync(stick);
    bytes[9000] = (bytes[9000] ?? 0) ^ 1;
    writeFileSync(stick, bytes);
    // Nothing is known of this file here but what its pages say themselves.
    expect(await restore({ backup: stick, passphrase, name: 'South' })).toMatchObject({
      error: { code: 'backup-damaged', field: 'backup' },
    });
    expect(existsSync(path.join(root, 'elsewhere', 'South.mcn'))).toBe(false);
  });

  test('what is moved together is found by its place no longer, and offered among all', async () => {
    await restart();
    renameSync(register(), path.join(root, 'moved.mcn'));
    renameSync(headerPathOf(register()), path.join(root, 'moved.mcn.header'));
    expect(await newest()).toMatchObject({ registerName: 'North' });
    expect((await value<OutputOf<'backups.list'>>('backups.list', { path: null })).backups).toHaveLength(1);
  });
});
