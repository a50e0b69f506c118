// npm start: installs and builds what is missing, then opens the window in the best shell there is.
import { join } from 'node:path';
import { hasCommand, installSystemPackages, pinnedNode, root } from './bootstrap.mjs';
import { findElectron } from './find-electron.mjs';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

const isRoot = process.getuid?.() === 0;
const inDist = (name) => join(root, 'dist', name);
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const hasChromium = () =>
  Boolean(process.env.CASEBOOK_CHROMIUM) ||
  browsers.some(hasCommand) ||
  installSystemPackages({ chromium: 'chromium' }).length === 0;

const openElectron = (electron, args) => {
  if (isRoot)
    console.log('Running as root: Electron starts without its sandbox. Use an ordinary account for real work.');
  return runProgram(electron, [...(isRoot ? ['--no-sandbox'] : []), root, ...args]);
};

const openChromium = (args) => {
  if (!hasChromium()) {
    console.error(
      'Neither Electron nor Chromium is here. Install Chromium (Debian: apt-get install chromium) and start again.',
    );
    return 1;
  }
  console.log("Electron's program could not be fetched here, so the window opens in Chromium.");
  return runProgram(pinnedNode, [inDist('chromium.js'), ...args]);
};

const overviewOf = (args) => {
  if (args.includes('--demo')) return ['demo'];
  const register = args.indexOf('--register');
  return register >= 0 && args[register + 1] ? ['status', '--register', args[register + 1]] : null;
};

/** Without a display: the same overview in the terminal, and the names of the commands. */
const showOverview = async (args) => {
  console.log('There is no display, so no window can open. In the terminal instead:');
  const overview = overviewOf(args);
  const status = overview ? await runProgram(pinnedNode, [inDist('terminal.js'), ...overview]) : 0;
  console.log('\nCommands: demo, status, people, fidelity, outcomes, return, verify.');
  console.log(
    'For example: npm run casebook -- status --register FILE.mcn   (npm run casebook -- --help names the rest)',
  );
  return status;
};

const start = (args) => {
  prepare();
  if (!hasDisplay()) return showOverview(args);
  const electron = findElectron();
  return electron ? openElectron(electron, args) : openChromium(args);
};

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
