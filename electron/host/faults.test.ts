import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Reply } from '../../domain/reply.ts';
import {
  type CallsInChild,
  callInChild,
  callOnSmallDrive,
  nobody,
  whyNoRights,
  whyNoSmallDrive,
} from './testing/in-child.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { asha } from './testing/person-input.ts';

const newRegister = (folder: string) => ({
  folder,
  registerName: 'North',
  areaName: 'Midshire',
  agencyName: 'Harbour Housing',
  displayName: 'Robin Ellery',
  passphrase: 'river lantern copper violin',
});
const codes = (replies: readonly Reply<unknown>[]): string[] =>
  replies.map((reply) => (reply.ok ? 'ok' : `${reply.error.code} ${reply.error.field ?? ''}`.trim()));

let open: TestHost;
let drive: string;
let home: string;
let asRegister: NonNullable<CallsInChild['register']>;

beforeEach(async () => {
  open = await openTestHost();
  await open.call('people.add', asha);
  drive = path.join(open.folder, 'drive');
  home = path.join(open.folder, 'other-home');
  for (const folder of [drive, home]) mkdirSync(folder);
  const key = open.dataKey.use((bytes) => bytes.toString('hex'));
  asRegister = { file: open.file, key, userId: open.session.user.id };
});
afterEach(async () => {
  chmodSync(drive, 0o700);
  await open.discard();
});

const exportTo = (folder: string) =>
  ['returns.export', { periodId: open.periods.Y1Q4, rule: 'nhs-2018', folder }] as const;

describe('a full drive', () => {
  test.for([16, 120, 300, 420])('of %i KiB leaves nothing of a register that does not fit', (kibibytes, context) => {
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) context.skip(reason);
    const plan = { home, calls: [['vault.create', newRegister(path.join(drive, 'new'))] as const], list: drive };
    const { replies, listing } = callOnSmallDrive(plan, { at: drive, kibibytes });
    expect(codes(replies)).toEqual(['folder-full folder']);
    expect(listing.filter((name) => name !== 'new')).toEqual([]);
    expect(existsSync(path.join(home, 'key-files')) ? readdirSync(path.join(home, 'key-files')) : []).toEqual([]);
  });

  test.for([4, 12, 24, 48])(
    'of %i KiB leaves nothing of a return that does not fit, and no line in the ledger',
    async (kibibytes, context) => {
      const reason = whyNoSmallDrive(drive);
      if (reason !== null) context.skip(reason);
      await open.host.close();
      const plan = { home, register: asRegister, calls: [exportTo(drive), ['returns.list', {}] as const], list: drive };
      const { replies, listing, closed } = callOnSmallDrive(plan, { at: drive, kibibytes });
      expect(codes(replies)).toEqual(['folder-full folder', 'ok']);
      expect(replies[1]).toMatchObject({ value: { exports: [] } });
      expect([listing, closed]).toEqual([[], true]);
    },
  );

  test('under the register refuses what does not fit and keeps everything that was acknowledged', async (context) => {
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) context.skip(reason);
    await open.host.close();
    const file = path.join(drive, path.basename(open.file));
    const kept = path.join(open.folder, 'kept');
    const long = 'A door I can lock. '.repeat(200);
    const calls = Array.from(
      { length: 300 },
      (_, at) => ['people.add', { preferredName: `P${at}`, goal: long }] as const,
    );
    const plan = { home, register: { ...asRegister, file }, calls, untilRefused: true, list: drive };
    // What stands on the drive at the end is brought back by the next opening in the same child.
    const size = Math.ceil(readFileSync(open.file).length / 1024) + 400;
    const { replies } = callOnSmallDrive(plan, { at: drive, kibibytes: size, holding: [open.file] });
    const acknowledged = codes(replies).filter((code) => code === 'ok').length;
    expect(codes(replies).at(-1)).toBe('folder-full');
    expect(acknowledged).toBeGreaterThan(3);
    expect(existsSync(kept)).toBe(false);
  });
});

describe('a place where nothing can be written', () => {
  const readOnlyDrive = (plan: Omit<CallsInChild, 'home' | 'list'>, holding: string[] = []) =>
    callOnSmallDrive({ ...plan, home, list: drive }, { at: drive, kibibytes: 4096, readOnly: true, holding });

  test('on a drive without the right to write: no register, no return, nothing left', async (context) => {
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) context.skip(reason);
    await open.host.close();
    const made = readOnlyDrive({ calls: [['vault.create', newRegister(drive)]] });
    expect([codes(made.replies), made.listing]).toEqual([['folder-read-only folder'], []]);
    const exported = readOnlyDrive({ register: asRegister, calls: [exportTo(drive), ['returns.list', {}]] });
    expect([codes(exported.replies), exported.listing]).toEqual([['folder-read-only folder', 'ok'], []]);
    expect(exported.replies[1]).toMatchObject({ value: { exports: [] } });
  });

  test('in a folder of somebody else: no register, no return, and no register opened', async (context) => {
    const reason = whyNoRights();
    if (reason !== null) context.skip(reason);
    await open.host.close();
    // Somebody else can look into everything here, and write into their own home alone.
    for (const folder of [open.folder, drive]) chmodSync(folder, 0o755);
    for (const folder of [home]) chmodSync(folder, 0o777);
    const locked = path.join(drive, 'Test.mcn');
    copyFileSync(open.file, locked);
    copyFileSync(open.file, `${locked}.header`);
    chmodSync(locked, 0o444);
    chmodSync(drive, 0o555);
    const unlock = ['vault.unlock', { path: locked, passphrase: 'x' }] as const;
    const create = ['vault.create', newRegister(drive)] as const;
    const { replies, listing } = callInChild({ home, uid: nobody, calls: [create, unlock], list: drive });
    expect(codes(replies)).toEqual(['folder-read-only folder', 'header-torn path']);
    expect(listing).toEqual(['Test.mcn', 'Test.mcn.header']);
    chmodSync(locked, 0o000);
    const closed = callInChild({ home, uid: nobody, calls: [unlock], list: drive });
    expect(codes(closed.replies)).toEqual(['register-read-only path']);
    chmodSync(locked, 0o600);
  });
});
