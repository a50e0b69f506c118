import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LockedHost, startHost } from '../testing/locked-host.ts';
import { asha } from '../testing/person-input.ts';

const passphrase = 'river lantern copper violin';
let root: string;
let file: string;
let running: LockedHost;

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'casebook-at-once-'));
  file = path.join(root, 'North.mcn');
  running = startHost(path.join(root, 'home'));
});
afterEach(async () => {
  await running.host.close();
  rmSync(root, { recursive: true, force: true });
});

const names = { areaName: 'Midshire', agencyName: 'Midshire Council', displayName: 'Robin Ellery' };
const create = (host = running): Promise<string> =>
  host.codeOf('vault.create', { folder: root, registerName: 'North', ...names, passphrase });
const unlock = (): Promise<string> => running.codeOf('vault.unlock', { path: file, passphrase });
const startAgain = async (): Promise<void> => {
  await running.host.close();
  running = startHost(path.join(root, 'home'));
};
const trail = async (): Promise<unknown> => {
  const reply = await running.ask('vault.verify', {});
  return reply.ok ? (reply.value as { checks: { detail: string }[] }).checks[2]?.detail : reply.error.code;
};

/** What another process is told that tries to write to the register's file as the database does. */
const lockSeenFromElsewhere = (): string => {
  const script = `import { openRegister } from ${JSON.stringify(path.resolve('db/open.ts'))};
    import { Secret } from ${JSON.stringify(path.resolve('db/secret.ts'))};
    try { openRegister(${JSON.stringify(file)}, Secret.random(), { create: false }); } catch (error) { console.log(error.code); }`;
  return spawnSync(process.execPath, ['--no-warnings', '--input-type=module-typescript', '-e', script], {
    encoding: 'utf8',
  }).stdout.trim();
};

describe('two at once', () => {
  test('making one name twice makes it once, and nothing of it is lost', async () => {
    expect(await Promise.all([create(), create()])).toEqual(['ok', 'already-open']);
    expect(await running.codeOf('people.add', asha)).toBe('ok');
    await startAgain();
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'North.mcn.header', 'home']);
    expect(await unlock()).toBe('ok');
    expect(await running.ask('people.list', {})).toMatchObject({ value: { people: [{ preferredName: 'Asha' }] } });
  });

  test('in two windows too', async () => {
    const other = startHost(path.join(root, 'other-home'));
    const codes = await Promise.all([create(), create(other)]);
    expect(codes.sort()).toEqual(['ok', 'register-exists registerName']);
    await other.host.close();
    await startAgain();
    expect(await unlock()).toBe('ok');
  });

  test('unlocking twice opens once, and keeps other processes out', async () => {
    expect(await create()).toBe('ok');
    await startAgain();
    expect(await Promise.all([unlock(), unlock()])).toEqual(['ok', 'already-open']);
    expect(lockSeenFromElsewhere()).toBe('register-in-use');
  });

  test('an opening that ends after the host was told to close opens nothing', async () => {
    expect(await create()).toBe('ok');
    await startAgain();
    const opening = unlock();
    await running.host.close();
    expect(await opening).toBe('locked');
    expect(readdirSync(root).sort()).toEqual(['North.mcn', 'North.mcn.header', 'home']);
  });
});

test('a name beside which the log of another register lies is taken', async () => {
  writeFileSync(`${file}-wal`, 'acknowledged, but not yet in the register that was moved away');
  expect(await create()).toBe('register-exists registerName');
  expect(readdirSync(root).sort()).toEqual(['North.mcn-wal', 'home']);
});

test('the demonstration opens anew after it ended without closing', async () => {
  const folder = path.join(root, 'home', 'demonstration');
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'Demonstration cohort.mcn-wal'), 'what a crash left');
  expect(await running.codeOf('vault.openDemonstration', {})).toBe('ok');
});

test('a register that was put back to an older day is told, however often it is opened since', async () => {
  expect(await create()).toBe('ok');
  await startAgain();
  copyFileSync(file, `${file}.older`);
  expect(await unlock()).toBe('ok');
  for (let more = 0; more < 3; more += 1)
    expect(await running.codeOf('people.add', { preferredName: 'Tomos' })).toBe('ok');
  await startAgain();
  copyFileSync(`${file}.older`, file);
  for (let opened = 0; opened < 2; opened += 1) {
    expect(await unlock()).toBe('ok');
    await startAgain();
  }
  expect(await unlock()).toBe('ok');
  for (let more = 0; more < 3; more += 1)
    expect(await running.codeOf('people.add', { preferredName: 'Tomos' })).toBe('ok');
  expect(await trail()).toContain('noted outside');
});
