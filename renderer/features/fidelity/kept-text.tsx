import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { countWords } from '../../../domain/fidelity/fidelity.ts';
import type { Problem, Reply } from '../../../domain/reply.ts';
import { useDraft } from '../../draft.ts';
import { Button } from '../../ui/button.tsx';
import { timeInWords } from '../../ui/dates.ts';
import { SaveState } from '../../ui/save-state.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import styles from './kept-text.module.css';

interface KeptTextProps {
  readonly label: string;
  readonly hint?: string;
  readonly saved: string | null;
  /** Where the draft is kept while the text is not saved. */
  readonly form: string;
  readonly subject: string;
  readonly personId: string | null;
  readonly save: (text: string) => Promise<Reply<unknown>>;
  readonly limit?: number;
  /** Says how many words are written, where there is no limit. */
  readonly counted?: boolean;
  readonly isDisabled?: boolean;
  readonly rows?: number;
}

interface Settled {
  readonly savedAt: Date | null;
  readonly saving: boolean;
  readonly error: Problem | null;
  /** The text the host has taken, shown until the screen has read it back. */
  readonly sent: string | null;
}

const same = (one: string, other: string): boolean => one.trim() === other.trim();

/** The text on screen, whether it differs from the register, and how it gets there. */
function useKeptText({ saved, form, subject, personId, save }: KeptTextProps) {
  const stored = saved ?? '';
  const [typed, write, draft] = useDraft({ form, subject, personId }, stored);
  const [touched, setTouched] = useState(false);
  const [settled, setSettled] = useState<Settled>({ savedAt: null, saving: false, error: null, sent: null });
  const restored = !touched && draft.kept !== null && !same(typed, stored);
  const unsaved = touched || restored;
  const latest = useRef(stored);
  latest.current = stored;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the register's text changes, it is what counts
  useEffect(() => setSettled((before) => ({ ...before, sent: null })), [stored]);

  const type = (text: string) => {
    setTouched(true);
    write(text);
  };
  const forget = () => {
    setTouched(false);
    draft.discard();
    setSettled((before) => ({ ...before, error: null }));
  };
  const commit = async () => {
    if (!unsaved || settled.saving) return;
    if (same(typed, stored)) return forget();
    draft.flush();
    setSettled((before) => ({ ...before, saving: true }));
    const reply = await save(typed);
    if (!reply.ok) return setSettled((before) => ({ ...before, saving: false, error: reply.error }));
    forget();
    const sent = same(latest.current, typed) ? null : typed;
    setSettled({ savedAt: new Date(), saving: false, error: null, sent });
  };
  return { text: unsaved ? typed : (settled.sent ?? stored), type, commit, forget, restored, unsaved, draft, settled };
}

function Restored({ at, keep, drop }: { readonly at: Date; readonly keep: () => void; readonly drop: () => void }) {
  return (
    <div className={styles.restored}>
      <p>This was typed at {timeInWords(at)} and not saved yet.</p>
      <Button size="small" onPress={keep}>
        Save it
      </Button>
      <Button size="small" kind="quiet" onPress={drop}>
        Go back to the saved text
      </Button>
    </div>
  );
}

const wordsWritten = (text: string): string => {
  const count = countWords(text);
  return count === 0 ? 'Nothing written yet' : `${count} ${count === 1 ? 'word' : 'words'} written`;
};

/**
 * Longer text that is kept as a draft with every pause and saved on leaving the field or with Ctrl+Enter, so that the
 * history has one entry for each sitting and nothing typed is ever lost.
 */
export function KeptText(props: KeptTextProps) {
  const { text, type, commit, forget, restored, unsaved, draft, settled } = useKeptText(props);
  const { limit, isDisabled = false } = props;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void commit();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Ctrl+Enter from the text area inside
    <div className={styles.kept} onKeyDown={press}>
      <TextArea
        label={props.label}
        hint={props.hint}
        value={text}
        onChange={type}
        onBlur={() => void commit()}
        isDisabled={isDisabled}
        error={settled.error?.message}
        rows={props.rows ?? 3}
        {...(limit === undefined ? {} : { words: { limit } })}
      />
      {restored && !isDisabled && draft.kept !== null && (
        <Restored at={draft.kept} keep={() => void commit()} drop={forget} />
      )}
      <p className={styles.foot}>
        {props.counted && <span>{wordsWritten(text)}</span>}
        <SaveState
          saving={settled.saving}
          savedAt={settled.savedAt}
          error={settled.error}
          draftKeptAt={unsaved ? draft.kept : null}
        />
      </p>
    </div>
  );
}
