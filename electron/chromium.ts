import { findChromium } from './shells/chromium/find-chromium.ts';
import { canSandbox } from './shells/chromium/launch.ts';
import { type ChromiumShell, startChromiumShell } from './shells/chromium/start-chromium-shell.ts';
import { openHome } from './shells/open-home.ts';

// Node would open its inspector on that signal, in a process that carries what people type.
process.on('SIGUSR1', () => undefined);

/** The entry for the system's Chromium: opens the window and stays until it is closed. */
const run = async (): Promise<void> => {
  const chromium = findChromium();
  if (!chromium) {
    console.error(
      'Casebook needs Chromium to open its window. Install it (Debian: apt-get install chromium) or name it in CASEBOOK_CHROMIUM.',
    );
    process.exitCode = 1;
    return;
  }
  if (!canSandbox())
    console.log('Running as root: Chromium starts without its sandbox. Use an ordinary account for real work.');
  const demonstration = process.argv.includes('--demo');
  const home = openHome(demonstration);
  let shell: ChromiumShell | null = null;
  let ending = false;
  const end = (): void => {
    ending = true;
    void shell?.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  try {
    shell = await startChromiumShell({ bundle: import.meta.dirname, home: home.path, chromium, demonstration });
    if (ending) end();
    await shell.ended;
  } catch {
    console.error('Casebook could not open its window in Chromium. Check that a display is available.');
    process.exitCode = 1;
  } finally {
    await home.remove();
  }
};

void run();
