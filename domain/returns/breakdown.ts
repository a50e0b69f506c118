import type { CodeAndLabel, PeopleTable, ReturnPerson } from './shapes.ts';

/** The row of everyone whose value is not stated, people without agreement to share included. */
export const notStated = 'not-stated';

/** A 0 must not be read as nobody where it only says nobody of whom it is known. */
export const agreementNote =
  'People who have not agreed to evaluation are counted as not stated, so a 0 means nobody among those who agreed.';
export const everyone: CodeAndLabel = { code: 'all', label: 'All people' };

export interface Breakdown {
  readonly code: string;
  readonly title: string;
  readonly rowLabel: string;
  readonly categories: readonly CodeAndLabel[];
  readonly people: readonly ReturnPerson[];
  readonly columns: readonly (CodeAndLabel & { readonly place: (person: ReturnPerson) => string | null })[];
  readonly notStatedLabel?: string;
  readonly notes?: readonly string[];
}

/** A table in which each person stands in one row of each column; whoever has no row, or no agreement, is not stated. */
export function breakdown(parts: Breakdown): PeopleTable {
  const { code, title, rowLabel, columns, people, categories } = parts;
  const known = new Set(categories.map((category) => category.code));
  const rowOf = (person: ReturnPerson, place: (person: ReturnPerson) => string | null) => {
    const row = person.agreed ? place(person) : null;
    return row !== null && known.has(row) ? row : notStated;
  };
  const placed = columns.map((column) => people.map((person) => rowOf(person, column.place)));
  const rows = [
    ...categories.filter((category) => category.code !== notStated),
    { code: notStated, label: parts.notStatedLabel ?? 'Not stated' },
  ];
  return {
    about: 'people',
    code,
    title,
    rowLabel,
    columns: columns.map((column) => ({ code: column.code, label: column.label })),
    rows: [
      ...rows.map((row) => ({
        code: row.code,
        label: row.label,
        cells: placed.map((column) => column.filter((place) => place === row.code).length),
      })),
      { ...everyone, cells: columns.map(() => people.length) },
    ],
    baseRow: everyone.code,
    notes: [agreementNote, ...(parts.notes ?? [])],
  };
}
