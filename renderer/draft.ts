import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from './call.ts';
import { createDraftKeeper, type DraftAddress } from './draft-keeper.ts';

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

/** What was typed in this window and is on its way into the register. */
export const drafts = createDraftKeeper((input) => ask('drafts.keep', input));

/** What was typed into a place before. What could not be kept when its form was left is newer than any draft. */
async function findTyped(place: DraftAddress): Promise<{ content: string | null; keptAt: string | null }> {
  const reply = await ask('drafts.find', { form: place.form, subject: place.subject });
  const found = reply.ok ? reply.value.draft : null;
  if (found !== null) drafts.found(place, found.keptAt);
  return { content: drafts.unkept(place) ?? found?.content ?? null, keptAt: found?.keptAt ?? null };
}

/**
 * Typed but unsaved text, kept in the encrypted register at the latest 400 ms after it was typed, pause or not, and on
 * blur, and given back when the form opens again. `initial` is what the form shows without a draft.
 */
export function useDraft(address: DraftAddress, initial = ''): [string, (text: string) => void, DraftState] {
  const { form, subject, personId } = address;
  const [text, setText] = useState(initial);
  const [kept, setKept] = useState<Date | null>(null);
  const [ready, setReady] = useState(false);
  const touched = useRef(false);

  useEffect(() => {
    const place = { form, subject, personId };
    let current = true;
    touched.current = false;
    setReady(false);
    const deaf = drafts.listen(place, (keptAt) => setKept(new Date(keptAt)));
    void findTyped(place).then(({ content, keptAt }) => {
      if (!current) return;
      setReady(true);
      if (touched.current || content === null) return;
      setText(content);
      setKept(keptAt === null ? null : new Date(keptAt));
    });
    return () => {
      current = false;
      deaf();
      void drafts.send(place);
    };
  }, [form, subject, personId]);

  const write = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      drafts.write({ form, subject, personId }, next);
    },
    [form, subject, personId],
  );

  const discard = useCallback(() => {
    drafts.forget({ form, subject, personId });
    setKept(null);
    void ask('drafts.discard', { form, subject });
  }, [form, subject, personId]);

  const flush = useCallback(() => void drafts.send({ form, subject, personId }), [form, subject, personId]);
  return [text, write, { kept, ready, discard, flush }];
}
