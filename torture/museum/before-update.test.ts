import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newestVersion } from '../../db/migrate.ts';
import { openCopy, type RawDb } from '../../db/open.ts';
import type { OutputOf } from '../../domain/contract.ts';
import { openBackupNotes } from '../../electron/host/backups/backup-notes.ts';
import { callOnSmallDrive, whyNoSmallDrive } from '../../electron/host/testing/in-child.ts';
import { type LockedHost, startHost } from '../../electron/host/testing/locked-host.ts';
import { headerPathOf } from '../../electron/host/vault/header.ts';
import { contentOf } from '../content.ts';
import { openPlace } from '../open-place.ts';
import { dataKeyOf, type Place, withRegister } from '../register.ts';
import { museumContent, museumRegister } from './first-schema-rows.ts';
import { createOldRegister, schemas } from './old-register.ts';
import { createOldRegisterWithPassphrase } from './old-register-with-passphrase.ts';

const passphrase = 'river lantern copper violin';
const newest = newestVersion();
const older = schemas.filter((version) => version < newest);
let root: string;
let host: LockedHost;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-update-'));
  host = startHost(path.join(root, 'home'));
});
afterEach(async () => {
  await host.host.close();
  rmSync(root, { recursive: true, force: true });
});

const home = (): string => path.join(root, 'home');
const oldRegister = (version: number): Promise<Place> =>
  createOldRegisterWithPassphrase(path.join(root, 'register'), version, passphrase);
const unlocking = (file: string, given: object = {}) => ({ path: file, passphrase, ...given });
const schemaOf = (db: RawDb): number => Number(db.pragma('user_version', { simple: true }));
const notes = () => openBackupNotes(home(), museumRegister).read();
const madeIn = (): string => {
  const [made] = notes().backups;
  return path.join(made?.folder ?? '', made?.name ?? '');
};
/** What a closed file says, as it lies there, without a byte of it being changed. */
function said(place: Place, file: string) {
  const db = openCopy(file, dataKeyOf(place));
  try {
    return { schema: schemaOf(db), content: contentOf(db) };
  } finally {
    db.close();
  }
}
const asItWas = (schema: number) => ({ schema, content: museumContent });
/** The data folder takes no backups: a file lies where their folder would. */
const closeOwnFolder = (): void => {
  mkdirSync(home(), { recursive: true });
  writeFileSync(path.join(home(), 'backups'), '');
};
const audited = (place: Place, operation: string): unknown[] =>
  withRegister(place, (db) => db.prepare('SELECT detail FROM audit WHERE operation = ?').pluck().all(operation)).map(
    (detail) => JSON.parse(String(detail)) as unknown,
  );

describe('a register of an older version', () => {
  test.each(older)('of schema %i is kept as it is, in a backup, before its schema changes', (version) => {
    const place = { ...createOldRegister(path.join(root, 'register'), version), home: home() };
    const [register, keyFile] = [readFileSync(place.file), readFileSync(headerPathOf(place.file))];
    openPlace(place).close();
    const [made] = notes().backups;
    expect(made).toMatchObject({ reason: 'update', state: 'made', generation: 1 });
    expect(said(place, madeIn())).toEqual(asItWas(version));
    // With the key file of then, so that the version that wrote it opens it with the passphrases of then.
    expect(readFileSync(headerPathOf(madeIn()))).toEqual(keyFile);
    expect(register.equals(readFileSync(place.file))).toBe(false);
    expect(said(place, place.file)).toEqual(asItWas(newest));
    const listed = withRegister(place, (db) => db.prepare('SELECT name, reason, verified FROM backup').all());
    expect(listed).toEqual([{ name: made?.name, reason: 'update', verified: 1 }]);
    expect(audited(place, 'backups.make')).toEqual([expect.objectContaining({ reason: 'update' })]);
  });

  test('its backup is put back and opens with the passphrase of then, and is updated in its turn', async () => {
    const place = await oldRegister(10);
    await host.ask('vault.unlock', unlocking(place.file));
    const backup = madeIn();
    await host.host.close();
    host = startHost(home());
    const order = { backup, folder: path.join(root, 'back'), name: 'Museum again', passphrase };
    expect(await host.ask('backups.restore', order)).toMatchObject({ ok: true, value: { checked: 'opened' } });
    const back = { ...place, file: path.join(root, 'back', 'Museum again.mcn') };
    expect(said(place, back.file)).toEqual(asItWas(10));
    expect(await host.codeOf('vault.unlock', unlocking(back.file))).toBe('ok');
    const reply = await host.ask('people.list', {});
    if (!reply.ok) throw new Error(reply.error.code);
    expect((reply.value as OutputOf<'people.list'>).people).toHaveLength(12);
  });

  test('is kept once: the next opening makes no backup for an update', async () => {
    const place = await oldRegister(40);
    await host.ask('vault.unlock', unlocking(place.file));
    await host.host.close();
    host = startHost(home());
    expect(await host.codeOf('vault.unlock', unlocking(place.file))).toBe('ok');
    expect(notes().backups.filter(({ reason }) => reason === 'update')).toHaveLength(1);
  });

  test('a chosen folder that is not there, as a stick that is not plugged in: the application’s own takes it', async () => {
    const place = await oldRegister(40);
    openBackupNotes(home(), museumRegister).keep({ folder: path.join(root, 'stick') });
    expect(await host.codeOf('vault.unlock', unlocking(place.file))).toBe('ok');
    expect(madeIn().startsWith(home())).toBe(true);
    expect(said(place, madeIn())).toEqual(asItWas(40));
  });
});

describe('where the backup before an update cannot be made', () => {
  /** Refused, and not a byte of the pair is another. */
  async function expectHeldBack(place: Place, given: object, code: string): Promise<void> {
    const before = [readFileSync(place.file), readFileSync(headerPathOf(place.file))];
    expect(await host.codeOf('vault.unlock', unlocking(place.file, given))).toBe(code);
    expect([readFileSync(place.file), readFileSync(headerPathOf(place.file))]).toEqual(before);
    expect(said(place, place.file).schema).toBe(40);
  }

  test('the register stays as it is, and it is said', async () => {
    closeOwnFolder();
    await expectHeldBack(await oldRegister(40), {}, 'backup-needed-first path');
  });

  test('another folder does, and a bad one is refused beside its field', async () => {
    closeOwnFolder();
    const place = await oldRegister(40);
    const stick = path.join(root, 'stick');
    await expectHeldBack(place, { updateBackup: { folder: stick } }, 'folder-missing updateBackup');
    mkdirSync(stick);
    expect(await host.codeOf('vault.unlock', unlocking(place.file, { updateBackup: { folder: stick } }))).toBe('ok');
    await host.host.close();
    // The notes of this computer have no place either; what was made is found in its folder all the same.
    const made = readdirSync(stick).filter((name) => name.endsWith('.mcn'));
    expect(made.map((name) => said(place, path.join(stick, name)))).toEqual([asItWas(40)]);
    expect(readdirSync(stick)).toHaveLength(2);
  });

  test('somebody who must get in goes on without one, which is noted, and nothing is lost', async () => {
    closeOwnFolder();
    const place = await oldRegister(40);
    expect(await host.codeOf('vault.unlock', unlocking(place.file, { updateBackup: { folder: null } }))).toBe('ok');
    const overview = await host.ask('backups.overview', {});
    expect(overview).toMatchObject({ value: { last: null, warnings: [{ code: 'none-yet' }, {}] } });
    await host.host.close();
    expect(said(place, place.file)).toEqual(asItWas(newest));
    expect(audited(place, 'backups.make')).toEqual([{ reason: 'update', made: 'no' }]);
  });

  test('asking to go on without one makes it all the same where it can be made', async () => {
    const place = await oldRegister(40);
    expect(await host.codeOf('vault.unlock', unlocking(place.file, { updateBackup: { folder: null } }))).toBe('ok');
    expect(said(place, madeIn())).toEqual(asItWas(40));
  });

  test('a damaged register is never updated, with a backup or without', async () => {
    const place = await oldRegister(40);
    const bytes = readFileSync(place.file);
    const root = "SELECT rootpage FROM sqlite_master WHERE name = 'fact'";
    // A page that opening does not look at, and a copy does.
    const at = withRegister(place, (db) => Number(db.prepare(root).pluck().get()) - 1) * 4096 + 100;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(place.file, bytes);
    for (const given of [{}, { updateBackup: { folder: null } }])
      expect(await host.codeOf('vault.unlock', unlocking(place.file, given))).toBe('register-damaged path');
    expect(readFileSync(place.file).equals(bytes)).toBe(true);
  });

  test('a full drive of the computer: held back, and in once there is another place', async (context) => {
    const drive = path.join(root, 'drive');
    mkdirSync(drive);
    chmodSync(drive, 0o777);
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) context.skip(reason);
    const place = await oldRegister(40);
    const stick = path.join(root, 'stick');
    mkdirSync(stick);
    const calls = [{}, { updateBackup: { folder: stick } }].map(
      (given) => ['vault.unlock', unlocking(place.file, given)] as const,
    );
    const plan = { home: path.join(drive, 'home'), calls, list: drive };
    const { replies, listing } = callOnSmallDrive(plan, { at: drive, kibibytes: 96 });
    expect(replies.map((reply) => (reply.ok ? 'ok' : reply.error.code))).toEqual(['backup-needed-first', 'ok']);
    expect(listing.filter((name) => /unfinished|\.mcn/.test(name))).toEqual([]);
    expect(said(place, place.file)).toEqual(asItWas(newest));
  });
});

test('a register whose audit trail was tampered with is backed up all the same, and its backup says so', async () => {
  const place = await oldRegister(40);
  withRegister(place, (db) => {
    const triggers = db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'").pluck();
    for (const name of triggers.all()) db.exec(`DROP TRIGGER "${String(name)}"`);
    db.exec("UPDATE audit SET operation = 'people.list' WHERE seq = 3");
  });
  expect(await host.codeOf('vault.unlock', unlocking(place.file))).toBe('ok');
  expect(await host.codeOf('backups.make', {})).toBe('ok');
  const backup = notes().backups.at(-1);
  const order = {
    backup: path.join(backup?.folder ?? '', backup?.name ?? ''),
    folder: root,
    name: 'Again',
    passphrase,
  };
  expect(await host.ask('backups.restore', order)).toMatchObject({
    value: { checked: 'opened', trailProblem: expect.stringContaining('was changed') },
  });
});
