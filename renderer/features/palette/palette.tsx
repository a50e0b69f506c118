import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { cx } from '../../ui/cx.ts';
import { markModal } from '../../ui/dialog.tsx';
import sheet from '../../ui/sheet.module.css';
import styles from './palette.module.css';
import { type Entry, useEntries } from './palette-entries.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onShortcuts: () => void;
}

/** Finds people, periods and commands. Arrows move, Enter chooses, Esc closes. */
export function Palette({ onClose, onShortcuts }: PaletteProps) {
  return (
    <ModalOverlay
      className={cx(styles.overlay, sheet.sheet)}
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={cx(styles.modal, sheet.sheet)}>
        <Dialog ref={markModal} aria-label="Find or go to" className={cx(styles.dialog)}>
          <Finder onClose={onClose} onShortcuts={onShortcuts} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at <= 0 ? last : at - 1),
  Home: () => 0,
  End: (_at, last) => last,
};

function Finder({ onClose, onShortcuts }: PaletteProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const entries = useEntries(text, onShortcuts);
  const active = Math.min(at, entries.length - 1);
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const move = moves[event.key];
    if (move && !(event.key === 'Home' || event.key === 'End' ? text !== '' : false)) {
      event.preventDefault();
      setAt(move(active, entries.length - 1));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      choose(entries[active]);
    }
  };
  return (
    <>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-label="Find a person, a period or a command"
        aria-expanded={entries.length > 0}
        aria-autocomplete="list"
        {...(entries[active] ? { 'aria-controls': `${id}-list`, 'aria-activedescendant': `${id}-${active}` } : {})}
        placeholder="A name, a period or a command"
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the palette is opened in order to type
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Results id={id} entries={entries} active={active} onPoint={setAt} onChoose={choose} />
      <p className="visually-hidden" role="status">
        {entries.length === 1 ? '1 result' : `${entries.length} results`}
      </p>
    </>
  );
}

interface ResultsProps {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly active: number;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (entry: Entry) => void;
}

function Results({ id, entries, active, onPoint, onChoose }: ResultsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active, id]);
  if (entries.length === 0) return <p className={styles.none}>Nobody and nothing by that name.</p>;
  return (
    <div ref={list} className={styles.results} id={`${id}-list`} role="listbox" aria-label="Results">
      {entries.map((entry, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the text field, which moves through the list
        <div
          key={`${entry.group}-${entry.key}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={cx(styles.option, index === active && styles.active)}
          onPointerMove={() => onPoint(index)}
          onClick={() => onChoose(entry)}
        >
          <span className={styles.label}>{entry.label}</span>
          {entry.beside && <span className={styles.beside}>{entry.beside}</span>}
          <span className={styles.group}>{entry.group}</span>
        </div>
      ))}
    </div>
  );
}
