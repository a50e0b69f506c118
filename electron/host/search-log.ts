import type { Caller } from './host-protocol.ts';
import type { RegisterSession } from './register-session.ts';

const pause = 1000;
/** Searching on without a pause does not put the entry off for longer than this, in milliseconds. */
const longest = 10_000;

type NoteInAudit = (
  session: RegisterSession,
  caller: Caller,
  operation: string,
  disclosed: { readonly kind: 'search'; readonly ids: readonly string[] },
  transactionId: null,
  detail: Readonly<Record<string, number>>,
) => void;

/**
 * Searches are noted once for each pause of a second, with everyone who was shown and how many times it was asked, so
 * that typing a name leaves one entry and not one a letter. The words are never kept.
 */
export interface SearchLog {
  note(session: RegisterSession, caller: Caller, operation: string, ids: readonly string[]): void;
  /** Writes what is waiting; called before every other entry and before the register closes. It waits on if that fails. */
  flush(): void;
}

/** `failed` is told when an entry could not be written at the end of its pause; the next call tries again. */
export function createSearchLog(append: NoteInAudit, failed: (error: unknown) => void): SearchLog {
  let waiting: { session: RegisterSession; caller: Caller; operation: string; ids: Set<string>; asked: number } | null =
    null;
  let timer: NodeJS.Timeout | null = null;
  let limit: NodeJS.Timeout | null = null;
  const flush = (): void => {
    for (const one of [timer, limit]) if (one !== null) clearTimeout(one);
    timer = null;
    limit = null;
    if (waiting === null) return;
    const { session, caller, operation, ids, asked } = waiting;
    append(session, caller, operation, { kind: 'search', ids: [...ids] }, null, { asked });
    waiting = null;
  };
  const flushLater = (): void => {
    try {
      flush();
    } catch (error) {
      failed(error);
    }
  };
  return {
    flush,
    note(session, caller, operation, ids) {
      if (waiting !== null && (waiting.operation !== operation || waiting.caller.window !== caller.window)) flush();
      waiting ??= { session, caller, operation, ids: new Set(), asked: 0 };
      waiting.asked += 1;
      for (const id of ids) waiting.ids.add(id);
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(flushLater, pause);
      timer.unref();
      limit ??= setTimeout(flushLater, longest).unref();
    },
  };
}
