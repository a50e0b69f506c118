// What every command of the application needs first: packages installed, dist/ built.
import { spawnSync } from 'node:child_process';
import { installPackages, pinnedNode, projectEnvironment, root } from './bootstrap.mjs';
import { isBuilt } from './fingerprint.mjs';

/** Installs and builds what is missing. Throws one sentence where that fails. */
export const prepare = () => {
  installPackages();
  if (isBuilt()) return;
  // On standard error: the standard output of a command belongs to its result.
  const { status } = spawnSync(pinnedNode, ['scripts/build.ts'], {
    cwd: root,
    env: projectEnvironment(),
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The build did not succeed: its own message is above.');
};
