import { foldForSearch } from '../search.ts';
import { readAnswer } from './cells.ts';
import { type KnownNeed, knownHeadings } from './headings.ts';

type Cells = readonly string[];

const filled = (cells: Cells): number[] => cells.flatMap((cell, at) => (cell.trim() === '' ? [] : [at]));

/** A heading that stands over several columns is one cell, merged or not, with nothing beside it: it counts until the next. */
function spread(groups: Cells, columns: number): string[] {
  let last = '';
  return Array.from({ length: columns }, (_, at) => {
    const own = (groups[at] ?? '').trim();
    if (own !== '') last = own;
    return last;
  });
}

/** Two rows of headings as one: "Needs" over "Housing" is "Needs: Housing", and one that stands alone stays as it is. */
export function joinHeadings(upper: Cells, lower: Cells): string[] {
  const columns = Math.max(upper.length, lower.length);
  const groups = spread(upper, columns);
  return groups.map((group, at) => {
    const own = (lower[at] ?? '').trim();
    if (own === '') return (upper[at] ?? '').trim();
    return group === '' || foldForSearch(group) === foldForSearch(own) ? own : `${group}: ${own}`;
  });
}

/** Whether cells could be headings: words, and no answers, numbers or dates. */
const looksLikeHeadings = (cells: Cells): boolean =>
  cells.every((cell) => !/\d/.test(cell) && (cell.trim() === '' || readAnswer(cell) === undefined));

/** Whether a row could be groups over headings: several cells, or one that is not the title at the very left, with room beside it. */
function looksLikeGroups(upper: Cells, lower: Cells): boolean {
  const groups = filled(upper);
  if (groups.length === 0 || !looksLikeHeadings(upper)) return false;
  const isTitle = groups.length === 1 && groups[0] === filled(lower)[0];
  const standsOverSeveral = groups.some(
    (at) => (upper[at + 1] ?? '').trim() === '' && (lower[at + 1] ?? '').trim() !== '',
  );
  return !isTitle && standsOverSeveral;
}

export interface SecondRow {
  /** The lower of the two rows, counted from 1. */
  readonly headingRow: number;
  /** How one of the headings would read. */
  readonly example: string;
}

const exampleOf = (upper: Cells, lower: Cells): string =>
  joinHeadings(upper, lower).find((heading) => heading.includes(': ')) ?? joinHeadings(upper, lower)[0] ?? '';

/** Where the row above the headings, or the one below, seems to hold headings as well; null where neither does. `headingRow` counts from 1. */
export function secondHeadingRow(
  rows: readonly Cells[],
  headingRow: number,
  needs: readonly KnownNeed[],
): SecondRow | null {
  const [above, main = [], below = []] = [rows[headingRow - 2], rows[headingRow - 1], rows[headingRow]];
  if (above !== undefined && looksLikeGroups(above, main)) return { headingRow, example: exampleOf(above, main) };
  const gaps = filled(below).some((at) => (main[at] ?? '').trim() === '');
  if (gaps && looksLikeHeadings(below) && knownHeadings(below, needs) > 0)
    return { headingRow: headingRow + 1, example: exampleOf(main, below) };
  return null;
}
