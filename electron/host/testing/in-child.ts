import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OperationName } from '../../../domain/contract.ts';
import type { Reply } from '../../../domain/reply.ts';

/** What a process of its own is to do with a host. */
export interface CallsInChild {
  readonly home: string;
  /** An existing register to open with its raw key, given as hexadecimal. */
  readonly register?: { readonly file: string; readonly key: string; readonly userId: string };
  readonly calls: readonly (readonly [OperationName, object])[];
  readonly untilRefused?: boolean;
  /** Whose rights it runs with, where the test itself may do anything. */
  readonly uid?: number;
  /** The folder whose content is told at the end. */
  readonly list: string;
}

export interface CallsOutcome {
  readonly replies: readonly Reply<unknown>[];
  readonly listing: readonly string[];
  /** Whether the host closed without complaint. */
  readonly closed: boolean;
  /** The register as it is when it is opened again afterwards, on the same drive. */
  readonly again: {
    readonly names: readonly string[];
    readonly integrity: string;
    readonly trail: string | null;
  } | null;
}

/** A drive of its own, mounted over an existing folder for the child alone. */
export interface SmallDrive {
  readonly at: string;
  readonly kibibytes: number;
  readonly readOnly?: boolean;
  /** Files put on it first. */
  readonly holding?: readonly string[];
}

const script = fileURLToPath(new URL('./run-calls.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function outcomeOf(child: SpawnSyncReturns<string>): CallsOutcome {
  if (child.status !== 0) throw new Error(`the child ended with ${child.status}: ${child.stderr}`);
  return JSON.parse(child.stdout) as CallsOutcome;
}

/** Runs the calls in another process. */
export const callInChild = (plan: CallsInChild): CallsOutcome =>
  outcomeOf(spawnSync(process.execPath, [script], { encoding: 'utf8', input: JSON.stringify(plan) }));

const unshare = (commands: string, input = ''): SpawnSyncReturns<string> =>
  spawnSync('unshare', [isRoot ? '-m' : '-Urm', 'sh', '-c', commands], { encoding: 'utf8', input });

/** Why no small drive can be mounted here; null where it can. */
export function whyNoSmallDrive(folder: string): string | null {
  if (process.platform !== 'linux') return 'a small drive can only be mounted on Linux';
  const tried = unshare(`mount -t tmpfs -o size=64k tmpfs ${quoted(folder)}`);
  return tried.status === 0
    ? null
    : `no small drive can be mounted here: ${tried.stderr.trim() || 'unshare is missing'}`;
}

/** Runs the calls in another process that sees a drive of that size at that folder. */
export function callOnSmallDrive(plan: CallsInChild, drive: SmallDrive): CallsOutcome {
  const at = quoted(drive.at);
  const held = (drive.holding ?? []).map(
    (file) => `cp ${quoted(file)} ${quoted(path.join(drive.at, path.basename(file)))}`,
  );
  const commands = [
    `mount -t tmpfs -o size=${drive.kibibytes}k,mode=777 tmpfs ${at}`,
    ...held,
    ...(drive.readOnly === true ? [`mount -o remount,bind,ro ${at}`] : []),
    `exec ${quoted(process.execPath)} ${quoted(script)}`,
  ];
  return outcomeOf(unshare(commands.join(' && '), JSON.stringify(plan)));
}

/** Why rights cannot be tested here; null where they can. Root is let in everywhere, so it becomes nobody. */
export const nobody = 65_534;
export function whyNoRights(): string | null {
  if (process.platform === 'win32') return 'Windows has no file modes';
  if (!isRoot) return null;
  const tried = spawnSync('setpriv', [
    '--reuid',
    String(nobody),
    '--clear-groups',
    process.execPath,
    '--check',
    script,
  ]);
  return tried.status === 0 ? null : 'the project cannot be read by an ordinary user here';
}
