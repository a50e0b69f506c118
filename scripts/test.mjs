// npm test: installs what is missing, then hands over to the pinned Node (scripts/test/run.ts).
import { spawnSync } from 'node:child_process';
import { installPackages, installSystemPackages, pinnedNode, projectEnvironment, root } from './bootstrap.mjs';

const systemPackages = { chromium: 'chromium', 'xvfb-run': 'xvfb', xauth: 'xauth', ip: 'iproute2' };

const fail = (reason) => {
  console.error(reason);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
};

try {
  installPackages();
  const missing = installSystemPackages(systemPackages);
  if (missing.length > 0) console.log(`For the whole-app tests please install: apt-get install ${missing.join(' ')}`);
  const { status, error } = spawnSync(pinnedNode, ['scripts/test/run.ts', ...process.argv.slice(2)], {
    cwd: root,
    env: projectEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
