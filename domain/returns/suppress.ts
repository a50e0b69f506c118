import { notStated } from './breakdown.ts';
import type { PeopleTable, PracticeTable, ReturnTable } from './shapes.ts';

/**
 * Presentation rules for counts of people, by name and version. They are primary protection only: each cell on its own.
 * By itself that protects nobody (10 and a symbol with a total of 10 leave 1 to 4), so whatever they produce is marked
 * not for release until complementary protection has been added and attacked.
 */

export const returnRuleCodes = ['nhs-2018', 'public'] as const;
export type ReturnRuleCode = (typeof returnRuleCodes)[number];

export interface ReturnRule {
  readonly code: ReturnRuleCode;
  readonly version: string;
  readonly label: string;
  readonly description: string;
  /** Stands for every hidden figure, whatever the reason for hiding it. */
  readonly symbol: '*' | '[c]';
  /** Counts from 1 to this one are hidden. */
  readonly hiddenUpTo: number;
  readonly roundTo: number;
  /** A percentage needs at least this published count below the line. */
  readonly smallestBase: number;
  /** Whether categories are joined into coarser ones. */
  readonly coarse: boolean;
  /** Whether a figure that holds for everybody in its group is hidden: it tells something of each of them. */
  readonly hidesWholeGroups: boolean;
}

/** Thresholds: board paper of January 2023, appendix 1, after the NHS change of method of September 2018. */
export const returnRules: Readonly<Record<ReturnRuleCode, ReturnRule>> = {
  'nhs-2018': {
    code: 'nhs-2018',
    version: '2018-09',
    label: 'NHS 2018',
    description: 'Zero stays zero, 1 to 7 are shown as *, other counts are rounded to the nearest 5.',
    symbol: '*',
    hiddenUpTo: 7,
    roundTo: 5,
    smallestBase: 10,
    coarse: false,
    hidesWholeGroups: false,
  },
  public: {
    code: 'public',
    version: '1',
    label: 'Public',
    description:
      'Zero stays zero, 1 to 7 and what holds for everybody are shown as [c], other counts are rounded to the nearest 5, percentages only on 10 or more, coarser categories.',
    symbol: '[c]',
    hiddenUpTo: 7,
    roundTo: 5,
    smallestBase: 10,
    coarse: true,
    hidesWholeGroups: true,
  },
};

/** A figure as it may be seen: a number, the rule's symbol, or (for practice, which is not about people) a word. */
export type PublishedCell = number | string;

/** A count of people as the rule shows it. Throws a RangeError for anything but a whole number from 0. */
export function protectCount(code: ReturnRuleCode, count: number): PublishedCell {
  const rule = returnRules[code];
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('A count of people is a whole number from 0.');
  if (count === 0) return 0;
  if (count <= rule.hiddenUpTo) return rule.symbol;
  return Math.floor((count + rule.roundTo / 2) / rule.roundTo) * rule.roundTo;
}

/** Whole percent of two published counts, never of the true ones; the symbol when either is hidden or the base is small. */
export function protectPercentage(code: ReturnRuleCode, part: number, whole: number): PublishedCell {
  const rule = returnRules[code];
  const [published, base] = [protectCount(code, part), protectCount(code, whole)];
  if (typeof published !== 'number' || typeof base !== 'number' || base < rule.smallestBase) return rule.symbol;
  return Math.floor((200 * published + base) / (2 * base));
}

export interface PublishedTable {
  readonly code: string;
  readonly title: string;
  readonly rowLabel: string;
  readonly columns: readonly { readonly code: string; readonly label: string }[];
  readonly rows: readonly { readonly code: string; readonly label: string; readonly cells: readonly PublishedCell[] }[];
  readonly notes: readonly string[];
}

/** A table as the rule shows it: every count, totals and subtotals included, and percentages where the table has a base. */
export const protectTable = (code: ReturnRuleCode, table: ReturnTable): PublishedTable =>
  table.about === 'people' ? protectPeople(code, table) : publishPractice(table);

/** Rows that say nothing of a person when they hold for everybody: what nobody stated, and why people are there at all. */
const tellsNothing = (table: PeopleTable, row: PeopleTable['rows'][number]): boolean =>
  row.code === notStated || table.code === 'eligibility';

/** Whether everybody in the group has what the row says, so that the figure tells it of each of them. */
function isWholeGroup(
  table: PeopleTable,
  row: PeopleTable['rows'][number],
  base: PeopleTable['rows'][number] | undefined,
  at: number,
): boolean {
  if (base === undefined || row.code === base.code || tellsNothing(table, row)) return false;
  const count = row.cells[at] ?? 0;
  return count > 0 && count === base.cells[at];
}

function protectPeople(code: ReturnRuleCode, table: PeopleTable): PublishedTable {
  const { title, rowLabel, notes } = table;
  const base = table.rows.find((row) => row.code === table.baseRow);
  const percentColumns = base
    ? table.columns.map((column) => ({
        code: `${column.code}-percent`,
        label: `${column.label}, % of published total`,
      }))
    : [];
  const { symbol, hidesWholeGroups } = returnRules[code];
  const rows = table.rows.map((row) => {
    const discloses = (at: number): boolean => hidesWholeGroups && isWholeGroup(table, row, base, at);
    const counts = row.cells.map((cell, at) => (discloses(at) ? symbol : protectCount(code, cell)));
    const percent = (cell: number, at: number): PublishedCell =>
      discloses(at) ? symbol : protectPercentage(code, cell, base?.cells[at] ?? 0);
    return { code: row.code, label: row.label, cells: [...counts, ...(base ? row.cells.map(percent) : [])] };
  });
  return {
    code: table.code,
    title,
    rowLabel,
    columns: [...table.columns, ...percentColumns],
    rows,
    notes: [...notes, cellNote(code)],
  };
}

const publishPractice = ({ code, title, rowLabel, columns, rows, notes }: PracticeTable): PublishedTable => ({
  code,
  title,
  rowLabel,
  columns,
  rows,
  notes,
});

const cellNote = (code: ReturnRuleCode): string =>
  `${returnRules[code].label} rule: ${returnRules[code].description} Each figure is treated on its own, so totals may differ from the sum of their parts.`;

/** A cell for the screen of those who may see the true count beside what a reader would see. */
export interface PreviewCell {
  readonly shown: string;
  /** The true count; null for percentages and for figures about practice. */
  readonly count: number | null;
  readonly hidden: boolean;
}

/** The published table with the count behind each cell, row by row. */
export function previewCells(code: ReturnRuleCode, table: ReturnTable): PreviewCell[][] {
  const { symbol } = returnRules[code];
  const counts = table.about === 'people' ? table.rows.map((row) => row.cells) : [];
  return protectTable(code, table).rows.map((row, rowAt) =>
    row.cells.map((cell, at) => ({
      shown: String(cell),
      count: counts[rowAt]?.[at] ?? null,
      hidden: table.about === 'people' && cell === symbol,
    })),
  );
}
