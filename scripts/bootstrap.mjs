// What a bare clone lacks, put in place. Plain JavaScript without packages: the machine's own Node may be 20,
// and nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const windows = process.platform === 'win32';

/** The Node that the project pins; everything after the bootstrap runs under it. */
export const pinnedNode = join(root, 'node_modules', 'node', 'bin', windows ? 'node.exe' : 'node');

/** The environment in which commands find the pinned Node and the project's own tools first. */
export const projectEnvironment = () => ({
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), dirname(pinnedNode), process.env.PATH].join(delimiter),
});

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;

/** Whether everything in the lock file that this platform needs is installed in that version. */
const isInstalled = () => {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker) || !existsSync(pinnedNode)) return false;
  const present = readPackages(marker);
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional || devOptional || present[path]?.version === version,
  );
};

const runNpm = (args, stdio) =>
  spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio, shell: windows })
    .status === 0;

/**
 * Installs the packages of the lock file where any is missing. Throws one sentence where that fails.
 * A lock file made where packages for other platforms could not be seen is refused by `npm ci`; `npm install` takes
 * the same versions from it and, with `--no-save`, leaves it as it is.
 */
export const installPackages = () => {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json ...');
  if (!runNpm(['ci'], 'ignore') && !runNpm(['install', '--no-save'], ['ignore', 'inherit', 'inherit'])) {
    throw new Error('The packages could not be installed: the message of npm is above.');
  }
  if (!existsSync(pinnedNode))
    throw new Error('The pinned Node is missing: allow the install script of the package "node".');
};

/** Whether a command is on the path. */
export const hasCommand = (name) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

const runAptGet = (args) =>
  spawnSync('apt-get', args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/**
 * Installs Debian packages whose command is missing, given as `{ command: package }`, when run as root where apt-get is.
 * Answers the packages that are still missing.
 */
export const installSystemPackages = (wanted) => {
  const missing = () => Object.entries(wanted).flatMap(([command, name]) => (hasCommand(command) ? [] : [name]));
  const lacking = missing();
  if (lacking.length === 0 || process.getuid?.() !== 0 || !hasCommand('apt-get')) return lacking;
  console.log(`Installing ${lacking.join(', ')} (apt-get) ...`);
  runAptGet(['update', '-qq']);
  runAptGet(['install', '-y', '-qq', '--no-install-recommends', ...lacking]);
  return missing();
};
