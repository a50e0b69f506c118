// Where Electron's program is, or how to get it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pinnedNode, projectEnvironment, root } from './bootstrap.mjs';

const folder = join(root, 'node_modules', 'electron');
const failure = join(root, 'node_modules', '.cache', 'electron-out-of-reach');
const aDay = 24 * 60 * 60 * 1000;

const installed = () => {
  const name = join(folder, 'path.txt');
  const path = existsSync(name) ? join(folder, 'dist', readFileSync(name, 'utf8').trim()) : null;
  return path && existsSync(path) ? path : null;
};

const failedLately = () => existsSync(failure) && Date.now() - statSync(failure).mtimeMs < aDay;

/** Electron's own installer, which checks what it gets against the checksums in its package. */
const download = () => {
  console.log('Fetching Electron, once ...');
  spawnSync(pinnedNode, [join(folder, 'install.js')], {
    env: projectEnvironment(),
    stdio: 'ignore',
    timeout: 10 * 60 * 1000,
  });
  if (installed()) return;
  mkdirSync(dirname(failure), { recursive: true });
  writeFileSync(failure, '');
};

/** The path of the program: `CASEBOOK_ELECTRON`, or the project's own, fetched when missing; null when out of reach. */
export const findElectron = () => {
  if (process.env.CASEBOOK_ELECTRON) return process.env.CASEBOOK_ELECTRON;
  if (!installed() && !failedLately()) download();
  return installed();
};
