import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeRegister, openCopy, openRegister } from '../../../db/open.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { headerPathOf } from '../vault/header.ts';

let open: TestHost;

beforeEach(async () => {
  open = await openTestHost();
  await open.call('people.add', asha);
});
afterEach(() => open.discard());

const make = async (): Promise<string> => (await open.call('backups.make', {})).backup.path;
const restore = (backup: string, given: object = {}) =>
  open.call('backups.restore', { backup, folder: path.join(open.folder, 'elsewhere'), name: 'North again', ...given });
const refusal = async (name: string, input: object): Promise<string> => {
  const { code, field } = await open.refused(name, input);
  return [code, field].filter(Boolean).join(' ');
};
const restoring = (backup: string, given: object = {}): Promise<string> =>
  refusal('backups.restore', { backup, folder: path.join(open.folder, 'elsewhere'), name: 'North again', ...given });
const namesIn = (file: string): string[] => {
  const db = openCopy(file, open.dataKey);
  const found = db.prepare<[], string>('SELECT preferredName FROM person ORDER BY preferredName').pluck().all();
  db.close();
  return found;
};
const listing = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

describe('restoring', () => {
  test('puts a copy with its key file into a new place, made if need be, and leaves the backup as it is', async () => {
    const backup = await make();
    const before = readFileSync(backup);
    const { path: at, checked, olderKey } = await restore(backup);
    expect(at).toBe(path.join(open.folder, 'elsewhere', 'North again.mcn'));
    expect([checked, olderKey]).toEqual(['as-made', null]);
    expect(readFileSync(at)).toEqual(before);
    expect(readFileSync(headerPathOf(at))).toEqual(readFileSync(headerPathOf(backup)));
    expect(readFileSync(backup)).toEqual(before);
    expect(namesIn(at)).toEqual(['Asha']);
    expect(listing(path.dirname(at))).toEqual(['North again.mcn', 'North again.mcn.header']);
  });

  test('never over anything: a register, a key file or a log of that name', async () => {
    const backup = await make();
    const elsewhere = path.join(open.folder, 'elsewhere');
    mkdirSync(elsewhere);
    for (const ending of ['', '.header', '-wal']) {
      const there = path.join(elsewhere, `North again.mcn${ending}`);
      writeFileSync(there, 'the only copy');
      expect(await restoring(backup)).toBe('register-exists name');
      expect(readFileSync(there, 'utf8')).toBe('the only copy');
      rmSync(there);
    }
    expect(await restoring(backup, { folder: open.folder, name: 'Test' })).toBe('register-exists name');
    const both = [restore(backup), restore(backup)].map((one) =>
      one.then(() => 'ok').catch((error: Error) => error.message),
    );
    expect((await Promise.all(both)).sort()).toEqual(['backups.restore: register-exists name', 'ok']);
  });

  test('of a damaged backup is refused and leaves nothing', async () => {
    const backup = await make();
    for (const at of [20, 5000, statSync(backup).size - 1]) {
      flip(backup, at);
      expect(await restoring(backup)).toBe('backup-damaged backup');
      flip(backup, at);
    }
    expect(listing(path.join(open.folder, 'elsewhere'))).toEqual([]);
    await restore(backup);
  });

  test('of something else is refused in words', async () => {
    const backup = await make();
    const other = path.join(open.folder, 'other.mcn');
    expect(await restoring(other)).toBe('backup-missing backup');
    expect(await restoring(open.folder)).toBe('backup-not-one backup');
    writeFileSync(other, 'Dear Robin');
    expect(await restoring(other)).toBe('backup-not-one backup');
    copyFileSync(backup, other);
    expect(await restoring(other)).toBe('backup-without-key-file backup');
    writeFileSync(headerPathOf(other), readFileSync(headerPathOf(backup)).subarray(0, 400));
    expect(await restoring(other)).toBe('backup-without-key-file backup');
    expect(await restoring(open.file)).toBe('backup-is-open backup');
    expect(await restoring(backup, { name: '../North' })).toBe('register-name-invalid name');
    expect(() => openRegister(open.file, open.dataKey, { create: false })).toThrow();
  });

  test('into a place that cannot be written is refused', async () => {
    const backup = await make();
    const file = path.join(open.folder, 'file');
    writeFileSync(file, '');
    expect(await restoring(backup, { folder: file })).toBe('folder-missing folder');
    expect(await restoring(backup, { folder: path.join(file, 'below') })).toBe('folder-missing folder');
  });

  test('clears what a restoring left whose process is gone, and nothing of one that is not', async () => {
    const backup = await make();
    const elsewhere = path.join(open.folder, 'elsewhere');
    mkdirSync(elsewhere);
    const target = path.join(elsewhere, 'North again.mcn');
    writeFileSync(`${target}.999999999.unfinished`, 'half');
    copyFileSync(headerPathOf(backup), headerPathOf(target));
    await restore(backup);
    expect(listing(elsewhere)).toEqual(['North again.mcn', 'North again.mcn.header']);
    writeFileSync(path.join(elsewhere, `South.mcn.${process.ppid}.unfinished`), 'half');
    await restore(backup, { name: 'South' });
    expect(listing(elsewhere)).toContain(`South.mcn.${process.ppid}.unfinished`);
  });

  test('tells that a backup was made with an older key', async () => {
    const backup = await make();
    const recent = { deviceId: '00000000-0000-4000-8000-000000000001', lastReturnFolder: null, attempts: {} };
    const { registerId } = open.session;
    const known = { ...recent, recent: [{ name: 'Test', path: open.file, registerId }] };
    writeFileSync(path.join(open.home, 'computer.json'), JSON.stringify(known));
    const header = open.open.keyFile.current();
    writeFileSync(headerPathOf(open.file), JSON.stringify({ ...header, generation: 2 }));
    expect((await open.call('backups.overview', {})).backups[0]?.olderKey).toBe(true);
    expect((await open.call('backups.list', { path: open.file })).backups[0]?.olderKey).toBe(true);
    expect((await restore(backup)).olderKey).toBe(true);
  });
});

test('closeRegister leaves a restored copy as a register that opens for writing', async () => {
  const { path: at } = await restore(await make());
  const db = openRegister(at, open.dataKey, { create: false });
  db.prepare("UPDATE person SET preferredName = 'Ash'").run();
  closeRegister(db);
  expect(namesIn(at)).toEqual(['Ash']);
});
