import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PersonSummary } from '../../../domain/people/operations.ts';
import { useRead } from '../../client.ts';
import { cx } from '../../ui/cx.ts';
import field from '../../ui/field.module.css';
import { useSettled } from '../../ui/use-settled.ts';
import styles from './person-picker.module.css';

interface PersonPickerProps {
  readonly label: string;
  readonly hint: string;
  /** The person picked, and their reference; null while nobody is. */
  readonly onChange: (personId: string | null, reference: string | null) => void;
  /** Leaves out the words that say that it may be left empty. */
  readonly isFilter?: boolean;
  readonly error: string | undefined;
}

const pauseMilliseconds = 200;
const fewestLetters = 2;

/** The people found for what was typed, the one pointed at, and the one picked. */
function usePicker(onChange: PersonPickerProps['onChange']) {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [pointed, setPointed] = useState(0);
  const [picked, setPicked] = useState(false);
  const text = useSettled(typed, pauseMilliseconds).trim();
  const asks = isOpen && text.length >= fewestLetters;
  const { data } = useRead('people.search', { text, limit: 8 }, { enabled: asks, keepPrevious: true });
  const found = asks ? (data?.people ?? []) : [];
  const at = Math.min(pointed, found.length - 1);

  const type = (next: string) => {
    setTyped(next);
    setOpen(true);
    setPointed(0);
    setPicked(false);
    onChange(null, null);
  };
  const pick = (person: PersonSummary) => {
    setTyped(`${person.preferredName}, ${person.reference}`);
    setOpen(false);
    setPicked(true);
    onChange(person.id, person.reference);
  };
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const person = found[at];
    if (event.key === 'Escape' && isOpen) setOpen(false);
    else if (event.key === 'Enter' && person) pick(person);
    else if (by !== 0 && found.length > 0) setPointed((at + by + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  const nobody = asks && data !== undefined && found.length === 0;
  const unpicked = !isOpen && !picked && typed.trim() !== '';
  return { typed, found, at, nobody, unpicked, type, pick, press, close: () => setOpen(false) };
}

interface FoundProps {
  readonly id: string;
  readonly found: readonly PersonSummary[];
  readonly at: number;
  readonly pick: (person: PersonSummary) => void;
}

function Found({ id, found, at, pick }: FoundProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current?.matches(':popover-open') === false) list.current.showPopover();
  }, []);
  return (
    <div ref={list} id={id} role="listbox" aria-label="People found" popover="manual" className={styles.found}>
      {found.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input keeps the focus and the keys
        <div
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={styles.person}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(person)}
        >
          {person.preferredName}{' '}
          <small className="soft">
            {person.reference}
            {person.fullName === null ? '' : `, ${person.fullName}`}
          </small>
        </div>
      ))}
    </div>
  );
}

/** Finds a person by the beginning of a name or the reference; left empty it means nobody. */
export function PersonPicker({ label, hint, onChange, error, isFilter = false }: PersonPickerProps) {
  const id = useId();
  const picker = usePicker(onChange);
  const { typed, found, at } = picker;
  const unpicked = picker.unpicked ? 'Choose one of the people found, or empty this field.' : undefined;
  const message = error ?? unpicked;
  return (
    <div className={cx(field.field, field.medium)}>
      <label htmlFor={id} className={field.label}>
        {label} {!isFilter && <span className={field.optional}>(optional)</span>}
      </label>
      <span id={`${id}-hint`} className={field.hint}>
        {hint}
      </span>
      <input
        id={id}
        role="combobox"
        className={cx(field.input, styles.input)}
        data-invalid={message !== undefined || undefined}
        aria-invalid={message !== undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-list-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => picker.type(event.target.value)}
        onKeyDown={picker.press}
        onBlur={picker.close}
      />
      {found.length > 0 && <Found id={`${id}-list`} found={found} at={at} pick={picker.pick} />}
      <span role="status" className="small soft">
        {picker.nobody && 'Nobody is found under that name.'}
      </span>
      <span id={`${id}-error`}>{message !== undefined && <span className={field.error}>{message}</span>}</span>
    </div>
  );
}
