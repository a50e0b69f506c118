import { memo } from 'react';
import type { GridRow as Row } from '../../../domain/outcomes/operations.ts';
import { dayInBrief } from '../../ui/dates.ts';
import type { After, Opening } from './cell-editor.tsx';
import type { Entry, ReferenceValue } from './cell-entry.ts';
import { nightsWords } from './fact-words.ts';
import { GridCell } from './grid-cell.tsx';
import { type Column, isFact } from './grid-columns.ts';
import styles from './outcomes-grid.module.css';
import type { WaitingOfPerson } from './use-recording.ts';

/** What a row asks of the grid; the same object for as long as the grid stands. */
export interface GridActions {
  readonly enter: (typed: string, entry: Entry, after: After) => void;
  readonly leave: (after: After) => void;
}

interface GridRowProps {
  readonly rowAt: number;
  readonly row: Row;
  readonly columns: readonly Column[];
  readonly values: readonly ReferenceValue[];
  readonly waiting: WaitingOfPerson | undefined;
  /** The column with the focus, where it is in this row. */
  readonly here: number | null;
  /** The first and last column that is selected in this row; null for none. */
  readonly selectedFrom: number | null;
  readonly selectedTo: number | null;
  readonly editing: Opening | null;
  readonly actions: GridActions;
}

function PersonHead({ row }: { readonly row: Row }) {
  const notes = [
    row.leftOn === null ? null : `left ${dayInBrief(row.leftOn)}`,
    row.periodId === null ? (row.takenOn === null ? null : `taken ${dayInBrief(row.takenOn)}`) : null,
  ].filter((note) => note !== null);
  return (
    <th
      scope="row"
      className={styles.person}
      aria-colindex={1}
      title={[row.preferredName, row.reference, ...notes].join(', ')}
    >
      <b>{row.preferredName}</b> <span className={styles.reference}>{row.reference}</span>
      {notes.length > 0 && <small> {notes.join(', ')}</small>}
    </th>
  );
}

/** A cell that follows from moves. It can be reached, and its open nights settled from it. */
function NightsCell({
  row,
  column,
  ...cell
}: {
  row: Row;
  column: Column;
  place: string;
  at: number;
  here: boolean;
  selected: boolean;
}) {
  const { nights } = row;
  const found = column.kind === 'category' ? nights?.categories.find(({ code }) => code === column.code) : undefined;
  const text =
    nights === null
      ? ''
      : column.kind === 'category'
        ? found === undefined
          ? '0'
          : `${found.nights}${found.estimated > 0 ? ` (${found.estimated} est.)` : ''}`
        : nightsWords(nights);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
    <td
      data-place={cell.place}
      data-state={column.kind === 'nights' && nights !== null && nights.notKnown > 0 ? 'open' : undefined}
      aria-colindex={cell.at + 2}
      aria-selected={cell.selected}
      aria-readonly="true"
      className={`${styles.cell} ${styles.follows}`}
      tabIndex={cell.here ? 0 : -1}
    >
      <span className={styles.text} title={text}>
        {text}
      </span>
    </td>
  );
}

/** One person and their cells. Drawn anew only where something of it changed. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { rowAt, row, columns, values, waiting, here, selectedFrom, selectedTo, editing, actions } = props;
  return (
    <tr aria-rowindex={rowAt + 3}>
      <PersonHead row={row} />
      {columns.map((column, at) => {
        const place = `${rowAt}:${at}`;
        const isSelected = selectedFrom !== null && selectedTo !== null && at >= selectedFrom && at <= selectedTo;
        if (!isFact(column))
          return (
            <NightsCell key={column.code} {...{ row, column, place, at }} here={here === at} selected={isSelected} />
          );
        return (
          <GridCell
            key={column.code}
            {...{ place, row, values, isSelected }}
            columnAt={at}
            definition={column.definition}
            waiting={waiting?.get(column.code)}
            isHere={here === at}
            editing={here === at ? editing : null}
            enter={actions.enter}
            leave={actions.leave}
          />
        );
      })}
    </tr>
  );
});
