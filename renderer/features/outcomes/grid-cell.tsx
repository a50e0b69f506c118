import { useId } from 'react';
import { isCarried } from '../../../domain/outcomes/carrying.ts';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { type After, CellEditor, type Opening } from './cell-editor.tsx';
import type { Entry, FactDefinition, ReferenceValue } from './cell-entry.ts';
import { cellWords, proposalWords } from './fact-words.ts';
import styles from './outcomes-grid.module.css';
import type { Waiting } from './use-recording.ts';

export interface GridCellProps {
  /** Row and column, as `3:1`, by which the grid finds the cell to focus. */
  readonly place: string;
  readonly columnAt: number;
  readonly row: GridRow;
  readonly definition: FactDefinition;
  readonly values: readonly ReferenceValue[];
  readonly waiting: Waiting | undefined;
  readonly isHere: boolean;
  readonly isSelected: boolean;
  readonly editing: Opening | null;
  readonly enter: (typed: string, entry: Entry, after: After) => void;
  readonly leave: (after: After) => void;
}

interface Shown {
  readonly state: 'refused' | 'gap' | 'proposed' | undefined;
  readonly text: string;
  readonly isReason: boolean;
  readonly isCarried: boolean;
}

/** What stands in a cell: the value, the reason why there is none, a gap, or what was refused. */
function shownIn({ row, definition, values, waiting }: GridCellProps): Shown {
  const plain = { state: undefined, isReason: false, isCarried: false } as const;
  if (waiting?.message != null) return { ...plain, state: 'refused', text: waiting.typed };
  if (row.withheld.includes(definition.code)) return { ...plain, text: 'recorded', isReason: true };
  if (row.notShared.includes(definition.code)) return { ...plain, text: 'not shared', isReason: true };
  const stored = row.facts.find((fact) => fact.code === definition.code);
  const fact = waiting === undefined ? stored : (waiting.fact ?? undefined);
  const words = cellWords(definition, values, fact);
  if (words.kind !== 'gap') {
    const carried = waiting === undefined && stored !== undefined && isCarried(stored);
    return { ...plain, text: words.text, isReason: words.kind === 'reason', isCarried: carried };
  }
  const proposed = waiting === undefined ? row.proposals.find(({ code }) => code === definition.code) : undefined;
  if (proposed === undefined) return { ...plain, state: 'gap', text: '' };
  return { ...plain, state: 'proposed', text: proposalWords(definition, values, proposed) };
}

function Content({ text, state, isReason, isCarried: carried }: Shown) {
  if (state === 'gap') return <span className="visually-hidden">not yet entered</span>;
  if (state === 'proposed')
    return (
      <span className={styles.proposed}>
        <span className="visually-hidden">not yet entered, from moves: </span>
        {text}?
      </span>
    );
  return (
    <>
      {isReason ? <em>{text}</em> : text}
      {carried && (
        <span className={styles.carried} title="Carried forward, not yet confirmed">
          <span aria-hidden="true">↷</span>
          <span className="visually-hidden">, carried forward, not yet confirmed</span>
        </span>
      )}
    </>
  );
}

/** One fact of one person. */
export function GridCell(props: GridCellProps) {
  const { place, columnAt, row, definition, values, isHere, isSelected, editing, waiting } = props;
  const messageId = useId();
  const shown = shownIn(props);
  const message = waiting?.message ?? null;
  const stored = row.facts.find((fact) => fact.code === definition.code);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
    <td
      data-place={place}
      data-state={shown.state}
      data-type={definition.valueType}
      data-editing={editing !== null || undefined}
      aria-colindex={columnAt + 2}
      aria-selected={isSelected}
      aria-busy={waiting !== undefined && !waiting.settled && waiting.message === null ? true : undefined}
      className={styles.cell}
      // While it is edited, the field inside is what can be reached.
      {...(editing === null ? { tabIndex: isHere ? 0 : -1 } : {})}
      {...(message === null ? {} : { 'aria-invalid': true, 'aria-describedby': messageId })}
    >
      <span className={styles.text} title={shown.text}>
        {Content(shown)}
      </span>
      {message !== null && (
        <span id={messageId} role="alert" className={isHere ? styles.refusal : 'visually-hidden'}>
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
