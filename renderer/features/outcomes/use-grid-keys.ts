import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { GridRow } from '../../../domain/outcomes/operations.ts';
import type { After, Opening } from './cell-editor.tsx';
import type { Entry, FactDefinition } from './cell-entry.ts';
import { blockOf, isOneCell, placesIn } from './grid-block.ts';
import { isFact } from './grid-columns.ts';
import { cellsAt, clearCells, copied, filledDown, letterPressed } from './grid-commands.ts';
import { inside, type Place, placeAfter } from './grid-moves.ts';
import type { GridActions } from './grid-row.tsx';
import type { OutcomesGridProps } from './outcomes-grid.tsx';
import { planPaste } from './paste-plan.ts';

// A space scrolls and a question mark opens the sheet of shortcuts, as everywhere.
const opensByTyping = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !' ?'.includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;

const placeOf = (target: EventTarget): Place | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  const [row, column] = cell?.dataset.place?.split(':').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
};

/** After the last entry of a row the next row begins, as entering goes on; anywhere else a step stays in the grid. */
function stepped(at: Place, after: Place, { rows, columns }: OutcomesGridProps): Place {
  const size = { rows: rows.length, columns: columns.length, page: 1 };
  const to = { row: at.row + after.row, column: at.column + after.column };
  const lastFact = columns.findLastIndex(isFact);
  if (after.column === 1 && at.column >= lastFact && at.row + 1 < size.rows) return { row: at.row + 1, column: 0 };
  if (after.column === -1 && at.column === 0 && at.row > 0) return { row: at.row - 1, column: lastFact };
  return inside(to, size);
}

interface Newest {
  readonly close: (after: After) => void;
  readonly props: OutcomesGridProps;
  readonly row: GridRow | undefined;
  readonly definition: FactDefinition | null;
}

/** The rows keep what they were given until something of theirs changes: they call what is newest. */
function useRowActions(given: Newest): GridActions {
  const newest = useRef(given);
  newest.current = given;
  const actions = useRef<GridActions>({
    leave: (after) => newest.current.close(after),
    enter: (typed: string, entry: Entry, after: After) => {
      const { close, props, row, definition } = newest.current;
      // What was refused stays under the focus, to be put right.
      close(entry.ok || after === null ? after : { row: 0, column: 0 });
      if (row && definition) void props.recording.enter(row, definition, typed, entry);
    },
  });
  return actions.current;
}

/** Where a cell lies that somebody came to fill; the first one where it is not in the grid. */
function placeToFill({ rows, columns, startAt }: OutcomesGridProps): Place {
  const row = rows.findIndex(({ personId }) => personId === startAt?.personId);
  const column = columns.findIndex(({ code }) => code === startAt?.factCode);
  return row === -1 || column === -1 ? { row: 0, column: 0 } : { row, column };
}

/** Where the focus stands, what is selected, and whether a cell is edited. */
function useSelection(props: OutcomesGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>(() => placeToFill(props));
  const [anchor, setAnchor] = useState<Place | null>(null);
  const [editing, setEditing] = useState<Opening | null>(null);
  // Whoever came to fill one cell is put on it.
  const comeBack = useRef(props.startAt != null);
  const size = { rows: props.rows.length, columns: props.columns.length, page: 10 };
  const at = inside(place, size);
  const selected = blockOf(inside(anchor ?? at, size), at);

  useLayoutEffect(() => {
    if (editing !== null || !comeBack.current) return;
    comeBack.current = false;
    table.current?.querySelector<HTMLElement>(`[data-place="${at.row}:${at.column}"]`)?.focus();
  });

  const move = (to: Place, extend: boolean) => {
    comeBack.current = true;
    setAnchor(extend ? (anchor ?? at) : null);
    setPlace(to);
  };
  const close = (after: After) => {
    comeBack.current = after !== null;
    setEditing(null);
    if (after !== null && (after.row !== 0 || after.column !== 0)) {
      setAnchor(null);
      setPlace(stepped(at, after, props));
    }
  };
  const selectAll = () => {
    comeBack.current = true;
    setAnchor({ row: 0, column: 0 });
    setPlace({ row: size.rows - 1, column: size.columns - 1 });
  };
  return {
    table,
    at,
    anchor,
    selected,
    size,
    editing,
    comeBack,
    move,
    close,
    selectAll,
    setPlace,
    setAnchor,
    setEditing,
  };
}

/** What the keys, the mouse and the clipboard do in the grid, as in a spreadsheet. */
export function useGridKeys(props: OutcomesGridProps) {
  const { rows, columns, recording } = props;
  const { table, at, anchor, selected, size, editing, comeBack, move, close, ...set } = useSelection(props);
  const wasFocused = useRef(false);
  const isExtending = useRef(false);
  const [row, column] = [rows[at.row], columns[at.column]];
  const definition = isFact(column) ? column.definition : null;
  const isClosed = !row || definition === null || row.notShared.includes(definition.code);
  const open = () => {
    if (row && column && !isFact(column)) props.onNights(row);
    if (isClosed) return;
    const refused = recording.waitingFor(row.personId, definition.code)?.typed;
    const number = row.facts.find((fact) => fact.code === definition.code)?.valueNumber ?? null;
    set.setEditing({ text: refused ?? (number === null ? '' : String(number)), byTyping: false });
  };
  const clear = () => clearCells(props, cellsAt(props, placesIn(selected)));
  const commands: Readonly<Record<string, () => void>> = {
    ...{ enter: open, f2: open, delete: clear, backspace: clear },
    ...{ escape: () => set.setAnchor(null) },
    'ctrl d': () => props.enterBlock(filledDown(props, selected), 'Filled down'),
    'ctrl a': set.selectAll,
  };
  const command = (event: KeyboardEvent): boolean => {
    if (letterPressed(props, event.nativeEvent, selected)) return true;
    const name = `${event.ctrlKey || event.metaKey ? 'ctrl ' : ''}${event.key.toLowerCase()}`;
    const run = Object.hasOwn(commands, name) && !event.altKey ? commands[name] : undefined;
    run?.();
    return run !== undefined;
  };
  const press = (event: KeyboardEvent) => {
    if (editing !== null) return;
    const to = event.altKey ? null : placeAfter(at, event, size);
    if (to !== null) move(to, event.shiftKey);
    else if (!command(event)) {
      if (!opensByTyping(event) || isClosed) return;
      set.setEditing({ text: event.key, byTyping: true });
    }
    event.preventDefault();
  };

  const actions = useRowActions({ close, props, row, definition });
  const listen = {
    onKeyDown: press,
    onFocus: (event: FocusEvent) => {
      const to = placeOf(event.target);
      const isCell = event.target instanceof HTMLElement && event.target.dataset.place !== undefined;
      if (to === null || !isCell || comeBack.current || (to.row === at.row && to.column === at.column)) return;
      // A selection goes on only where somebody holds Shift.
      if (!isExtending.current) set.setAnchor(null);
      isExtending.current = false;
      set.setPlace(to);
    },
    onMouseDown: (event: MouseEvent) => {
      const to = placeOf(event.target);
      if (to === null || editing !== null) return;
      wasFocused.current =
        document.activeElement instanceof HTMLElement &&
        document.activeElement.dataset.place === `${to.row}:${to.column}`;
      isExtending.current = event.shiftKey;
      set.setAnchor(event.shiftKey ? (anchor ?? at) : null);
    },
    // A first click or tap goes to the cell, a second one opens it.
    onClick: (event: MouseEvent) => {
      if (wasFocused.current && editing === null && placeOf(event.target) !== null) open();
    },
    onPaste: (event: ClipboardEvent) => {
      if (editing !== null) return;
      event.preventDefault();
      props.onPaste(planPaste(props, event.clipboardData.getData('text/plain'), selected));
    },
    onCopy: (event: ClipboardEvent) => {
      if (editing !== null) return;
      event.preventDefault();
      event.clipboardData.setData('text/plain', copied(props, selected));
    },
  };
  return { table, at, selected: isOneCell(selected) ? null : selected, editing, listen, actions };
}
