import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCopy, openRegister } from '../../../db/open.ts';
import { listBackups } from '../../../db/repositories/backups/backups.ts';
import { openBackupNotes } from '../backups/backup-notes.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { asha } from '../testing/person-input.ts';
import { headerPathOf, readHeader } from '../vault/header.ts';

const day = 86_400_000;
let open: TestHost;

beforeEach(async () => {
  open = await openTestHost();
  await open.call('people.add', asha);
});
afterEach(() => open.discard());

const make = async (): Promise<string> => (await open.call('backups.make', {})).backup.path;
const refusal = async (name: string, input: object): Promise<string> => {
  const { code, field } = await open.refused(name, input);
  return [code, field].filter(Boolean).join(' ');
};
const namesIn = (file: string): string[] => {
  const db = openCopy(file, open.dataKey);
  const found = db.prepare<[], string>('SELECT preferredName FROM person ORDER BY preferredName').pluck().all();
  db.close();
  return found;
};
const listing = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);
const rows = () => listBackups(open.session.read);
const warnings = async (): Promise<string[]> =>
  (await open.call('backups.overview', {})).warnings.map(({ code }) => code);
describe('a backup that somebody asks for', () => {
  test('is a pair under the register’s name and the moment, encrypted, readable to its owner alone', async () => {
    const file = await make();
    expect(path.basename(file)).toMatch(/^Test 2018-04-03 \d\d-00-00\.mcn$/);
    expect(listing(path.dirname(file))).toEqual([path.basename(file), `${path.basename(file)}.header`]);
    expect(readFileSync(file).includes('Asha')).toBe(false);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0);
    expect(namesIn(file)).toEqual(['Asha']);
  });

  test('carries the key file of its time, sealed, with the head of the trail that is in it', async () => {
    const head = open.session.audit.head();
    const header = readHeader(headerPathOf(await make()));
    expect(header.auditHead).toEqual(head);
    expect({ ...header, auditHead: null, seal: null }).toEqual({
      ...open.open.keyFile.current(),
      auditHead: null,
      seal: null,
    });
  });

  test('is noted in the register, for whoever erases a person, and in its trail', async () => {
    const file = await make();
    const [row] = rows();
    expect(row).toMatchObject({
      name: path.basename(file),
      folder: path.dirname(file),
      folderKind: 'this-computer',
      reason: 'asked',
      bytes: statSync(file).size,
      generation: 1,
      verified: 1,
      missingAt: null,
      removedAt: null,
    });
    const { entry } = open.session.raw
      .prepare<[], { entry: string }>('SELECT operation || detail AS entry FROM audit ORDER BY seq DESC LIMIT 1')
      .get() ?? { entry: '' };
    expect(entry).toContain('backups.make{"reason":"asked"');
    expect(open.session.audit.verify(null).problem).toBeNull();
  });

  test('says how far it is, and that the list changed', async () => {
    await make();
    const told = open.events.filter((event) => event.type === 'progress');
    expect(told).toEqual([0, 1, 2, 3].map((done) => ({ type: 'progress', job: 'backups.make', done, total: 3 })));
    expect(open.events).toContainEqual({ type: 'changed', topics: ['backups'] });
  });

  test('gets a name of its own even within one second, and two at once are made one after the other', async () => {
    const made = await Promise.all([open.call('backups.make', {}), open.call('backups.make', {})]);
    const files = made.map(({ backup }) => backup.path);
    expect(new Set(files).size).toBe(2);
    for (const file of files) expect(namesIn(file)).toEqual(['Asha']);
  });

  test('leaves the register open to writing, and its lock where it was', async () => {
    await make();
    await open.call('people.add', { preferredName: 'Bo' });
    expect(() => openRegister(open.file, open.dataKey, { create: false })).toThrow();
  });
});

describe('where backups go', () => {
  test('any folder that exists, remembered on this computer', async () => {
    const stick = path.join(open.folder, 'stick');
    expect(await refusal('backups.setFolder', { folder: stick })).toBe('folder-missing folder');
    mkdirSync(stick);
    await open.call('backups.setFolder', { folder: stick });
    expect(path.dirname(await make())).toBe(stick);
    open = await open.reopen();
    expect(await open.call('backups.overview', {})).toMatchObject({ folder: stick, folderKind: 'chosen' });
    await open.call('backups.setFolder', { folder: null });
    expect(path.dirname(await make())).not.toBe(stick);
    expect((await open.call('backups.overview', {})).backups).toHaveLength(2);
  });

  test('a folder that went away is said, and one that came back is used again', async () => {
    const stick = path.join(open.folder, 'stick');
    mkdirSync(stick);
    await open.call('backups.setFolder', { folder: stick });
    await make();
    renameSync(stick, `${stick}-unplugged`);
    expect(await refusal('backups.make', {})).toBe('folder-missing folder');
    expect(await warnings()).toContain('folder-missing');
    // Nothing is known of what lies on a stick that is not there, so it is not called missing.
    expect(rows()[0]?.missingAt).toBeNull();
    renameSync(`${stick}-unplugged`, stick);
    await make();
    expect(await warnings()).toEqual(['same-drive']);
  });

  test('a file in the place of the folder is refused', async () => {
    const file = path.join(open.folder, 'file');
    writeFileSync(file, '');
    expect(await refusal('backups.setFolder', { folder: file })).toBe('folder-missing folder');
  });

  test('a folder that is copied to the internet is named, for the backups and for the register', async () => {
    const synced = path.join(open.folder, 'OneDrive - Midshire Council');
    mkdirSync(synced);
    expect(await open.call('backups.lookAtFolder', { folder: path.join(synced, 'not', 'made', 'yet') })).toEqual({
      syncedBy: 'OneDrive',
      warning: expect.stringContaining('copied to the internet by OneDrive'),
    });
    expect(await open.call('backups.lookAtFolder', { folder: open.folder })).toEqual({
      syncedBy: null,
      warning: null,
    });
    await open.call('backups.setFolder', { folder: synced });
    expect(await warnings()).toContain('folder-synced');
  });

  test('only whoever looks after the register may move them', async () => {
    open = await open.reopen({ roles: ['caseworker'] });
    expect(await refusal('backups.setFolder', { folder: null })).toBe('not-allowed');
    await make();
  });
});

describe('the list of backups', () => {
  test('knows what was made here, finds what was copied there, and sees what is damaged or gone', async () => {
    const first = await make();
    open.clock.now += day;
    const second = await make();
    const folder = path.dirname(first);
    const copied = path.join(folder, 'Test 2018-01-02 09-30-00.mcn');
    for (const ending of ['', '.header']) copyFileSync(`${first}${ending}`, `${copied}${ending}`);
    writeFileSync(path.join(folder, 'Test 2018-01-03 09-30-00.mcn'), 'without a key file');
    appendFileSync(second, 'x');
    const { backups } = await open.call('backups.overview', {});
    expect(backups.map(({ name, state }) => [name, state])).toEqual([
      [path.basename(second), 'damaged'],
      [path.basename(first), 'good'],
      ['Test 2018-01-02 09-30-00.mcn', 'not-known'],
    ]);
    rmSync(second);
    expect((await open.call('backups.overview', {})).backups).toHaveLength(2);
  });

  test('a backup that somebody deleted is noted as missing and not as removed', async () => {
    const first = await make();
    rmSync(first);
    open.clock.now += day;
    await make();
    expect(rows().map(({ missingAt, removedAt }) => [missingAt !== null, removedAt])).toEqual([
      [true, null],
      [false, null],
    ]);
  });

  test('outlives the computer’s notes', async () => {
    const file = await make();
    rmSync(path.join(open.home, 'backups', `${open.session.registerId}.json`));
    const { backups } = await open.call('backups.overview', {});
    expect(backups).toMatchObject([{ path: file, state: 'not-known' }]);
  });

  test('never looks into the register itself, though it lies in the folder of the backups', async () => {
    await open.call('backups.setFolder', { folder: open.folder });
    const file = await make();
    const { backups } = await open.call('backups.overview', {});
    expect(backups.map((one) => one.path)).toEqual([file]);
    // The lock of this process on the register still keeps others out.
    expect(() => openRegister(open.file, open.dataKey, { create: false })).toThrow();
  });
});

describe('what is kept', () => {
  test('after a year of days: 7 days, 4 weeks, 12 months, each pair whole, and the rest noted as removed', async () => {
    // Writing 60 registers would only be slow: the rule has its own tests. Here the files follow it.
    for (let week = 0; week < 15; week += 1) {
      open.clock.now += day;
      await make();
    }
    const { backups } = await open.call('backups.overview', {});
    const kept = rows().filter((row) => row.removedAt === null);
    expect(backups.map(({ name }) => name).sort()).toEqual(kept.map(({ name }) => name).sort());
    expect(backups.length).toBeLessThan(15);
    expect(backups.length).toBeGreaterThanOrEqual(7);
    expect(rows()).toHaveLength(15);
    const [{ path: newest } = { path: '' }] = backups;
    expect(listing(path.dirname(newest))).toEqual(backups.flatMap(({ name }) => [name, `${name}.header`]).sort());
  });

  test('nothing of what others put there, and nothing that no longer has our size', async () => {
    const first = await make();
    const folder = path.dirname(first);
    const foreign = ['Test 2011-01-01 09-00-00.mcn', 'notes.txt', '.casebook-other.unfinished'];
    for (const name of foreign) writeFileSync(path.join(folder, name), 'of somebody else');
    appendFileSync(first, 'x'.repeat(4096));
    for (let n = 0; n < 12; n += 1) {
      open.clock.now += day;
      await make();
    }
    expect(listing(folder)).toEqual(expect.arrayContaining([...foreign, path.basename(first)]));
  });
});

describe('what an interrupted run left', () => {
  test('is cleared by the next one: an unfinished copy, and a key file that never got its backup', async () => {
    const good = await make();
    const folder = path.dirname(good);
    const notes = openBackupNotes(open.home, open.session.registerId);
    const [known] = notes.read().backups;
    if (known === undefined) throw new Error('nothing is noted');
    const name = 'Test 2018-04-03 08-00-00.mcn';
    notes.note({ ...known, id: '0180a000-0000-7000-8000-00000000000a', name, state: 'making' });
    copyFileSync(headerPathOf(good), path.join(folder, `${name}.header`));
    writeFileSync(path.join(folder, `.casebook-${open.session.registerId}.unfinished`), 'half a register');
    expect((await open.call('backups.overview', {})).backups).toHaveLength(1);
    open.clock.now += day;
    const second = await make();
    expect(listing(folder)).toEqual(
      [good, second]
        .flatMap((one) => [one, headerPathOf(one)])
        .map((one) => path.basename(one))
        .sort(),
    );
  });

  test('is kept where the pair had its name already, because it was read whole before', async () => {
    const file = await make();
    const notes = openBackupNotes(open.home, open.session.registerId);
    const [known] = notes.read().backups;
    if (known === undefined) throw new Error('nothing is noted');
    notes.note({ ...known, state: 'making' });
    open.clock.now += day;
    await make();
    expect(notes.read().backups.map(({ name, state }) => [name, state])).toContainEqual([path.basename(file), 'made']);
  });

  test('the rest of a pair that was being removed goes too', async () => {
    const file = await make();
    const notes = openBackupNotes(open.home, open.session.registerId);
    const [known] = notes.read().backups;
    if (known === undefined) throw new Error('nothing is noted');
    notes.note({ ...known, state: 'removing' });
    rmSync(file);
    open.clock.now += day;
    await make();
    expect(existsSync(headerPathOf(file))).toBe(false);
    expect(rows().find((row) => row.id === known.id)?.removedAt).not.toBeNull();
  });
});

describe('what is said', () => {
  test('a register without a backup, then with one, then one that stopped', async () => {
    expect(await warnings()).toEqual(['none-yet', 'same-drive']);
    await make();
    expect(await warnings()).toEqual(['same-drive']);
    open.clock.now += 8 * day;
    expect(await warnings()).toEqual(['same-drive']);
    await open.call('people.add', { preferredName: 'Bo' });
    expect(await warnings()).toEqual(['stopped', 'same-drive']);
  });

  test('when the next one is made: a day after the last, once something was written', async () => {
    const file = await make();
    expect(await open.call('backups.overview', {})).toMatchObject({ nextAt: null, last: { path: file } });
    await open.call('people.add', { preferredName: 'Bo' });
    const { nextAt } = await open.call('backups.overview', {});
    expect(Date.parse(nextAt ?? '')).toBe(open.clock.now + day);
  });

  test('a folder in which nothing can be saved', async () => {
    if (process.platform === 'win32' || process.getuid?.() === 0) return;
    const stick = path.join(open.folder, 'stick');
    mkdirSync(stick);
    await open.call('backups.setFolder', { folder: stick });
    chmodSync(stick, 0o500);
    expect(await refusal('backups.make', {})).toBe('folder-read-only folder');
    expect(await warnings()).toContain('folder-read-only');
    chmodSync(stick, 0o700);
  });
});
