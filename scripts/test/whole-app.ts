import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { check, playwright, skip, type Tally } from './tally.ts';

const works = (command: string, ...args: readonly string[]): boolean =>
  spawnSync(command, [...args], { stdio: 'ignore' }).status === 0;

const has = (command: string): boolean => works('sh', '-c', `command -v ${command}`);

const withDisplay = ['xvfb-run', '--auto-servernum', '--server-args=-screen 0 1600x1200x24'];

/** The same specs in the system's Chromium. */
export const chromiumTests = (): Tally => {
  if (!has('chromium')) return skip('no system Chromium (apt-get install chromium)');
  if (!has('xvfb-run')) return skip('no virtual display (apt-get install xvfb)');
  return playwright('chromium', withDisplay);
};

interface Runtime {
  readonly folder: string;
  /** Whether it is the project's own Electron; any other runs without a network only. */
  readonly own: boolean;
}

const findElectron = (): Runtime | undefined => {
  const given = process.env.CASEBOOK_TEST_ELECTRON;
  const candidates = [
    ...(given ? [{ folder: resolve(given), own: false }] : []),
    { folder: resolve('node_modules/electron/dist'), own: true },
  ];
  return candidates.find(({ folder }) => existsSync(join(folder, 'electron')));
};

/** A network namespace of its own, with nothing but loopback in it. */
const withoutNetwork = ['unshare', '--net', 'bash', '-c', 'ip link set lo up && exec "$@"', 'bash'];

/** The same specs in Electron, without a network where the machine allows that. */
export const electronTests = (): Tally => {
  const runtime = findElectron();
  if (!runtime) return skip('no Electron runtime (CASEBOOK_TEST_ELECTRON=FOLDER, or node_modules/electron/dist)');
  if (!has('xvfb-run')) return skip('no virtual display (apt-get install xvfb)');
  const isolated = works('unshare', ...withoutNetwork.slice(1), 'true');
  if (!isolated && !runtime.own)
    return skip('a test runtime of Electron runs without a network only, and unshare --net is not allowed');
  console.log(
    isolated ? 'inside a network namespace with only loopback' : 'with the network: unshare --net is not allowed',
  );
  return playwright('electron', [...(isolated ? withoutNetwork : []), ...withDisplay], {
    CASEBOOK_TEST_ELECTRON: runtime.folder,
  });
};

/** An unpacked build whose fuses are read back, without a network where the machine allows that. */
export const packagingTest = (): Tally => {
  const runtime = findElectron();
  if (!runtime) return skip('no Electron to pack (CASEBOOK_TEST_ELECTRON=FOLDER, or node_modules/electron/dist)');
  const isolated = works('unshare', ...withoutNetwork.slice(1), 'true');
  const [command = 'node', ...args] = [...(isolated ? withoutNetwork : []), 'node', 'scripts/package.ts'];
  process.env.CASEBOOK_ELECTRON_DIST = runtime.folder;
  return check(command, ...args);
};
