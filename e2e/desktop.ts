import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** What the program that listens to a Linux desktop prints for each of its signs. */
const lines = {
  suspend: '/org/freedesktop/login1: org.freedesktop.login1.Manager.PrepareForSleep (true,)',
  'lock-screen': '/org/gnome/ScreenSaver: org.gnome.ScreenSaver.ActiveChanged (true,)',
  'user-did-resign-active':
    "/org/freedesktop/login1/session/_32: org.freedesktop.DBus.Properties.PropertiesChanged ('org.freedesktop.login1.Session', {'Active': <false>}, @as [])",
} as const;
export type DesktopSign = keyof typeof lines;

/**
 * Puts a program in the place of `gdbus` that prints what it is told, for a machine without a desktop. Set up before the
 * shell starts; answers with how to say something.
 */
export const pretendDesktop = (home: string): ((sign: DesktopSign) => void) => {
  const folder = join(dirname(home), 'desktop');
  const said = join(folder, 'said');
  mkdirSync(folder, { recursive: true });
  writeFileSync(said, '');
  writeFileSync(join(folder, 'gdbus'), `#!/bin/sh\nexec tail -n +1 -f '${said}'\n`, { mode: 0o755 });
  const others = (process.env.PATH ?? '').split(delimiter).filter((path) => !path.endsWith('/desktop'));
  process.env.PATH = [folder, ...others].join(delimiter);
  process.env.DBUS_SESSION_BUS_ADDRESS ??= 'unix:path=/nowhere';
  return (sign) => appendFileSync(said, `${lines[sign]}\n`);
};
