import { refusalOf } from '../../db/open.ts';
import { Refusal } from '../../domain/refusal.ts';
import { noteInAudit } from './audit-entry.ts';
import type { HostEvent } from './host-protocol.ts';
import { createIdleLock } from './idle-lock.ts';
import { createReadLog, type ReadLog } from './read-log.ts';
import type { RegisterSession } from './register-session.ts';
import { createSearchLog, type SearchLog } from './search-log.ts';
import type { OpenRegister } from './vault/open-register.ts';

/** The audit head reaches the key file at most this often, in milliseconds, and at every lock. */
const noteHeadEvery = 2000;

/** Told of everything unexpected, as a code and the operation's name, never with content. */
export type Report = (code: string, operation: string, error: unknown) => void;

/** Keeps the one register that this process has open, with the clocks that hang on it. */
export interface RegisterKeeper {
  /** The open register, or null while locked. */
  current(): OpenRegister | null;
  /** The open session; throws `locked` where there is none. */
  session(): RegisterSession;
  /**
   * One opening at a time, and none while a register is open. Two at once could take each other's place on the disk, and
   * only looking at the file of an open register gives up the lock that this process holds on it (POSIX).
   */
  opening<T>(work: () => Promise<T> | T): Promise<T>;
  /** Makes a register the open one; closes it again and throws where there is one, or where this process is ending. */
  begin(open: OpenRegister): RegisterSession;
  readonly reads: ReadLog;
  readonly searches: SearchLog;
  /** Something was asked of the host: puts off the idle lock. */
  activity(): void;
  /** Somebody is at the keyboard: puts it off even where it is about to lock. */
  presence(): void;
  /** Has the audit head noted in the key file before long. */
  noteHeadSoon(): void;
  /** Writes what is due and closes. Whatever could not be noted is reported, and does not keep the register open. */
  close(): void;
}

export function createRegisterKeeper(
  emit: (event: HostEvent) => void,
  report: Report,
  idleMinutes: () => number,
): RegisterKeeper {
  let open: OpenRegister | null = null;
  let noteTimer: NodeJS.Timeout | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let ended = false;
  const searchNotNoted = (error: unknown): void =>
    report('search-not-noted', 'people.search', refusalOf(error) ?? error);
  const reads = createReadLog();
  const searches = createSearchLog(noteInAudit, searchNotNoted);
  const idle = createIdleLock({
    minutes: idleMinutes,
    warn: () => emit({ type: 'locking', reason: 'idle' }),
    lock: () => emit({ type: 'ending', reason: 'idle' }),
  });

  const noteHead = (): void => {
    noteTimer = null;
    try {
      open?.noteAuditHead();
    } catch (error) {
      report('audit-head-not-noted', 'vault', refusalOf(error) ?? error);
    }
  };

  return {
    current: () => open,
    session() {
      if (open === null) throw new Refusal('locked');
      return open.session;
    },
    opening(work) {
      const mine = turn.then(() => {
        if (open !== null) throw new Refusal('already-open');
        return work();
      });
      turn = mine.catch(() => undefined);
      return mine;
    },
    begin(next) {
      if (open !== null || ended) {
        next.close();
        throw new Refusal(ended ? 'locked' : 'already-open');
      }
      open = next;
      idle.start();
      return next.session;
    },
    reads,
    searches,
    activity: () => idle.activity(),
    presence: () => idle.presence(),
    noteHeadSoon() {
      noteTimer ??= setTimeout(noteHead, noteHeadEvery).unref();
    },
    close() {
      ended = true;
      idle.stop();
      if (noteTimer !== null) clearTimeout(noteTimer);
      noteTimer = null;
      const closing = open;
      open = null;
      try {
        reads.flush();
        searches.flush();
      } catch (error) {
        searchNotNoted(error);
      } finally {
        closing?.close();
      }
    },
  };
}
