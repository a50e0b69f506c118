import { type FocusEvent, useId, useRef } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { type After, CellEditor, type Opening } from './cell-editor.tsx';
import type { Entry, FactDefinition, ReferenceValue } from './cell-entry.ts';
import { cellWords } from './fact-words.ts';
import styles from './outcomes-grid.module.css';
import type { Waiting } from './use-recording.ts';

interface GridCellProps {
  /** Row and column, as `3:1`, by which the grid finds the cell to focus. */
  readonly place: string;
  readonly row: GridRow;
  readonly definition: FactDefinition;
  readonly values: readonly ReferenceValue[];
  readonly waiting: Waiting | undefined;
  readonly isHere: boolean;
  readonly editing: Opening | null;
  readonly open: () => void;
  readonly reach: (event: FocusEvent<HTMLElement>) => void;
  readonly enter: (typed: string, entry: Entry, after: After) => void;
  readonly leave: (after: After) => void;
}

/** What stands in a cell: the value, the reason why there is none, a gap, or what was refused with its sentence. */
function Content({ row, definition, values, waiting }: GridCellProps) {
  const stored = row.facts.find((fact) => fact.code === definition.code);
  const refused = waiting?.message != null;
  if (refused) return waiting.typed;
  if (row.withheld.includes(definition.code)) return <em>recorded</em>;
  if (row.notShared.includes(definition.code)) return <em>not shared</em>;
  const words = cellWords(definition, values, waiting === undefined ? stored : (waiting.fact ?? undefined));
  if (words.kind === 'gap') return <span className="visually-hidden">not yet entered</span>;
  return words.kind === 'reason' ? <em>{words.text}</em> : words.text;
}

function stateOf({ row, definition, waiting }: GridCellProps): 'refused' | 'gap' | undefined {
  if (waiting?.message != null) return 'refused';
  if (row.notShared.includes(definition.code)) return undefined;
  const entered =
    waiting === undefined ? row.facts.some((fact) => fact.code === definition.code) : waiting.fact !== null;
  return entered ? undefined : 'gap';
}

/** One fact of one person. A first click or tap goes to the cell, a second one opens it. */
export function GridCell(props: GridCellProps) {
  const { place, row, definition, values, waiting, isHere, editing } = props;
  const messageId = useId();
  const wasFocused = useRef(false);
  const message = waiting?.message ?? null;
  const stored = row.facts.find((fact) => fact.code === definition.code);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it listens to the keys
    <td
      data-place={place}
      data-state={stateOf(props)}
      data-type={definition.valueType}
      data-editing={editing !== null || undefined}
      className={styles.cell}
      // While it is edited, the field inside is what can be reached.
      {...(editing === null ? { tabIndex: isHere ? 0 : -1 } : {})}
      {...(message === null ? {} : { 'aria-invalid': true, 'aria-describedby': messageId })}
      onFocus={props.reach}
      onMouseDown={(event) => {
        wasFocused.current = document.activeElement === event.currentTarget;
      }}
      onClick={() => {
        if (wasFocused.current && editing === null) props.open();
      }}
    >
      <Content {...props} />
      {message !== null && (
        <span id={messageId} role="alert" className={styles.refusal}>
          {message}
        </span>
      )}
      {editing !== null && (
        <CellEditor
          name={`${row.preferredName}, ${definition.label}`}
          definition={definition}
          values={values}
          opening={editing}
          current={
            stored === undefined ? null : (stored.valueCode ?? (stored.state === 'recorded' ? null : stored.state))
          }
          enter={props.enter}
          leave={props.leave}
        />
      )}
    </td>
  );
}
