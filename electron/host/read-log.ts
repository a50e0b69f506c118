import { noteInAudit } from './audit-entry.ts';
import type { Caller } from './host-protocol.ts';
import type { RegisterSession } from './register-session.ts';

/** How long the first read waits for those that the same page asks with it, in milliseconds. */
const gathering = 5;

interface Read {
  readonly session: RegisterSession;
  readonly caller: Caller;
  readonly operation: string;
  readonly disclosed: { readonly kind: 'person' | 'list'; readonly ids: readonly string[] };
}

interface Waiting extends Read {
  readonly noted: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * A page asks several things at once. Each leaves an entry of its own in the trail, and the disk is waited for once: no
 * reply is given before its entry is durable.
 */
export interface ReadLog {
  /** Settles when the entry is durable. Rejects where it could not be written; then nothing may be shown. */
  note(read: Read): Promise<void>;
  /** Writes what is waiting; called before every other entry and before the register closes. Never throws. */
  flush(): void;
}

export function createReadLog(): ReadLog {
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const together = waiting;
    waiting = [];
    const [first] = together;
    if (first === undefined) return;
    try {
      first.session.raw
        .transaction(() => {
          for (const { session, caller, operation, disclosed } of together)
            noteInAudit(session, caller, operation, disclosed, null);
        })
        .immediate();
    } catch (error) {
      for (const { failed } of together) failed(error);
      return;
    }
    for (const { noted } of together) noted();
  };
  return {
    flush,
    note: (read) =>
      new Promise((noted, failed) => {
        waiting.push({ ...read, noted, failed });
        timer ??= setTimeout(flush, gathering);
      }),
  };
}
