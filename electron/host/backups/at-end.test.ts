import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHost } from '../create-host.ts';
import type { LockReason } from '../host-protocol.ts';
import { openTestHost, portsWithoutWindow, type TestHost } from '../testing/open-test-host.ts';
import { headerPathOf, readHeader } from '../vault/header.ts';
import { openBackupNotes } from './backup-notes.ts';

const hour = 3_600_000;
let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(() => open.discard());

const notes = () => openBackupNotes(open.home, open.session.registerId).read();
const reasons = (): string[] => notes().backups.map(({ reason }) => reason);
/** Ends the host for a reason and opens the register again. */
const end = async (reason: LockReason): Promise<void> => {
  await open.host.close(reason);
  open = await open.reopen();
};
const work = (preferredName: string) => open.call('people.add', { preferredName });

test('closing makes a backup of what was written, and none where nothing was', async () => {
  await work('Asha');
  await end('closing');
  expect(reasons()).toEqual(['closing']);
  await end('closing');
  expect(reasons()).toHaveLength(1);
  await work('Bo');
  open.clock.now += 24 * hour;
  await end('closing');
  expect(reasons()).toEqual(['closing', 'closing']);
});

test('looking at people is no reason for a backup', async () => {
  const { id: personId } = await work('Asha');
  await end('closing');
  await open.call('people.open', { personId });
  await open.call('people.list', {});
  await end('closing');
  expect(reasons()).toHaveLength(1);
});

test('locking makes one at most every hour', async () => {
  await work('Asha');
  await end('asked');
  await work('Bo');
  await end('idle');
  expect(reasons()).toHaveLength(1);
  await work('Cy');
  open.clock.now += hour;
  await end('idle');
  // The later one of a day takes the place of the earlier.
  expect(notes().backups).toMatchObject([{ reason: 'closing', madeAt: new Date(open.clock.now).toISOString() }]);
});

test.each(['suspended', 'screen-locked', 'user-switched', 'clock-gap', 'crashed'] as const)(
  'there is no time for one when %s; it stays due',
  async (reason) => {
    await work('Asha');
    await end(reason);
    expect(reasons()).toEqual([]);
    await end('closing');
    expect(reasons()).toEqual(['closing']);
  },
);

test('a backup that cannot be made keeps nothing open, is reported, and is said at the next opening', async () => {
  const stick = path.join(open.folder, 'stick');
  mkdirSync(stick);
  await open.call('backups.setFolder', { folder: stick });
  await work('Asha');
  rmSync(stick, { recursive: true });
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await open.host.close('closing');
  expect(said.mock.calls.flat().join('')).toContain('code:backup-not-made:backups.make:folder-missing');
  said.mockRestore();
  open = await open.reopen();
  expect((await open.call('backups.overview', {})).warnings[0]).toMatchObject({
    code: 'folder-missing',
    pressing: true,
  });
});

test('the register keeps no log beside it after a backup at its end', async () => {
  await work('Asha');
  await open.host.close('closing');
  expect(readdirSync(open.folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
});

test('another process that finds the register in use has the due backup made here, and is answered', async () => {
  await work('Asha');
  const settings = { home: open.home, shell: 'terminal' as const, demonstration: false, lockSignals: [] };
  const other = createHost(settings, portsWithoutWindow);
  const ask = (): Promise<unknown> => other.dispatch('backups.askHolder', { path: open.file }, { window: 'main' });
  const answer = await ask();
  const [made] = notes().backups;
  expect(answer).toMatchObject({ ok: true, value: { backup: { name: made?.name, state: 'good' } } });
  expect(readHeader(headerPathOf(path.join(made?.folder ?? '', made?.name ?? ''))).registerId).toBe(
    open.session.registerId,
  );
  // Nothing is due any more, so nothing is made, and the newest is told.
  expect(await ask()).toEqual(answer);
  expect(notes().backups).toHaveLength(1);
  expect(readdirSync(path.join(open.home, 'backups')).filter((name) => /\.(asked|answered)$/.test(name))).toEqual([]);
  await other.close();
});

test('where nobody listens, the register is said to be in use', async () => {
  const settings = {
    home: path.join(open.folder, 'other-home'),
    shell: 'terminal' as const,
    demonstration: false,
    lockSignals: [],
  };
  const other = createHost(settings, portsWithoutWindow);
  expect(await other.dispatch('backups.askHolder', { path: open.file }, { window: 'main' })).toMatchObject({
    ok: false,
    error: { code: 'register-in-use', field: 'path' },
  });
  await other.close();
});
