import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { HostPorts } from '../../host/host-protocol.ts';
import { noKeychain } from '../../host/no-keychain.ts';
import type { SpawnHost } from '../host-child.ts';
import { createSupervisor } from '../host-supervisor.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';
import type { Answer } from './answer.ts';
import { type Order, readArguments, wantsJson } from './arguments.ts';
import { askRecovery } from './ask-recovery.ts';
import { type Client, clientOf } from './client.ts';
import { backupThroughHolder } from './commands/backup.ts';
import { commands } from './commands/index.ts';
import { recover } from './commands/recover.ts';
import { restore } from './commands/restore.ts';
import { status } from './commands/status.ts';
import { helpText } from './help.ts';
import { assertPlaceFree, keepRegister } from './keep-register.ts';
import { type Outcome, printAnswer, printProblem, problemOf } from './outcome.ts';
import { no, SaidNo } from './said-no.ts';

/** What the terminal shell stands on; everything outside itself is passed in. */
export interface Terminal {
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Makes sure of this computer's data folder and answers its path. */
  readonly dataFolder: () => string;
  /** The folder that relative paths start from. */
  readonly folder: string;
  readonly spawn: SpawnHost;
  /** Asks without showing what is typed; rejects with `SaidNo` where nobody can be asked. */
  readonly askPassphrase: (question?: string) => Promise<string>;
  /** Aborted when the person breaks off. */
  readonly interrupted: AbortSignal;
}

const ports: HostPorts = {
  pickFile: () => Promise.resolve('unavailable'),
  pickFolder: () => Promise.resolve('unavailable'),
  reveal: () => Promise.resolve(false),
  renderPdf: () => Promise.resolve(null),
  ...noKeychain,
};

/** Lends a host to a piece of work and ends it afterwards, whatever happens. */
async function withHost<T>(
  terminal: Terminal,
  settings: { readonly home: string; readonly demonstration: boolean },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  terminal.interrupted.throwIfAborted();
  const supervisor = createSupervisor({
    spawn: terminal.spawn,
    settings: { ...settings, shell: 'terminal', lockSignals: [] },
    ports,
    onEvent: () => undefined,
  });
  const breakOff = (): void => void supervisor.close();
  terminal.interrupted.addEventListener('abort', breakOff);
  try {
    return await work(clientOf(supervisor));
  } finally {
    terminal.interrupted.removeEventListener('abort', breakOff);
    await supervisor.close();
  }
}

async function passphraseFrom(terminal: Terminal): Promise<string> {
  const given = terminal.env.CASEBOOK_PASSPHRASE;
  return given === undefined || given === '' ? await terminal.askPassphrase() : given;
}

async function onBackup(terminal: Terminal, options: Order['options']): Promise<Answer> {
  const [backup, out] = [options.backup ?? '', options.out ?? ''].map((at) => resolve(terminal.folder, at)) as [
    string,
    string,
  ];
  // Before anybody is asked for a passphrase.
  if (!existsSync(backup)) throw no('backup-missing', 'backup');
  const passphrase = await passphraseFrom(terminal);
  return withHost(terminal, { home: terminal.dataFolder(), demonstration: false }, (client) =>
    restore(client, { backup, out, name: options.name, user: options.user, passphrase }),
  );
}

async function onLocked(terminal: Terminal, { register, user }: Order['options']): Promise<Answer> {
  const path = resolve(terminal.folder, register ?? '');
  // Before anybody is asked for a code.
  if (!existsSync(path)) throw no('register-missing', 'register');
  const typed = await askRecovery(terminal.env, terminal.askPassphrase);
  return withHost(terminal, { home: terminal.dataFolder(), demonstration: false }, (client) =>
    recover(client, { path, user, ...typed }),
  );
}

async function onRegister(
  terminal: Terminal,
  command: keyof typeof commands,
  options: Order['options'],
): Promise<Answer> {
  const path = resolve(terminal.folder, options.register ?? '');
  // Before anybody is asked for a passphrase.
  if (!existsSync(path)) throw no('register-missing', 'register');
  const passphrase = await passphraseFrom(terminal);
  const [out, file] = [options.out, options.file].map((at) => (at === undefined ? at : resolve(terminal.folder, at)));
  return withHost(terminal, { home: terminal.dataFolder(), demonstration: false }, async (client) => {
    const { user, ...rest } = options;
    try {
      await client('vault.unlock', { path, passphrase, ...(user === undefined ? {} : { signInName: user }) });
    } catch (error) {
      const inUse = error instanceof SaidNo && error.problem.code === 'register-in-use';
      if (inUse && command === 'backup') return backupThroughHolder(client, path);
      throw error;
    }
    return commands[command](client, { ...rest, out, file });
  });
}

interface Demonstration extends Answer {
  readonly json: string;
}

/** Makes the demonstration in a folder of its own, and keeps it where a place was named. */
async function demonstrate(terminal: Terminal, register: string | undefined): Promise<Demonstration> {
  const kept = register === undefined ? null : resolve(terminal.folder, register);
  if (kept !== null) assertPlaceFree(kept);
  const home = createTemporaryFolder('demonstration');
  try {
    const made = await withHost(terminal, { home: home.path, demonstration: true }, async (client) => {
      const session = await client('vault.openDemonstration', {});
      const { json } = await client('vault.exportDemonstration', {});
      return { session, json, overview: await status(client, {}) };
    });
    const { registerPath, demonstrationPassphrase } = made.session;
    if (kept !== null) keepRegister(registerPath, kept);
    const where =
      kept === null
        ? 'It was made for this overview only and is deleted again. Keep one with --register FILE.mcn.'
        : `It is kept, with its key file beside it. Open it with --user "${made.session.user.displayName}" and the passphrase: ${demonstrationPassphrase}`;
    return { ...made.overview, json: made.json, lines: [...made.overview.lines, '', where] };
  } finally {
    await home.remove();
  }
}

async function perform(terminal: Terminal, json: boolean): Promise<Outcome> {
  const asked = readArguments(terminal.args);
  const { version } = packageJson;
  if (asked.kind === 'help')
    return printAnswer({ lines: [helpText(version)], value: { help: helpText(version) } }, json);
  if (asked.kind === 'version') return printAnswer({ lines: [version], value: { version } }, json);
  const { command, options } = asked.order;
  if (command === 'restore') return printAnswer(await onBackup(terminal, options), json);
  if (command === 'recover') return printAnswer(await onLocked(terminal, options), json);
  if (command !== 'demo') return printAnswer(await onRegister(terminal, command, options), json);
  const answer = await demonstrate(terminal, options.register);
  return json ? { status: 0, stdout: answer.json, stderr: '' } : printAnswer(answer, false);
}

/** Runs one command from its arguments to its exit status. Never rejects. */
export async function runTerminal(terminal: Terminal): Promise<Outcome> {
  const json = wantsJson(terminal.args);
  try {
    return await perform(terminal, json);
  } catch (error) {
    return printProblem(terminal.interrupted.aborted ? no('cancelled').problem : problemOf(error), json);
  }
}
