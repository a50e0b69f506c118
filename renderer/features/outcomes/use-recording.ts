import { useCallback, useEffect, useRef, useState } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { type RefusalCode, sentenceFor } from '../../../domain/refusal.ts';
import { ask } from '../../call.ts';
import { showToast } from '../../ui/toast-store.ts';
import { dismissToast, showOnlyToast } from '../fidelity/only-toast.ts';
import type { Entry, Fact, FactDefinition, ReferenceValue } from './cell-entry.ts';
import { cellWords } from './fact-words.ts';

/** An entry on its way to the register, or one that was refused and waits with what was typed. */
export interface Waiting {
  readonly typed: string;
  readonly fact: Fact | null;
  readonly message: string | null;
  readonly settled: boolean;
}

export interface Recording {
  readonly waitingFor: (personId: string, factCode: string) => Waiting | undefined;
  /** Sends an entry, or keeps it with the sentence that refuses it. Answers whether it was taken. */
  readonly enter: (row: GridRow, definition: FactDefinition, typed: string, entry: Entry) => Promise<boolean>;
  readonly forget: (personId: string, factCode: string) => void;
  /** Takes back the last entry made here; answers whether there was one. */
  readonly undo: () => boolean;
  readonly saving: boolean;
  readonly savedAt: Date | null;
}

const keyOf = (personId: string, factCode: string): string => `${personId} ${factCode}`;

const without = <T>(all: ReadonlyMap<string, T>, gone: (value: T, key: string) => boolean): ReadonlyMap<string, T> =>
  new Map([...all].filter(([key, value]) => !gone(value, key)));

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

/** Records facts one by one for a period, keeping refused entries on screen until they are corrected or left. */
export function useRecording(periodId: string, rows: readonly GridRow[], values: readonly ReferenceValue[]): Recording {
  const [waiting, setWaiting] = useState<ReadonlyMap<string, Waiting>>(new Map());
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const done = useRef<string[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent is shown until the rows hold it
  useEffect(() => setWaiting((before) => without(before, (one) => one.settled)), [rows]);

  const put = useCallback((key: string, entry: Waiting) => setWaiting((before) => new Map(before).set(key, entry)), []);
  const enter = useCallback<Recording['enter']>(
    async (row, definition, typed, entry) => {
      const key = keyOf(row.personId, definition.code);
      const refuse = (code: RefusalCode | null, message: string, fact: Fact | null) =>
        put(key, { typed, fact, message: code === null ? message : sentenceFor(code), settled: false });
      if (!entry.ok) {
        refuse(entry.code, '', null);
        return false;
      }
      const { fact } = entry;
      put(key, { typed, fact, message: null, settled: false });
      const reply = await ask('outcomes.record', { personId: row.personId, periodId, factCode: definition.code, fact });
      if (!reply.ok) {
        refuse(null, reply.error.message, fact);
        return false;
      }
      put(key, { typed, fact, message: null, settled: true });
      setSavedAt(new Date());
      showOnlyToast(doneWords(row, definition, values, fact), reply.value.transactionId, done.current.at(-1));
      done.current.push(reply.value.transactionId);
      return true;
    },
    [periodId, values, put],
  );
  const forget = useCallback<Recording['forget']>(
    (personId, factCode) => setWaiting((before) => without(before, (_one, key) => key === keyOf(personId, factCode))),
    [],
  );
  const undo = useCallback(() => {
    if (done.current.length === 0) return false;
    void takeBackNewest(done.current);
    return true;
  }, []);
  const waitingFor = useCallback<Recording['waitingFor']>(
    (personId, factCode) => waiting.get(keyOf(personId, factCode)),
    [waiting],
  );
  const saving = [...waiting.values()].some((one) => one.message === null && !one.settled);
  return { waitingFor, enter, forget, undo, saving, savedAt };
}
