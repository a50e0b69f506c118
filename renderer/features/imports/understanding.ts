import type { InputOf, OutputOf } from '../../../domain/contract.ts';

type Looked = OutputOf<'imports.look'>;
export type KeptChoices = InputOf<'imports.keepMapping'>['choices'];

export interface ColumnDates {
  readonly order: 'day-first' | 'month-first' | null;
  readonly monthMeans: 'month-and-year' | 'month-and-day' | null;
}

export interface Meaning {
  readonly column: number;
  readonly said: string;
  readonly code: string;
}

/** What somebody has said about the columns of a file. */
export interface Understanding {
  readonly mapping: readonly (string | null)[];
  readonly needMeans: 'suspected' | 'disclosed';
  readonly dates: readonly ColumnDates[];
  readonly meanings: readonly Meaning[];
}

export const nothingUnderstood: Understanding = { mapping: [], needMeans: 'suspected', dates: [], meanings: [] };

/** What is taken over from looking at a file: each column as it was recognised, each order of dates that its column proves. */
export const recognised = ({ columns }: Looked): Understanding => ({
  mapping: columns.map(({ suggested }) => suggested),
  needMeans: 'suspected',
  dates: columns.map(({ dates }) => ({ order: dates.order, monthMeans: null })),
  meanings: [],
});

/** What was kept for the same headings, on top of what the columns of this file prove. */
export const asKept = (looked: Looked, { columns, needMeans }: KeptChoices): Understanding => ({
  mapping: columns.map(({ field }) => field),
  needMeans,
  dates: looked.columns.map(({ dates }, at) => ({
    order: dates.order ?? columns[at]?.dates?.order ?? null,
    monthMeans: columns[at]?.dates?.monthMeans ?? null,
  })),
  meanings: columns.flatMap(({ meanings }, column) => meanings.map((one) => ({ column, ...one }))),
});

/** The same for keeping: by heading, with nothing of any cell but words that were said to mean a code. */
export const toKeep = (looked: Looked, { mapping, needMeans, dates, meanings }: Understanding): KeptChoices => ({
  needMeans,
  columns: looked.columns.map(({ heading }, at) => ({
    heading,
    field: mapping[at] ?? null,
    dates: dates[at] ?? null,
    meanings: meanings.filter(({ column }) => column === at).map(({ said, code }) => ({ said, code })),
  })),
});

const holdsDates = (field: string | null | undefined): boolean =>
  field != null && (/^(birth-date|joined-on|left-on|goal-on)$/.test(field) || /^need:[^:]+:\w+On$/.test(field));

/** One thing that has to be said about the dates of a column before they can be read. */
export interface DateQuestion {
  readonly at: number;
  readonly kind: 'order' | 'month';
  /** A date of the column as it stands there. */
  readonly example: string;
  /** Whether somebody has to answer: the column itself does not say. */
  readonly isOpen: boolean;
  /** A date of the column that can only be read in one way. */
  readonly proof: string | null;
}

/** What the dates of this file leave open, and what they show by themselves. */
export function dateQuestions(looked: Looked, { mapping, dates }: Understanding): DateQuestion[] {
  return looked.columns.flatMap(({ dates: shown }, at): DateQuestion[] => {
    if (!holdsDates(mapping[at])) return [];
    const said = dates[at];
    const isBoth = shown.dayFirst !== null && shown.monthFirst !== null;
    const example = shown.either ?? (isBoth ? shown.dayFirst : null);
    const order: DateQuestion[] =
      example === null
        ? []
        : [
            {
              ...{ at, kind: 'order', example, isOpen: said?.order == null },
              proof: isBoth ? null : (shown.dayFirst ?? shown.monthFirst),
            },
          ];
    const { monthAndTwo } = shown;
    const month: DateQuestion[] =
      monthAndTwo === null
        ? []
        : [{ at, kind: 'month', example: monthAndTwo, isOpen: said?.monthMeans == null, proof: null }];
    return [...order, ...month];
  });
}
