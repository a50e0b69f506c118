import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { findOnPath } from './find-on-path.ts';

export type DesktopSignal = 'screen-locked' | 'suspended' | 'user-switched';

/**
 * What one printed line of `gdbus monitor` means. GNOME and KDE say that the screen saver became active; the login
 * manager of systemd says that a session is to be locked, or is, that it is no longer the one in front, or that the
 * computer goes to sleep. Another session than ours may be meant: then somebody else is at this computer.
 */
export const readDesktopSignal = (line: string): DesktopSignal | null => {
  if (/\.ScreenSaver\.ActiveChanged \(true,?\)/.test(line)) return 'screen-locked';
  if (/org\.freedesktop\.login1\.Session\.Lock \(\)/.test(line)) return 'screen-locked';
  if (/org\.freedesktop\.login1\.Manager\.PrepareForSleep \(true,?\)/.test(line)) return 'suspended';
  const changed = /PropertiesChanged \('org\.freedesktop\.login1\.Session', (\{.*?\})/.exec(line)?.[1] ?? '';
  if (changed.includes("'LockedHint': <true>")) return 'screen-locked';
  if (changed.includes("'Active': <false>")) return 'user-switched';
  return null;
};

interface Bus {
  readonly present: boolean;
  readonly args: readonly string[];
}
const buses = (env: NodeJS.ProcessEnv): Bus[] => {
  // Where there is no bus, Chromium and Electron put "disabled:" into their own environment.
  const session = env.DBUS_SESSION_BUS_ADDRESS?.startsWith('unix:') ?? false;
  const system = existsSync('/run/dbus/system_bus_socket');
  return [
    { present: session, args: ['--session', '--dest', 'org.gnome.ScreenSaver'] },
    { present: session, args: ['--session', '--dest', 'org.freedesktop.ScreenSaver'] },
    { present: system, args: ['--system', '--dest', 'org.freedesktop.login1'] },
  ];
};

export interface DesktopWatch {
  /** Whether anything is listened to; without a desktop bus nothing is. */
  readonly active: boolean;
  stop(): void;
}

/** Listens on the Linux desktop for a locked screen and for sleep, where `gdbus` is installed. */
export const watchDesktop = (onSignal: (signal: DesktopSignal) => void): DesktopWatch => {
  const gdbus = process.platform === 'linux' ? findOnPath(['gdbus']) : null;
  const children: ChildProcess[] = [];
  for (const bus of gdbus ? buses(process.env).filter(({ present }) => present) : []) {
    const child = spawn(gdbus as string, ['monitor', ...bus.args], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.on('error', () => undefined);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const signal = readDesktopSignal(line);
      if (signal) onSignal(signal);
    });
    children.push(child);
  }
  return {
    active: children.length > 0,
    stop: () => {
      for (const child of children) child.kill();
    },
  };
};
