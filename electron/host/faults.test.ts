import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
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
import { createSealedRegister } from './testing/locked-host.ts';
import { openTestHost, type TestHost } from './testing/open-test-host.ts';
import { asha } from './testing/person-input.ts';

const newRegister = (folder: string) => ({
  folder,
  registerName: 'North',
  areaName: 'Midshire',
  agencyName: 'Lanternfield Housing',
  displayName: 'Robin Ellery',
  passphrase: 'river lantern copper violin',
});
/** The reason is printed, because a report of counts alone would hide it. */
const skipBecause = (context: { skip(reason: string): never }, reason: string): never => {
  console.log(`skipped: ${reason}`);
  return context.skip(reason);
};
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
  test.for([16, 420])('of %i KiB leaves nothing of a register that does not fit', (kibibytes, context) => {
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) skipBecause(context, reason);
    const plan = { home, calls: [['vault.create', newRegister(path.join(drive, 'new'))] as const], list: drive };
    const { replies, listing } = callOnSmallDrive(plan, { at: drive, kibibytes });
    expect(codes(replies)).toEqual(['folder-full folder']);
    expect(listing.filter((name) => name !== 'new')).toEqual([]);
    expect(existsSync(path.join(home, 'key-files')) ? readdirSync(path.join(home, 'key-files')) : []).toEqual([]);
  });

  test.for([4, 48])(
    'of %i KiB leaves nothing of a return that does not fit, and no line in the ledger',
    async (kibibytes, context) => {
      const reason = whyNoSmallDrive(drive);
      if (reason !== null) skipBecause(context, reason);
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
    if (reason !== null) skipBecause(context, reason);
    await open.host.close();
    const file = path.join(drive, path.basename(open.file));
    const long = 'A door I can lock. '.repeat(200);
    const names = Array.from({ length: 300 }, (_, at) => `P${at}`);
    const calls = names.map((preferredName) => ['people.add', { preferredName, goal: long }] as const);
    const plan = { home, register: { ...asRegister, file }, calls, untilRefused: true, list: drive };
    const kibibytes = Math.ceil(readFileSync(open.file).length / 1024) + 900;
    const { replies, again } = callOnSmallDrive(plan, { at: drive, kibibytes, holding: [open.file] });
    const acknowledged = names.slice(0, codes(replies).filter((code) => code === 'ok').length);
    expect(codes(replies).at(-1)).toBe('folder-full');
    expect(acknowledged.length).toBeGreaterThan(3);
    expect(again).toEqual({ names: ['Asha', ...acknowledged], integrity: 'ok', trail: null });
  });
});

describe('a place where nothing can be written', () => {
  const readOnlyDrive = (plan: Omit<CallsInChild, 'home' | 'list'>, holding: string[] = []) =>
    callOnSmallDrive({ ...plan, home, list: drive }, { at: drive, kibibytes: 4096, readOnly: true, holding });

  test('on a drive without the right to write: no register, no return, nothing left', async (context) => {
    const reason = whyNoSmallDrive(drive);
    if (reason !== null) skipBecause(context, reason);
    await open.host.close();
    const made = readOnlyDrive({ calls: [['vault.create', newRegister(drive)]] });
    expect([codes(made.replies), made.listing]).toEqual([['folder-read-only folder'], []]);
    const exported = readOnlyDrive({ register: asRegister, calls: [exportTo(drive), ['returns.list', {}]] });
    expect([codes(exported.replies), exported.listing]).toEqual([['folder-read-only folder', 'ok'], []]);
    expect(exported.replies[1]).toMatchObject({ value: { exports: [] } });
  });

  test('in a folder of somebody else: no register, no return, and no register opened', (context) => {
    const reason = whyNoRights();
    if (reason !== null) skipBecause(context, reason);
    // Somebody else can look into everything here, and write into their own home alone.
    chmodSync(open.folder, 0o755);
    chmodSync(home, 0o777);
    const { file, header, recoveryCode } = createSealedRegister(drive, 'South');
    const before = readFileSync(header);
    chmodSync(header, 0o644);
    chmodSync(file, 0o444);
    chmodSync(drive, 0o555);
    const newPassphrase = 'river lantern copper violin';
    const recover = ['vault.recover', { path: file, recoveryCode, newPassphrase }] as const;
    const calls = [['vault.create', newRegister(drive)] as const, recover, exportTo(drive)];
    const { replies, listing } = callInChild({ home, uid: nobody, calls, list: drive });
    expect(codes(replies)).toEqual(['folder-read-only folder', 'register-read-only path', 'locked']);
    expect(listing).toEqual(['South.mcn', 'South.mcn.header']);
    expect(readFileSync(header)).toEqual(before);
    chmodSync(file, 0o000);
    const unreadable = callInChild({ home, uid: nobody, calls: [recover], list: drive });
    expect(codes(unreadable.replies)).toEqual(['register-read-only path']);
    chmodSync(file, 0o600);
  });
});
