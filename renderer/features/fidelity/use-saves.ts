import { useCallback, useRef, useState } from 'react';
import type { InputOf, OperationsOfKind, OutputOf } from '../../../domain/contract.ts';
import type { Problem, Reply } from '../../../domain/reply.ts';
import { ask } from '../../call.ts';
import { showOnlyToast } from './only-toast.ts';

type WriteName = OperationsOfKind<'write'>;

/** Saves at once, offers undo, and answers with the host's reply so that a field can keep what was refused. */
export type Save = <K extends WriteName>(name: K, input: InputOf<K>, done: string) => Promise<Reply<OutputOf<K>>>;

export interface Saves {
  readonly save: Save;
  readonly saving: boolean;
  readonly savedAt: Date | null;
  /** The last refusal, until something is saved again. */
  readonly error: Problem | null;
}

/** One place that knows when anything on a screen of many small saves was last saved. */
export function useSaves(): Saves {
  const [state, setState] = useState<Omit<Saves, 'save'>>({ saving: false, savedAt: null, error: null });
  const last = useRef<string>(undefined);
  const save = useCallback<Save>(async (name, input, done) => {
    setState((before) => ({ ...before, saving: true }));
    const reply = await ask(name, input);
    if (!reply.ok) {
      setState((before) => ({ ...before, saving: false, error: reply.error }));
      return reply;
    }
    setState({ saving: false, savedAt: new Date(), error: null });
    const { transactionId } = reply.value as { readonly transactionId?: string };
    showOnlyToast(done, transactionId, last.current);
    last.current = transactionId;
    return reply;
  }, []);
  return { ...state, save };
}
