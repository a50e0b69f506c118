import { appendFileSync, chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type DesktopSignal, type DesktopWatch, watchDesktop } from './screen-lock.ts';

let folder: string;
let watch: DesktopWatch | null = null;
const before = { ...process.env };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casebook-desktop-'));
});
afterEach(() => {
  watch?.stop();
  watch = null;
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

const says = () => join(folder, 'says');
const onlyOnLinux = it.runIf(process.platform === 'linux');

/** A desktop that says whatever is written into a file, through a program of the name that is looked for. */
const beDesktop = (): void => {
  writeFileSync(says(), '');
  const program = join(folder, 'gdbus');
  writeFileSync(program, `#!/bin/sh\nexec tail -n +1 -f '${says()}'\n`);
  chmodSync(program, 0o755);
  process.env.PATH = `${folder}${delimiter}${process.env.PATH}`;
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere';
};

onlyOnLinux('hears the screen, the session and sleep, and nothing any more once stopped', async () => {
  beDesktop();
  const heard: DesktopSignal[] = [];
  watch = watchDesktop((signal) => heard.push(signal));
  expect(watch.active).toBe(true);
  const say = (line: string): void => appendFileSync(says(), `${line}\n`);
  say('Monitoring signals from all objects owned by org.gnome.ScreenSaver');
  say('/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (true,)');
  await vi.waitFor(() => expect(heard).toContain('screen-locked'), { timeout: 10_000 });
  say('/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)');
  await vi.waitFor(() => expect(heard).toContain('suspended'), { timeout: 10_000 });
  watch.stop();
});

onlyOnLinux('listens to no desktop where there is none, and says so without the program', () => {
  beDesktop();
  // Chromium and Electron put this into their own environment where there is no bus.
  process.env.DBUS_SESSION_BUS_ADDRESS = 'disabled:';
  watch = watchDesktop(() => undefined);
  expect(watch.active).toBe(existsSync('/run/dbus/system_bus_socket'));
  process.env.DBUS_SESSION_BUS_ADDRESS = 'unix:path=/nowhere';
  process.env.PATH = join(folder, 'empty');
  expect(watchDesktop(() => undefined).active).toBe(false);
});
