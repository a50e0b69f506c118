import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCopy } from '../../../db/open.ts';
import { type CallsInChild, callInChild, callOnSmallDrive, whyNoSmallDrive } from '../testing/in-child.ts';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';
import { headerPathOf, readHeader } from '../vault/header.ts';
import { type NotedBackup, openBackupNotes } from './backup-notes.ts';
import { assertWhole } from './check-copy.ts';

const script = fileURLToPath(new URL('../testing/backup-maker.ts', import.meta.url));
const rounds = 8;
let open: TestHost;
let drive: string;
let asRegister: NonNullable<CallsInChild['register']>;

beforeEach(async () => {
  open = await openTestHost();
  drive = path.join(open.folder, 'drive');
  mkdirSync(drive);
  const key = open.dataKey.use((bytes) => bytes.toString('hex'));
  asRegister = { file: open.file, key, userId: open.session.user.id };
});
afterEach(() => open.discard());

const skipBecause = (context: { skip(reason: string): never }): void => {
  const reason = whyNoSmallDrive(drive);
  if (reason === null) return;
  console.log(`skipped: ${reason}`);
  context.skip(reason);
};
const codes = (replies: readonly { ok: boolean; error?: { code: string; field?: string } }[]): string[] =>
  replies.map(({ ok, error }) => (ok ? 'ok' : `${error?.code} ${error?.field ?? ''}`.trim()));

describe('a full drive', () => {
  test.for([40, 300])(
    'of %i KiB: no half of a backup, the register goes on, and it is said',
    async (kibibytes, context) => {
      skipBecause(context);
      await open.host.close();
      const calls = [
        ['backups.setFolder', { folder: drive }] as const,
        ['backups.make', {}] as const,
        ['people.add', { preferredName: 'Asha' }] as const,
        ['backups.overview', {}] as const,
      ];
      const plan = { home: path.join(open.folder, 'other-home'), register: asRegister, calls, list: drive };
      const { replies, listing, closed, again } = callOnSmallDrive(plan, { at: drive, kibibytes });
      expect(codes(replies)).toEqual(['ok', 'folder-full folder', 'ok', 'ok']);
      expect(replies[3]).toMatchObject({ value: { warnings: [{ code: 'failed', pressing: true }, {}] } });
      expect([listing, closed]).toEqual([[], true]);
      expect(again).toEqual({ names: ['Asha'], integrity: 'ok', trail: null });
    },
  );

  test.for([40, 300])('of %i KiB: nothing of a restored copy that does not fit', async (kibibytes, context) => {
    skipBecause(context);
    const { backup } = await open.call('backups.make', {});
    await open.host.close();
    const order = { backup: backup.path, folder: path.join(drive, 'back'), name: 'Again' };
    const plan = {
      home: path.join(open.folder, 'other-home'),
      calls: [['backups.restore', order] as const],
      list: drive,
    };
    const { replies, listing } = callOnSmallDrive(plan, { at: drive, kibibytes });
    expect([codes(replies), listing]).toEqual([['folder-full folder'], ['back']]);
  });

  test('that can only be read takes no backup and no restored copy', async (context) => {
    skipBecause(context);
    const { backup } = await open.call('backups.make', {});
    await open.host.close();
    const order = { backup: backup.path, folder: drive, name: 'Again' };
    const calls = [['backups.make', { folder: drive }] as const, ['backups.restore', order] as const];
    const plan = { home: path.join(open.folder, 'other-home'), register: asRegister, calls, list: drive };
    const { replies, listing } = callOnSmallDrive(plan, { at: drive, kibibytes: 4096, readOnly: true });
    expect([codes(replies), listing]).toEqual([['folder-read-only folder', 'folder-read-only folder'], []]);
  });
});

/** Lets a process make and restore backups and kills it at a moment within so many milliseconds; answers with what it said. */
async function workUntilKilled(longest: number): Promise<string[]> {
  const { file, key, userId } = asRegister;
  const home = path.join(open.folder, 'crash-home');
  const child = spawn(process.execPath, [script, file, key, userId, home, drive], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, complaints] = ['', ''];
  child.stdout.on('data', (text: Buffer) => {
    output += text.toString('utf8');
  });
  child.stderr.on('data', (text: Buffer) => {
    complaints += text.toString('utf8');
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  await pause(Math.random() * longest);
  child.kill('SIGKILL');
  await ended;
  expect(complaints).toBe('');
  return output.split('\n').filter((line) => /^(made|restored) .+\.mcn$/.test(line));
}

/** Every visible pair of a folder is whole, under its own key file. */
function expectWholePairs(folder: string, headOf: boolean): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const registers = names.filter((name) => name.endsWith('.mcn'));
  for (const name of registers) {
    const file = path.join(folder, name);
    const header = readHeader(headerPathOf(file));
    const db = openCopy(file, open.dataKey);
    assertWhole(db, headOf ? header.auditHead : null);
    db.close();
  }
  return registers;
}

test('killed at any moment while backups are made and restored: whole pairs or leftovers that the next run clears', async () => {
  await open.host.close();
  const said: string[] = [];
  const [backups, back] = [path.join(drive, 'backups'), path.join(drive, 'back')];
  mkdirSync(backups);
  // On a slow machine the moments reach further, until enough was done before them to be held against the folders.
  for (let round = 0; round < rounds || said.length <= rounds / 2; round += 1) {
    said.push(...(await workUntilKilled(1500 * (1 + round / rounds))));
    const [made, restored] = [expectWholePairs(backups, true), expectWholePairs(back, true)];
    for (const line of said) {
      const [what, ...name] = line.split(' ');
      expect(what === 'made' ? made : restored).toContain(name.join(' '));
    }
  }
  open = await open.reopen();
  expect(open.session.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(open.session.audit.verify(null).problem).toBeNull();
  // The next run, on the same notes, leaves nothing but pairs; nor does a kill while a key file was being written.
  const home = path.join(open.folder, 'crash-home');
  const notes = openBackupNotes(home, open.session.registerId);
  const begun = {
    ...notes.read().backups[0],
    id: '0180a000-0000-7000-8000-00000000beef',
    name: 'Begun.mcn',
    folder: backups,
    state: 'making',
  };
  notes.note(begun as NotedBackup);
  for (const pid of [8088, 1])
    writeFileSync(path.join(backups, `.Begun.mcn.header.${pid}.unfinished`), 'half a key fi');
  const plan = { ...asRegister };
  await open.host.close();
  const { replies } = callInChild({ home, register: plan, calls: [['backups.make', {}]], list: backups });
  expect(codes(replies)).toEqual(['ok']);
  const pairs = readdirSync(backups).filter((name) => name.endsWith('.mcn'));
  expect(readdirSync(backups).sort()).toEqual(pairs.flatMap((name) => [name, `${name}.header`]).sort());
  expect(pairs.map((name) => readFileSync(path.join(backups, name)).length % 4096)).toEqual(pairs.map(() => 0));
}, 120_000);
