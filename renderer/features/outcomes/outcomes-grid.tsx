import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import { dayInBrief } from '../../ui/dates.ts';
import type { After, Opening } from './cell-editor.tsx';
import { type Entry, entryFrom, type FactDefinition, type ReferenceValue } from './cell-entry.ts';
import { boundsWords, measureSpans } from './fact-words.ts';
import { GridCell } from './grid-cell.tsx';
import { inside, type Place, placeAfter } from './grid-moves.ts';
import styles from './outcomes-grid.module.css';
import { pastedCells } from './pasted.ts';
import type { Recording } from './use-recording.ts';

/** One value of one person. */
export interface CellToFill {
  readonly personId: string;
  readonly factCode: string;
}

export interface OutcomesGridProps {
  readonly label: string;
  readonly rows: readonly GridRow[];
  readonly definitions: readonly FactDefinition[];
  readonly values: readonly ReferenceValue[];
  readonly recording: Recording;
  /** The cell that is reached at once, where one came to fill it. */
  readonly startAt?: CellToFill | null;
}

function GridHead({ definitions }: Pick<OutcomesGridProps, 'definitions'>) {
  return (
    <thead>
      <tr>
        <td className={styles.corner} />
        {measureSpans(definitions).map((span) => (
          <th key={span.measure} scope="colgroup" colSpan={span.columns} className={styles.measure}>
            {span.label}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col" className={styles.person}>
          Person
        </th>
        {definitions.map((definition) => {
          // Counts have wide bounds that only catch slips; a score's bounds say which scale it is.
          const bounds = definition.valueType === 'score' ? boundsWords(definition) : null;
          return (
            <th key={definition.code} scope="col" title={definition.label}>
              {definition.columnLabel}
              {(bounds !== null || !definition.required) && (
                <small>{[bounds, definition.required ? null : 'optional'].filter(Boolean).join(', ')}</small>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function PersonHead({ row }: { readonly row: GridRow }) {
  return (
    <th scope="row" className={styles.person}>
      <b>{row.preferredName}</b> <span className={styles.reference}>{row.reference}</span>
      {row.leftOn !== null && <small>left {dayInBrief(row.leftOn)}</small>}
    </th>
  );
}

// A space scrolls and a question mark opens the sheet of shortcuts, as everywhere.
const opensByTyping = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !' ?'.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;

/** Where a cell lies in the grid; the first one where it is not there. */
function placeOf({ rows, definitions, startAt }: OutcomesGridProps): Place {
  const row = rows.findIndex(({ personId }) => personId === startAt?.personId);
  const column = definitions.findIndex(({ code }) => code === startAt?.factCode);
  return row === -1 || column === -1 ? { row: 0, column: 0 } : { row, column };
}

/** Where the focus stands, what is being edited, and what the keys do, as in a spreadsheet. */
function useGridKeys(props: OutcomesGridProps) {
  const { rows, definitions, recording, startAt } = props;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>(() => placeOf(props));
  const [editing, setEditing] = useState<Opening | null>(null);
  const comeBack = useRef(false);
  const size = { rows: rows.length, columns: definitions.length, page: 10 };
  const at = inside(place, size);

  const focusCell = (to: Place) =>
    table.current?.querySelector<HTMLElement>(`[data-place="${to.row}:${to.column}"]`)?.focus();
  useEffect(() => {
    if (editing !== null || !comeBack.current) return;
    comeBack.current = false;
    focusCell(at);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the grid is first there
  useEffect(() => {
    if (startAt != null) focusCell(at);
  }, []);

  const move = (to: Place) => {
    setPlace(to);
    focusCell(to);
  };
  const close = (after: After) => {
    comeBack.current = after !== null;
    setEditing(null);
    if (after !== null) setPlace(inside({ row: at.row + after.row, column: at.column + after.column }, size));
  };
  const [row, definition] = [rows[at.row], definitions[at.column]];
  const isClosed = !row || !definition || row.notShared.includes(definition.code);
  const open = () => {
    if (isClosed) return;
    const refused = recording.waitingFor(row.personId, definition.code)?.typed;
    const number = row.facts.find((fact) => fact.code === definition.code)?.valueNumber ?? null;
    setEditing({ text: refused ?? (number === null ? '' : String(number)), byTyping: false });
  };
  const clear = () => {
    if (isClosed) return;
    const refused = recording.waitingFor(row.personId, definition.code)?.message != null;
    if (refused) recording.forget(row.personId, definition.code);
    else if (row.facts.some((fact) => fact.code === definition.code)) {
      void recording.enter(row, definition, '', { ok: true, fact: null });
    }
  };
  const press = (event: KeyboardEvent) => {
    if (editing !== null) return;
    const to = placeAfter(at, event, size);
    if (to !== null) move(to);
    else if (event.key === 'Enter' || event.key === 'F2') open();
    else if (event.key === 'Delete' || event.key === 'Backspace') clear();
    else if (opensByTyping(event) && !isClosed) setEditing({ text: event.key, byTyping: true });
    else return;
    event.preventDefault();
  };
  return { table, at, editing, press, open, close, setPlace };
}

/** Enters a block copied from a spreadsheet, one cell after another; what is refused stays in its cell. */
async function enterPasted({ rows, definitions, values, recording }: OutcomesGridProps, block: string, at: Place) {
  for (const cell of pastedCells(block, at, { rows: rows.length, columns: definitions.length })) {
    const [row, definition] = [rows[cell.row], definitions[cell.column]];
    if (row && definition) await recording.enter(row, definition, cell.text, entryFrom(definition, values, cell.text));
  }
}

/** Everyone in the cohort and their facts for one period. One tab stop; arrows move, typing opens the editor. */
export function OutcomesGrid(props: OutcomesGridProps) {
  const { label, rows, definitions, values, recording } = props;
  const { table, at, editing, press, open, close, setPlace } = useGridKeys(props);
  const reach = (event: FocusEvent<HTMLElement>, row: number, column: number) => {
    if (event.target === event.currentTarget) setPlace({ row, column });
  };
  const paste = (event: ClipboardEvent) => {
    if (editing !== null) return;
    event.preventDefault();
    void enterPasted(props, event.clipboardData.getData('text/plain'), at);
  };
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is worked in is a grid */}
      <table ref={table} role="grid" aria-label={label} className={styles.grid} onKeyDown={press} onPaste={paste}>
        <GridHead definitions={definitions} />
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={row.personId}>
              <PersonHead row={row} />
              {definitions.map((definition, columnAt) => {
                const here = rowAt === at.row && columnAt === at.column;
                return (
                  <GridCell
                    key={definition.code}
                    place={`${rowAt}:${columnAt}`}
                    row={row}
                    definition={definition}
                    values={values}
                    waiting={recording.waitingFor(row.personId, definition.code)}
                    isHere={here}
                    editing={here ? editing : null}
                    open={open}
                    reach={(event) => reach(event, rowAt, columnAt)}
                    leave={close}
                    enter={(typed: string, entry: Entry, after: After) => {
                      // What was refused stays under the focus, to be put right.
                      close(entry.ok || after === null ? after : { row: 0, column: 0 });
                      void recording.enter(row, definition, typed, entry);
                    }}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
