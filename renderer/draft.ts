import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from './call.ts';

export interface DraftAddress {
  /** Which form, as a stable code. */
  readonly form: string;
  /** The id of what the form is about, or `new`. */
  readonly subject: string;
  /** Whose key seals it; null for the programme's. */
  readonly personId: string | null;
}

interface DraftState {
  /** When the text on screen was last kept, or null while there is nothing to keep. */
  readonly kept: Date | null;
  /** True once the host has answered whether an older draft exists. */
  readonly ready: boolean;
  /** Forgets the draft, after saving or when the person decides against it. */
  readonly discard: () => void;
  /** Keeps at once what is still waiting; call it on blur. */
  readonly flush: () => void;
}

// Counted from the first key that is not kept yet: nobody loses more than this, typing without a pause or not.
const longestMilliseconds = 400;
const waiting = new Set<() => Promise<void>>();

/** Sends every draft that is still waiting; called when the host is about to end. */
export const flushDrafts = async (): Promise<void> => {
  await Promise.all([...waiting].map((send) => send()));
};

/**
 * Typed but unsaved text, kept in the encrypted register at the latest 400 ms after it was typed, pause or not, and on
 * blur, and given back when the form opens again. `initial` is what the form shows without a draft.
 */
export function useDraft(address: DraftAddress, initial = ''): [string, (text: string) => void, DraftState] {
  const { form, subject, personId } = address;
  const [text, setText] = useState(initial);
  const [kept, setKept] = useState<Date | null>(null);
  const [ready, setReady] = useState(false);
  const pending = useRef<string | null>(null);
  const waitingSince = useRef<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const touched = useRef(false);

  const send = useCallback(async () => {
    clearTimeout(timer.current);
    const content = pending.current;
    waitingSince.current = null;
    if (content === null) return;
    pending.current = null;
    const reply = await ask('drafts.keep', { form, subject, personId, content });
    if (reply.ok) setKept(new Date(reply.value.keptAt));
  }, [form, subject, personId]);

  useEffect(() => {
    let current = true;
    touched.current = false;
    setReady(false);
    void ask('drafts.find', { form, subject }).then((reply) => {
      if (!current) return;
      setReady(true);
      if (touched.current || !reply.ok || reply.value.draft === null) return;
      setText(reply.value.draft.content);
      setKept(new Date(reply.value.draft.keptAt));
    });
    waiting.add(send);
    return () => {
      current = false;
      waiting.delete(send);
      void send();
    };
  }, [form, subject, send]);

  const write = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      pending.current = next;
      clearTimeout(timer.current);
      waitingSince.current ??= Date.now();
      const left = Math.max(0, waitingSince.current + longestMilliseconds - Date.now());
      timer.current = setTimeout(() => void send(), left);
    },
    [send],
  );

  const discard = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = null;
    waitingSince.current = null;
    setKept(null);
    void ask('drafts.discard', { form, subject });
  }, [form, subject]);

  const flush = useCallback(() => void send(), [send]);
  return [text, write, { kept, ready, discard, flush }];
}
