import type { ReadDb, WriteDb } from '../../db/handles.ts';
import type { OperationName, OperationsOfKind, OutputOf, ParsedInputOf } from '../../domain/contract.ts';
import type { Viewer } from '../../domain/sharing/viewer.ts';
import type { Clock } from '../../domain/time.ts';
import type { BackupKeeper } from './backups/backup-keeper.ts';
import type { Computer } from './computer.ts';
import type { HostPorts, HostSettings } from './host-protocol.ts';
import type { RegisterSession, SignedIn } from './register-session.ts';
import type { OpenRegister } from './vault/open-register.ts';
import type { Vault } from './vault/vault.ts';

/** What every handler on an open register may use. */
export interface ReadContext {
  readonly db: ReadDb;
  readonly user: SignedIn;
  /** What the caller may see in this operation; handlers pass it to every query about people. */
  readonly viewer: Viewer;
  readonly clock: Clock;
  readonly session: RegisterSession;
  readonly computer: Computer;
}

/** Inside one synchronous transaction. */
export interface WriteContext extends Omit<ReadContext, 'db'> {
  readonly db: WriteDb;
}

/** A write in pieces, each with the same checks as a write of its own; see `StagedWrite` for what that means. */
export interface StagedJob {
  /** Does one piece and takes it back, keeping what it would have written. */
  readonly piece: <T>(work: (context: WriteContext) => T) => T;
  /** Keeps all of it in one transaction with its audit entry; the arguments are those of `apply`. */
  readonly apply: JobContext['apply'];
  readonly discard: () => void;
}

/** For what takes time or reaches outside the register. */
export interface JobContext {
  readonly settings: HostSettings;
  readonly ports: HostPorts;
  readonly computer: Computer;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly backups: BackupKeeper;
  /** Tells the window how far a job is. */
  readonly progress: (job: string, done: number, total: number) => void;
  /** Somebody is at the keyboard: puts off the idle lock, even where it is about to lock. */
  readonly presence: () => void;
  /** The open register, or null while locked. */
  readonly current: () => OpenRegister | null;
  /** Does what ends in an open register, one at a time. Refused while a register is open. */
  readonly opening: <T>(work: () => Promise<T> | T) => Promise<T>;
  /** Makes a register the open one and notes how; `detail` as in `apply`. Refused while another is open. */
  readonly begin: (open: OpenRegister, detail?: Readonly<Record<string, string>>) => RegisterSession;
  /** The demonstration that is kept on this computer until it is closed, if any. */
  readonly demonstration: { readonly path: string; readonly passphrase: string } | null;
  readonly openDemonstration: () => Promise<RegisterSession>;
  /**
   * The one short write of a job, in a transaction with its audit entry; `detail` holds ids and codes, never content, and
   * `about` whom it was about. Refused while locked.
   */
  readonly apply: <T>(
    work: (context: WriteContext) => T,
    detail?: Readonly<Record<string, string>>,
    about?: readonly string[],
  ) => T;
  /** Begins a write that is prepared in pieces, of which nothing is seen until it is applied. Refused while locked. */
  readonly stage: () => StagedJob;
  /** Does work that yields in pieces of 50 ms at most, and answers others in between. Throws `cancelled` once this call was asked to stop. */
  readonly inPieces: <T>(work: Generator<number | undefined, T>, total?: number) => Promise<T>;
  /** Asks every running call of a job to stop. */
  readonly cancel: (job: OperationName) => void;
  /** A read context on the open register. Refused while locked. */
  readonly reading: () => ReadContext;
}

type HandlersOf<Kind extends 'read' | 'write' | 'job', Context, Async extends boolean> = {
  readonly [K in OperationsOfKind<Kind>]: (
    context: Context,
    input: ParsedInputOf<K>,
  ) => Async extends true ? Promise<OutputOf<K>> | OutputOf<K> : OutputOf<K>;
};

export type ReadHandlers = HandlersOf<'read', ReadContext, false>;
export type WriteHandlers = HandlersOf<'write', WriteContext, false>;
export type JobHandlers = HandlersOf<'job', JobContext, true>;

/** One handler for every operation of the contract; a missing or extra one does not compile. */
export type Handlers = ReadHandlers & WriteHandlers & JobHandlers;

/** The handlers of one feature, whose operations begin with its name. */
export type FeatureHandlers<Feature extends string> = {
  readonly [K in Extract<keyof Handlers, `${Feature}.${string}`>]: Handlers[K];
};
