import { setTimeout as delay } from 'node:timers/promises';
import type { Json } from '../../domain/json.ts';
import type { Reply } from '../../domain/reply.ts';
import type { Caller, HostEvent, HostPorts, HostSettings, LockReason } from '../host/host-protocol.ts';
import type { SpawnHost } from './host-child.ts';
import { type HostRun, startHostRun } from './host-run.ts';
import { refused } from './refused.ts';

/** How long things may take, in milliseconds. */
export interface Limits {
  /** What the page gets to hand over text that was typed but not saved. */
  readonly flush: number;
  /** What a host that was told to end gets to write what is due. */
  readonly end: number;
  /** The same where the person locked or closed it, or left it idle: then there is time for a backup. */
  readonly ownEnd: number;
}
const usualLimits: Limits = { flush: 500, end: 2_000, ownEnd: 10_000 };

export interface SupervisorOptions {
  readonly spawn: SpawnHost;
  readonly settings: HostSettings;
  readonly ports: HostPorts;
  /** What the page is to be told. */
  readonly onEvent: (event: HostEvent) => void;
  readonly limits?: Limits;
}

/** Keeps one host process running, and replaces it whenever it ends. Locking is ending it. */
export interface Supervisor {
  /** The reply is always a value, whatever becomes of the host. */
  call(name: Json, input: Json, caller: Caller): Promise<Reply<Json>>;
  /** Lets the page flush, ends the host, starts a fresh locked one. Settles when the old one is gone. */
  lock(reason: LockReason): Promise<void>;
  /** Ends the host for good; with `flush` the page may hand over what was typed first. */
  close(options?: { readonly flush: boolean }): Promise<void>;
}

export const createSupervisor = (options: SupervisorOptions): Supervisor => {
  const limits = options.limits ?? usualLimits;
  const waiting: (() => void)[] = [];
  let current: HostRun | null = null;
  let locking: Promise<void> | null = null;
  let closed = false;

  const onGone = (reason: LockReason, wasReady: boolean): void => {
    current = null;
    // A host that cannot even start is not started again before somebody asks for something.
    if (!closed && wasReady) start();
    for (const retry of waiting.splice(0)) retry();
    if (!closed) options.onEvent({ type: 'locked', reason });
  };
  const start = (): HostRun => {
    current = startHostRun({ ...options, onGone, ownEndLimit: limits.ownEnd });
    return current;
  };

  const call: Supervisor['call'] = async (name, input, caller) => {
    if (current?.isEnding()) await new Promise<void>((resolve) => waiting.push(resolve));
    if (closed) return refused('locked');
    return (current ?? start()).call(name, input, caller);
  };

  const flushPage = async (reason: LockReason): Promise<void> => {
    options.onEvent({ type: 'locking', reason });
    await delay(limits.flush);
  };
  const lock = async (reason: LockReason): Promise<void> => {
    await flushPage(reason);
    await current?.end(reason, limits.end);
  };

  start();
  return {
    call,
    lock: (reason) => {
      locking ??= lock(reason).finally(() => {
        locking = null;
      });
      return locking;
    },
    close: async (how) => {
      if (how?.flush) await flushPage('closing');
      closed = true;
      // Closing is asked for by the person, who can wait for a backup.
      await current?.end('closing', limits.ownEnd);
    },
  };
};
