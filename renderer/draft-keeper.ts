import type { RefusalCode } from '../domain/refusal.ts';
import type { Reply } from '../domain/reply.ts';

export interface DraftAddress {
  /** Which form, as a stable code. */
  readonly form: string;
  /** The id of what the form is about, or `new`. */
  readonly subject: string;
  /** Whose key seals it; null for the programme's. */
  readonly personId: string | null;
}

/** Text that the register has not acknowledged, with what the host needs to fit it in again. */
export interface Unkept extends DraftAddress {
  readonly content: string;
  /** When the draft that was there before was kept, as the host said; null where none was known. */
  readonly basedOn: string | null;
  /** Texts of the same place that were sent and not acknowledged: the register may hold one of them. */
  readonly sent: readonly string[];
}

/** Typed but unsaved text of the whole window on its way into the register, whether or not its form is still open. */
export interface DraftKeeper {
  /** Somebody typed; kept at the latest 400 ms after the first key that is not kept yet, pause or not. */
  write(address: DraftAddress, content: string): void;
  /** Sends at once what waits for a place. */
  send(address: DraftAddress): Promise<void>;
  /** Sends everything that waits. */
  flush(): Promise<void>;
  /** The register says that it holds a draft for a place, kept at that time. */
  found(address: DraftAddress, keptAt: string): void;
  /** Text of a place that is not acknowledged, or null. */
  unkept(address: DraftAddress): string | null;
  /** What was typed there was saved or is not wanted. */
  forget(address: DraftAddress): void;
  /** Told of each acknowledgement for a place; answers with how to stop. */
  listen(address: DraftAddress, listener: (keptAt: string) => void): () => void;
  /** Everything that is not acknowledged. It is held nowhere else in this window from then on. */
  takeAll(): readonly Unkept[];
}

type Keep = (input: DraftAddress & { readonly content: string }) => Promise<Reply<{ readonly keptAt: string }>>;

interface Entry {
  readonly address: DraftAddress;
  pending: string | null;
  readonly inFlight: string[];
  basedOn: string | null;
  waitingSince: number | null;
  timer: ReturnType<typeof setTimeout> | undefined;
}

// Counted from the first key that is not kept yet: nobody loses more than this, typing without a pause or not.
const longestMilliseconds = 400;

/** Refusals that stay whatever is tried again: such text belongs to no place in this register. */
const final: ReadonlySet<RefusalCode> = new Set(['not-allowed', 'not-found', 'bad-input', 'text-too-long']);

const emptyEntry = (address: DraftAddress): Entry => ({
  address,
  pending: null,
  inFlight: [],
  basedOn: null,
  waitingSince: null,
  timer: undefined,
});
const keyOf = ({ form, subject }: DraftAddress): string => JSON.stringify([form, subject]);
const latest = (entry: Entry): string | null => entry.pending ?? entry.inFlight.at(-1) ?? null;

/** Who is told of acknowledgements, by place. */
function createEars() {
  const listeners = new Map<string, Set<(keptAt: string) => void>>();
  return {
    tell: (key: string, keptAt: string): void => {
      for (const listener of listeners.get(key) ?? []) listener(keptAt);
    },
    listen: (key: string, listener: (keptAt: string) => void): (() => void) => {
      const heard = listeners.get(key) ?? new Set();
      listeners.set(key, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0) listeners.delete(key);
      };
    },
  };
}

export function createDraftKeeper(keep: Keep): DraftKeeper {
  const entries = new Map<string, Entry>();
  const ears = createEars();
  const entryFor = (address: DraftAddress): Entry => {
    const known = entries.get(keyOf(address));
    if (known) return known;
    const fresh = emptyEntry(address);
    entries.set(keyOf(address), fresh);
    return fresh;
  };
  const drop = (key: string): void => {
    clearTimeout(entries.get(key)?.timer);
    entries.delete(key);
  };

  const settle = (entry: Entry, content: string, reply: Reply<{ readonly keptAt: string }>): void => {
    entry.inFlight.splice(entry.inFlight.indexOf(content), 1);
    // Saved, given up or taken away meanwhile: then nothing of it is held any longer.
    if (entries.get(keyOf(entry.address)) !== entry) return;
    if (reply.ok) {
      entry.basedOn = reply.value.keptAt;
      ears.tell(keyOf(entry.address), reply.value.keptAt);
    } else if (!final.has(reply.error.code) && entry.inFlight.length === 0) entry.pending ??= content;
  };

  const sendEntry = async (entry: Entry): Promise<void> => {
    clearTimeout(entry.timer);
    entry.waitingSince = null;
    const content = entry.pending;
    if (content === null) return;
    entry.pending = null;
    entry.inFlight.push(content);
    settle(entry, content, await keep({ ...entry.address, content }));
  };

  return {
    write(address, content) {
      const entry = entryFor(address);
      entry.pending = content;
      clearTimeout(entry.timer);
      entry.waitingSince ??= Date.now();
      const left = Math.max(0, entry.waitingSince + longestMilliseconds - Date.now());
      entry.timer = setTimeout(() => void sendEntry(entry), left);
    },
    send: async (address) => {
      const entry = entries.get(keyOf(address));
      if (entry) await sendEntry(entry);
    },
    flush: async () => {
      await Promise.all([...entries.values()].map(sendEntry));
    },
    found(address, keptAt) {
      entryFor(address).basedOn = keptAt;
    },
    unkept(address) {
      const entry = entries.get(keyOf(address));
      return entry ? latest(entry) : null;
    },
    forget: (address) => drop(keyOf(address)),
    listen: (address, listener) => ears.listen(keyOf(address), listener),
    takeAll() {
      const taken: Unkept[] = [];
      for (const [key, entry] of entries) {
        const content = latest(entry);
        if (content !== null)
          taken.push({ ...entry.address, content, basedOn: entry.basedOn, sent: [...entry.inFlight] });
        drop(key);
      }
      return taken;
    },
  };
}
