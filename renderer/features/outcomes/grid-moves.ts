/** A place in the grid: rows are people, columns are facts, both counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that PageUp and PageDown jump over. */
  readonly page: number;
}

interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
}

const clamp = (value: number, longest: number): number => Math.max(0, Math.min(longest - 1, value));

/** The nearest place inside the grid. */
export const inside = (place: Place, size: GridSize): Place => ({
  row: clamp(place.row, size.rows),
  column: clamp(place.column, size.columns),
});

const step: Readonly<Record<string, (size: GridSize) => Place>> = {
  ArrowUp: () => ({ row: -1, column: 0 }),
  ArrowDown: () => ({ row: 1, column: 0 }),
  ArrowLeft: () => ({ row: 0, column: -1 }),
  ArrowRight: () => ({ row: 0, column: 1 }),
  PageUp: (size) => ({ row: -size.page, column: 0 }),
  PageDown: (size) => ({ row: size.page, column: 0 }),
};

/** Where a key leads, as in a spreadsheet; null for a key that does not move. With Ctrl, arrows go to the edge. */
export function placeAfter(place: Place, pressed: Pressed, size: GridSize): Place | null {
  if (pressed.key === 'Home') return inside({ row: pressed.ctrlKey ? 0 : place.row, column: 0 }, size);
  if (pressed.key === 'End') {
    return inside({ row: pressed.ctrlKey ? size.rows : place.row, column: size.columns }, size);
  }
  const by = step[pressed.key]?.(size);
  if (by === undefined) return null;
  const far = pressed.ctrlKey ? Math.max(size.rows, size.columns) : 1;
  return inside({ row: place.row + by.row * far, column: place.column + by.column * far }, size);
}
