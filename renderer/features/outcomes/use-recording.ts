import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { sentenceFor } from '../../../domain/refusal.ts';
import type { Problem } from '../../../domain/reply.ts';
import { ask } from '../../call.ts';
import { showToast } from '../../ui/toast-store.ts';
import { dismissToast, showOnlyToast } from '../fidelity/only-toast.ts';
import type { Entry, Fact, FactDefinition, ReferenceValue } from './cell-entry.ts';
import { cellWords } from './fact-words.ts';
import type { CellEntry } from './paste-plan.ts';

/** An entry on its way to the register, or one that was refused and waits with what was typed. */
export interface Waiting {
  readonly typed: string;
  readonly fact: Fact | null;
  readonly message: string | null;
  readonly settled: boolean;
}

/** What waits for one person, by the code of the fact; the same object until something of it changes. */
export type WaitingOfPerson = ReadonlyMap<string, Waiting>;
type AllWaiting = ReadonlyMap<string, WaitingOfPerson>;

export interface Recording {
  readonly waitingOf: (personId: string) => WaitingOfPerson | undefined;
  readonly waitingFor: (personId: string, factCode: string) => Waiting | undefined;
  /** Sends an entry, or keeps it with the sentence that refuses it. Answers whether it was taken. */
  readonly enter: (row: GridRow, definition: FactDefinition, typed: string, entry: Entry) => Promise<boolean>;
  /** Sends a block in one step: all of it is taken, or none and each cell that was refused says why. */
  readonly enterMany: (entries: readonly CellEntry[], words: string) => Promise<boolean>;
  /** Does something else that is undone with the entries made here, such as filling nights. */
  readonly also: (work: () => Promise<string | null>, words: string) => Promise<boolean>;
  readonly forget: (personId: string, factCode: string) => void;
  /** Takes back the last entry made here; answers whether there was one. */
  readonly undo: () => boolean;
  readonly saving: boolean;
  readonly savedAt: Date | null;
}

function doneWords(
  row: GridRow,
  definition: FactDefinition,
  values: readonly ReferenceValue[],
  fact: Fact | null,
): string {
  const what = `${row.preferredName}, ${definition.columnLabel}`;
  return fact === null ? `${what}: cleared` : `${what}: ${cellWords(definition, values, fact).text}`;
}

/** Takes back the newest of these entries that has not been taken back already, by its toast for example. */
async function takeBackNewest(transactionIds: string[]): Promise<void> {
  for (let last = transactionIds.pop(); last !== undefined; last = transactionIds.pop()) {
    dismissToast(last);
    const reply = await ask('history.undo', { transactionId: last });
    if (reply.ok) return showToast({ message: 'Undone' });
    if (reply.error.code !== 'undo-overtaken') return showToast({ message: reply.error.message });
  }
  showToast({ message: 'There is nothing left to undo here' });
}

/** What waits, kept by person so that a row is drawn anew only where something of its own changed. */
function useWaiting() {
  const [waiting, setWaiting] = useState<AllWaiting>(new Map());
  const newest = useRef(waiting);
  const set = useCallback((change: (before: AllWaiting) => AllWaiting) => {
    newest.current = change(newest.current);
    setWaiting(newest.current);
  }, []);
  const put = useCallback(
    (cells: readonly { readonly personId: string; readonly code: string; readonly one: Waiting | null }[]) =>
      set((before) => {
        const after = new Map(before);
        for (const { personId, code, one } of cells) {
          const own = new Map(after.get(personId));
          if (one === null) own.delete(code);
          else own.set(code, one);
          if (own.size === 0) after.delete(personId);
          else after.set(personId, own);
        }
        return after;
      }),
    [set],
  );
  return { waiting, newest, put };
}

const cellsOf = (entries: readonly CellEntry[], one: (entry: CellEntry, at: number) => Waiting | null) =>
  entries.map((entry, at) => ({ personId: entry.row.personId, code: entry.definition.code, one: one(entry, at) }));

const sent = ({ typed, fact }: CellEntry, settled: boolean): Waiting => ({ typed, fact, message: null, settled });

export const cellOf = ({ row, definition, fact }: CellEntry) => ({
  ...{ personId: row.personId, periodId: row.periodId, factCode: definition.code, fact },
});

/** The parts of a block that were refused, each in its cell; without parts its first cell says why. */
const refusedCells = (entries: readonly CellEntry[], error: Problem) => {
  const parts = error.parts ?? [{ at: 0, message: error.message }];
  return cellsOf(entries, ({ typed, fact }, at) => {
    const part = parts.find((one) => one.at === at);
    return part === undefined ? null : { typed, fact, message: part.message, settled: false };
  });
};

type Put = ReturnType<typeof useWaiting>['put'];

/** Sends a block in one step. */
function useEnterMany(
  put: Put,
  keep: (words: string, transactionId: string) => void,
  touched: (personIds: readonly string[]) => void,
): Recording['enterMany'] {
  return useCallback<Recording['enterMany']>(
    async (entries, words) => {
      if (entries.length === 0) return false;
      put(cellsOf(entries, (entry) => sent(entry, false)));
      touched(entries.map(({ row }) => row.personId));
      const reply = await ask('outcomes.recordMany', { cells: entries.map(cellOf) });
      if (!reply.ok) {
        put(refusedCells(entries, reply.error));
        showToast({ message: `Nothing of it was saved. ${reply.error.message}` });
        return false;
      }
      put(cellsOf(entries, (entry) => sent(entry, true)));
      keep(words, reply.value.transactionId);
      return true;
    },
    [put, keep, touched],
  );
}

/** What was sent is shown until the rows hold it. */
function useForgetting(rows: readonly GridRow[], newest: { readonly current: AllWaiting }, put: Put): void {
  const drawn = useRef(new Map<string, GridRow>());
  useEffect(() => {
    const before = drawn.current;
    drawn.current = new Map(rows.map((row) => [row.personId, row]));
    const gone = [...newest.current].flatMap(([personId, own]) =>
      before.get(personId) === drawn.current.get(personId)
        ? []
        : [...own].filter(([, one]) => one.settled).map(([code]) => ({ personId, code, one: null })),
    );
    if (gone.length > 0) put(gone);
  }, [rows, newest, put]);
}

/** Records facts, keeping refused entries on screen until they are corrected or left. `rows` tells when they are read anew. */
export function useRecording(
  rows: readonly GridRow[],
  values: readonly ReferenceValue[],
  touched: (personIds: readonly string[]) => void,
): Recording {
  const { waiting, newest, put } = useWaiting();
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const done = useRef<string[]>([]);

  useForgetting(rows, newest, put);

  const keep = useCallback((words: string, transactionId: string) => {
    setSavedAt(new Date());
    showOnlyToast(words, transactionId, done.current.at(-1));
    done.current.push(transactionId);
  }, []);

  const enter = useCallback<Recording['enter']>(
    async (row, definition, typed, entry) => {
      const place = { personId: row.personId, code: definition.code };
      const refuse = (message: string, fact: Fact | null): false => {
        put([{ ...place, one: { typed, fact, message, settled: false } }]);
        return false;
      };
      if (!entry.ok) return refuse(sentenceFor(entry.code), null);
      const { fact } = entry;
      const one = { row, definition, typed, fact };
      put([{ ...place, one: sent(one, false) }]);
      touched([row.personId]);
      const reply = await ask('outcomes.record', cellOf(one));
      if (!reply.ok) return refuse(reply.error.message, fact);
      put([{ ...place, one: sent(one, true) }]);
      keep(doneWords(row, definition, values, fact), reply.value.transactionId);
      return true;
    },
    [values, put, keep, touched],
  );

  const enterMany = useEnterMany(put, keep, touched);
  const also = useCallback<Recording['also']>(
    async (work, words) => {
      const transactionId = await work();
      if (transactionId === null) return false;
      keep(words, transactionId);
      return true;
    },
    [keep],
  );
  const forget = useCallback<Recording['forget']>((personId, code) => put([{ personId, code, one: null }]), [put]);
  const undo = useCallback(() => {
    if (done.current.length === 0) return false;
    void takeBackNewest(done.current);
    return true;
  }, []);
  const saving = [...waiting.values()].some((own) =>
    [...own.values()].some((one) => one.message === null && !one.settled),
  );
  return useMemo(
    () => ({
      waitingOf: (personId) => waiting.get(personId),
      waitingFor: (personId, code) => waiting.get(personId)?.get(code),
      ...{ enter, enterMany, also, forget, undo, saving, savedAt },
    }),
    [waiting, enter, enterMany, also, forget, undo, saving, savedAt],
  );
}
