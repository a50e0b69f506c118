import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { GridRow as Row } from '../../../domain/outcomes/operations.ts';
import type { ReferenceValue } from './cell-entry.ts';
import { CellLine, type OtherName } from './cell-line.tsx';
import { boundsWords, measureSpans } from './fact-words.ts';
import { type Column, isFact, widthOf } from './grid-columns.ts';
import { GridRow } from './grid-row.tsx';
import styles from './outcomes-grid.module.css';
import type { CellEntry, PastePlan } from './paste-plan.ts';
import { useGridKeys } from './use-grid-keys.ts';
import type { Recording } from './use-recording.ts';

/** One value of one person. */
export interface CellToFill {
  readonly personId: string;
  readonly factCode: string;
}

export interface OutcomesGridProps {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly values: readonly ReferenceValue[];
  readonly otherNames: readonly OtherName[];
  readonly recording: Recording;
  /** Enters a block in one step; the words say what was done, before how many. */
  readonly enterBlock: (entries: readonly CellEntry[], words: string) => void;
  readonly onPaste: (plan: PastePlan) => void;
  readonly onNights: (row: Row) => void;
  /** The cell that is reached at once, where one came to fill it. */
  readonly startAt?: CellToFill | null;
  readonly settleNights: (rows: readonly Row[], as: 'not-known' | 'estimated') => void;
}

const rowPixels = 38;
const personRem = 11.5;

const headOf = (column: Column): { readonly label: string; readonly title: string; readonly small: string | null } => {
  if (column.kind === 'nights')
    return { label: 'Nights', title: 'Nights known of those in scope. They follow from moves.', small: 'from moves' };
  if (column.kind === 'category') return { label: column.label, title: column.label, small: 'nights' };
  const { definition } = column;
  // Counts have wide bounds that only catch slips; a score's bounds say which scale it is.
  const bounds = definition.valueType === 'score' ? boundsWords(definition) : null;
  const small = [bounds, definition.required ? null : 'optional'].filter((part) => part !== null).join(', ');
  return { label: definition.columnLabel, title: definition.label, small: small === '' ? null : small };
};

function GridHead({ columns }: Pick<OutcomesGridProps, 'columns'>) {
  const facts = columns.flatMap((column) => (isFact(column) ? [column.definition] : []));
  const others = columns.length - facts.length;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td className={styles.corner} />
        {measureSpans(facts).map((span) => (
          <th key={span.measure} scope="colgroup" colSpan={span.columns} className={styles.measure}>
            {span.label}
          </th>
        ))}
        {others > 0 && (
          <th scope="colgroup" colSpan={others} className={styles.measure}>
            Where people stayed
          </th>
        )}
      </tr>
      <tr aria-rowindex={2}>
        <th scope="col" className={styles.person}>
          Person
        </th>
        {columns.map((column) => {
          const { label, title, small } = headOf(column);
          return (
            <th key={column.code} scope="col" title={title}>
              {label}
              {small !== null && <small>{small}</small>}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function Space({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot be focused, and this one says nothing
    <tr aria-hidden="true" className={styles.space}>
      <td style={{ height }} />
    </tr>
  );
}

const estimateSize = (): number => rowPixels;

/** Everyone in the cohort and their facts for one period. One tab stop; arrows move, typing opens the editor. */
export function OutcomesGrid(props: OutcomesGridProps) {
  const { label, rows, columns, values, recording, otherNames } = props;
  const { table, at, selected, editing, listen, actions } = useGridKeys(props);
  const scroll = useRef<HTMLDivElement>(null);
  // The row with the focus is always drawn, wherever it was scrolled to.
  const rangeExtractor = useCallback(
    (range: Range) => [...new Set([...defaultRangeExtractor(range), at.row])].sort((a, b) => a - b),
    [at.row],
  );
  const lines = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    ...{ estimateSize, rangeExtractor, overscan: 6 },
    initialRect: { width: 1200, height: 700 },
  });
  const drawn = lines.getVirtualItems();
  const total = personRem + columns.reduce((sum, column) => sum + widthOf(column), 0);
  let reached = 0;
  return (
    <>
      <div ref={scroll} className={styles.scroll}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked in is a grid
          role="grid"
          aria-label={label}
          aria-rowcount={rows.length + 2}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
          className={styles.grid}
          style={{ minWidth: `${total}rem` }}
          {...listen}
        >
          <colgroup>
            <col style={{ width: `${personRem}rem` }} />
            {columns.map((column) => (
              <col key={column.code} style={{ width: `${widthOf(column)}rem` }} />
            ))}
          </colgroup>
          <GridHead columns={columns} />
          <tbody>
            {drawn.flatMap(({ index, start, end }) => {
              const row = rows[index];
              const before = start - reached;
              reached = end;
              if (row === undefined) return [];
              const isSelected = selected !== null && index >= selected.top && index <= selected.bottom;
              return [
                <Space key={`before ${index}`} height={before} />,
                <GridRow
                  key={row.personId}
                  rowAt={index}
                  row={row}
                  columns={columns}
                  values={values}
                  waiting={recording.waitingOf(row.personId)}
                  here={index === at.row ? at.column : null}
                  selectedFrom={isSelected ? selected.left : null}
                  selectedTo={isSelected ? selected.right : null}
                  editing={index === at.row ? editing : null}
                  actions={actions}
                />,
              ];
            })}
            <Space height={lines.getTotalSize() - reached} />
          </tbody>
        </table>
      </div>
      <CellLine
        row={rows[at.row]}
        column={columns[at.column]}
        values={values}
        otherNames={otherNames}
        waiting={recording.waitingFor(rows[at.row]?.personId ?? '', columns[at.column]?.code ?? '')}
      />
    </>
  );
}
