import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openTestHost, type TestHost } from '../testing/open-test-host.ts';

let open: TestHost;
beforeEach(async () => {
  open = await openTestHost();
});
afterEach(async () => {
  vi.useRealTimers();
  await open.discard();
});

const status = () => open.call('vault.status', {});
const told = (): string[] =>
  open.events.flatMap((event) => ('reason' in event ? [`${event.type} ${event.reason}`] : []));
const pass = (milliseconds: number): void => void vi.advanceTimersByTime(milliseconds);

describe('the idle minutes of a computer', () => {
  test('are five until somebody chooses, are there again after locking, and stand on the unlock screen', async () => {
    expect((await status()).idleMinutes).toBe(5);
    await open.call('vault.setIdleMinutes', { minutes: 1 });
    expect(await status()).toMatchObject({
      idleMinutes: 1,
      lockSignals: ['after 1 minute without a key or a movement'],
    });
    open = await open.reopen();
    expect((await status()).idleMinutes).toBe(1);
    await open.call('vault.setIdleMinutes', { minutes: 15 });
    expect((await status()).lockSignals).toEqual(['after 15 minutes without a key or a movement']);
  });

  test.each([0, 16, -1, 2.5, Number.NaN, 1e9, '5', null])('cannot be %j', async (minutes) => {
    expect(await open.refused('vault.setIdleMinutes', { minutes })).toMatchObject({
      code: 'idle-minutes-range',
      field: 'minutes',
    });
    expect((await status()).idleMinutes).toBe(5);
  });

  test('are noted in the audit trail by whoever chose', async () => {
    await open.call('vault.setIdleMinutes', { minutes: 15 });
    const { entries } = await open.call('audit.list', {
      userId: null,
      agencyId: null,
      area: 'vault',
      disclosed: null,
      fromOn: null,
      untilOn: null,
      reference: null,
      before: null,
    });
    expect(entries.map((entry) => entry.operation)).toContain('vault.setIdleMinutes');
  });

  test('stay as they were where the computer cannot keep them', async () => {
    rmSync(open.home, { recursive: true });
    writeFileSync(open.home, '');
    expect((await open.refused('vault.setIdleMinutes', { minutes: 15 })).code).toBe('folder-missing');
    expect((await status()).idleMinutes).toBe(5);
    rmSync(open.home);
  });

  test('that were damaged on the disk are five, and nothing else is lost', async () => {
    const notes = path.join(open.home, 'computer.json');
    const { deviceId } = open.session;
    const kept = { deviceId, recent: [], lastReturnFolder: '/returns', attempts: {}, idleMinutes: 9_999 };
    writeFileSync(notes, JSON.stringify(kept));
    open = await open.reopen();
    expect((await status()).idleMinutes).toBe(5);
  });
});

describe('a host in which nothing happens', () => {
  /** Opened again, so that its clock is the test's. */
  const openAndWatch = async (minutes: number): Promise<void> => {
    await open.call('vault.setIdleMinutes', { minutes });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    open = await open.reopen();
  };

  test('warns the page after the chosen minutes and ends half a second later', async () => {
    await openAndWatch(3);
    pass(3 * 60_000 - 1);
    expect(told()).toEqual([]);
    pass(1);
    expect(told()).toEqual(['locking idle']);
    pass(500);
    expect(told()).toEqual(['locking idle', 'ending idle']);
  });

  test('keeps what is typed at the warning and ends all the same, unless somebody is at the keyboard', async () => {
    await openAndWatch(1);
    pass(60_000);
    await open.call('drafts.keep', { form: 'evaluation', subject: 'new', personId: null, content: 'half a wo' });
    pass(499);
    await open.call('vault.stillHere', {});
    pass(59_999);
    expect(told()).toEqual(['locking idle']);
    pass(1);
    await open.call('drafts.keep', { form: 'evaluation', subject: 'new', personId: null, content: 'half a word' });
    pass(500);
    expect(told()).toEqual(['locking idle', 'locking idle', 'ending idle']);
    open = await open.reopen();
    expect((await open.call('drafts.find', { form: 'evaluation', subject: 'new' })).draft?.content).toBe('half a word');
  });
});
