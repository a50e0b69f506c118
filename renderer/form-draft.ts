import { useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { ask } from './call.ts';
import { useDraft } from './draft.ts';
import type { DraftAddress } from './draft-keeper.ts';

/**
 * Keeps what is typed into a whole form as one draft and gives it back when the form opens again. A field that a draft
 * does not know keeps its value. Answers with `discard` for after saving. Nothing is kept, and what was is thrown away,
 * while `mayKeep` says no: a draft can be read with the register's own key, which what is sealed may not be.
 */
export function useFormDraft<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  address: DraftAddress,
  mayKeep: (values: Values) => boolean = always,
) {
  const [text, write, draft] = useDraft(address);
  const { ready, discard } = draft;
  const wrote = useRef(false);
  const allows = useRef(mayKeep);
  allows.current = mayKeep;
  useEffect(() => {
    if (!ready || text === '' || text === JSON.stringify(form.getValues())) return;
    const kept = readKept(text);
    if (kept) form.reset({ ...form.getValues(), ...kept }, { keepDefaultValues: true });
  }, [ready, text, form]);
  useEffect(
    () =>
      form.subscribe({
        formState: { values: true },
        callback: ({ values, defaultValues }) => {
          const differs = allows.current(values) && !same(values, defaultValues);
          // Saving resets the form, which is told here too: what equals the register is no draft.
          if (differs) write(JSON.stringify(values));
          else if (wrote.current) discard();
          wrote.current = differs;
        },
      }),
    [form, write, discard],
  );
  return draft;
}

const always = (): boolean => true;

/** How to close a dialog for good: what was typed into it has been saved, or is thrown away by choice. */
export const closing =
  ({ discard }: { readonly discard: () => void }, onClose: () => void) =>
  (): void => {
    discard();
    onClose();
  };

/** The same for a form whose values are held in one place: they live in the draft, over those that it begins with. */
export function useValuesDraft<Values extends object>(address: DraftAddress, begin: () => Values) {
  const [first] = useState(begin);
  const [text, write, draft] = useDraft(address);
  const values = { ...first, ...(text === '' ? null : readKept<Values>(text)) };
  const newest = useRef(values);
  newest.current = values;
  const set = (changes: Partial<Values>): void => {
    newest.current = { ...newest.current, ...changes };
    write(JSON.stringify(newest.current));
  };
  return { values, set, draft };
}

/**
 * A draft for a dialog that asks before it closes over typed words: what is typed outlives a lock, and goes when the dialog
 * is closed or saved. Answers with how to close it.
 */
export function useDialogDraft<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  address: DraftAddress,
  onClose: () => void,
  mayKeep: (values: Values) => boolean = always,
): () => void {
  return closing(useFormDraft(form, address, mayKeep), onClose);
}

/** The same for a dialog whose values are held in one place. */
export function useDialogValues<Values extends object>(
  address: DraftAddress,
  begin: () => Values,
  onClose: () => void,
): { readonly values: Values; readonly set: (changes: Partial<Values>) => void; readonly leave: () => void } {
  const { values, set, draft } = useValuesDraft(address, begin);
  return { values, set, leave: closing(draft, onClose) };
}

const same = (values: FieldValues, others: FieldValues | undefined): boolean =>
  Object.keys(values).every((key) => JSON.stringify(values[key]) === JSON.stringify(others?.[key]));

function readKept<Values>(text: string): Partial<Values> | null {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? (kept as Partial<Values>) : null;
  } catch {
    return null;
  }
}

/**
 * Whether a form was left with something typed into it. Asks again when `open` changes; an open form is not waiting.
 */
export function useWaitingDraft({ form, subject }: Pick<DraftAddress, 'form' | 'subject'>, open: boolean): boolean {
  const [waiting, setWaiting] = useState(false);
  useEffect(() => {
    if (open) {
      setWaiting(false);
      return;
    }
    let current = true;
    void ask('drafts.find', { form, subject }).then((reply) => {
      if (current && reply.ok) setWaiting(reply.value.draft !== null);
    });
    return () => {
      current = false;
    };
  }, [form, subject, open]);
  return waiting && !open;
}
