import type { Place } from './grid-moves.ts';

/** A block of cells from one corner to the other, both included. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The block between where a selection began and where it has come to. */
export const blockOf = (anchor: Place, at: Place): Block => ({
  top: Math.min(anchor.row, at.row),
  bottom: Math.max(anchor.row, at.row),
  left: Math.min(anchor.column, at.column),
  right: Math.max(anchor.column, at.column),
});

export const isOneCell = ({ top, bottom, left, right }: Block): boolean => top === bottom && left === right;

export const placesIn = ({ top, bottom, left, right }: Block): Place[] =>
  Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (_, across) => ({ row: top + down, column: left + across })),
  ).flat();

/**
 * What filling down copies: from the first row of the block to each row below it, or from the row above where the block is
 * one row. Empty at the top of the grid.
 */
export function fillsDown(block: Block): { from: Place; to: Place }[] {
  const source = block.top === block.bottom ? block.top - 1 : block.top;
  if (source < 0) return [];
  return placesIn({ ...block, top: source + 1 }).map((to) => ({ from: { row: source, column: to.column }, to }));
}
