import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './cell-editor.module.css';
import {
  type Entry,
  entryFrom,
  type FactDefinition,
  factOf,
  type Offer,
  offersFor,
  type ReferenceValue,
} from './cell-entry.ts';

/** Where to go after leaving the editor, in steps of rows and columns. */
interface Step {
  readonly row: number;
  readonly column: number;
}

/** What the editor opens with: what was typed on the cell, or what stands there, to be changed. */
export interface Opening {
  readonly text: string;
  readonly byTyping: boolean;
}

/** Null leaves the focus where the person has put it. */
export type After = Step | null;

const stay: Step = { row: 0, column: 0 };

interface CellEditorProps {
  readonly name: string;
  readonly definition: FactDefinition;
  readonly values: readonly ReferenceValue[];
  readonly opening: Opening;
  /** The code in force, to be pointed at when the list opens without typing. */
  readonly current: string | null;
  readonly enter: (typed: string, entry: Entry, after: After) => void;
  readonly leave: (after: After) => void;
}

const stepAfter = (key: string, shiftKey: boolean): Step | null => {
  if (key === 'Enter') return { row: shiftKey ? -1 : 1, column: 0 };
  if (key === 'Tab') return { row: 0, column: shiftKey ? -1 : 1 };
  return null;
};

interface OffersProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly active: number | null;
  readonly pick: (offer: Offer) => void;
}

/** The list under the cell. It stands in the top layer, so the scrolling grid cannot cut it off. */
function Offers({ id, offers, active, pick }: OffersProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current?.matches(':popover-open') === false) list.current.showPopover();
  }, []);
  useEffect(() => {
    if (active !== null) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div ref={list} id={id} role="listbox" aria-label="Values" popover="manual" className={styles.offers}>
      {offers.map((offer, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the input above keeps the focus and the keys
        <div
          key={`${offer.kind} ${offer.code}`}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === active}
          data-kind={offer.kind}
          className={styles.offer}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => pick(offer)}
        >
          {offer.label}
          {offer.definition !== null && <small className={styles.meaning}>{offer.definition}</small>}
        </div>
      ))}
    </div>
  );
}

/** What stands in the editor and what leaving it means. */
function useCellEditor({ definition, values, opening, current, enter, leave }: CellEditorProps) {
  const left = useRef(false);
  const [typed, setTyped] = useState(opening.text);
  const offers = offersFor(definition, values, typed);
  const inForce = offers.findIndex((offer) => offer.code === current);
  const first = opening.byTyping ? 0 : inForce === -1 ? null : inForce;
  const [pointed, setPointed] = useState<number | null>(first);
  const active = pointed === null || offers.length === 0 ? null : Math.min(pointed, offers.length - 1);
  const untouched = !opening.byTyping && typed === opening.text && pointed === first;

  const finish = (after: After, picked?: Offer) => {
    if (left.current) return;
    left.current = true;
    const offer = picked ?? (active === null ? undefined : offers[active]);
    if (picked === undefined && untouched) leave(after);
    else if (offer) enter(offer.label, { ok: true, fact: factOf(offer) }, after);
    else enter(typed, entryFrom(definition, values, typed), after);
  };
  const cancel = () => {
    left.current = true;
    leave(stay);
  };
  const type = (text: string) => {
    setTyped(text);
    setPointed(text.trim() === '' ? null : 0);
  };
  const pointBy = (by: number) => setPointed(((active ?? (by === 1 ? -1 : 0)) + by + offers.length) % offers.length);
  return { typed, type, offers, active, pointBy, finish, cancel };
}

/** The field inside a cell: typing finds a value or a reason, Enter or Tab saves and moves on, Esc leaves as it was. */
export function CellEditor(props: CellEditorProps) {
  const listId = useId();
  const { typed, type, offers, active, pointBy, finish, cancel } = useCellEditor(props);
  const isOpen = offers.length > 0;
  const press = (event: KeyboardEvent) => {
    const step = stepAfter(event.key, event.shiftKey);
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') cancel();
    else if (step !== null) finish(step);
    else if (by !== 0 && isOpen) pointBy(by);
    else if (by !== 0) finish({ row: by, column: 0 });
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the editor opens because the person started to type
        autoFocus
        className={styles.input}
        role="combobox"
        aria-label={props.name}
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === null ? undefined : `${listId}-${active}`}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onFocus={(event) => event.target.setSelectionRange(typed.length, typed.length)}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={() => finish(null)}
      />
      {isOpen && <Offers id={listId} offers={offers} active={active} pick={(offer) => finish(stay, offer)} />}
    </>
  );
}
