import type { Caller } from './host-protocol.ts';
import type { RegisterSession } from './register-session.ts';

const pause = 1000;

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
  /** Writes what is waiting; called before every other entry and before the register closes. */
  flush(): void;
}

export function createSearchLog(append: NoteInAudit): SearchLog {
  let waiting: { session: RegisterSession; caller: Caller; operation: string; ids: Set<string>; asked: number } | null =
    null;
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (waiting === null) return;
    const { session, caller, operation, ids, asked } = waiting;
    waiting = null;
    append(session, caller, operation, { kind: 'search', ids: [...ids] }, null, { asked });
  };
  return {
    flush,
    note(session, caller, operation, ids) {
      if (waiting !== null && (waiting.operation !== operation || waiting.caller.window !== caller.window)) flush();
      waiting ??= { session, caller, operation, ids: new Set(), asked: 0 };
      waiting.asked += 1;
      for (const id of ids) waiting.ids.add(id);
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(flush, pause);
      timer.unref();
    },
  };
}
