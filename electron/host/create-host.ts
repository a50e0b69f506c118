import { mkdirSync } from 'node:fs';
import { refusalOf } from '../../db/open.ts';
import { writeTransaction } from '../../db/write.ts';
import type { OperationName } from '../../domain/contract.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openComputer } from './computer.ts';
import type { JobContext, ReadContext } from './context.ts';
import { createDemonstration, findDemonstration } from './demonstration.ts';
import { createDispatch, noteInAudit } from './dispatch.ts';
import type { Caller, Host, HostEvent, HostPorts, HostSettings } from './host-protocol.ts';
import { createIdleLock } from './idle-lock.ts';
import type { RegisterSession } from './register-session.ts';
import { createSearchLog } from './search-log.ts';
import { systemClock } from './system-clock.ts';
import { createVault, type OpenRegister } from './vault/vault.ts';

/** The audit head reaches the key file at most this often, in milliseconds, and at every lock. */
const noteHeadEvery = 2000;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : typeof error;

/**
 * The application without a window. One for each process; it serves one register at a time. `alreadyOpen` starts it with
 * a register that was opened with its raw key, as tests and measurements do.
 */
export function createHost(settings: HostSettings, ports: HostPorts, alreadyOpen?: OpenRegister): Host {
  mkdirSync(settings.home, { recursive: true, mode: 0o700 });
  const computer = openComputer(settings.home);
  const listeners = new Set<(event: HostEvent) => void>();
  const emit = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const vault = createVault(computer, systemClock);
  let current: OpenRegister | null = null;
  let noteTimer: NodeJS.Timeout | null = null;

  const report = (code: string, operation: string, error: unknown): void => {
    process.stderr.write(`code:${code}:${operation}:${codeOf(error)}\n`);
  };
  const searches = createSearchLog(noteInAudit, (error) =>
    report('search-not-noted', 'people.search', refusalOf(error) ?? error),
  );
  const idle = createIdleLock(() => {
    emit({ type: 'locking', reason: 'idle' });
    setTimeout(() => emit({ type: 'ending', reason: 'idle' }), 500).unref();
  });

  const noteHeadSoon = (): void => {
    noteTimer ??= setTimeout(() => {
      noteTimer = null;
      try {
        current?.noteAuditHead();
      } catch (error) {
        report('audit-head-not-noted', 'vault', refusalOf(error) ?? error);
      }
    }, noteHeadEvery).unref();
  };

  const readContext = (session: RegisterSession): ReadContext => ({
    db: session.read,
    user: session.user,
    clock: session.clock,
    session,
    computer,
  });
  const opened = (): OpenRegister => {
    if (current === null) throw new Refusal('locked');
    return current;
  };

  const begin = (open: OpenRegister): RegisterSession => {
    if (current !== null) {
      open.close();
      throw new Refusal('already-open');
    }
    current = open;
    idle.start();
    return open.session;
  };

  /** Closes what is open. Whatever could not be noted on the way out is reported, and does not keep it open. */
  const close = (): void => {
    idle.stop();
    if (noteTimer !== null) clearTimeout(noteTimer);
    noteTimer = null;
    const open = current;
    current = null;
    try {
      searches.flush();
    } catch (error) {
      report('search-not-noted', 'people.search', refusalOf(error) ?? error);
    } finally {
      open?.close();
    }
  };

  if (alreadyOpen !== undefined) begin(alreadyOpen);

  const jobContext = (caller: Caller, name: OperationName): JobContext => ({
    settings,
    ports,
    computer,
    vault,
    clock: current?.session.clock ?? systemClock,
    current: () => current,
    begin: (open) => {
      const session = begin(open);
      try {
        noteInAudit(session, caller, name, { kind: 'none', ids: [] }, null);
      } catch (error) {
        // An opening that cannot be noted did not happen.
        close();
        throw error;
      }
      return session;
    },
    demonstration: findDemonstration(settings.home),
    openDemonstration: async () => {
      if (current !== null) throw new Refusal('already-open');
      return begin(await createDemonstration(settings.home, vault));
    },
    apply: (work) => {
      const { session } = opened();
      return writeTransaction(
        session.writer,
        session.user.id,
        (db) => work({ ...readContext(session), db }),
        (transactionId) => noteInAudit(session, caller, name, { kind: 'none', ids: [] }, transactionId),
      );
    },
    reading: () => readContext(opened().session),
  });

  const dispatch = createDispatch({
    session: () => current?.session ?? null,
    readContext,
    jobContext,
    searches,
    changed: (topics) => {
      noteHeadSoon();
      if (topics.length > 0) emit({ type: 'changed', topics });
    },
    report,
  });

  return {
    dispatch: (name, input, caller) => {
      idle.activity();
      return dispatch(name, input, caller);
    },
    listen: (listener) => void listeners.add(listener),
    close: () =>
      new Promise((resolve) => {
        close();
        resolve();
      }),
  };
}
