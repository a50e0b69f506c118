import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { callAsText } from './call-text.ts';
import { readPayload } from './chromium/bridge.ts';
import { createGapCheck } from './clock-gap.ts';
import { dataFolder } from './data-folder.ts';
import type { Supervisor } from './host-supervisor.ts';
import { readDesktopSignal } from './screen-lock.ts';
import { relayCodes } from './stderr-codes.ts';
import { lockOnSystem, signalsInWords } from './system-signals.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

it('puts the data folder where each system expects it, unless one is named', () => {
  const home = '/home/a';
  expect(dataFolder({ platform: 'linux', env: {}, home })).toBe('/home/a/.local/share/mcn-casebook');
  expect(dataFolder({ platform: 'linux', env: { XDG_DATA_HOME: '/data' }, home })).toBe('/data/mcn-casebook');
  expect(dataFolder({ platform: 'darwin', env: {}, home })).toBe('/home/a/Library/Application Support/MCN Casebook');
  expect(dataFolder({ platform: 'win32', env: { APPDATA: '/r' }, home })).toBe('/r/MCN Casebook');
  expect(dataFolder({ platform: 'win32', env: { CASEBOOK_HOME: '/named' }, home })).toBe('/named');
});

it('deletes the folders that ended processes left behind, and no others', async () => {
  const base = mkdtempSync(join(tmpdir(), 'casebook-sweep-'));
  const { pid: ended } = spawnSync(process.execPath, ['--version']);
  const stale = join(base, `mcn-casebook-window-${ended}-abc`);
  const others = [`mcn-casebook-window-${process.pid}-abc`, 'mcn-casebook-window-', 'mcn-casebook-demonstration-x'];
  for (const path of [stale, ...others.map((name) => join(base, name))]) mkdirSync(path);
  const folder = createTemporaryFolder('profile', base);
  expect(existsSync(stale)).toBe(false);
  expect(others.map((name) => existsSync(join(base, name)))).toEqual([true, true, true]);
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
  rmSync(base, { recursive: true });
});

it('sees a gap between the clocks above 30 seconds, in both directions, once', () => {
  const now = { wall: 1_000_000, monotonic: 0 };
  const hasGap = createGapCheck({ wall: () => now.wall, monotonic: () => now.monotonic });
  const pass = (wall: number, monotonic: number): boolean => {
    now.wall += wall;
    now.monotonic += monotonic;
    return hasGap();
  };
  expect(pass(5_000, 5_000)).toBe(false);
  expect(pass(35_000, 5_000)).toBe(false);
  expect(pass(35_001, 5_000)).toBe(true);
  expect(pass(5_000, 5_000)).toBe(false);
  expect(pass(-60_000, 5_000)).toBe(true);
});

it('reads what the desktop says about the screen and about sleep', () => {
  const screen = '/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged';
  const login = '/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep';
  expect(readDesktopSignal(`${screen} (true,)`)).toBe('screen-locked');
  expect(readDesktopSignal(`${screen} (false,)`)).toBeNull();
  expect(readDesktopSignal('/org/freedesktop/login1/session/_32: org.freedesktop.login1.Session.Lock ()')).toBe(
    'screen-locked',
  );
  expect(readDesktopSignal(`${login} (true,)`)).toBe('suspended');
  expect(readDesktopSignal(`${login} (false,)`)).toBeNull();
  const session =
    "/org/freedesktop/login1/session/_32: org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', ";
  expect(readDesktopSignal(`${session}{'LockedHint': <true>}, @as [])`)).toBe('screen-locked');
  expect(readDesktopSignal(`${session}{'LockedHint': <false>}, @as [])`)).toBeNull();
  expect(readDesktopSignal(`${session}{'Active': <false>}, ['State'])`)).toBe('user-switched');
  expect(readDesktopSignal(`${session}{'Active': <true>}, ['State'])`)).toBeNull();
  expect(readDesktopSignal(session.replace('Session', 'User'))).toBeNull();
  expect(readDesktopSignal('Monitoring signals from all objects owned by org.gnome.ScreenSaver')).toBeNull();
});

it('passes on codes of the host and drops everything else', async () => {
  const stream = new PassThrough();
  const written: string[] = [];
  relayCodes(stream, (line) => written.push(line));
  stream.end(
    'code:uncaught:TypeError@host.js:29:11\nError: Maria\nMaria\ncode:Maria Smith\n  at host.js\ncode:audit-head-not-noted:vault:folder-full\n',
  );
  await new Promise((resolve) => stream.once('close', resolve));
  expect(written).toEqual([
    'casebook host code:uncaught:TypeError@host.js:29:11\n',
    'casebook host code:audit-head-not-noted:vault:folder-full\n',
  ]);
});

it('hears nothing in what somebody else sends through the binding', () => {
  expect(readPayload('[7,"[]"]')).toEqual({ id: 7, text: '[]' });
  for (const payload of ['', 'x', 'null', '7', '{}', '["7","[]"]', '[]']) expect(readPayload(payload)).toBeNull();
});

it('refuses a call that is not the text of a name and an input', async () => {
  const supervisor: Supervisor = {
    call: (name, input) => Promise.resolve({ ok: true, value: [name, input] }),
    lock: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const ask = (text: unknown) => callAsText(supervisor, text, { window: 'main' });
  expect(await ask('["people.list",{"text":"a"}]')).toEqual({ ok: true, value: ['people.list', { text: 'a' }] });
  for (const text of ['', 'people.list', '{}', '["people.list"]', '["a",1,2]', null, undefined, 7, {}]) {
    expect(await ask(text)).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  }
});

it('locks on what each system says of sleep, the screen and its users, and names only what it hears', () => {
  const heard = new Map<string, () => void>();
  const locked: string[] = [];
  lockOnSystem(
    (event, hear) => heard.set(event, hear),
    (reason) => locked.push(reason),
  );
  for (const event of ['suspend', 'lock-screen', 'user-did-resign-active']) heard.get(event)?.();
  expect(locked).toEqual(['suspended', 'screen-locked', 'user-switched']);
  expect(heard.size).toBe(3);
  const count = (...given: Parameters<typeof signalsInWords>): number => signalsInWords(...given).length;
  for (const platform of ['darwin', 'win32'] as const) {
    expect(count(platform, 'electron', false)).toBe(3);
    expect(signalsInWords(platform, 'chromium', false)).toEqual([expect.stringContaining('30 seconds')]);
  }
  for (const shell of ['electron', 'chromium'] as const) {
    expect([count('linux', shell, false), count('linux', shell, true)]).toEqual([1, 3]);
  }
});
