import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDataFolder } from './shells/data-folder.ts';
import { forkHost } from './shells/fork-host.ts';
import { askPassphrase } from './shells/terminal/passphrase.ts';
import { runTerminal } from './shells/terminal/run-terminal.ts';

/** The host's bundle beside this one once built; its source when this runs from source. */
const hostFile = (): string => {
  const built = join(import.meta.dirname, 'host.js');
  return existsSync(built) ? built : join(import.meta.dirname, 'host', 'host-process.ts');
};

/** npm runs scripts in the project's folder and says where the person was. */
const startFolder = ({ npm_lifecycle_event: script, INIT_CWD: folder }: NodeJS.ProcessEnv): string =>
  script === 'casebook' && folder ? folder : process.cwd();

// Node would open its inspector on that signal, in a process that carries a passphrase.
process.on('SIGUSR1', () => undefined);

/** The entry for people without a screen: one command, its answer on standard output, its exit status. */
const run = async (): Promise<void> => {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interruption.abort());
  // Whoever reads may stop reading, as `head` does.
  process.stdout.on('error', () => undefined);
  const { status, stdout, stderr } = await runTerminal({
    args: process.argv.slice(2),
    env: process.env,
    dataFolder: openDataFolder,
    folder: startFolder(process.env),
    spawn: forkHost(hostFile()),
    askPassphrase: (question) => askPassphrase({ input: process.stdin, output: process.stderr }, question),
    interrupted: interruption.signal,
  });
  process.exitCode = status;
  process.stdout.write(stdout);
  process.stderr.write(stderr);
};

void run();
