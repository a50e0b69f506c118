import { copyFileSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutputOf } from '../../../domain/contract.ts';
import { type LockedHost, startHost } from '../testing/locked-host.ts';
import { headerPathOf } from '../vault/header.ts';
import { readRestored } from './restored.ts';

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
    expect(readRestored(home)).toEqual({});
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

  test('somebody leaves: their passphrase opens the backup from before and nothing made since, and it is said', async () => {
    const leaver = { displayName: 'Sam Teale', signInName: 'Sam', roles: ['caseworker'], passphrase: later };
    const [agency] = (await value<OutputOf<'users.list'>>('users.list', {})).agencies;
    const { id: userId } = await value<{ id: string }>('users.add', { ...leaver, agencyId: agency?.id });
    const withLeaver = (await value<OutputOf<'backups.make'>>('backups.make', {})).backup;
    await value('users.disable', { userId });
    await value('people.add', { preferredName: 'Written after somebody left' });
    const since = (await value<OutputOf<'backups.make'>>('backups.make', {})).backup;
    expect([withLeaver.generation, since.generation]).toEqual([1, 2]);

    const listed = (await value<OutputOf<'backups.overview'>>('backups.overview', {})).backups;
    expect(listed.map(({ path: at, olderKey }) => [at, olderKey])).toEqual([
      [since.path, false],
      [withLeaver.path, true],
      [expect.any(String), true],
    ]);
    const pack = await value<OutputOf<'governance.lostLaptop'>>('governance.lostLaptop', {
      noticed: { on: '2018-04-02', at: '08:30' },
    });
    expect(JSON.stringify(pack)).toContain('2 backups were made under an older key.');
    expect(JSON.stringify(pack)).toContain('also with that of somebody whose account has ended since');

    const from = (backup: string, name: string, given: object = {}) =>
      host.ask('backups.restore', { backup, folder: path.join(root, 'elsewhere'), name, ...given });
    const asLeaver = { passphrase: later, signInName: 'Sam' };
    // The one from before opens for both, as it did then.
    expect(await from(withLeaver.path, 'Before', { passphrase, signInName: 'Robin' })).toMatchObject({
      value: { checked: 'opened', olderKey: true },
    });
    expect(await from(withLeaver.path, 'Before too', asLeaver)).toMatchObject({ value: { checked: 'opened' } });
    expect(await from(since.path, 'Since', asLeaver)).toMatchObject({ error: { code: 'backup-wrong-passphrase' } });
    expect(await from(since.path, 'Since', { passphrase })).toMatchObject({ value: { olderKey: false } });
    await restart();
    const unlocking = (name: string, who: object) => ({ path: path.join(root, 'elsewhere', `${name}.mcn`), ...who });
    expect(await host.codeOf('vault.unlock', unlocking('Since', asLeaver))).toBe('wrong-passphrase passphrase');
    // Not even under a key file that they kept from the day before: it belongs to another key.
    copyFileSync(headerPathOf(withLeaver.path), headerPathOf(path.join(root, 'elsewhere', 'Since.mcn')));
    expect(await host.codeOf('vault.unlock', unlocking('Since', asLeaver))).toBe('key-file-outdated path');
    // The leaver's caseload is nobody's here; that it opens at all is what is shown.
    expect(await host.codeOf('vault.unlock', unlocking('Before too', asLeaver))).toBe('ok');
    // Ten keys are derived, each for about a second on purpose.
  }, 120_000);

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
